// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed.h"
#include "app/demo/world.h"

#include <QJsonArray>

#include <iterator>

namespace trowel::demo {
namespace {

using State = Warehouse::State;

struct Row
{
    const char *id;
    const char *name;
    const char *size;
    const char *type;
    bool serverless;
    int min;
    int max;
    int autoStop; // minutes, 0: never
    const char *creator;
    const char *tags; // key=value, separated by blanks
    State state;
    int sessions;
};

// clang-format off
constexpr Row Rows[] = {
    {"7f3a9c1e2b4d6f80", "Finance BI",            "Small",    "PRO",      true,  1, 3,  10,  "marcus.oyelaran", "team=finance cost-center=4100",            State::Running,  6},
    {"1c84be5509d2a7f3", "Depot dashboards",      "Medium",   "PRO",      true,  2, 8,  15,  "diego.salcedo",   "team=operations cost-center=5200",         State::Running,  23},
    {"93e0d7a41f6b25c8", "Ad hoc analytics",      "2X-Small", "PRO",      true,  1, 2,  5,   "priya.raman",     "team=analytics",                           State::Stopped,  0},
    {"5b1f20c6e87d4a39", "Nightly freight ETL",   "Large",    "PRO",      false, 1, 4,  30,  "tomasz.wrona",    "team=data-platform env=prod",              State::Stopped,  0},
    {"e2d96074ba3c158f", "Route optimisation",    "X-Large",  "CLASSIC",  false, 1, 1,  45,  "hanna.virtanen",  "team=operations-research",                 State::Starting, 0},
    {"08a7c35d94e1fb62", "Customs reporting",     "X-Small",  "CLASSIC",  false, 1, 1,  120, "lea.fontaine",    "team=finance retention=7y",                State::Stopped,  0},
    {"4d7e19fa60b8c253", "Claims investigation",  "Small",    "PRO",      true,  1, 1,  10,  "amara.nwosu",     "team=audit",                               State::Stopping, 0},
    {"b6502ce8f39d714a", "Data science sandbox",  "Medium",   "PRO",      true,  1, 5,  20,  "yuki.tanabe",     "team=data-science env=dev",                State::Running,  2},
    {"2f98d1b07ac4e635", "Partner exchange",      "2X-Large", "PRO",      false, 2, 6,  60,  "bram.devries",    "team=data-platform env=prod sla=gold",     State::Running,  11},
    {"c05a84e7d1f3296b", "Live tracking board",   "Medium",   "REALTIME", true,  1, 1,  0,   "ewan.mackay",     "team=operations wall=control-room",        State::Running,  4},
    {"6e13f7a9285cd04b", "Month-end close",       "4X-Large", "PRO",      false, 1, 2,  15,  "marcus.oyelaran", "team=finance window=month-end",            State::Stopped,  0},
    {"a9b4056c3ed8f172", "Telematics archive",    "3X-Large", "CLASSIC",  false, 1, 10, 90,  "ewan.mackay",     "team=operations tier=cold",                State::Stopped,  0},
    {"3d70e2c5b8f4961a", "Migration of the old DWH", "5X-Large", "PRO",   false, 1, 30, 240, "tomasz.wrona",    "team=data-platform project=dwh-exit",      State::Stopped,  0},
    {"f81b6d3a07c9e254", "Preview channel check", "X-Small",  "PRO",      true,  1, 1,  5,   "ingrid.solheim",  "team=data-platform env=test",              State::Stopped,  0},
};
// clang-format on

QString mail(const char *account)
{
    return QLatin1String(account) + QLatin1String("@haldenfreight.example");
}

void addWithRights(World &world, const Warehouse &warehouse)
{
    const Warehouse &added = world.warehouses.add(warehouse);
    const QString object = QStringLiteral("/sql/warehouses/") + added.id;
    world.access.setDirect(object, {{Grant::Who::User, added.spec.creator, QStringLiteral("IS_OWNER")},
                                    {Grant::Who::Group, QStringLiteral("engineers"), QStringLiteral("CAN_MANAGE")},
                                    {Grant::Who::Group, QStringLiteral("analysts"), QStringLiteral("CAN_USE")},
                                    {Grant::Who::Group, QStringLiteral("data-science"), QStringLiteral("CAN_USE")},
                                    {Grant::Who::Group, QStringLiteral("auditors"), QStringLiteral("CAN_VIEW")}});
}

Warehouse fromRow(const Row &row, qint64 now)
{
    Warehouse warehouse;
    warehouse.id = QLatin1String(row.id);
    warehouse.spec.name = QLatin1String(row.name);
    warehouse.spec.clusterSize = QLatin1String(row.size);
    warehouse.spec.type = QLatin1String(row.type);
    warehouse.spec.serverless = row.serverless;
    warehouse.spec.minClusters = row.min;
    warehouse.spec.maxClusters = row.max;
    warehouse.spec.autoStopMins = row.autoStop;
    warehouse.spec.creator = mail(row.creator);
    for (const QString &tag : QString::fromLatin1(row.tags).split(QLatin1Char(' ')))
        warehouse.spec.tags.append({tag.section(QLatin1Char('='), 0, 0), tag.section(QLatin1Char('='), 1)});
    warehouse.state = row.state;
    warehouse.sessions = row.sessions;
    warehouse.idleSinceMs = now;
    if (row.state == State::Running) {
        warehouse.clusters = std::min(row.max, row.min + row.sessions / 8);
        warehouse.health = {.status = QStringLiteral("HEALTHY")};
    } else if (row.state == State::Starting) {
        warehouse.dueMs = now + 40'000; // long enough to be seen by somebody who has just opened the window
    } else if (row.state == State::Stopping) {
        warehouse.dueMs = now + 25'000;
    }
    return warehouse;
}

/// What the table cannot say in a column: the odd ones.
void addTroubles(Warehouse *warehouse)
{
    if (warehouse->spec.name == QLatin1String("Partner exchange")) {
        warehouse->health = {.status = QStringLiteral("DEGRADED"),
                             .summary = QStringLiteral("1 of 3 clusters does not answer; queries may be slow."),
                             .details = QStringLiteral("A node was lost to a spot reclaim and is being replaced."),
                             .failureCode = QStringLiteral("SPOT_INSTANCE_TERMINATION"),
                             .failureType = QStringLiteral("CLOUD_FAILURE")};
    } else if (warehouse->spec.name == QLatin1String("Migration of the old DWH")) {
        warehouse->launchFailure = {
            .status = QStringLiteral("FAILED"),
            .summary = QStringLiteral("The cloud provider has no capacity for 5X-Large in this zone."),
            .details = QStringLiteral("Choose a smaller size or try again later."),
            .failureCode = QStringLiteral("AWS_INSUFFICIENT_INSTANCE_CAPACITY_FAILURE"),
            .failureType = QStringLiteral("CLOUD_FAILURE"),
            .failureText = QStringLiteral("Insufficient capacity for i3.2xlarge in eu-north-1b")};
        warehouse->health = warehouse->launchFailure;
    } else if (warehouse->spec.name == QLatin1String("Preview channel check")) {
        warehouse->spec.channel = QStringLiteral("CHANNEL_NAME_PREVIEW");
    } else if (warehouse->spec.name == QLatin1String("Live tracking board")) {
        warehouse->spec.maxDbu = 48;
        warehouse->spec.serverless = false;
    } else if (warehouse->spec.name == QLatin1String("Telematics archive")) {
        warehouse->spec.photon = false;
        warehouse->spec.spotPolicy = QStringLiteral("RELIABILITY_OPTIMIZED");
    }
}

/// One of any number of further ones: every depot has a few. The same number gives the same warehouse.
Warehouse generated(int number)
{
    static constexpr const char *Depots[] = {"Aarhus",    "Bergen",    "Rotterdam",  "Hamburg", "Gdansk", "Immingham",
                                             "Zeebrugge", "Esbjerg",   "Gothenburg", "Oslo",    "Bremen", "Aberdeen",
                                             "Halden",    "Stavanger", "Felixstowe", "Antwerp"};
    static constexpr const char *Uses[] = {"dispatch",     "billing",      "yard planning", "returns",
                                           "fleet health", "driver hours", "cold chain",    "gate times"};
    static constexpr const char *Sizes[] = {"2X-Small", "X-Small", "Small", "Medium", "Large"};
    const auto pick = [number](const auto &table, int step) {
        return QLatin1String(table[size_t(number / step) % std::size(table)]);
    };
    Warehouse warehouse;
    warehouse.id = QStringLiteral("d%1").arg(quint64(number) * 2654435761U % 0xfffffffffffU, 15, 16, QLatin1Char('0'));
    warehouse.spec.name = QStringLiteral("%1 %2").arg(pick(Depots, 1), pick(Uses, 16));
    if (number >= 128)
        warehouse.spec.name += QStringLiteral(" %1").arg(number / 128 + 1);
    warehouse.spec.clusterSize = pick(Sizes, 3);
    warehouse.spec.type = number % 5 == 0 ? QStringLiteral("CLASSIC") : QStringLiteral("PRO");
    warehouse.spec.serverless = number % 5 > 2;
    warehouse.spec.maxClusters = 1 + number % 4;
    warehouse.spec.autoStopMins = 10 + number % 7 * 10;
    warehouse.spec.creator = mail(number % 2 == 0 ? "ewan.mackay" : "diego.salcedo");
    warehouse.spec.tags = {{QStringLiteral("depot"), pick(Depots, 1)}};
    if (number % 11 == 0) {
        warehouse.state = State::Running;
        warehouse.sessions = 1 + number % 6;
        warehouse.clusters = 1;
        warehouse.health = {.status = QStringLiteral("HEALTHY")};
    }
    return warehouse;
}

} // namespace

void seedWarehouses(World &world, Scale scale, int extra)
{
    for (const Row &row : Rows) {
        Warehouse warehouse = fromRow(row, world.now());
        addTroubles(&warehouse);
        addWithRights(world, warehouse);
    }
    const int scaled = scale == Scale::Huge    ? 1000 - int(std::size(Rows))
                       : scale == Scale::Large ? 200 - int(std::size(Rows))
                                               : 0;
    for (int i = 0; i < scaled + extra; ++i)
        addWithRights(world, generated(i));
    world.warehouseConfig = {{QStringLiteral("security_policy"), QStringLiteral("DATA_ACCESS_CONTROL")},
                             {QStringLiteral("enabled_warehouse_types"),
                              QJsonArray{QJsonObject{{QStringLiteral("warehouse_type"), QStringLiteral("PRO")},
                                                     {QStringLiteral("enabled"), true}},
                                         QJsonObject{{QStringLiteral("warehouse_type"), QStringLiteral("CLASSIC")},
                                                     {QStringLiteral("enabled"), true}}}}};
}

} // namespace trowel::demo
