// SPDX-License-Identifier: GPL-3.0-or-later
// What belongs to the metastore of Halden Freight and lies in no catalog, and its models.
#include "app/demo/seed_tables.h"

#include <QJsonArray>

namespace trowel::demo {
namespace {

using Type = Securable::Type;

QJsonObject location(const char *url, const char *credential, bool readOnly = false)
{
    QJsonObject members{{QStringLiteral("url"), QLatin1String(url)},
                        {QStringLiteral("credential_name"), QLatin1String(credential)},
                        {QStringLiteral("credential_id"), UnityCatalog::uuidOf(QLatin1String(credential))},
                        {QStringLiteral("isolation_mode"), QStringLiteral("ISOLATION_MODE_OPEN")},
                        {QStringLiteral("enable_file_events"), true}};
    if (readOnly)
        members.insert(QStringLiteral("read_only"), true);
    return members;
}

QJsonObject role(const char *name, const char *purpose)
{
    const QString path = QLatin1String(name);
    return {{QStringLiteral("id"), UnityCatalog::uuidOf(path)},
            {QStringLiteral("purpose"), QLatin1String(purpose)},
            {QStringLiteral("isolation_mode"), QStringLiteral("ISOLATION_MODE_OPEN")},
            {QStringLiteral("aws_iam_role"),
             QJsonObject{{QStringLiteral("role_arn"), QStringLiteral("arn:aws:iam::310000420117:role/") + path},
                         {QStringLiteral("external_id"), UnityCatalog::uuidOf(QStringLiteral("external ") + path)},
                         {QStringLiteral("unity_catalog_iam_arn"),
                          QStringLiteral("arn:aws:iam::310000420999:role/unity-catalog-master")}}}};
}

QJsonObject connection(const char *name, const char *type, const char *host, const char *port, const char *signsInBy)
{
    return {{QStringLiteral("connection_id"), UnityCatalog::uuidOf(QLatin1String(name))},
            {QStringLiteral("connection_type"), QLatin1String(type)},
            {QStringLiteral("credential_type"), QLatin1String(signsInBy)},
            {QStringLiteral("options"),
             QJsonObject{{QStringLiteral("host"), QLatin1String(host)}, {QStringLiteral("port"), QLatin1String(port)}}},
            {QStringLiteral("read_only"), true}};
}

QJsonObject share(std::initializer_list<const char *> tables)
{
    QJsonArray objects;
    for (const char *table : tables)
        objects.append(QJsonObject{{QStringLiteral("name"), QLatin1String(table)},
                                   {QStringLiteral("data_object_type"), QStringLiteral("TABLE")},
                                   {QStringLiteral("status"), QStringLiteral("ACTIVE")}});
    return {{QStringLiteral("objects"), objects}};
}

} // namespace

QStringList seedRecipients()
{
    return {QStringLiteral("nordhavn-terminals"), QStringLiteral("skagen-ferries"), QStringLiteral("tideway-auditors")};
}

QList<SeedSecurable> seedMetastore()
{
    return {
        {Type::StorageCredential, "halden-lake", "admins", "Where managed tables lie", role("halden-lake", "STORAGE")},
        {Type::StorageCredential, "halden-landing", "engineers", "Buckets that depots and partners write to",
         role("halden-landing", "STORAGE")},
        {Type::StorageCredential, "halden-archive", "engineers", "Cold storage; nothing uses it yet",
         role("halden-archive", "STORAGE")},
        {Type::ServiceCredential, "fleet-mail", "engineers", "Sends the mails of the alarm jobs",
         role("fleet-mail", "SERVICE")},
        {Type::ServiceCredential, "eta-endpoints", "data-science", "Deploys the ETA models",
         role("eta-endpoints", "SERVICE")},
        {Type::ExternalLocation, "lake-root", "admins", "Root of the metastore",
         location("s3://halden-lake-eu-north-1/uc", "halden-lake")},
        {Type::ExternalLocation, "landing", "engineers", "Where depots drop their files",
         location("s3://halden-landing/in", "halden-landing")},
        {Type::ExternalLocation, "partner-edi", "engineers", "EDIFACT messages of partners",
         location("s3://halden-landing/edi", "halden-landing")},
        {Type::ExternalLocation, "tide-tables", "data-science", "Open data of the hydrographic office",
         location("s3://halden-landing/tides", "halden-landing", true)},
        {Type::Connection, "erp", "finance", "The ERP, read only",
         connection("erp", "ORACLE", "erp.haldenfreight.example", "1521", "USERNAME_PASSWORD")},
        {Type::Connection, "crm", "finance", "Customers and contracts",
         connection("crm", "POSTGRESQL", "crm.haldenfreight.example", "5432", "USERNAME_PASSWORD")},
        {Type::Connection, "port-calls", "engineers", "Arrivals as the ports announce them",
         connection("port-calls", "HTTP", "api.portcalls.example", "443", "OAUTH_M2M")},
        {Type::Share, "ferry-bookings", "engineers", "What the ferry lines plan with",
         share({"logistics.curated.shipments"})},
        {Type::Share, "yearly-audit", "finance", "Ledger and reports for the auditors",
         share({"finance.reports.daily_revenue"})},
    };
}

QList<SeedTable> seedModels(qint64 nowMs)
{
    static constexpr struct
    {
        const char *name;
        const char *comment;
        int versions;
        bool broken; // the newest could not be registered
    } Models[] = {{"logistics.ml.eta", "Hours until a shipment arrives", 7, false},
                  {"logistics.ml.demand", "Pallets a depot needs tomorrow", 4, true},
                  {"logistics.ml.tidal_delay", "Delays of ferries by tide and wind", 1, false},
                  {"sandbox.yuki.tides", "First try", 2, false}};
    constexpr qint64 Day = 86'400'000;
    QList<SeedTable> models;
    for (const auto &row : Models) {
        const QString name = QLatin1String(row.name);
        const int champion = row.broken ? row.versions - 1 : row.versions;
        const auto alias = [](const char *word, int version) {
            return QJsonObject{{QStringLiteral("alias_name"), QLatin1String(word)},
                               {QStringLiteral("version_num"), version}};
        };
        QJsonArray aliases{alias("champion", champion)};
        if (champion > 2)
            aliases.append(alias("previous", champion - 1));
        QJsonArray versions;
        for (int version = 1; version <= row.versions; ++version) {
            const bool failed = row.broken && version == row.versions;
            const QJsonObject json{
                {QStringLiteral("model_name"), name.section(QLatin1Char('.'), -1)},
                {QStringLiteral("catalog_name"), name.section(QLatin1Char('.'), 0, 0)},
                {QStringLiteral("schema_name"), name.section(QLatin1Char('.'), 1, 1)},
                {QStringLiteral("version"), version},
                {QStringLiteral("status"), failed ? QStringLiteral("FAILED_REGISTRATION") : QStringLiteral("READY")},
                {QStringLiteral("created_at"), nowMs - (row.versions - version + 1) * 9 * Day},
                {QStringLiteral("created_by"), QStringLiteral("yuki.tanabe@haldenfreight.example")},
                {QStringLiteral("run_id"),
                 UnityCatalog::uuidOf(QStringLiteral("%1 %2").arg(name).arg(version)).remove(QLatin1Char('-'))}};
            versions.append(json);
        }
        models.append({name, "data-science", row.comment,
                       QJsonObject{{QStringLiteral("versions"), versions}, {QStringLiteral("aliases"), aliases}}});
    }
    return models;
}

} // namespace trowel::demo
