// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/pagination.h"
#include "tests/support/mean_server.h"
#include "tests/support/test_queue.h"

#include <gtest/gtest.h>

using namespace trowel;
using namespace std::chrono_literals;

namespace {

struct Pages
{
    explicit Pages(QByteArrayList bodies)
        : server([bodies = std::move(bodies)](QTcpSocket *socket, const QByteArray &) mutable {
            socket->write(MeanServer::reply(200, bodies.size() > 1 ? bodies.takeFirst() : bodies.first()));
        })
        , test(server.url())
    {
    }

    Result<ListEnd> fetch(Paging paging, Request first = {})
    {
        first.route = Route::Warehouses;
        std::optional<Result<ListEnd>> end;
        const PageParser<qint64> parse = [](const JsonReader &page) {
            QList<qint64> found;
            for (const char *key : {"rows", "Resources"})
                page.forEach(QLatin1String(key),
                             [&](const JsonReader &row) { found.append(row.integer(QLatin1String("id"))); });
            return found;
        };
        fetchPages<qint64>(ApiClient(test.queue), first, std::move(paging), parse, [this](const QList<qint64> &more) {
            rows += more;
        }).onDone(&context, [&](Result<ListEnd> result) { end = std::move(result); });
        EXPECT_TRUE(test.until([&] { return end.has_value(); }, 40ms));
        return end.value_or(failure(Error::Kind::Internal, QStringLiteral("still waiting")));
    }
    QByteArray line(int i) const { return server.requests().value(i).split('\r').value(0); }

    MeanServer server;
    TestQueue test;
    QObject context;
    QList<qint64> rows;
};

} // namespace

TEST(Pagination, TokensWithAnEmptyPageAndTheSameParameters)
{
    Pages pages({R"({"rows":[{"id":1}],"next_page_token":"a+/="})", R"({"next_page_token":"b"})",
                 R"({"rows":[{"id":9223372036854775807}],"next_page_token":""})"});
    Request first;
    first.query = {{QStringLiteral("page_size"), QStringLiteral("1")}};
    const auto end = pages.fetch(tokenPages(), first);
    ASSERT_TRUE(end.has_value());
    EXPECT_EQ(end->count, 2);
    EXPECT_EQ(end->pages, 3);
    EXPECT_TRUE(end->complete);
    EXPECT_EQ(pages.rows, (QList<qint64>{1, 9223372036854775807}));
    EXPECT_TRUE(pages.line(1).contains("?page_size=1&page_token=a%2B%2F%3D ")) << pages.line(1).constData();
    EXPECT_TRUE(pages.line(2).contains("?page_size=1&page_token=b "));
}

TEST(Pagination, EndsWhereThereIsNoMore)
{
    Pages pages({R"({"rows":[{"id":1}],"has_more":true,"next_page_token":"a"})",
                 R"({"rows":[{"id":2}],"next_page_token":"b"})"});
    EXPECT_EQ(pages
                  .fetch(tokenPages(QStringLiteral("page_token"), QStringLiteral("next_page_token"),
                                    QStringLiteral("has_more")))
                  ->pages,
              2);
}

TEST(Pagination, AServerThatRepeatsATokenIsNotFollowedForEver)
{
    Pages pages({R"({"rows":[{"id":1}],"next_page_token":"a"})"});
    EXPECT_EQ(pages.fetch(tokenPages()).error().kind, Error::Kind::BadReply);
    EXPECT_EQ(pages.server.requests().size(), 2);
}

TEST(Pagination, HonoursTheLimitOfPages)
{
    Pages pages({R"({"rows":[{"id":1}],"next_page_token":"a"})", R"({"rows":[{"id":2}],"next_page_token":"b"})"});
    Paging paging = tokenPages();
    paging.maxPages = 2;
    const auto end = pages.fetch(paging);
    ASSERT_TRUE(end.has_value());
    EXPECT_FALSE(end->complete);
    EXPECT_EQ(pages.rows.size(), 2);
}

TEST(Pagination, Scim)
{
    Pages pages({R"({"Resources":[{"id":"1"},{"id":"2"}],"totalResults":3})",
                 R"({"Resources":[{"id":"3"}],"totalResults":3})"});
    EXPECT_EQ(pages.fetch(scimPages(2))->count, 3);
    EXPECT_TRUE(pages.line(0).contains("startIndex=1&count=2"));
    EXPECT_TRUE(pages.line(1).contains("startIndex=3&count=2"));
    Pages silent({R"({"Resources":[{"id":"1"}]})", "{}"});
    EXPECT_EQ(silent.fetch(scimPages(2))->pages, 2);
}

TEST(Pagination, EventsAskedByPost)
{
    Pages pages({R"({"rows":[{"id":1}],"next_page":{"cluster_id":"c","offset":50}})",
                 R"({"rows":[{"id":2}],"next_page_token":"t"})", R"({"rows":[{"id":3}]})"});
    Request first;
    first.verb = Verb::Post;
    first.idempotent = true;
    first.body = R"({"cluster_id":"c"})";
    EXPECT_EQ(pages.fetch(eventPages(), first)->count, 3);
    EXPECT_TRUE(pages.server.requests().value(1).endsWith(R"({"cluster_id":"c","offset":50})"));
    EXPECT_TRUE(pages.server.requests().value(2).endsWith(R"({"cluster_id":"c","page_token":"t"})"));
}

TEST(Pagination, NumberedAndWhole)
{
    Pages numbered({R"({"rows":[{"id":1}],"count":3})"});
    EXPECT_EQ(numbered.fetch(numberedPages(2))->pages, 2);
    EXPECT_TRUE(numbered.line(1).contains("page=2&page_size=2"));
    Pages whole({R"({"rows":[{"id":1}],"next_page_token":"ignored"})"});
    EXPECT_EQ(whole.fetch(wholeList())->pages, 1);
}

TEST(Pagination, LargeAndWrongBodies)
{
    QByteArray large = R"({"rows":[{"id":1})";
    while (large.size() < 1'200'000)
        large += R"(,{"id":2})";
    Pages pages({large + "]}"});
    EXPECT_TRUE(pages.fetch(wholeList()).has_value());
    EXPECT_GT(pages.rows.size(), 100'000);
    Pages wrong({R"({"rows":[{"id":true}]})"});
    EXPECT_EQ(wrong.fetch(wholeList()).error().kind, Error::Kind::BadReply);
    EXPECT_TRUE(wrong.rows.isEmpty());
}
