// SPDX-License-Identifier: GPL-3.0-or-later
// Lists that are left halfway: nothing more is asked, nothing more is handed over.
#include "core/http/pagination.h"
#include "tests/support/mean_server.h"
#include "tests/support/test_queue.h"

#include <gtest/gtest.h>

using namespace trowel;
using namespace std::chrono_literals;

namespace {

QList<qint64> idsOf(const JsonReader &page)
{
    QList<qint64> ids;
    page.forEach(QLatin1String("rows"), [&](const JsonReader &row) { ids.append(row.integer(QLatin1String("id"))); });
    return ids;
}

// Every page names another one; the page of a given number is not answered before the test says so.
struct EndlessList
{
    explicit EndlessList(int holdFrom)
        : server([this, holdFrom](QTcpSocket *socket, const QByteArray &) {
            held = socket;
            if (++asked < holdFrom)
                answer();
        })
        , test(server.url())
    {
    }
    void answer()
    {
        const QByteArray n = QByteArray::number(asked);
        held->write(MeanServer::reply(200, R"({"rows":[{"id":)" + n + R"(}],"next_page_token":"t)" + n + "\"}"));
    }
    Task<ListEnd> fetch(PageSink<qint64> sink)
    {
        return fetchPages<qint64>(ApiClient(test.queue), Route::Warehouses, {}, {}, tokenPages(), idsOf,
                                  std::move(sink));
    }

    int asked = 0;
    QTcpSocket *held = nullptr;
    MeanServer server;
    TestQueue test;
    QList<qint64> rows;
};

} // namespace

TEST(PaginationCancel, HalfwayOnTheWire)
{
    EndlessList list(3);
    const auto task = list.fetch([&](const QList<qint64> &more) { list.rows += more; });
    ASSERT_TRUE(list.test.until([&] { return list.asked == 3; }, 40ms));
    task.cancel();
    EXPECT_TRUE(task.isSettled());
    EXPECT_EQ(list.rows, (QList<qint64>{1, 2}));
    list.answer();
    EXPECT_FALSE(QTest::qWaitFor([&] { return list.rows.size() > 2 || list.asked > 3; }, 150));
    EXPECT_EQ(list.test.queue.load().onWire, 0) << "cancelled down to the wire";
    EXPECT_EQ(list.test.queue.load().waiting, 0);
}

TEST(PaginationCancel, FromInsideTheSink)
{
    EndlessList list(100);
    std::optional<Task<ListEnd>> task;
    task = list.fetch([&](const QList<qint64> &more) {
        list.rows += more;
        if (list.rows.size() == 2)
            task->cancel();
    });
    ASSERT_TRUE(list.test.until([&] { return task->isSettled(); }, 40ms));
    EXPECT_FALSE(QTest::qWaitFor([&] { return list.rows.size() > 2 || list.asked > 2; }, 150));
    EXPECT_EQ(list.test.queue.load().waiting, 0) << "asked on after its end";
}

TEST(PaginationCancel, WhenItsPageIsClosed)
{
    EndlessList list(2);
    {
        QObject page;
        list.fetch([&](const QList<qint64> &more) { list.rows += more; }).onDone(&page, [](const Result<ListEnd> &) {});
        ASSERT_TRUE(list.test.until([&] { return list.asked == 2; }, 40ms));
    }
    EXPECT_EQ(list.test.last.state, RequestRecord::State::Cancelled);
    EXPECT_EQ(list.rows.size(), 1);
}
