// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/audit_model.h"

#include "core/audit/audit_log.h"
#include "ui/look/cell.h"
#include "ui/model/format.h"

#include <algorithm>

namespace trowel {

namespace {

// What a list of very many of them can do without.
AuditRecord light(AuditRecord record)
{
    record.attempt.body.clear();
    record.attempt.query.clear();
    record.hash.clear();
    record.outcomeHash.clear();
    return record;
}

bool sameEnd(const AuditRecord &a, const AuditRecord &b)
{
    return a.outcomeSeq == b.outcomeSeq;
}

Cell cellOf(const AuditRecord &record, int column)
{
    Cell cell;
    const AuditAttempt &call = record.attempt;
    switch (column) {
    case AuditModel::Time:
        cell.text = formatTimeToSeconds(call.when);
        cell.dim = true;
        cell.toolTip = formatUtc(call.when);
        break;
    case AuditModel::State: {
        const AuditStateWords words = auditState(record);
        cell.glyph = Glyph(words.glyph);
        cell.text = words.word;
        cell.toolTip = record.outcome ? record.outcome->detail : QString();
        break;
    }
    case AuditModel::Method:
        cell.text = record.method;
        cell.bold = !call.isRead;
        break;
    case AuditModel::Path:
        cell.text = record.isNote() ? record.note : call.path;
        cell.mono = !record.isNote();
        cell.elide = record.isNote() ? Qt::ElideRight : Qt::ElideMiddle;
        break;
    case AuditModel::Workspace:
        cell.text = call.workspace;
        break;
    case AuditModel::Who:
        cell.text = call.who;
        cell.dim = true;
        break;
    case AuditModel::Status:
        cell.text = record.outcome && record.outcome->status > 0 ? QString::number(record.outcome->status) : QString();
        cell.error = record.outcome && record.outcome->status >= 400;
        cell.right = true;
        break;
    case AuditModel::Duration:
        cell.text = record.outcome ? formatDuration(record.outcome->tookMs) : QString();
        cell.right = true;
        break;
    default:
        break;
    }
    return cell;
}

} // namespace

AuditStateWords auditState(const AuditRecord &record)
{
    if (record.isNote())
        return {int(Glyph::Warning), AuditModel::tr("Remark")};
    if (!record.outcome)
        return {int(Glyph::Unknown), AuditModel::tr("No outcome")};
    const QString &outcome = record.outcome->outcome;
    if (outcome == QLatin1String("done"))
        return {int(Glyph::Succeeded), AuditModel::tr("Done")};
    if (outcome == QLatin1String("failed"))
        return {int(Glyph::Failed), AuditModel::tr("Failed")};
    if (outcome == QLatin1String("cancelled"))
        return {int(Glyph::Canceled), AuditModel::tr("Cancelled")};
    if (outcome == QLatin1String("retried"))
        return {int(Glyph::Retrying), AuditModel::tr("Retried")};
    if (outcome == QLatin1String("outcome unknown"))
        return {int(Glyph::Unknown), AuditModel::tr("Outcome unknown")};
    return {int(Glyph::Unknown), outcome}; // of a newer version
}

AuditModel::AuditModel(AuditLog &log, QObject *parent) : QAbstractTableModel(parent), m_log(log) {}

void AuditModel::show(const AuditFilter &filter, qint64 from)
{
    m_filter = filter;
    m_from = from;
    beginResetModel();
    m_rows.clear();
    endResetModel();
    m_more = false;
    m_known = false;
    m_refreshing = false;
    ask(from > 0 ? from + 1 : 0);
}

void AuditModel::refresh()
{
    if (m_reading == Reading::Busy)
        return;
    if (!m_known)
        return show(m_filter, m_from);
    m_refreshing = m_from == 0;
    if (m_refreshing)
        ask(0);
}

void AuditModel::ask(qint64 before)
{
    if (m_asked)
        m_asked->cancel();
    setReading(Reading::Busy);
    const quint64 turn = ++m_turn;
    m_asked = m_log.piece(m_filter, kPiece, before);
    m_asked->onDone(this, [this, turn](Result<AuditPiece> piece) {
        if (turn != m_turn)
            return;
        m_asked.reset();
        const bool refreshing = std::exchange(m_refreshing, false);
        if (!piece)
            return setReading(Reading::Failed, piece.error());
        if (refreshing)
            mergeFront(*piece);
        else
            append(std::move(*piece));
        m_known = true;
        setReading(Reading::Idle);
    });
}

void AuditModel::append(AuditPiece piece)
{
    m_more = piece.more;
    if (piece.records.isEmpty())
        return;
    const int first = int(m_rows.size());
    beginInsertRows({}, first, first + int(piece.records.size()) - 1);
    for (AuditRecord &record : piece.records)
        m_rows.push_back(light(std::move(record)));
    endInsertRows();
}

// What came since then goes on top; where the outcome of something listed came, its row is told.
void AuditModel::mergeFront(const AuditPiece &piece)
{
    const qint64 top = m_rows.empty() ? 0 : m_rows.front().seq;
    const auto old = std::find_if(piece.records.cbegin(), piece.records.cend(),
                                  [top](const AuditRecord &record) { return record.seq <= top; });
    if (old == piece.records.cend() && piece.more) {
        // More than a piece is new: what lies between is not known, so the list begins again.
        beginResetModel();
        m_rows.clear();
        endResetModel();
        return append(piece);
    }
    const int fresh = int(old - piece.records.cbegin());
    if (fresh > 0) {
        beginInsertRows({}, 0, fresh - 1);
        for (int i = fresh - 1; i >= 0; --i)
            m_rows.push_front(light(piece.records.at(i)));
        endInsertRows();
    }
    for (auto record = old; record != piece.records.cend(); ++record) {
        const int row = rowOf(record->seq);
        if (row < 0 || sameEnd(m_rows[size_t(row)], *record))
            continue;
        m_rows[size_t(row)] = light(*record);
        emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

void AuditModel::setReading(Reading reading, const std::optional<Error> &error)
{
    m_reading = reading;
    m_error = error;
    emit readingChanged();
}

int AuditModel::rowOf(qint64 seq) const
{
    // Numbers fall from row to row.
    const auto found = std::lower_bound(m_rows.cbegin(), m_rows.cend(), seq,
                                        [](const AuditRecord &record, qint64 wanted) { return record.seq > wanted; });
    if (found != m_rows.cend() && found->seq == seq)
        return int(found - m_rows.cbegin());
    const auto owner =
        std::find_if(found, m_rows.cend(), [seq](const AuditRecord &record) { return record.outcomeSeq == seq; });
    return owner == m_rows.cend() ? -1 : int(owner - m_rows.cbegin());
}

int AuditModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int AuditModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

bool AuditModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_more && m_reading == Reading::Idle;
}

void AuditModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        ask(m_rows.back().seq);
}

QVariant AuditModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Cell cell = cellOf(at(index.row()), index.column());
    if (role == CellRole)
        return QVariant::fromValue(cell);
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return cell.text;
    return {};
}

QVariant AuditModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Status || section == Duration ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case State:
        return tr("Outcome");
    case Method:
        return tr("Method");
    case Path:
        return tr("Path");
    case Workspace:
        return tr("Workspace");
    case Who:
        return tr("Who");
    case Status:
        return tr("Status");
    default:
        return tr("Duration");
    }
}

} // namespace trowel
