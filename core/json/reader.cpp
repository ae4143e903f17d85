// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/reader.h"

#include <QJsonDocument>
#include <QStringList>

namespace trowel {

JsonReader::JsonReader(QJsonObject object, QString path, std::shared_ptr<QString> problem)
    : m_object(std::move(object)), m_path(std::move(path)), m_problem(std::move(problem))
{
}

Result<JsonReader> JsonReader::parse(const QByteArray &bytes)
{
    if (bytes.trimmed().isEmpty())
        return JsonReader({}, {}, std::make_shared<QString>());
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &problem);
    if (problem.error != QJsonParseError::NoError) {
        return failure(Error::Kind::BadReply,
                       QStringLiteral("Not JSON at byte %1: %2").arg(problem.offset).arg(problem.errorString()));
    }
    if (!document.isObject())
        return failure(Error::Kind::BadReply, QStringLiteral("Expected a JSON object"));
    return JsonReader(document.object(), {}, std::make_shared<QString>());
}

QString JsonReader::pathOf(QLatin1String key) const
{
    return m_path + key;
}

QJsonValue JsonReader::value(QLatin1String key) const
{
    return m_object.value(key);
}

void JsonReader::report(QLatin1String key, const QString &what) const
{
    if (m_problem->isEmpty())
        *m_problem = QStringLiteral("%1: %2").arg(pathOf(key), what);
}

bool JsonReader::has(QLatin1String key) const
{
    const QJsonValue v = value(key);
    return !v.isUndefined() && !v.isNull();
}

QString JsonReader::string(QLatin1String key, const QString &fallback) const
{
    if (!has(key))
        return fallback;
    const QJsonValue v = value(key);
    if (v.isString())
        return v.toString();
    report(key, QStringLiteral("expected string"));
    return fallback;
}

QString JsonReader::requiredString(QLatin1String key) const
{
    const QString text = string(key);
    if (text.isEmpty())
        report(key, QStringLiteral("missing"));
    return text;
}

qint64 JsonReader::integer(QLatin1String key, qint64 fallback) const
{
    if (!has(key))
        return fallback;
    const QJsonValue v = value(key);
    bool ok = false;
    qint64 number = fallback;
    if (v.isString()) {
        number = v.toString().toLongLong(&ok);
    } else if (v.isDouble()) {
        // toInteger answers the default for fractions and for what does not fit: two defaults tell them apart.
        number = v.toInteger(0);
        ok = number != 0 || v.toInteger(1) == 0;
    }
    if (ok)
        return number;
    report(key, QStringLiteral("expected integer"));
    return fallback;
}

double JsonReader::number(QLatin1String key, double fallback) const
{
    if (!has(key))
        return fallback;
    const QJsonValue v = value(key);
    if (v.isDouble())
        return v.toDouble();
    bool ok = false;
    const double parsed = v.isString() ? v.toString().toDouble(&ok) : 0;
    if (ok)
        return parsed;
    report(key, QStringLiteral("expected number"));
    return fallback;
}

bool JsonReader::boolean(QLatin1String key, bool fallback) const
{
    if (!has(key))
        return fallback;
    const QJsonValue v = value(key);
    if (v.isBool())
        return v.toBool();
    const QString text = v.toString(); // some maps carry booleans as text
    if (text == QLatin1String("true"))
        return true;
    if (text == QLatin1String("false"))
        return false;
    report(key, QStringLiteral("expected true or false"));
    return fallback;
}

QStringList JsonReader::strings(QLatin1String key) const
{
    QStringList list;
    if (!has(key))
        return list;
    const QJsonValue v = value(key);
    if (!v.isArray()) {
        report(key, QStringLiteral("expected array"));
        return list;
    }
    for (const QJsonValue &element : v.toArray()) {
        if (element.isString())
            list += element.toString();
        else
            report(key, QStringLiteral("expected an array of strings"));
    }
    return list;
}

JsonReader JsonReader::object(QLatin1String key) const
{
    QJsonObject inner;
    if (has(key)) {
        const QJsonValue v = value(key);
        if (v.isObject())
            inner = v.toObject();
        else
            report(key, QStringLiteral("expected object"));
    }
    return JsonReader(inner, pathOf(key) + QLatin1Char('.'), m_problem);
}

void JsonReader::forEach(QLatin1String key, const std::function<void(const JsonReader &)> &visit) const
{
    if (!has(key))
        return;
    const QJsonValue v = value(key);
    if (!v.isArray()) {
        report(key, QStringLiteral("expected array"));
        return;
    }
    qsizetype index = 0;
    for (const QJsonValue &element : v.toArray()) {
        const QString path = QStringLiteral("%1[%2].").arg(pathOf(key)).arg(index++);
        if (element.isObject())
            visit(JsonReader(element.toObject(), path, m_problem));
        else
            JsonReader({}, path, m_problem).report(QLatin1String(""), QStringLiteral("expected object"));
    }
}

} // namespace trowel
