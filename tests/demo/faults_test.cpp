// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/demo_client.h"

namespace trowel::test {
namespace {

constexpr const char *Pattern = "POST /api/2.0/workspace/mkdirs";

/// What the client must see of a fault; the same before and after the execution.
struct Expectation
{
    const char *words; // kind and options
    int status;        // 0: no answer
    const char *contains;
    bool complete;
};

void PrintTo(const Expectation &expectation, std::ostream *out)
{
    *out << expectation.words;
}

class Faults : public DemoTest, public testing::WithParamInterface<Expectation>
{
protected:
    /// Asks for a new folder while the fault is in force, once before and once after the execution.
    RawReply strike(const char *when)
    {
        const QStringList options = QString::fromLatin1(GetParam().words).split(QLatin1Char(' '));
        QString problem;
        const auto fault = demo::Fault::fromWords(QStringList{QLatin1String(Pattern)} + options +
                                                      QStringList{QLatin1String(when), QStringLiteral("times=1")},
                                                  &problem);
        EXPECT_TRUE(fault) << qPrintable(problem);
        demo.workspace()->addFault(*fault);
        return call("POST", "/api/2.0/workspace/mkdirs", {{QStringLiteral("path"), folder(when)}});
    }
    static QString folder(const char *when) { return QStringLiteral("/Shared/") + QLatin1String(when); }
    bool made(const char *when) { return demo.workspace()->workspaceContent(folder(when)).has_value(); }
};

TEST_P(Faults, strikeBeforeAndAfterTheExecution)
{
    for (const char *when : {"before", "after"}) {
        const RawReply reply = strike(when);
        EXPECT_EQ(reply.status, GetParam().status) << when;
        EXPECT_EQ(reply.complete, GetParam().complete) << when;
        EXPECT_TRUE(reply.body.contains(GetParam().contains)) << when << reply.body.constData();
        EXPECT_EQ(made(when), QByteArray(when) == "after") << when;
    }
    const demo::CallCount count = demo.workspace()->calls(Pattern);
    EXPECT_EQ(count.arrived, 2);
    EXPECT_EQ(count.faulted, 2);
    EXPECT_EQ(count.executed, 1);
    EXPECT_EQ(call("POST", "/api/2.0/workspace/mkdirs", object(R"({"path":"/Shared/calm"})")).status, 200)
        << "the fault was to strike once";
}

INSTANTIATE_TEST_SUITE_P(Kinds, Faults,
                         testing::Values(Expectation{"reset", 0, "", false}, Expectation{"close", 0, "", false},
                                         Expectation{"truncate", 200, "{", false},
                                         Expectation{"drip interval=1", 200, "{}", true},
                                         Expectation{"invalid-json", 200, "\"name\":", true},
                                         Expectation{"html", 200, "<!doctype html>", true},
                                         Expectation{"status=401", 401, "\"error_code\":401", true},
                                         Expectation{"bad-token", 403, "Invalid access token.", true},
                                         Expectation{"status=429", 429, "REQUEST_LIMIT_EXCEEDED", true},
                                         Expectation{"status=500", 500, "INTERNAL_ERROR", true},
                                         Expectation{"status=503 body=down", 503, "down", true}));

class FaultSwitch : public DemoTest
{
protected:
    RawReply add(const char *json) { return call("POST", "/__demo/fault", object(json)); }
    static constexpr const char *Me = "/api/2.0/preview/scim/v2/Me";
};

TEST_F(FaultSwitch, hangsUntilTheClientLeaves)
{
    add(R"({"pattern":"GET *","kind":"hang","times":1})");
    RawClient client(demo.url());
    client.send(request("GET", Me, "admin"));
    EXPECT_TRUE(client.staysSilent(100));
    EXPECT_EQ(get(Me).status, 200);
}

TEST_F(FaultSwitch, resetIsAReset)
{
    add(R"({"pattern":"* /api/*","kind":"reset"})");
    QTcpSocket socket;
    socket.connectToHost(demo.url().host(), quint16(demo.url().port()));
    socket.write(request("GET", Me, "admin"));
    QString words;
    QObject::connect(&socket, &QTcpSocket::errorOccurred, &socket, [&] { words = socket.errorString(); });
    socket.waitForReadyRead(5000);
    EXPECT_TRUE(words.contains(QLatin1String("reset"), Qt::CaseInsensitive) ||
                socket.error() == QAbstractSocket::RemoteHostClosedError)
        << qPrintable(words);
    EXPECT_EQ(socket.state(), QAbstractSocket::UnconnectedState);
}

TEST_F(FaultSwitch, letsSomeCallsPassAndStrikesSomeTimes)
{
    add(R"({"pattern":"GET /api/2.0/preview/*","kind":"status","status":500,"offset":1,"times":2})");
    QList<int> seen;
    for (int i = 0; i < 5; ++i)
        seen.append(get(Me).status);
    EXPECT_EQ(seen, (QList<int>{200, 500, 500, 200, 200}));
    EXPECT_EQ(get("/api/2.0/sql/warehouses").status, 200);
}

TEST_F(FaultSwitch, canLeaveOutRetryAfter)
{
    add(R"({"pattern":"GET *","kind":"status","status":429,"times":1,"retry-after":7})");
    EXPECT_EQ(get(Me).headers.value("retry-after"), "7");
    add(R"({"pattern":"GET *","kind":"status","status":429,"times":1,"retry-after":"none"})");
    const RawReply bare = get(Me);
    EXPECT_EQ(bare.status, 429);
    EXPECT_FALSE(bare.headers.contains("retry-after"));
}

TEST_F(FaultSwitch, listsForgetsAndRefuses)
{
    EXPECT_EQ(add(R"({"pattern":"GET *","kind":"status","status":503})").status, 200);
    EXPECT_EQ(get("/__demo/fault").json()[QLatin1String("faults")].toArray().size(), 1);
    call("DELETE", "/__demo/fault");
    EXPECT_EQ(get(Me).status, 200);
    EXPECT_EQ(add(R"({"pattern":"GET *","kind":"explode"})").status, 400);
    EXPECT_EQ(add(R"({"kind":"reset"})").status, 400);
    EXPECT_EQ(add(R"({"pattern":"GET *","kind":"status","status":9})").status, 400);
}

} // namespace
} // namespace trowel::test
