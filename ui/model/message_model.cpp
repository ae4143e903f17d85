// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/message_model.h"

#include "ui/look/cell.h"
#include "ui/model/format.h"

#include <algorithm>

namespace trowel {

void MessageModel::addLog(MessageLog &log, const QString &workspace)
{
    m_logs += &log;
    for (const Message &message : log.messages())
        append(message, workspace, &log);
    connect(&log, &MessageLog::added, this,
            [this, &log, workspace](const Message &message) { append(message, workspace, &log); });
}

void MessageModel::removeLog(MessageLog &log)
{
    log.disconnect(this);
    m_logs.removeAll(&log);
    for (Row &row : m_rows) {
        if (row.log != &log)
            continue;
        row.log = nullptr;
        row.message.retry = {};
    }
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
}

void MessageModel::append(const Message &message, const QString &workspace, MessageLog *log)
{
    beginInsertRows({}, 0, 0);
    m_rows.push_front({message, workspace, log, true});
    endInsertRows();
    ++m_unread;
    if (m_rows.size() > kMost) {
        beginRemoveRows({}, kMost, kMost);
        m_unread -= m_rows.back().unread ? 1 : 0;
        m_rows.pop_back();
        endRemoveRows();
    }
    emit unreadChanged();
    emit arrived(message, workspace);
}

void MessageModel::markRead(int row)
{
    if (!std::exchange(m_rows.at(size_t(row)).unread, false))
        return;
    --m_unread;
    emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    emit unreadChanged();
}

QList<MessageModel::Kept> MessageModel::kept(int most) const
{
    QList<Kept> kept;
    for (const Row &row : m_rows) {
        if (kept.size() == most)
            break;
        kept += Kept{row.message, row.workspace, row.unread};
        kept.last().message.retry = {};
    }
    return kept;
}

void MessageModel::restore(const QList<Kept> &older)
{
    const qsizetype room = std::min<qsizetype>(older.size(), kMost - qsizetype(m_rows.size()));
    if (room <= 0)
        return;
    const int first = int(m_rows.size());
    beginInsertRows({}, first, first + int(room) - 1);
    for (const Kept &kept : older.first(room)) {
        m_rows.push_back({kept.message, kept.workspace, nullptr, kept.unread});
        m_unread += kept.unread ? 1 : 0;
    }
    endInsertRows();
    emit unreadChanged();
}

void MessageModel::markRead()
{
    for (MessageLog *log : std::as_const(m_logs))
        log->markRead();
    if (std::exchange(m_unread, 0) == 0)
        return;
    for (Row &row : m_rows)
        row.unread = false;
    emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
    emit unreadChanged();
}

void MessageModel::clear()
{
    if (!m_rows.empty()) {
        beginRemoveRows({}, 0, int(m_rows.size()) - 1);
        m_rows.clear();
        endRemoveRows();
    }
    for (MessageLog *log : std::as_const(m_logs))
        log->clear();
    m_unread = 0;
    emit unreadChanged();
}

int MessageModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int MessageModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant MessageModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows.at(size_t(index.row()));
    Cell cell;
    if (index.column() == Text) {
        cell.text = row.message.text;
        cell.glyph = row.message.severity == Message::Severity::Failure   ? Glyph::Failed
                     : row.message.severity == Message::Severity::Success ? Glyph::Succeeded
                                                                          : Glyph::None;
        cell.bold = row.unread;
        if (row.unread)
            cell.accessible = tr("Unread: %1").arg(row.message.text);
        if (cell.glyph == Glyph::None)
            cell.icon = QStringLiteral("info");
    } else if (index.column() == Workspace) {
        cell.text = row.workspace;
        cell.dim = true;
        if (row.log)
            cell.tag = row.log->environment();
    } else {
        cell.text = formatTime(row.message.when);
        cell.dim = true;
        cell.toolTip = formatUtc(row.message.when);
    }
    if (role == CellRole)
        return QVariant::fromValue(cell);
    if (role == Qt::AccessibleTextRole && !cell.accessible.isEmpty())
        return cell.accessible;
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return cell.text;
    return {};
}

QVariant MessageModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == Text ? tr("Message") : section == Workspace ? tr("Workspace") : tr("When");
}

} // namespace trowel
