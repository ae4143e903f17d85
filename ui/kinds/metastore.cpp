// SPDX-License-Identifier: GPL-3.0-or-later
// What belongs to the metastore itself and lies in no catalog: where grants outside of catalogs are given.
#include "core/services/unity_catalog.h"
#include "ui/kinds/catalog_actions.h"
#include "ui/kinds/catalog_columns.h"
#include "ui/kinds/catalog_words.h"
#include "ui/kinds/columns.h"
#include "ui/model/session.h"

#include <QCoreApplication>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Metastore)
};

using Row = CatalogObject;

// Of the metastore itself that is an id nobody looks for here.
Cell targetCell(const Row &row)
{
    Cell cell = dimCell(row.kind == SecurableKind::Metastore ? QString() : row.trait);
    cell.mono = !cell.text.isEmpty();
    return cell;
}

QList<Column<Row>> columns()
{
    QList<Column<Row>> list;
    list += textColumn<Row>({QStringLiteral("name"), Words::tr("Name"), 22, false, true}, securableNameCell,
                            [](const Row &r) { return r.searchKey; });
    list += textColumn<Row>(
        {QStringLiteral("type"), Words::tr("Type"), 22}, [](const Row &r) { return Cell{typeWords(r)}; },
        [](const Row &r) { return fold(typeWords(r)); });
    list += textColumn<Row>({QStringLiteral("target"), Words::tr("Points to"), 40}, targetCell,
                            [](const Row &r) { return fold(targetCell(r).text); });
    list += securableColumns(14);
    return list;
}

QList<KindState<Row>> states()
{
    const auto state = [](const char *id, const QString &text, SecurableKind kind) {
        return KindState<Row>{QLatin1String(id), text, Glyph::None, [kind](const Row &row) { return row.kind == kind; },
                              Words::tr("Type")};
    };
    return {state("location", Words::tr("External locations"), SecurableKind::ExternalLocation),
            state("storage", Words::tr("Storage credentials"), SecurableKind::StorageCredential),
            state("service", Words::tr("Service credentials"), SecurableKind::ServiceCredential),
            state("connection", Words::tr("Connections"), SecurableKind::Connection),
            state("share", Words::tr("Shares"), SecurableKind::Share)};
}

} // namespace

std::unique_ptr<AnyKind> metastoreKind()
{
    Kind<Row> kind;
    kind.info.id = QStringLiteral("metastore");
    kind.info.title = Words::tr("Metastore");
    kind.info.icon = QStringLiteral("metastore");
    kind.info.drawerWidth = 450;
    kind.info.refreshSeconds = 300; // as for catalogs: it changes seldom
    kind.info.emptyTitle = Words::tr("Nothing to see here");
    kind.info.emptyText =
        Words::tr("External locations, credentials, connections and shares on which you have privileges stand here.");
    kind.key = [](const Row &row) { return row.key(); };
    kind.name = [](const Row &row) { return row.name(); };
    kind.searchKey = &Row::searchKey;
    kind.list = [](Session &session, const QString &, Lane lane, const PageSink<Row> &sink) {
        return catalogService(session, lane, "List the metastore").listMetastore(sink);
    };
    kind.get = readSecurable;
    kind.node = securableNameCell;
    kind.columns = columns();
    kind.actions = metastoreActions();
    kind.states = states();
    kind.detail = readSecurableDetail;
    kind.tabs = {DetailTab{QStringLiteral("grants"), Words::tr("Grants")}};
    kind.tabFits = catalogTabFits;
    kind.makeTab = makeCatalogTab;
    kind.reference = [](const Row &row) { return row.fullName; };
    return makeKind(std::move(kind));
}

} // namespace trowel
