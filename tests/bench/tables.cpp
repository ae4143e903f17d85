// SPDX-License-Identifier: GPL-3.0-or-later
// A million tables of one schema: from the pages of the server into rows, in the list and in the tree.
#include "core/auth/token_authenticator.h"
#include "core/http/audit_sink.h"
#include "core/http/network_factory.h"
#include "core/http/rate_limiter.h"
#include "core/services/unity_catalog_json.h"
#include "tests/bench/cases.h"
#include "ui/kinds/all_kinds.h"
#include "ui/model/kind.h"
#include "ui/model/navigator_model.h"
#include "ui/model/object_model.h"
#include "ui/model/session.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QScrollBar>
#include <QTableView>
#include <QTreeView>

#include <array>

namespace trowel::bench {

namespace {

using Row = CatalogObject;
using Store = RowStore<Row>;

constexpr int kTables = 1'000'000;
constexpr int kPage = 1000;
const QString kMs = QStringLiteral("ms");

// One page as a server sends it, without columns and properties as it is asked for.
QByteArray pageBody(int page)
{
    constexpr std::array Feeds{"gate_events", "yard_positions", "weighbridge", "reefer_temps", "driver_hours"};
    constexpr std::array Owners{"engineers", "operations", "ewan.mackay@haldenfreight.example", "data-science"};
    QByteArray body = R"({"tables":[)";
    for (int i = 0; i < kPage; ++i) {
        const int number = page * kPage + i;
        const QByteArray name = QByteArray(Feeds[size_t(number) % Feeds.size()]) + '_' + QByteArray::number(number);
        body += i ? "," : "";
        body += R"({"name":")" + name +
                R"(","catalog_name":"telematics","schema_name":"all","full_name":"telematics.all.)" + name +
                R"(","table_type":")" + (number % 7 ? "MANAGED" : "VIEW") +
                R"(","data_source_format":"DELTA","owner":")" + Owners[size_t(number) % Owners.size()] +
                R"(","comment":"Readings of one sensor","created_at":1700000000000,"updated_at":)" +
                QByteArray::number(1'700'000'000'000 + qint64(number) * 1000) + '}';
    }
    return body + "]}";
}

QList<Row> rowsOfPage(int page)
{
    const auto json = JsonReader::parse(pageBody(page));
    return json ? readCatalogObjects(*json, QLatin1String("tables"), SecurableKind::Table) : QList<Row>();
}

Task<ListEnd> listAll(const PageSink<Row> &sink)
{
    for (int page = 0; page < kTables / kPage; ++page)
        sink(rowsOfPage(page));
    return Task<ListEnd>::ready(ListEnd{.count = kTables, .pages = kTables / kPage});
}

std::shared_ptr<Store> makeStore()
{
    RowSource<Row> source;
    source.key = [](const Row &row) { return row.key(); };
    source.searchKey = &Row::searchKey;
    source.list = [](Lane, const PageSink<Row> &sink) { return listAll(sink); };
    auto store = std::make_shared<Store>(std::move(source));
    store->refresh();
    while (store->state() == ObjectStore::State::Loading)
        QCoreApplication::processEvents();
    return store;
}

const AnyKind &catalogs(const KindList &kinds)
{
    const auto found = std::find_if(kinds.begin(), kinds.end(),
                                    [](const auto &kind) { return kind->info().id == QLatin1String("catalogs"); });
    return **found;
}

void measureList(Report &report, const KindList &kinds)
{
    report.section(QStringLiteral("A schema of %L1 tables: the list").arg(kTables));
    const double before = residentMegabytes();
    std::shared_ptr<Store> store;
    const double read = milliseconds([&store] { store = makeStore(); });
    report.measured(QStringLiteral("parsing %L1 pages into rows").arg(kTables / kPage), read, kMs);
    report.atMost(QStringLiteral("memory of the rows"), residentMegabytes() - before, QStringLiteral("MB"), 512);

    ObjectModel model(catalogs(kinds), store);
    QTableView view;
    view.verticalHeader()->setDefaultSectionSize(28);
    view.setSelectionBehavior(QAbstractItemView::SelectRows);
    view.resize(1000, 700);
    view.setModel(&model);
    view.show();
    QCoreApplication::processEvents();
    std::vector<double> keys;
    const QString typed = QStringLiteral("reefer 42");
    for (qsizetype length = 1; length <= typed.size(); ++length) {
        keys.push_back(milliseconds([&] {
            model.setFilter(typed.left(length));
            view.viewport()->repaint();
        }));
    }
    model.setFilter({});
    report.atMost(QStringLiteral("filter, a key (median)"), quantile(keys, 0.5), kMs, 50);
    const auto sorted = [&](int column) {
        return milliseconds([&] {
            model.sort(column, Qt::DescendingOrder);
            view.viewport()->repaint();
        });
    };
    report.atMost(QStringLiteral("sort by name"), sorted(0), kMs, 1000);
    report.atMost(QStringLiteral("sort by when it was updated"), sorted(6), kMs, 1000);
    std::vector<double> frames;
    QScrollBar *bar = view.verticalScrollBar();
    for (int i = 0; i < 200; ++i) {
        frames.push_back(milliseconds([&] {
            bar->setValue(int(qint64(bar->maximum()) * i / 200));
            view.viewport()->repaint();
        }));
    }
    report.atMost(QStringLiteral("a frame while scrolling (median)"), quantile(frames, 0.5), kMs, 5);
}

class NoAudit final : public AuditSink
{
public:
    Task<Nothing> attempt(const AuditAttempt &) override { return Task<Nothing>::ready(Nothing()); }
    void outcome(const AuditOutcome &) override {}
};

// The tree of the navigator, with a kind whose one list is the schema.
Kind<Row> treeKind()
{
    Kind<Row> kind;
    kind.info.id = QStringLiteral("tables");
    kind.info.title = QStringLiteral("Tables");
    kind.info.tree = true;
    kind.key = [](const Row &row) { return row.key(); };
    kind.name = [](const Row &row) { return row.name(); };
    kind.searchKey = &Row::searchKey;
    kind.list = [](Session &, const QString &, Lane, const PageSink<Row> &sink) { return listAll(sink); };
    kind.node = [](const Row &row) { return Cell{row.name()}; };
    return kind;
}

void measureTree(Report &report)
{
    report.section(QStringLiteral("A schema of %L1 tables: the tree").arg(kTables));
    SystemNetworkFactory network;
    NoAudit audit;
    RateLimiters limiters;
    KindList kinds;
    kinds.push_back(makeKind(treeKind()));
    Profile profile;
    profile.id = QUuid::createUuid();
    profile.host = QUrl(QStringLiteral("http://127.0.0.1:9"));
    auto authenticator = TokenAuthenticator::make(QByteArrayLiteral("dapi-bench"));
    Session session(
        std::make_unique<Workspace>(profile, std::move(*authenticator), limiters.forHost(profile.host), network, audit),
        kinds);
    NavigatorModel model;
    model.addSession(session);
    QTreeView view;
    view.setUniformRowHeights(true);
    view.setModel(&model);
    view.resize(300, 700);
    view.show();
    const QModelIndex workspace = model.index(0, 0);
    view.expand(workspace);
    const QModelIndex node = model.index(0, 0, workspace);
    const double opened = milliseconds([&] {
        model.open(node);
        view.expand(node);
        while (model.rowCount(node) <= NavigatorModel::kMostChildren)
            QCoreApplication::processEvents();
        view.viewport()->repaint();
    });
    report.measured(QStringLiteral("from a click to the first 200 and “more”, parsing included"), opened, kMs);
    const auto store = std::static_pointer_cast<Store>(session.store(*kinds.front(), QStringLiteral("")));
    const QString first = model.index(0, 0, node).data().toString();
    const double again = milliseconds([&] {
        store->remove(QStringLiteral("telematics.all.") + first);
        while (model.index(0, 0, node).data().toString() == first)
            QCoreApplication::processEvents();
        view.viewport()->repaint();
    });
    report.measured(QStringLiteral("from a deletion to the tree without it (it waits 100 ms)"), again, kMs);
    report.measured(QStringLiteral("peak memory of this process so far"), peakMegabytes(), QStringLiteral("MB"));
}

} // namespace

void tables(Report &report)
{
    const KindList kinds = allKinds();
    measureList(report, kinds);
    measureTree(report);
}

} // namespace trowel::bench
