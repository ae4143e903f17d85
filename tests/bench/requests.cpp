// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demo_thread.h"
#include "core/http/paging.h"
#include "core/services/warehouse_json.h"
#include "core/services/warehouses.h"
#include "tests/bench/cases.h"
#include "tests/bench/stack.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <array>

namespace trowel::bench {

namespace {

const QString PerSecond = QStringLiteral("req/s");

// Every call is a different one, or the queue would send a single request for identical reads in flight.
QString nth(int n)
{
    return QString::number(n);
}

double throughStack(const DemoThread &demo, int count, int parallel, int *failed)
{
    Stack stack(demo.url(), demo.token(), Stack::Limit::None);
    QObject context;
    const auto send = [&](int n, std::function<void(bool)> done) {
        stack.api()
            .get(Route::Permissions, {QStringLiteral("warehouses"), QStringLiteral("none")},
                 {{QStringLiteral("n"), nth(n)}})
            .onDone(&context, [done](const Result<Response> &answer) {
                done(answer || answer.error().kind == Error::Kind::NotFound);
            });
    };
    *failed += runAll(parallel * 10, parallel, send); // connections are made, caches are warm
    const double ms = milliseconds([&] { *failed += runAll(count, parallel, send); });
    return count * 1000.0 / ms;
}

double bare(const DemoThread &demo, int count, int parallel)
{
    // As many managers as the stack has: one stops at six connections.
    std::array<QNetworkAccessManager, size_t(ExecutorLimits().managers)> managers;
    const auto send = [&](int n, std::function<void(bool)> done) {
        QUrl url = demo.url();
        url.setPath(QStringLiteral("/api/2.0/permissions/warehouses/none"));
        url.setQuery(QStringLiteral("n=") + nth(n));
        QNetworkRequest request(url);
        request.setRawHeader("Authorization", "Bearer " + demo.token());
        QNetworkReply *reply = managers[size_t(n) % managers.size()].get(request);
        QObject::connect(reply, &QNetworkReply::finished, reply, [reply, done] {
            reply->readAll();
            reply->deleteLater();
            done(true);
        });
    };
    runAll(parallel * 10, parallel, send);
    return count * 1000.0 / milliseconds([&] { runAll(count, parallel, send); });
}

void compare(Report &report, int latency, int parallel)
{
    DemoThread demo({.ratePerSecond = 0, .latency = std::chrono::milliseconds(latency)});
    if (!demo.start())
        return report.note(demo.errorString());
    const int count = latency == 0 ? 6000 : std::min(3000, parallel * 3000 / latency);
    // In turns, the better of three each: the machine's other work meets both.
    double ours = 0;
    double theirs = 0;
    int failed = 0;
    for (int i = 0; i < 3; ++i) {
        theirs = std::max(theirs, bare(demo, count, parallel));
        ours = std::max(ours, throughStack(demo, count, parallel, &failed));
    }
    const QString what = QStringLiteral("%1 ms latency, %2 at once: ").arg(latency).arg(parallel);
    report.measured(what + QStringLiteral("bare QNetworkAccessManager"), theirs, PerSecond);
    report.measured(what + QStringLiteral("whole stack"), ours, PerSecond);
    report.atMost(what + QStringLiteral("overhead"), 100 * (theirs / ours - 1), QStringLiteral("%"), 10);
    if (failed > 0)
        report.note(QStringLiteral("%1 calls failed").arg(failed));
}

} // namespace

void overhead(Report &report)
{
    report.section(QStringLiteral("Requests through the whole stack, without a rate limit"));
    for (const int latency : {0, 20, 100}) {
        for (const int parallel : {1, 6, 16})
            compare(report, latency, parallel);
    }
}

void rate(Report &report)
{
    constexpr int Count = 3000;
    report.section(QStringLiteral("%1 calls under 30 a second, against a server whose bucket is 30").arg(Count));
    DemoThread demo;
    if (!demo.start())
        return report.note(demo.errorString());
    Stack stack(demo.url(), demo.token(), Stack::Limit::AsInTheProgram);
    QObject context;
    int failed = 0;
    const double ms = milliseconds([&] {
        failed = runAll(Count, 100, [&](int n, std::function<void(bool)> done) {
            stack.api()
                .get(Route::Warehouses, {}, {{QStringLiteral("n"), nth(n)}})
                .onDone(&context, [done](const Result<Response> &answer) { done(answer.has_value()); });
        });
    });
    report.atLeast(QStringLiteral("share of the limit that is used"), 100 * Count / (ms / 1000) / 30,
                   QStringLiteral("%"), 99);
    report.atMost(QStringLiteral("refused with 429"), demo.workspace()->totalCalls().throttled, QStringLiteral("calls"),
                  0);
    report.atMost(QStringLiteral("failed"), failed, QStringLiteral("calls"), 0);
    report.measured(QStringLiteral("most in one second, as the server saw it"),
                    demo.workspace()->peakRequestsPerSecond(), QStringLiteral("calls"));
}

void pages(Report &report)
{
    constexpr int Count = 10'000;
    report.section(QStringLiteral("A list of %L1 objects, page by page").arg(Count));
    DemoThread demo({.extraWarehouses = Count});
    if (!demo.start())
        return report.note(demo.errorString());
    Stack stack(demo.url(), demo.token(), Stack::Limit::AsInTheProgram);
    QObject context;
    QEventLoop loop;
    ListEnd end;
    double firstRows = 0;
    const auto begin = std::chrono::steady_clock::now();
    const auto elapsed = [begin] {
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
    };
    fetchPages<WarehouseRow>(stack.api(), Route::Warehouses, {}, {}, tokenPages(), readWarehouses,
                             [&](const QList<WarehouseRow> &) { firstRows = firstRows > 0 ? firstRows : elapsed(); })
        .onDone(&context, [&](const Result<ListEnd> &result) {
            if (result)
                end = *result;
            else
                report.note(QStringLiteral("The list failed: ") + result.error().message);
            loop.quit();
        });
    loop.exec();
    const double ms = elapsed();
    if (end.pages == 0)
        return;
    report.measured(QStringLiteral("objects"), double(end.count), QStringLiteral("rows"));
    report.measured(QStringLiteral("pages"), end.pages, QStringLiteral("calls"));
    report.measured(QStringLiteral("first rows after"), firstRows, QStringLiteral("ms"));
    // The first one leaves at once; the others are a thirtieth of a second apart.
    report.atMost(QStringLiteral("time against that many requests at 30 a second"),
                  ms / (1000.0 * std::max(1, end.pages) / 30), QStringLiteral("times"), 1.05);
}

} // namespace trowel::bench
