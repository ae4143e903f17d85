// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/audit_export.h"

#include "core/http/request.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace trowel {
namespace {

QString isoTime(const QDateTime &when)
{
    return when.isValid() ? when.toUTC().toString(Qt::ISODateWithMs) : QString();
}

// The fields in the order of the columns. A note has only some of them.
QList<std::pair<QString, QVariant>> fieldsOf(const AuditRecord &record)
{
    const AuditAttempt &a = record.attempt;
    const AuditOutcome o = record.outcome.value_or(AuditOutcome());
    return {{QStringLiteral("entry"), record.seq},
            {QStringLiteral("time"), isoTime(a.when)},
            {QStringLiteral("workspace"), a.workspace},
            {QStringLiteral("host"), a.host},
            {QStringLiteral("who"), a.who},
            {QStringLiteral("family"), a.family},
            {QStringLiteral("method"), record.method},
            {QStringLiteral("path"), a.path},
            {QStringLiteral("query"), a.query},
            {QStringLiteral("body"), a.body},
            {QStringLiteral("change"), !record.isNote() && !a.isRead},
            {QStringLiteral("attempt"), a.attempt},
            {QStringLiteral("outcome"), o.outcome},
            {QStringLiteral("status"), o.status},
            {QStringLiteral("took_ms"), o.tookMs},
            {QStringLiteral("ended"), isoTime(o.when)},
            {QStringLiteral("request_id"), o.serverRequestId},
            {QStringLiteral("detail"), record.isNote() ? record.note : o.detail},
            {QStringLiteral("session"), record.session},
            {QStringLiteral("hash"), QString::fromLatin1(record.hash.toHex())},
            {QStringLiteral("outcome_entry"), record.outcomeSeq},
            {QStringLiteral("outcome_hash"), QString::fromLatin1(record.outcomeHash.toHex())}};
}

QByteArray csvCell(const QVariant &value)
{
    QString text = value.toString();
    if (value.typeId() == QMetaType::QString && !text.isEmpty() && QStringLiteral("=+-@\t\r").contains(text.front()))
        text.prepend(QLatin1Char('\''));
    if (text.contains(u',') || text.contains(u'"') || text.contains(u'\n') || text.contains(u'\r'))
        text = u'"' + text.replace(u'"', QLatin1String("\"\"")) + u'"';
    return text.toUtf8();
}

QByteArray csvLine(const QList<std::pair<QString, QVariant>> &fields, bool head)
{
    QByteArray line;
    for (const auto &[name, value] : fields) {
        if (!line.isEmpty())
            line += ',';
        line += head ? name.toUtf8() : csvCell(value);
    }
    return line + "\r\n";
}

QJsonDocument jsonOf(const QList<std::pair<QString, QVariant>> &fields)
{
    QJsonObject object;
    for (const auto &[name, value] : fields)
        object.insert(name, QJsonValue::fromVariant(value));
    return QJsonDocument(object);
}

QByteArray jsonLine(const QList<std::pair<QString, QVariant>> &fields)
{
    return jsonOf(fields).toJson(QJsonDocument::Compact) + '\n';
}

Error cannotWrite(const QSaveFile &file)
{
    return Error::make(Error::Kind::Storage,
                       QStringLiteral("%1 cannot be written: %2").arg(file.fileName(), file.errorString()));
}

} // namespace

QString auditRecordJson(const AuditRecord &record)
{
    return QString::fromUtf8(jsonOf(fieldsOf(record)).toJson(QJsonDocument::Indented));
}

Result<qint64> exportAudit(const QString &path, const AuditFilter &filter, const QString &file, AuditFormat format,
                           AuditExportState &state)
{
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return failure(cannotWrite(out));
    out.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    bool good = format != AuditFormat::Csv || out.write(csvLine(fieldsOf({}), true)) > 0;
    const auto walked = walkAudit(path, filter, [&](const AuditRecord &record) {
        const auto fields = fieldsOf(record);
        good = good && out.write(format == AuditFormat::Csv ? csvLine(fields, false) : jsonLine(fields)) > 0;
        if (good)
            ++state.written;
        return good && !state.stop;
    });
    if (state.stop || !walked || !good) {
        const Error error = state.stop ? Error::cancelled() : walked ? cannotWrite(out) : walked.error();
        out.cancelWriting();
        return failure(error);
    }
    if (!out.commit())
        return failure(cannotWrite(out));
    return state.written.load();
}

} // namespace trowel
