// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/unity_catalog.h"

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

/// One external location, credential, connection or share of the seed.
struct SeedSecurable
{
    Securable::Type type;
    const char *name;
    const char *owner;
    const char *comment;
    QJsonObject members;
};

QList<SeedSecurable> seedMetastore();
/// Whom shares are given to.
QStringList seedRecipients();
QList<SeedTable> seedTables();
QList<SeedTable> seedFunctions();
QList<SeedTable> seedModels(qint64 nowMs);

} // namespace trowel::demo
