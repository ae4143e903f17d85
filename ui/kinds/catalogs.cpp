// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/unity_catalog.h"
#include "ui/kinds/catalog_actions.h"
#include "ui/kinds/catalog_columns.h"
#include "ui/kinds/catalog_words.h"
#include "ui/kinds/columns.h"
#include "ui/model/session.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Catalogs)
};

using Row = CatalogObject;

constexpr qsizetype kMostSummed = 20'000; // beyond that counting at every page would take longer than reading it

QList<Column<Row>> columns()
{
    QList<Column<Row>> list;
    list += textColumn<Row>({QStringLiteral("name"), Words::tr("Name"), 24, false, true}, securableNameCell,
                            [](const Row &r) { return r.searchKey; });
    list += textColumn<Row>(
        {QStringLiteral("type"), Words::tr("Type"), 20}, [](const Row &r) { return Cell{typeWords(r)}; },
        [](const Row &r) { return fold(typeWords(r)); });
    list += textColumn<Row>(
        {QStringLiteral("format"), Words::tr("Format"), 12}, [](const Row &r) { return dimCell(formatWords(r)); },
        [](const Row &r) { return fold(formatWords(r)); });
    list += textColumn<Row>(
        {QStringLiteral("isolation"), Words::tr("Isolation"), 10},
        [](const Row &r) { return dimCell(isolationWords(r.trait)); },
        [](const Row &r) { return fold(isolationWords(r.trait)); });
    list += securableColumns(22);
    return list;
}

bool columnFits(const QString &column, const QString &scope)
{
    const int depth = scopeDepth(scope);
    if (column == QLatin1String("type"))
        return depth != 1; // schemas are schemas
    if (column == QLatin1String("format"))
        return depth == 2;
    if (column == QLatin1String("isolation"))
        return depth == 0;
    return true;
}

QString summary(const QList<Row> &rows)
{
    if (rows.isEmpty() || rows.size() > kMostSummed || rows.first().isContainer())
        return {};
    std::array<int, 7> counts{};
    for (const Row &row : rows)
        ++counts[size_t(row.kind)];
    QStringList parts;
    const auto part = [&](SecurableKind kind, auto text) {
        if (const int n = counts[size_t(kind)]; n > 0)
            parts += text(n);
    };
    part(SecurableKind::Table, [](int n) { return Words::tr("%n tables", nullptr, n); });
    part(SecurableKind::View, [](int n) { return Words::tr("%n views", nullptr, n); });
    part(SecurableKind::Volume, [](int n) { return Words::tr("%n volumes", nullptr, n); });
    part(SecurableKind::Function, [](int n) { return Words::tr("%n functions", nullptr, n); });
    part(SecurableKind::Model, [](int n) { return Words::tr("%n models", nullptr, n); });
    return parts.size() > 1 ? parts.join(QStringLiteral(", ")) : QString();
}

QString webPath(const Row *row)
{
    if (!row)
        return QStringLiteral("/explore/data");
    const QString path = QString(row->fullName).replace(QLatin1Char('.'), QLatin1Char('/'));
    if (row->kind == SecurableKind::Volume)
        return QStringLiteral("/explore/data/volumes/") + path;
    if (row->kind == SecurableKind::Function)
        return QStringLiteral("/explore/data/functions/") + path;
    if (row->kind == SecurableKind::Model)
        return QStringLiteral("/explore/data/models/") + path;
    return QStringLiteral("/explore/data/") + path;
}

} // namespace

std::unique_ptr<AnyKind> catalogsKind()
{
    Kind<Row> kind;
    kind.info.id = QStringLiteral("catalogs");
    kind.info.title = Words::tr("Catalogs");
    kind.info.icon = QStringLiteral("catalog");
    kind.info.drawerWidth = 450;
    kind.info.rootScope = QStringLiteral("");
    kind.info.tree = true;
    kind.info.refreshSeconds = 300; // a large schema is hundreds of pages, and definitions change seldom
    kind.info.emptyTitle = Words::tr("Nothing here yet");
    kind.info.emptyText = Words::tr("Or nothing you may see: Unity Catalog lists what you have privileges on.");
    kind.info.emptyAction = QStringLiteral("newCatalog newSchema newVolume");
    kind.key = [](const Row &row) { return row.key(); };
    kind.name = [](const Row &row) { return row.name(); };
    kind.searchKey = &Row::searchKey;
    kind.list = [](Session &session, const QString &scope, Lane lane, PageSink<Row> sink) {
        return catalogService(session, lane, "List Unity Catalog").list(scope, std::move(sink));
    };
    kind.get = readSecurable;
    kind.node = securableNameCell;
    kind.columns = columns();
    kind.columnFits = columnFits;
    kind.actions = catalogActions();
    kind.childScope = [](const Row &row) { return row.isContainer() ? row.fullName : QString(); };
    kind.summary = summary;
    kind.scopeTitle = [](const QString &scope) { return scope.mid(scope.lastIndexOf(QLatin1Char('.')) + 1); };
    kind.scopePath = scopeSteps;
    kind.detail = readSecurableDetail;
    kind.tabs = {DetailTab{QStringLiteral("columns"), Words::tr("Columns")},
                 DetailTab{QStringLiteral("definition"), Words::tr("Definition")},
                 DetailTab{QStringLiteral("versions"), Words::tr("Versions")},
                 DetailTab{QStringLiteral("grants"), Words::tr("Grants")}};
    kind.tabFits = catalogTabFits;
    kind.makeTab = makeCatalogTab;
    kind.webPath = webPath;
    kind.reference = [](const Row &row) { return row.fullName; };
    return makeKind(std::move(kind));
}

} // namespace trowel
