// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace trowel::demo {

/// What clusters of the demo can be made of: machines of a cloud region and versions of the runtime.
struct Machine
{
    const char *id;
    int memoryMb;
    double cores;
    int gpus;
    const char *category;
    bool deprecated;
    bool hidden;
};

/// Null for none of that name.
const Machine *machineNamed(const QString &nodeType);
bool isRuntime(const QString &key);

/// The answers of list-node-types, spark-versions and list-zones.
QJsonObject nodeTypesJson();
QJsonObject sparkVersionsJson();
QJsonObject zonesJson();

} // namespace trowel::demo
