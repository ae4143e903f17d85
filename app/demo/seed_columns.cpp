// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed_columns.h"

#include "app/demo/unity_catalog.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace trowel::demo {
namespace {

/// The name of a type as the API has it, and as Spark's schema JSON has it.
std::pair<QString, QString> typeNames(const QString &type)
{
    static const QHash<QString, std::pair<QString, QString>> Plain{
        {QStringLiteral("bigint"), {QStringLiteral("LONG"), QStringLiteral("long")}},
        {QStringLiteral("int"), {QStringLiteral("INT"), QStringLiteral("integer")}},
        {QStringLiteral("smallint"), {QStringLiteral("SHORT"), QStringLiteral("short")}},
    };
    static const QRegularExpression Bracket(QStringLiteral("[(<]"));
    const QString word = type.section(Bracket, 0, 0);
    return Plain.value(word, {word.toUpper(), type.contains(QLatin1Char('<')) ? word : type});
}

} // namespace

QJsonArray columnsFrom(const QString &text)
{
    QJsonArray columns;
    for (const QString &line : text.split(QLatin1Char('|'), Qt::SkipEmptyParts)) {
        const QString name = line.section(QLatin1Char(' '), 0, 0);
        QString type = line.section(QLatin1Char(' '), 1, 1);
        const QString comment = line.section(QLatin1Char(' '), 2).trimmed();
        const bool nullable = !type.endsWith(QLatin1Char('!'));
        if (!nullable)
            type.chop(1);
        const auto [apiName, sparkName] = typeNames(type);
        QJsonObject column{{QStringLiteral("name"), name},
                           {QStringLiteral("type_text"), type},
                           {QStringLiteral("type_name"), apiName},
                           {QStringLiteral("position"), columns.size()},
                           {QStringLiteral("nullable"), nullable}};
        const QJsonObject spark{{QStringLiteral("name"), name},
                                {QStringLiteral("type"), sparkName},
                                {QStringLiteral("nullable"), nullable},
                                {QStringLiteral("metadata"), QJsonObject()}};
        column.insert(QStringLiteral("type_json"),
                      QString::fromUtf8(QJsonDocument(spark).toJson(QJsonDocument::Compact)));
        static const QRegularExpression Decimal(QStringLiteral("^decimal\\((\\d+),(\\d+)\\)$"));
        if (const auto match = Decimal.match(type); match.hasMatch()) {
            column.insert(QStringLiteral("type_precision"), match.captured(1).toInt());
            column.insert(QStringLiteral("type_scale"), match.captured(2).toInt());
        }
        if (!comment.isEmpty())
            column.insert(QStringLiteral("comment"), comment);
        columns.append(column);
    }
    return columns;
}

QString managedLocation(const QString &what, const QString &id)
{
    return QStringLiteral("s3://halden-lake-eu-north-1/uc/%1/%2/%3").arg(UnityCatalog::metastoreId(), what, id);
}

QJsonObject tableMembers(const QString &fullName, const char *tableType, const QString &columns)
{
    const QString id = UnityCatalog::uuidOf(QStringLiteral("table ") + fullName);
    const bool external = qstrcmp(tableType, "EXTERNAL") == 0;
    return {
        {QStringLiteral("table_type"), QLatin1String(tableType)},
        {QStringLiteral("data_source_format"), QStringLiteral("DELTA")},
        {QStringLiteral("table_id"), id},
        {QStringLiteral("storage_location"),
         external ? QStringLiteral("s3://halden-landing/tables/%1")
                        .arg(QString(fullName).replace(QLatin1Char('.'), QLatin1Char('/')))
                  : managedLocation(QStringLiteral("tables"), id)},
        {QStringLiteral("columns"), columnsFrom(columns)},
        {QStringLiteral("properties"), QJsonObject{{QStringLiteral("delta.minReaderVersion"), QStringLiteral("1")},
                                                   {QStringLiteral("delta.minWriterVersion"), QStringLiteral("2")}}}};
}

} // namespace trowel::demo
