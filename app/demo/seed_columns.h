// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace trowel::demo {

/// Columns written as "name type comment|name type! comment": `!` means NOT NULL; the type has no blanks.
QJsonArray columnsFrom(const QString &text);
/// What the API says about a table that is no view: type, Delta as format, columns, id, location and properties.
QJsonObject tableMembers(const QString &fullName, const char *tableType, const QString &columns);
inline QJsonObject tableMembers(const QString &fullName, const char *tableType, const char *columns)
{
    return tableMembers(fullName, tableType, QString::fromUtf8(columns));
}
/// Where managed things of the metastore lie.
QString managedLocation(const QString &what, const QString &id);

} // namespace trowel::demo
