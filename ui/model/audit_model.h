// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/task.h"
#include "core/audit/audit_query.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <deque>

namespace trowel {

class AuditLog;

/// The audit log as a list, newest first, read in pieces as far as somebody scrolls. Rows are kept without their
/// bodies, so that a long way down does not fill the memory; the whole entry is asked for one at a time. What is new
/// appears on top without moving what is read. The log outlives it. Main thread.
class AuditModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Time, State, Method, Path, Workspace, Who, Status, Duration, ColumnCount };
    enum class Reading { Idle, Busy, Failed };
    static constexpr int kPiece = 200;

    explicit AuditModel(AuditLog &log, QObject *parent = nullptr);

    /// Reads anew what matches; `from` is the newest entry to show, 0 for the end of the log. The newest question wins.
    void show(const AuditFilter &filter, qint64 from = 0);
    const AuditFilter &filter() const { return m_filter; }
    qint64 from() const { return m_from; }
    /// Reads the newest entries again; what is there already stays where it is.
    void refresh();

    Reading reading() const { return m_reading; }
    const std::optional<Error> &error() const { return m_error; }
    /// Older entries match that were not read yet.
    bool hasMore() const { return m_more; }
    /// The first piece has arrived.
    bool isKnown() const { return m_known; }
    const AuditRecord &at(int row) const { return m_rows.at(size_t(row)); }
    /// -1 when it is not among what was read; also finds an outcome's number.
    int rowOf(qint64 seq) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

signals:
    void readingChanged();

private:
    void ask(qint64 before);
    void append(AuditPiece piece);
    void mergeFront(const AuditPiece &piece);
    void setReading(Reading reading, const std::optional<Error> &error = {});

    AuditLog &m_log;
    AuditFilter m_filter;
    qint64 m_from = 0;
    std::deque<AuditRecord> m_rows;
    Reading m_reading = Reading::Idle;
    std::optional<Error> m_error;
    bool m_more = false;
    bool m_known = false;
    bool m_refreshing = false;
    quint64 m_turn = 0;
    std::optional<Task<AuditPiece>> m_asked;
};

/// How an entry ended, as glyph and word.
struct AuditStateWords
{
    int glyph = 0;
    QString word;
};
AuditStateWords auditState(const AuditRecord &record);

} // namespace trowel
