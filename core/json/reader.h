// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>

#include <functional>
#include <memory>

namespace trowel {

/// Typed access to a JSON document from outside. Missing and null members give the default (the API omits defaults);
/// a member of the wrong type is remembered as "warehouses[3].state: expected string" and makes `finish` fail.
/// Numbers that may have 63 bits are accepted as number or string and never go through double. Value type; the copies
/// made by `object` and `forEach` report to the same place. One thread at a time.
class JsonReader
{
public:
    /// Parses `bytes`; the top value must be an object. Empty bytes count as `{}`: many calls answer so.
    static Result<JsonReader> parse(const QByteArray &bytes);

    bool has(QLatin1String key) const;
    QString string(QLatin1String key, const QString &fallback = {}) const;
    /// Like string, but a missing, null or empty one is an error.
    QString requiredString(QLatin1String key) const;
    qint64 integer(QLatin1String key, qint64 fallback = 0) const;
    double number(QLatin1String key, double fallback = 0) const;
    bool boolean(QLatin1String key, bool fallback = false) const;
    QStringList strings(QLatin1String key) const;
    JsonReader object(QLatin1String key) const;
    /// Calls visit for every object of the array; other elements are errors.
    void forEach(QLatin1String key, const std::function<void(const JsonReader &)> &visit) const;

    /// The JSON beneath, for code inside core that passes unknown members on.
    const QJsonObject &json() const { return m_object; }

    /// Remembers an error at `key`, such as a value out of range.
    void report(QLatin1String key, const QString &what) const;
    /// The first error met anywhere in the document, or the value.
    template <typename T>
    Result<T> finish(T value) const
    {
        if (!m_problem->isEmpty())
            return failure(Error::Kind::BadReply, *m_problem);
        return value;
    }

private:
    JsonReader(QJsonObject object, QString path, std::shared_ptr<QString> problem);
    QJsonValue value(QLatin1String key) const;
    QString pathOf(QLatin1String key) const;

    QJsonObject m_object;
    QString m_path; // of this object, with a trailing dot; empty at the top
    std::shared_ptr<QString> m_problem;
};

} // namespace trowel
