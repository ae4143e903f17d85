// SPDX-License-Identifier: GPL-3.0-or-later
// The metastore of Halden Freight: catalogs, schemas, volumes and who may do what.
#include "app/demo/seed.h"
#include "app/demo/seed_columns.h"
#include "app/demo/seed_tables.h"
#include "app/demo/world.h"

namespace trowel::demo {
namespace {

using Type = Securable::Type;

constexpr qint64 Day = 86'400'000;

struct ContainerRow
{
    const char *name;
    const char *owner;
    const char *comment;
    const char *kind = "MANAGED_CATALOG";
};

constexpr ContainerRow Catalogs[] = {
    {"main", "engineers", "Shared reference data and libraries"},
    {"finance", "finance", "Ledger, invoices and the month-end close"},
    {"logistics", "engineers", "Shipments, depots and everything that moves"},
    {"sandbox", "data-science", "Room for experiments; nothing here is backed up"},
    {"system", "System user", "System catalog (auto-created)", "SYSTEM_CATALOG"},
    {"samples", "System user", "Example data of the platform", "DELTASHARING_CATALOG"},
};

constexpr ContainerRow Schemas[] = {
    {"main.default", "engineers", "Default schema (auto-created)"},
    {"main.reference", "engineers", "Depots, carriers, currencies, calendars"},
    {"finance.default", "finance", "Default schema (auto-created)"},
    {"finance.ledger", "lea.fontaine@haldenfreight.example", "General ledger as the ERP books it"},
    {"finance.reports", "marcus.oyelaran@haldenfreight.example", "What the board and the auditors see"},
    {"finance.close", "finance", "Working tables of the month-end close"},
    {"logistics.default", "engineers", "Default schema (auto-created)"},
    {"logistics.raw", "engineers", "As the depots and partners deliver it, append only"},
    {"logistics.curated", "tomasz.wrona@haldenfreight.example", "Cleaned, joined and tested; safe to build on"},
    {"logistics.ml", "data-science", "Features and predictions of the ETA and demand models"},
    {"sandbox.default", "data-science", "Default schema (auto-created)"},
    {"sandbox.scratch", "data-science", "Emptied on the first of every month"},
    {"sandbox.yuki", "yuki.tanabe@haldenfreight.example", "Tidal delays"},
    {"system.access", "System user", "Audit and lineage", "SYSTEM_CATALOG"},
    {"system.billing", "System user", "Usage and prices", "SYSTEM_CATALOG"},
    {"system.compute", "System user", "Clusters and warehouses", "SYSTEM_CATALOG"},
    {"samples.nyctaxi", "System user", "Taxi trips", "DELTASHARING_CATALOG"},
};

constexpr struct
{
    const char *name;
    const char *owner;
    const char *comment;
    const char *location; // of an external one
} Volumes[] = {
    {"main.default.libs", "engineers", "Wheels and jars of jobs and clusters", nullptr},
    {"main.default.init_scripts", "engineers", "Init scripts of all clusters", nullptr},
    {"logistics.raw.landing", "engineers", "Where depots drop their files", "s3://halden-landing/in"},
    {"logistics.raw.edi", "engineers", "EDIFACT messages of partners, one folder a day", "s3://halden-landing/edi"},
    {"logistics.ml.checkpoints", "data-science", "Checkpoints of model training", nullptr},
    {"finance.reports.exports", "finance", "Spreadsheets and PDFs for the board", nullptr},
    {"sandbox.scratch.uploads", "data-science", "Files people bring along", nullptr},
};

constexpr struct
{
    const char *type;
    const char *name;
    const char *principal;
    const char *privileges;
} SeedGrants[] = {
    {"metastore", "", "engineers", "CREATE_CATALOG CREATE_EXTERNAL_LOCATION"},
    {"catalog", "main", "account users", "BROWSE USE_CATALOG USE_SCHEMA SELECT READ_VOLUME EXECUTE"},
    {"catalog", "main", "engineers", "ALL_PRIVILEGES MANAGE"},
    {"catalog", "finance", "finance", "USE_CATALOG USE_SCHEMA SELECT MODIFY"},
    {"catalog", "finance", "auditors", "USE_CATALOG USE_SCHEMA SELECT READ_VOLUME"},
    {"catalog", "finance", "engineers", "USE_CATALOG USE_SCHEMA"},
    {"catalog", "logistics", "account users", "BROWSE"},
    {"catalog", "logistics", "engineers", "ALL_PRIVILEGES MANAGE"},
    {"catalog", "logistics", "operations", "USE_CATALOG USE_SCHEMA SELECT"},
    {"catalog", "logistics", "analysts", "USE_CATALOG"},
    {"catalog", "sandbox", "account users", "BROWSE USE_CATALOG"},
    {"catalog", "sandbox", "engineers", "ALL_PRIVILEGES MANAGE"},
    {"catalog", "sandbox", "data-science", "ALL_PRIVILEGES"},
    {"catalog", "system", "auditors", "USE_CATALOG USE_SCHEMA SELECT"},
    {"catalog", "samples", "account users", "USE_CATALOG USE_SCHEMA SELECT"},
    {"schema", "finance.reports", "analysts", "USE_SCHEMA SELECT"},
    {"schema", "finance.ledger", "bi-refresh", "USE_SCHEMA SELECT"},
    {"schema", "logistics.curated", "analysts", "USE_SCHEMA SELECT EXECUTE"},
    {"schema", "logistics.raw", "freight-etl-runner", "USE_SCHEMA SELECT MODIFY READ_VOLUME WRITE_VOLUME"},
    {"schema", "logistics.ml", "data-science", "USE_SCHEMA CREATE_TABLE CREATE_MODEL MODIFY"},
    {"table", "finance.reports.daily_revenue", "marcus.oyelaran@haldenfreight.example", "MANAGE"},
    {"table", "finance.reports.daily_revenue", "operations", "SELECT"},
    {"table", "finance.reports.daily_revenue", "data-science", "SELECT"},
    {"table", "logistics.curated.shipments", "finance", "SELECT"},
    {"table", "logistics.curated.shipments", "hanna.virtanen@haldenfreight.example", "SELECT MODIFY"},
    {"volume", "finance.reports.exports", "analysts", "READ_VOLUME"},
    {"volume", "logistics.raw.landing", "operations", "READ_VOLUME WRITE_VOLUME"},
    {"function", "finance.reports.to_eur", "analysts", "EXECUTE"},
    {"model", "logistics.ml.eta", "operations", "EXECUTE"},
    {"external_location", "landing", "operations", "BROWSE READ_FILES WRITE_FILES"},
    {"external_location", "landing", "freight-etl-runner", "READ_FILES CREATE_EXTERNAL_VOLUME"},
    {"external_location", "tide-tables", "account users", "BROWSE READ_FILES"},
    {"storage_credential", "halden-landing", "data-science", "CREATE_EXTERNAL_LOCATION"},
    {"credential", "eta-endpoints", "freight-etl-runner", "ACCESS"},
    {"connection", "erp", "bi-refresh", "USE_CONNECTION"},
    {"connection", "crm", "analysts", "USE_CONNECTION"},
    {"share", "ferry-bookings", "nordhavn-terminals", "SELECT"},
    {"share", "ferry-bookings", "skagen-ferries", "SELECT"},
    {"share", "yearly-audit", "tideway-auditors", "SELECT"},
};

Securable object(World &world, Type type, const QString &name, const char *owner, const char *comment)
{
    Securable made;
    made.type = type;
    made.fullName = name;
    made.owner = QLatin1String(owner);
    made.comment = QString::fromUtf8(comment);
    made.createdMs = world.now() - (200 + qint64(qHash(name, 5) % 500)) * Day - qint64(qHash(name, 3) % Day);
    made.updatedMs = made.createdMs + qint64(qHash(name, 9) % 180) * Day;
    made.createdBy = QStringLiteral("bram.devries@haldenfreight.example");
    made.updatedBy = QStringLiteral("tomasz.wrona@haldenfreight.example");
    return made;
}

void addContainers(World &world)
{
    Securable store = object(world, Type::Metastore, UnityCatalog::metastoreId(), "admins", "");
    store.members = {
        {QStringLiteral("name"), QStringLiteral("halden-eu-north-1")},
        {QStringLiteral("cloud"), QStringLiteral("aws")},
        {QStringLiteral("region"), QStringLiteral("eu-north-1")},
        {QStringLiteral("global_metastore_id"), QStringLiteral("aws:eu-north-1:") + UnityCatalog::metastoreId()},
        {QStringLiteral("privilege_model_version"), QStringLiteral("1.0")},
        {QStringLiteral("delta_sharing_scope"), QStringLiteral("INTERNAL")},
        {QStringLiteral("storage_root"), QStringLiteral("s3://halden-lake-eu-north-1/uc")}};
    world.unity.put(store);
    for (const ContainerRow &row : Catalogs) {
        Securable catalog = object(world, Type::Catalog, QLatin1String(row.name), row.owner, row.comment);
        const bool sandbox = catalog.fullName == QLatin1String("sandbox");
        catalog.members = {
            {QStringLiteral("catalog_type"), QLatin1String(row.kind)},
            {QStringLiteral("isolation_mode"), sandbox ? QStringLiteral("ISOLATED") : QStringLiteral("OPEN")},
            {QStringLiteral("securable_type"), QStringLiteral("CATALOG")}};
        if (qstrcmp(row.kind, "DELTASHARING_CATALOG") == 0) {
            catalog.members.insert(QStringLiteral("provider_name"), QStringLiteral("databricks"));
            catalog.members.insert(QStringLiteral("share_name"), QStringLiteral("samples"));
        }
        world.unity.put(catalog);
    }
    for (const ContainerRow &row : Schemas) {
        Securable schema = object(world, Type::Schema, QLatin1String(row.name), row.owner, row.comment);
        schema.members = {{QStringLiteral("catalog_type"), QLatin1String(row.kind)},
                          {QStringLiteral("schema_id"), UnityCatalog::uuidOf(schema.fullName)},
                          {QStringLiteral("enable_predictive_optimization"), QStringLiteral("INHERIT")},
                          {QStringLiteral("effective_predictive_optimization_flag"),
                           QJsonObject{{QStringLiteral("value"), QStringLiteral("ENABLE")},
                                       {QStringLiteral("inherited_from_type"), QStringLiteral("METASTORE")},
                                       {QStringLiteral("inherited_from_name"), QStringLiteral("halden-eu-north-1")}}}};
        world.unity.put(schema);
    }
}

void addVolumes(World &world)
{
    for (const auto &row : Volumes) {
        Securable volume = object(world, Type::Volume, QLatin1String(row.name), row.owner, row.comment);
        const QString id = UnityCatalog::uuidOf(QStringLiteral("volume ") + volume.fullName);
        volume.members = {
            {QStringLiteral("volume_type"), row.location ? QStringLiteral("EXTERNAL") : QStringLiteral("MANAGED")},
            {QStringLiteral("volume_id"), id},
            {QStringLiteral("storage_location"),
             row.location ? QString::fromLatin1(row.location) : managedLocation(QStringLiteral("volumes"), id)}};
        world.unity.put(volume);
    }
}

void addGrants(World &world)
{
    for (const auto &row : SeedGrants) {
        const Type type = typeOfWord(QLatin1String(row.type)).value();
        const QString name = type == Type::Metastore ? UnityCatalog::metastoreId() : QLatin1String(row.name);
        // Service principals stand in grants under their application ids.
        QString principal = QLatin1String(row.principal);
        for (const ServicePrincipal &service : world.people.principals()) {
            if (service.displayName == principal)
                principal = service.applicationId;
        }
        auto grants = world.unity.grants(type, name);
        grants[principal] += QString::fromLatin1(row.privileges).split(QLatin1Char(' '));
        world.unity.setGrants(type, name, grants);
    }
}

// A million tables of which none exists until somebody looks: one a sensor, a hundred depots with ten thousand each.
void addTelematics(World &world, Scale scale)
{
    if (scale == Scale::Small)
        return;
    Securable catalog = object(world, Type::Catalog, QStringLiteral("telematics"), "operations", "One table a sensor");
    catalog.members = {{QStringLiteral("catalog_type"), QStringLiteral("MANAGED_CATALOG")},
                       {QStringLiteral("isolation_mode"), QStringLiteral("OPEN")},
                       {QStringLiteral("securable_type"), QStringLiteral("CATALOG")}};
    world.unity.put(catalog);
    const int depots = scale == Scale::Huge ? 100 : 2;
    for (int depot = 0; depot < depots; ++depot) {
        const QString name = QStringLiteral("telematics.depot_%1").arg(depot, 3, 10, QLatin1Char('0'));
        Securable schema = object(world, Type::Schema, name, "operations", "Sensors of the trucks of one depot");
        schema.members = {{QStringLiteral("catalog_type"), QStringLiteral("MANAGED_CATALOG")},
                          {QStringLiteral("schema_id"), UnityCatalog::uuidOf(name)}};
        world.unity.put(schema);
        world.unity.generateTables(name, 10'000);
    }
}

} // namespace

void seedUnityCatalog(World &world, Scale scale)
{
    world.unity.generatedAtMs = world.now();
    addContainers(world);
    addVolumes(world);
    for (const SeedTable &row : seedTables()) {
        Securable table = object(world, Type::Table, row.name, row.owner, row.comment);
        table.members = row.members;
        world.unity.put(table);
    }
    for (const SeedTable &row : seedFunctions()) {
        Securable function = object(world, Type::Function, row.name, row.owner, row.comment);
        function.members = row.members;
        world.unity.put(function);
    }
    for (const SeedTable &row : seedModels(world.now())) {
        Securable model = object(world, Type::Model, row.name, row.owner, row.comment);
        model.members = row.members;
        world.unity.put(model);
    }
    for (const SeedSecurable &row : seedMetastore()) {
        Securable made = object(world, row.type, QLatin1String(row.name), row.owner, row.comment);
        made.members = row.members;
        world.unity.put(made);
    }
    world.unity.recipients = seedRecipients();
    addGrants(world);
    addTelematics(world, scale);
}

} // namespace trowel::demo
