// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kinds/catalog_words.h"

#include "ui/model/format.h"
#include "ui/model/session.h"

#include <QCoreApplication>
#include <QHash>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Catalogs)
};

QString tableWords(const QString &type)
{
    static const QHash<QString, QString> known{
        {QStringLiteral("MANAGED"), Words::tr("Managed table")},
        {QStringLiteral("EXTERNAL"), Words::tr("External table")},
        {QStringLiteral("VIEW"), Words::tr("View")},
        {QStringLiteral("MATERIALIZED_VIEW"), Words::tr("Materialized view")},
        {QStringLiteral("STREAMING_TABLE"), Words::tr("Streaming table")},
        {QStringLiteral("FOREIGN"), Words::tr("Foreign table")},
        {QStringLiteral("METRIC_VIEW"), Words::tr("Metric view")},
        {QStringLiteral("MANAGED_SHALLOW_CLONE"), Words::tr("Managed shallow clone")},
        {QStringLiteral("EXTERNAL_SHALLOW_CLONE"), Words::tr("External shallow clone")},
    };
    return known.value(type, type.isEmpty() ? Words::tr("Table") : type);
}

QString catalogWords(const QString &type)
{
    static const QHash<QString, QString> known{
        {QStringLiteral("MANAGED_CATALOG"), Words::tr("Managed catalog")},
        {QStringLiteral("DELTASHARING_CATALOG"), Words::tr("Shared catalog")},
        {QStringLiteral("SYSTEM_CATALOG"), Words::tr("System catalog")},
        {QStringLiteral("INTERNAL_CATALOG"), Words::tr("Internal catalog")},
        {QStringLiteral("FOREIGN_CATALOG"), Words::tr("Foreign catalog")},
        {QStringLiteral("MANAGED_ONLINE_CATALOG"), Words::tr("Managed online catalog")},
    };
    return known.value(type, type.isEmpty() ? Words::tr("Catalog") : type);
}

QString functionWords(const QString &type)
{
    if (type == QLatin1String("SQL"))
        return Words::tr("SQL function");
    if (type == QLatin1String("PYTHON"))
        return Words::tr("Python function");
    if (type == QLatin1String("EXTERNAL"))
        return Words::tr("External function");
    return type.isEmpty() ? Words::tr("Function") : type;
}

QString connectionWords(const QString &type)
{
    static const QHash<QString, QString> known{{QStringLiteral("MYSQL"), QStringLiteral("MySQL")},
                                               {QStringLiteral("POSTGRESQL"), QStringLiteral("PostgreSQL")},
                                               {QStringLiteral("SNOWFLAKE"), QStringLiteral("Snowflake")},
                                               {QStringLiteral("REDSHIFT"), QStringLiteral("Redshift")},
                                               {QStringLiteral("SQLSERVER"), QStringLiteral("SQL Server")},
                                               {QStringLiteral("SQLDW"), QStringLiteral("Azure Synapse")},
                                               {QStringLiteral("DATABRICKS"), QStringLiteral("Databricks")},
                                               {QStringLiteral("BIGQUERY"), QStringLiteral("BigQuery")},
                                               {QStringLiteral("ORACLE"), QStringLiteral("Oracle")},
                                               {QStringLiteral("TERADATA"), QStringLiteral("Teradata")},
                                               {QStringLiteral("SALESFORCE"), QStringLiteral("Salesforce")},
                                               {QStringLiteral("HIVE_METASTORE"), QStringLiteral("Hive metastore")},
                                               {QStringLiteral("GLUE"), QStringLiteral("AWS Glue")}};
    return type.isEmpty() ? Words::tr("Connection") : Words::tr("%1 connection").arg(known.value(type, type));
}

} // namespace

QString iconOf(SecurableKind kind)
{
    switch (kind) {
    case SecurableKind::Catalog:
        return QStringLiteral("catalog");
    case SecurableKind::Schema:
        return QStringLiteral("schema");
    case SecurableKind::Table:
        return QStringLiteral("table");
    case SecurableKind::View:
        return QStringLiteral("view");
    case SecurableKind::Volume:
        return QStringLiteral("volume");
    case SecurableKind::Model:
        return QStringLiteral("model");
    case SecurableKind::Metastore:
        return QStringLiteral("metastore");
    case SecurableKind::ExternalLocation:
        return QStringLiteral("location");
    case SecurableKind::StorageCredential:
    case SecurableKind::ServiceCredential:
        return QStringLiteral("key");
    case SecurableKind::Connection:
        return QStringLiteral("connect");
    case SecurableKind::Share:
        return QStringLiteral("share");
    case SecurableKind::Function:
        break;
    }
    return QStringLiteral("function");
}

QString kindWords(SecurableKind kind)
{
    switch (kind) {
    case SecurableKind::Catalog:
        return Words::tr("Catalog");
    case SecurableKind::Schema:
        return Words::tr("Schema");
    case SecurableKind::Table:
        return Words::tr("Table");
    case SecurableKind::View:
        return Words::tr("View");
    case SecurableKind::Volume:
        return Words::tr("Volume");
    case SecurableKind::Model:
        return Words::tr("Registered model");
    case SecurableKind::Metastore:
        return Words::tr("Metastore");
    case SecurableKind::ExternalLocation:
        return Words::tr("External location");
    case SecurableKind::StorageCredential:
        return Words::tr("Storage credential");
    case SecurableKind::ServiceCredential:
        return Words::tr("Service credential");
    case SecurableKind::Connection:
        return Words::tr("Connection");
    case SecurableKind::Share:
        return Words::tr("Share");
    case SecurableKind::Function:
        break;
    }
    return Words::tr("Function");
}

QString typeWords(const CatalogObject &object)
{
    switch (object.kind) {
    case SecurableKind::Catalog:
        return catalogWords(object.type);
    case SecurableKind::Schema:
        return Words::tr("Schema");
    case SecurableKind::Table:
    case SecurableKind::View:
        return tableWords(object.type);
    case SecurableKind::Volume:
        if (object.type == QLatin1String("MANAGED"))
            return Words::tr("Managed volume");
        if (object.type == QLatin1String("EXTERNAL"))
            return Words::tr("External volume");
        return object.type.isEmpty() ? Words::tr("Volume") : object.type;
    case SecurableKind::Connection:
        return connectionWords(object.type);
    case SecurableKind::Function:
        return functionWords(object.type);
    case SecurableKind::Model:
    case SecurableKind::Metastore:
    case SecurableKind::ExternalLocation:
    case SecurableKind::StorageCredential:
    case SecurableKind::ServiceCredential:
    case SecurableKind::Share:
        break;
    }
    return kindWords(object.kind);
}

QString formatWords(const CatalogObject &object)
{
    if (object.kind == SecurableKind::Function)
        return object.trait.isEmpty() ? QString() : Words::tr("Returns %1").arg(object.trait.toLower());
    if (object.kind != SecurableKind::Table && object.kind != SecurableKind::View)
        return {};
    static const QHash<QString, QString> known{{QStringLiteral("DELTA"), QStringLiteral("Delta")},
                                               {QStringLiteral("ICEBERG"), QStringLiteral("Iceberg")},
                                               {QStringLiteral("PARQUET"), QStringLiteral("Parquet")},
                                               {QStringLiteral("AVRO"), QStringLiteral("Avro")},
                                               {QStringLiteral("DELTASHARING"), QStringLiteral("Delta Sharing")}};
    return known.value(object.trait, object.trait);
}

QString isolationWords(const QString &mode)
{
    if (mode == QLatin1String("OPEN"))
        return Words::tr("Open");
    if (mode == QLatin1String("ISOLATED"))
        return Words::tr("Isolated");
    return mode;
}

QString privilegeWords(const QString &privilege)
{
    return QString(privilege).replace(QLatin1Char('_'), QLatin1Char(' '));
}

QString countWords(const CatalogCount &count)
{
    QStringList parts;
    if (count.schemas > 0)
        parts += Words::tr("%n schemas", nullptr, int(count.schemas));
    if (count.tables > 0)
        parts += Words::tr("%n tables and views", nullptr, int(count.tables));
    if (count.volumes > 0)
        parts += Words::tr("%n volumes", nullptr, int(count.volumes));
    if (count.functions > 0)
        parts += Words::tr("%n functions", nullptr, int(count.functions));
    if (count.models > 0)
        parts += Words::tr("%n models", nullptr, int(count.models));
    const QString text = parts.isEmpty() ? Words::tr("Nothing else") : parts.join(QStringLiteral(", "));
    if (count.complete)
        return text;
    return parts.isEmpty() ? Words::tr("Not all of it could be counted") : Words::tr("at least %1").arg(text);
}

int scopeDepth(const QString &scope)
{
    return scope.isEmpty() ? 0 : scope.contains(QLatin1Char('.')) ? 2 : 1;
}

QStringList scopeSteps(const QString &scope)
{
    QStringList steps{QStringLiteral("")};
    if (scopeDepth(scope) == 2)
        steps += parentScope(scope);
    if (!scope.isEmpty())
        steps += scope;
    return steps;
}

Place catalogPlace(Session &session, const QString &scope, const QString &object)
{
    return {session.workspace().profile().id, QStringLiteral("catalogs"), scope, object};
}

Place placeOf(Session &session, const CatalogObject &object)
{
    if (isOfMetastore(object.kind))
        return {session.workspace().profile().id, QStringLiteral("metastore"), QString(), object.key()};
    return catalogPlace(session, parentScope(object.fullName), object.key());
}

} // namespace trowel
