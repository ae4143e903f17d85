// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/cluster_machines.h"

#include <QJsonArray>

#include <algorithm>

namespace trowel::demo {
namespace {

// clang-format off
constexpr Machine Machines[] = {
    {"m5d.large",     8192,   2,  0, "General Purpose",   false, false},
    {"m5d.xlarge",    16384,  4,  0, "General Purpose",   false, false},
    {"m5d.2xlarge",   32768,  8,  0, "General Purpose",   false, false},
    {"m6gd.2xlarge",  32768,  8,  0, "General Purpose",   false, false},
    {"r5d.xlarge",    32768,  4,  0, "Memory Optimized",  false, false},
    {"r5d.2xlarge",   65536,  8,  0, "Memory Optimized",  false, false},
    {"r5d.4xlarge",   131072, 16, 0, "Memory Optimized",  false, false},
    {"i3.xlarge",     31232,  4,  0, "Storage Optimized", false, false},
    {"i3.2xlarge",    62464,  8,  0, "Storage Optimized", false, false},
    {"i3.4xlarge",    124928, 16, 0, "Storage Optimized", false, false},
    {"c5d.2xlarge",   16384,  8,  0, "Compute Optimized", false, false},
    {"c5d.4xlarge",   32768,  16, 0, "Compute Optimized", false, false},
    {"g5.2xlarge",    32768,  8,  1, "GPU Accelerated",   false, false},
    {"g5.12xlarge",   196608, 48, 4, "GPU Accelerated",   false, false},
    {"m4.large",      8192,   2,  0, "General Purpose",   true,  false},
    {"dev-tier-node", 15360,  2,  0, "General Purpose",   false, true},
};

constexpr struct { const char *key; const char *name; } Runtimes[] = {
    {"12.2.x-scala2.12",         "12.2 LTS (includes Apache Spark 3.3.2, Scala 2.12)"},
    {"13.3.x-scala2.12",         "13.3 LTS (includes Apache Spark 3.4.1, Scala 2.12)"},
    {"14.3.x-scala2.12",         "14.3 LTS (includes Apache Spark 3.5.0, Scala 2.12)"},
    {"15.4.x-scala2.12",         "15.4 LTS (includes Apache Spark 3.5.0, Scala 2.12)"},
    {"15.4.x-photon-scala2.12",  "15.4 LTS Photon (includes Apache Spark 3.5.0, Scala 2.12)"},
    {"15.4.x-cpu-ml-scala2.12",  "15.4 LTS ML (includes Apache Spark 3.5.0, Scala 2.12)"},
    {"15.4.x-gpu-ml-scala2.12",  "15.4 LTS ML (includes Apache Spark 3.5.0, GPU, Scala 2.12)"},
    {"16.4.x-scala2.12",         "16.4 LTS (includes Apache Spark 3.5.2, Scala 2.12)"},
    {"16.4.x-scala2.13",         "16.4 LTS (includes Apache Spark 3.5.2, Scala 2.13)"},
    {"16.4.x-cpu-ml-scala2.12",  "16.4 LTS ML (includes Apache Spark 3.5.2, Scala 2.12)"},
    {"17.0.x-scala2.13",         "17.0 (includes Apache Spark 4.0.0, Scala 2.13)"},
};
// clang-format on

QJsonObject toJson(const Machine &machine)
{
    const QString id = QLatin1String(machine.id);
    const bool graviton = id.startsWith(QLatin1String("m6g"));
    return {{QStringLiteral("node_type_id"), id},
            {QStringLiteral("memory_mb"), machine.memoryMb},
            {QStringLiteral("num_cores"), machine.cores},
            {QStringLiteral("description"), id},
            {QStringLiteral("instance_type_id"), id},
            {QStringLiteral("category"), QLatin1String(machine.category)},
            {QStringLiteral("is_deprecated"), machine.deprecated},
            {QStringLiteral("is_hidden"), machine.hidden},
            {QStringLiteral("is_graviton"), graviton},
            {QStringLiteral("is_io_cache_enabled"), id.startsWith(QLatin1String("i3"))},
            {QStringLiteral("num_gpus"), machine.gpus},
            {QStringLiteral("photon_driver_capable"), machine.gpus == 0 && machine.cores > 2},
            {QStringLiteral("photon_worker_capable"), machine.gpus == 0 && machine.cores > 2},
            {QStringLiteral("support_cluster_tags"), true},
            {QStringLiteral("support_ebs_volumes"), true},
            {QStringLiteral("support_port_forwarding"), true},
            {QStringLiteral("node_instance_type"),
             QJsonObject{{QStringLiteral("instance_type_id"), id},
                         {QStringLiteral("local_nvme_disks"), 1},
                         {QStringLiteral("local_nvme_disk_size_gb"), int(machine.cores) * 75}}}};
}

} // namespace

const Machine *machineNamed(const QString &nodeType)
{
    const auto *found = std::find_if(std::begin(Machines), std::end(Machines),
                                     [&](const Machine &m) { return nodeType == QLatin1String(m.id); });
    return found == std::end(Machines) ? nullptr : found;
}

bool isRuntime(const QString &key)
{
    return std::any_of(std::begin(Runtimes), std::end(Runtimes),
                       [&](const auto &runtime) { return key == QLatin1String(runtime.key); });
}

QJsonObject nodeTypesJson()
{
    QJsonArray types;
    for (const Machine &machine : Machines)
        types.append(toJson(machine));
    return {{QStringLiteral("node_types"), types}};
}

QJsonObject sparkVersionsJson()
{
    QJsonArray versions;
    for (const auto &runtime : Runtimes)
        versions.append(QJsonObject{{QStringLiteral("key"), QLatin1String(runtime.key)},
                                    {QStringLiteral("name"), QLatin1String(runtime.name)}});
    return {{QStringLiteral("versions"), versions}};
}

QJsonObject zonesJson()
{
    return {{QStringLiteral("zones"),
             QJsonArray{QStringLiteral("eu-north-1a"), QStringLiteral("eu-north-1b"), QStringLiteral("eu-north-1c")}},
            {QStringLiteral("default_zone"), QStringLiteral("eu-north-1a")}};
}

} // namespace trowel::demo
