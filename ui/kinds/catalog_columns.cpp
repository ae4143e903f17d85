// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kinds/catalog_columns.h"

#include "ui/kinds/catalog_words.h"
#include "ui/kinds/columns.h"

#include <QCoreApplication>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Catalogs)
};

using Row = CatalogObject;

Cell updatedCell(const Row &row)
{
    Cell cell = dimCell(row.updatedMs > 0 ? formatTime(row.updatedMs) : QString());
    cell.toolTip = formatUtc(row.updatedMs);
    return cell;
}

} // namespace

Cell securableNameCell(const CatalogObject &object)
{
    Cell cell{object.name()};
    cell.icon = iconOf(object.kind);
    if (object.browseOnly) {
        cell.dim = true;
        cell.toolTip = Words::tr("%1: you may browse it, but not look into it.").arg(object.fullName);
    }
    return cell;
}

QList<Column<CatalogObject>> securableColumns(int ownerChars)
{
    QList<Column<Row>> list;
    list += textColumn<Row>(
        {QStringLiteral("owner"), Words::tr("Owner"), ownerChars}, [](const Row &r) { return dimCell(r.owner); },
        [](const Row &r) { return fold(r.owner); });
    list += textColumn<Row>(
        {QStringLiteral("comment"), Words::tr("Comment"), 24}, [](const Row &r) { return dimCell(r.comment); },
        [](const Row &r) { return fold(r.comment); });
    list += numberColumn<Row>(
        {QStringLiteral("updated"), Words::tr("Updated"), 19}, updatedCell, [](const Row &r) { return r.updatedMs; },
        false);
    return list;
}

} // namespace trowel
