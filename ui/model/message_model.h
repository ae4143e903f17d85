// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/message_log.h"

#include <QAbstractTableModel>
#include <QPointer>

#include <deque>

namespace trowel {

/// The messages of all open workspaces and of the window itself, newest first, at most 1,000. What a closed workspace
/// said stays to be read, but can no longer be repeated.
class MessageModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Text, Workspace, When, ColumnCount };
    static constexpr int kMost = 1000;
    using QAbstractTableModel::QAbstractTableModel;

    void addLog(MessageLog &log, const QString &workspace);
    void removeLog(MessageLog &log);
    const Message &at(int row) const { return m_rows.at(size_t(row)).message; }
    bool isUnread(int row) const { return m_rows.at(size_t(row)).unread; }
    int unread() const { return m_unread; }
    void markRead();
    void markRead(int row);
    void clear();

    /// One message as it is kept between two runs; nothing can be repeated then.
    struct Kept
    {
        Message message;
        QString workspace;
        bool unread = false;
    };
    /// Newest first.
    QList<Kept> kept(int most) const;
    /// What was said in earlier runs, newest first, goes below what is there.
    void restore(const QList<Kept> &older);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    void unreadChanged();
    /// Something was said now, not in an earlier run.
    void arrived(const trowel::Message &message, const QString &workspace);

private:
    struct Row
    {
        Message message;
        QString workspace;
        MessageLog *log;
        bool unread;
    };
    void append(const Message &message, const QString &workspace, MessageLog *log);

    std::deque<Row> m_rows; // newest first
    QList<MessageLog *> m_logs;
    int m_unread = 0;
};

} // namespace trowel
