// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/search_key.h"
#include "core/services/warehouses.h"
#include "tests/bench/cases.h"
#include "ui/model/kind.h"
#include "ui/model/object_model.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QScrollBar>
#include <QTableView>

#include <array>

namespace trowel::bench {

namespace {

using Row = WarehouseRow;

// The same rows at every run, believable in length and in how often words come again.
QList<Row> makeRows(int count)
{
    constexpr std::array Teams{"finance", "marketing", "logistics", "platform", "research", "sales", "support", "risk"};
    constexpr std::array Uses{"dashboards", "ad hoc", "nightly load", "reporting", "exports", "training", "alerts"};
    constexpr std::array Sizes{"2X-Small", "X-Small", "Small", "Medium", "Large", "X-Large"};
    constexpr std::array States{Row::State::Running, Row::State::Stopped, Row::State::Starting, Row::State::Stopped};
    quint64 dice = 88172645463325252ULL;
    const auto roll = [&dice](size_t sides) { // xorshift: quick, and the same everywhere
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        return size_t(dice % sides);
    };
    QList<Row> rows;
    rows.reserve(count);
    for (int i = 0; i < count; ++i) {
        Row row;
        row.id = QStringLiteral("%1").arg(dice & 0xffffffffffffULL, 16, 16, QLatin1Char('0'));
        row.name = QStringLiteral("%1 %2 %3")
                       .arg(QLatin1String(Teams[roll(Teams.size())]), QLatin1String(Uses[roll(Uses.size())]))
                       .arg(roll(100'000));
        row.state = States[roll(States.size())];
        row.size = QLatin1String(Sizes[roll(Sizes.size())]);
        row.type = QStringLiteral("PRO");
        row.autoStopMinutes = int(roll(180));
        row.sessions = int(roll(50));
        row.creator = QStringLiteral("person%1@example.com").arg(roll(500));
        row.searchKey = makeSearchKey({row.name, row.size, row.creator});
        rows += row;
    }
    return rows;
}

Column<Row> words(const char *id, QString Row::*member)
{
    Column<Row> column;
    column.info = {.id = QLatin1String(id), .title = QLatin1String(id)};
    column.cell = [member](const Row &row) { return Cell{row.*member}; };
    column.text = [member](const Row &row) { return (row.*member).toCaseFolded().toUtf8(); };
    return column;
}

// As the kinds have it: the search key begins with the folded name.
Column<Row> byName()
{
    Column<Row> column = words("name", &Row::name);
    column.text = [](const Row &row) { return row.searchKey; };
    return column;
}

Column<Row> figure(const char *id, int Row::*member)
{
    Column<Row> column;
    column.info = {.id = QLatin1String(id), .title = QLatin1String(id), .right = true};
    column.cell = [member](const Row &row) { return Cell{QString::number(row.*member)}; };
    column.number = [member](const Row &row) { return qint64(row.*member); };
    return column;
}

Kind<Row> makeTable()
{
    Kind<Row> kind;
    kind.info.id = QStringLiteral("bench");
    kind.key = [](const Row &row) { return row.id; };
    kind.name = [](const Row &row) { return row.name; };
    kind.searchKey = &Row::searchKey;
    kind.columns = {byName(), words("size", &Row::size), figure("sessions", &Row::sessions),
                    figure("autostop", &Row::autoStopMinutes), words("creator", &Row::creator)};
    return kind;
}

std::shared_ptr<RowStore<Row>> makeStore(int count)
{
    RowSource<Row> source;
    source.key = [](const Row &row) { return row.id; };
    source.searchKey = &Row::searchKey;
    source.list = [count](Lane, const PageSink<Row> &sink) {
        sink(makeRows(count));
        return Task<ListEnd>::ready(ListEnd{.count = count, .pages = 1});
    };
    auto store = std::make_shared<RowStore<Row>>(std::move(source));
    store->refresh();
    while (store->state() == ObjectStore::State::Loading)
        QCoreApplication::processEvents();
    return store;
}

double sortTime(QTableView &view, ObjectModel &model, int column, Qt::SortOrder order)
{
    return milliseconds([&] {
        model.sort(column, order);
        view.viewport()->repaint();
    });
}

void measure(Report &report, int count)
{
    const bool million = count == 1'000'000;
    const QString size = QStringLiteral("%L1 rows").arg(count);
    report.section(QStringLiteral("Lists: ") + size);
    const double before = residentMegabytes();
    const auto store = makeStore(count);
    report.measured(QStringLiteral("memory of the rows"), residentMegabytes() - before, QStringLiteral("MB"));

    const auto kind = makeKind(makeTable());
    ObjectModel model(*kind, store);
    QTableView view;
    view.verticalHeader()->setDefaultSectionSize(28);
    view.setSelectionBehavior(QAbstractItemView::SelectRows);
    view.resize(1000, 700);
    const double shown = milliseconds([&] {
        view.setModel(&model);
        view.show();
        QCoreApplication::processEvents();
        view.viewport()->repaint();
    });
    report.measured(QStringLiteral("from rows to first paint"), shown, QStringLiteral("ms"));

    // A person types "finance 42", then takes it back: every key filters and paints.
    std::vector<double> keys;
    const QString typed = QStringLiteral("finance 42");
    const auto key = [&](const QString &text) {
        keys.push_back(milliseconds([&] {
            model.setFilter(text);
            view.viewport()->repaint();
        }));
    };
    for (qsizetype length = 1; length <= typed.size(); ++length)
        key(typed.left(length));
    for (qsizetype length = typed.size() - 1; length >= 0; --length)
        key(typed.left(length));
    const QString ms = QStringLiteral("ms");
    if (million)
        report.atMost(QStringLiteral("filter, a key (median)"), quantile(keys, 0.5), ms, 50);
    else
        report.measured(QStringLiteral("filter, a key (median)"), quantile(keys, 0.5), ms);
    report.measured(QStringLiteral("filter, the slowest key"), quantile(keys, 1), ms);

    const double byText =
        std::max(sortTime(view, model, 0, Qt::DescendingOrder), sortTime(view, model, 4, Qt::AscendingOrder));
    const double byNumber = sortTime(view, model, 2, Qt::AscendingOrder);
    if (million) {
        report.atMost(QStringLiteral("sort by words (the slower of two columns)"), byText, ms, 1000);
        report.atMost(QStringLiteral("sort by a number"), byNumber, ms, 1000);
    } else {
        report.measured(QStringLiteral("sort by words (the slower of two columns)"), byText, ms);
        report.measured(QStringLiteral("sort by a number"), byNumber, ms);
    }

    std::vector<double> frames;
    QScrollBar *bar = view.verticalScrollBar();
    for (int i = 0; i < 300; ++i) {
        const int to = int(qint64(bar->maximum()) * i / 300); // jumps: nothing of the last frame can be kept
        frames.push_back(milliseconds([&] {
            bar->setValue(to);
            view.viewport()->repaint();
        }));
    }
    report.atMost(QStringLiteral("a frame while scrolling (median)"), quantile(frames, 0.5), ms, 5);
    report.measured(QStringLiteral("a frame while scrolling (99 of 100)"), quantile(frames, 0.99), ms);
    report.measured(QStringLiteral("peak memory of this process so far"), peakMegabytes(), QStringLiteral("MB"));
}

} // namespace

void lists(Report &report)
{
    measure(report, 100'000);
    measure(report, 1'000'000);
}

} // namespace trowel::bench
