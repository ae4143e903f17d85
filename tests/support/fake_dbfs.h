// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/service_wire.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <map>

namespace trowel {

/// As much of DBFS as uploads and downloads need, in the words of the reference, with a place to break it.
class FakeDbfs
{
public:
    explicit FakeDbfs(ServiceWire &wire)
    {
        wire.answer = [this](const Sent &call) { return answer(call); };
    }

    /// Asked before a call is executed; what it returns is sent instead, and the call is not executed.
    std::function<std::optional<Answer>(const QString &name)> before;
    /// The same, but the call is executed.
    std::function<std::optional<Answer>(const QString &name)> after;

    std::map<QString, QByteArray> files;
    QHash<qint64, QString> handles;
    QHash<QString, int> calls;
    qint64 modified = 1'752'339'990'000;

    static Answer lost() { return Answer{200, {}, false, true}; }
    static Answer error(int status, const QByteArray &code)
    {
        return Answer{status, R"({"error_code":")" + code + R"(","message":"no )" + code + R"("})"};
    }

private:
    Answer answer(const Sent &call)
    {
        const QString name = call.path.section(u'/', -1);
        ++calls[name];
        if (const auto broken = before ? before(name) : std::nullopt)
            return *broken;
        const Answer executed = execute(name, call);
        const auto broken = after ? after(name) : std::nullopt;
        return broken.value_or(executed);
    }

    static Answer json(const QJsonObject &object)
    {
        return Answer{200, QJsonDocument(object).toJson(QJsonDocument::Compact)};
    }

    Answer execute(const QString &name, const Sent &call)
    {
        const QJsonObject body = QJsonDocument::fromJson(call.body).object();
        const auto text = [&body](const char *key) { return body.value(QLatin1String(key)).toString(); };
        const QString path = text("path");
        const bool overwrite = body.value(QLatin1String("overwrite")).toBool();
        if (name == u"get-status" || name == u"read") {
            const auto found = files.find(call.query.value(QStringLiteral("path")));
            return found == files.end() ? error(404, "RESOURCE_DOES_NOT_EXIST") : look(name, call, found->second);
        }
        if (name == u"put" || name == u"create") {
            if (files.count(path) > 0 && !overwrite)
                return error(400, "RESOURCE_ALREADY_EXISTS");
            files[path] = QByteArray::fromBase64(text("contents").toLatin1());
            if (name == u"put")
                return json({});
            handles.insert(++m_lastHandle, path);
            return json({{QStringLiteral("handle"), m_lastHandle}});
        }
        if (name == u"add-block" || name == u"close") {
            const qint64 handle = body.value(QLatin1String("handle")).toInteger();
            if (!handles.contains(handle))
                return error(404, "RESOURCE_DOES_NOT_EXIST");
            if (name == u"close")
                handles.remove(handle);
            else
                files[handles.value(handle)] += QByteArray::fromBase64(text("data").toLatin1());
            return json({});
        }
        if (name == u"move") {
            const QString from = text("source_path");
            const QString to = text("destination_path");
            if (files.count(from) == 0)
                return error(404, "RESOURCE_DOES_NOT_EXIST");
            if (files.count(to) > 0)
                return error(400, "RESOURCE_ALREADY_EXISTS");
            files[to] = files[from];
            files.erase(from);
            return json({});
        }
        if (name == u"delete")
            files.erase(path);
        return json({});
    }

    Answer look(const QString &name, const Sent &call, const QByteArray &content) const
    {
        if (name == u"get-status")
            return json({{QStringLiteral("path"), call.query.value(QStringLiteral("path"))},
                         {QStringLiteral("file_size"), content.size()},
                         {QStringLiteral("modification_time"), modified}});
        const QByteArray part = content.mid(call.query.value(QStringLiteral("offset")).toLongLong(),
                                            call.query.value(QStringLiteral("length")).toLongLong());
        return json({{QStringLiteral("bytes_read"), part.size()},
                     {QStringLiteral("data"), QString::fromLatin1(part.toBase64())}});
    }

    qint64 m_lastHandle = 7'904'256'540'893'112;
};

} // namespace trowel
