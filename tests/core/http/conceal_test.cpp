// SPDX-License-Identifier: GPL-3.0-or-later
// A server that quotes what it was sent: neither the error nor any record of the call shows it.
#include "core/http/api_client.h"
#include "tests/support/mean_server.h"
#include "tests/support/problem.h"
#include "tests/support/test_queue.h"

#include <gtest/gtest.h>

using namespace trowel;
using namespace Qt::StringLiterals;

namespace {

const QString kSecret = u"c4n\"ary wörd"_s;

struct Conceal : testing::Test
{
    // Answers everything with these bytes, after an answer that says what was sent in them.
    Result<Response> send(int status, const QByteArray &answer)
    {
        MeanServer server([&](QTcpSocket *socket, const QByteArray &) {
            socket->write(MeanServer::reply(status, answer, "Content-Type: application/json\r\n"));
        });
        TestQueue queue(server.url());
        Request request;
        request.verb = Verb::Post;
        request.route = Route::Secrets;
        request.path = {u"put"_s};
        request.body = "{}";
        request.conceal = {kSecret};
        std::optional<Result<Response>> result;
        ApiClient(queue.queue).send(request).always([&](const Result<Response> &r) { result = r; }).detach();
        EXPECT_TRUE(queue.until([&] { return result.has_value(); }, std::chrono::milliseconds(5)));
        seen = queue.last.answer + (queue.last.error ? queue.last.error->message : QString()) +
               queue.last.history.join(u'\n');
        for (const AuditOutcome &outcome : queue.audit.outcomes)
            seen += outcome.detail;
        return result.value_or(failure(Error::Kind::Internal, {}));
    }
    QString seen;
};

} // namespace

TEST_F(Conceal, ErrorsThatQuoteLoseTheQuotation)
{
    const char *bodies[] = {
        R"({"error_code":"MALFORMED_REQUEST","message":"cannot read 'c4n\"ary w\u00f6rd' here"})",
        "{\"error_code\":\"MALFORMED_REQUEST\",\"message\":\"cannot read 'c4n\\\"ary w\xc3\xb6rd' here\"}",
        "BAD_REQUEST: cannot read c4n\"ary w\xc3\xb6rd here",
        "<html><pre>cannot read c4n\"ary w\xc3\xb6rd here</pre></html>",
    };
    for (const char *body : bodies) {
        const Error error = problem(send(400, body));
        EXPECT_EQ(error.httpStatus, 400) << body;
        EXPECT_TRUE(error.message.contains(u"(hidden)"_s)) << error.message.toStdString();
        EXPECT_FALSE(error.message.contains(u"c4n"_s)) << error.message.toStdString();
        EXPECT_FALSE(seen.contains(u"c4n"_s)) << seen.toStdString();
    }
}

TEST_F(Conceal, AnswersThatQuoteAreRecordedWithoutIt)
{
    const auto answer = send(200, R"({"echo":"c4n\"ary w\u00f6rd","plain":"x"})");
    ASSERT_TRUE(answer.has_value());
    EXPECT_FALSE(seen.contains(u"c4n"_s)) << "whatever the spelling: " << seen.toStdString();
    const auto echoed = send(200, "{\"echo\":\"c4n\\\"ary w\xc3\xb6rd\"}");
    ASSERT_TRUE(echoed.has_value());
    EXPECT_EQ(echoed->body, "{\"echo\":\"(hidden)\"}");
    EXPECT_FALSE(seen.contains(u"c4n"_s)) << seen.toStdString();
}

TEST(ConcealedWords, ShortTextsStay)
{
    Request request;
    request.conceal = {u"a"_s, QString(), u"long enough"_s};
    EXPECT_EQ(request.concealed(u"a banana is long enough"_s), u"a banana is (hidden)"_s);
    EXPECT_EQ(request.concealed(QByteArray("a banana is long enough")), "a banana is (hidden)");
}
