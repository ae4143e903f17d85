// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/task.h"
#include "ui/model/any_kind.h"

#include <memory>
#include <vector>

class QObject;

namespace trowel {

/// Some rows of a list with some of its columns: what is shown, in the order in which it is shown.
struct ListPart
{
    const AnyKind &kind;
    std::shared_ptr<ObjectStore> store;
    std::vector<qsizetype> positions;
    QList<int> columns;
};

enum class ListFormat { Csv, Json };

/// The titles of the columns.
QStringList titlesOf(const ListPart &part);
/// The texts of one row as a person reads them; empty for "–". A row that has gone is an empty list.
QStringList textsOf(const ListPart &part, qsizetype at);
/// What a cell says, in words.
QString plainText(const Cell &cell);

/// Writes the rows to a file in small steps, so that the window stays alive however long the list is; the file appears
/// when all of it is written. Rows that go meanwhile are left out. Settles with the number of rows written, and fails
/// with kind Storage. `home` owns the work: when it goes, nothing is written.
Task<qint64> exportList(ListPart part, ListFormat format, const QString &path, QObject *home);

} // namespace trowel
