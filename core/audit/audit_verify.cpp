// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/audit_verify.h"

#include "core/audit/audit_schema.h"

#include <QFileInfo>
#include <QSqlError>
#include <QSqlQuery>

namespace trowel {
namespace {

constexpr qsizetype mostFindings = 100;

QString rowSql()
{
    QString names = QStringLiteral("seq, hash");
    for (const AuditColumn &column : auditColumns())
        names += QLatin1String(", ") + column.name;
    return QStringLiteral("SELECT %1 FROM entries ORDER BY seq").arg(names);
}

void note(AuditReport *report, qint64 seq, const QString &what)
{
    report->state = AuditReport::State::Broken;
    if (report->findings.size() < mostFindings)
        report->findings.append({seq, what});
}

// Which of the rows that the keychain remembers are there.
struct Seen
{
    bool newest = false;
    bool head = false;
};

// Compares each row with the hash it carries; a broken one does not make all that follow look broken.
void walk(QSqlQuery &query, AuditReport *report, const std::optional<AuditMark> &mark, Seen *seen)
{
    while (query.next()) {
        const qint64 seq = query.value(0).toLongLong();
        const QByteArray hash = query.value(1).toByteArray();
        QVariantList values;
        for (size_t i = 0; i < auditColumns().size(); ++i)
            values.append(query.value(int(i) + 2));
        const qint64 expected = report->newest.seq + 1;
        if (seq > expected)
            note(report, seq, QStringLiteral("Entries %1 to %2 are missing.").arg(expected).arg(seq - 1));
        else if (seq < expected)
            note(report, seq, QStringLiteral("Entry %1 lies before the beginning of the log.").arg(seq));
        else if (auditHash(report->newest.hash, seq, values) != hash)
            note(report, seq, QStringLiteral("Entry %1 was changed or does not follow the one before it.").arg(seq));
        if (values.first().toInt() == int(AuditKind::Note))
            note(report, seq, values.last().toString());
        seen->newest = seen->newest || (mark && mark->newest == AuditLink{seq, hash});
        seen->head = seen->head || (mark && mark->head == AuditLink{seq, hash});
        report->newest = {seq, hash};
        ++report->entries;
    }
}

void compareWithMark(AuditReport *report, const AuditMark &mark, const Seen &seen, const AuditLink &head)
{
    // A row that is still there although it might have gone: old entries were being removed, and some are left.
    const bool beginsThere = mark.head == head || seen.head;
    if (!beginsThere && mark.newest.seq < head.seq)
        note(report, head.seq, QStringLiteral("The beginning of the log was cut off behind the keychain's back."));
    else if (!beginsThere)
        note(report, head.seq, QStringLiteral("The log begins at another entry than the keychain remembers."));
    if (!seen.newest && mark.newest.seq > report->newest.seq)
        note(report, report->newest.seq,
             QStringLiteral("The end is missing: the keychain remembers entry %1.").arg(mark.newest.seq));
    else if (!seen.newest && mark.newest != head)
        note(report, mark.newest.seq,
             QStringLiteral("Entry %1 is not the one the keychain remembers.").arg(mark.newest.seq));
    report->behindAnchor = qMax<qint64>(0, report->newest.seq - mark.newest.seq);
}

// Nothing was ever written, or the file is gone.
AuditReport emptyReport(const std::optional<AuditMark> &mark)
{
    AuditReport report;
    report.state = mark ? AuditReport::State::Intact : AuditReport::State::NotAnchored;
    const AuditLink head = auditOrigin();
    report.newest = head;
    if (mark)
        compareWithMark(&report, *mark, {}, head);
    return report;
}

} // namespace

QByteArray AuditMark::toText() const
{
    return QByteArray("1 ") + QByteArray::number(newest.seq) + ' ' + newest.hash.toHex() + ' ' +
           QByteArray::number(head.seq) + ' ' + head.hash.toHex();
}

std::optional<AuditMark> AuditMark::fromText(const QByteArray &text)
{
    const QList<QByteArray> parts = text.split(' ');
    if (parts.size() != 5 || parts[0] != "1" || parts[2].size() != 64 || parts[4].size() != 64)
        return std::nullopt;
    bool isNumber = false;
    bool isHeadNumber = false;
    AuditMark mark{{parts[1].toLongLong(&isNumber), QByteArray::fromHex(parts[2])},
                   {parts[3].toLongLong(&isHeadNumber), QByteArray::fromHex(parts[4])}};
    if (!isNumber || !isHeadNumber || mark.newest.hash.size() != 32 || mark.head.hash.size() != 32)
        return std::nullopt;
    return mark;
}

Result<bool> holdsMark(const QSqlDatabase &db, const AuditMark &mark)
{
    const auto head = auditHead(db);
    if (!head)
        return failure(head.error());
    if (mark.newest == *head)
        return true;
    QSqlQuery query(db);
    query.prepare(QStringLiteral("SELECT hash FROM entries WHERE seq = ?"));
    query.addBindValue(mark.newest.seq);
    if (!query.exec())
        return failure(auditError(db.databaseName(), query.lastError().text()));
    return query.next() && query.value(0).toByteArray() == mark.newest.hash;
}

Result<AuditReport> verifyAudit(const QString &path, const std::optional<AuditMark> &mark)
{
    if (!QFileInfo::exists(path))
        return emptyReport(mark);
    AuditConnection connection;
    if (auto opened = connection.open(path, AuditConnection::Access::Read); !opened)
        return failure(opened.error());
    const QSqlDatabase db = connection.database();
    QSqlQuery query(db);
    query.setForwardOnly(true);
    // One transaction around both reads: a writer does not show in between.
    if (!query.exec(QStringLiteral("BEGIN")))
        return failure(auditError(path, query.lastError().text()));
    const auto head = auditHead(db);
    if (!head)
        return failure(head.error());
    AuditReport report;
    report.state = mark ? AuditReport::State::Intact : AuditReport::State::NotAnchored;
    report.newest = *head;
    Seen seen;
    if (!query.exec(rowSql()))
        return failure(auditError(path, query.lastError().text()));
    walk(query, &report, mark, &seen);
    if (query.lastError().isValid())
        return failure(auditError(path, query.lastError().text()));
    if (mark)
        compareWithMark(&report, *mark, seen, *head);
    return report;
}

} // namespace trowel
