// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

namespace trowel::demo {

/// One table, view or function of the seed.
struct SeedTable
{
    QString name; ///< full name
    const char *owner;
    const char *comment;
    QJsonObject members;
};

QList<SeedTable> seedTables();
QList<SeedTable> seedFunctions();

} // namespace trowel::demo
