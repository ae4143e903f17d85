// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/request_record.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSortFilterProxyModel>

#include <deque>

namespace trowel {

/// The last requests of all open workspaces, newest first: at most `most` of them and, as their bodies may be long, at
/// most kTextBytes of bodies (the oldest give theirs up first). Runs for days without growing. Main thread.
class RequestRing final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Time, State, Method, Path, Status, Duration, Attempt, ColumnCount };
    static constexpr int kMost = 5000;
    static constexpr qint64 kTextBytes = qint64(32) * 1024 * 1024;

    explicit RequestRing(QObject *parent = nullptr, int most = kMost);

    /// A new record, or a new state of one that is listed. One that has fallen out of the ring stays out.
    void put(const RequestRecord &record);
    void clear();
    /// While paused the list stands still; what comes meanwhile is kept, as many as the ring holds.
    void setPaused(bool paused);
    bool isPaused() const { return m_paused; }
    int heldBack() const { return int(m_held.size()); }

    /// The words of what waits for its next attempt have changed: "Retry in 3 s". Call it every second while visible.
    void tick();

    const RequestRecord &at(int row) const { return m_records.at(size_t(row)); }
    /// -1 when it is not listed.
    int rowOf(quint64 id) const;
    int running() const; ///< waiting, on the wire, retrying
    qint64 textBytes() const { return m_textBytes; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    /// Emitted after put with the row of the record.
    void recordChanged(quint64 id);
    void countsChanged();

private:
    void apply(const RequestRecord &record);
    void trimTexts();

    std::deque<RequestRecord> m_records; // newest first
    std::deque<quint64> m_heldOrder;
    QHash<quint64, RequestRecord> m_held;
    size_t m_most;
    quint64 m_oldestGone = 0; // ids up to here have left
    qint64 m_textBytes = 0;
    bool m_paused = false;
};

/// Shows what matches a text (path, status, request id, workspace) and, on demand, only what failed.
class RequestFilter final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit RequestFilter(RequestRing &ring, QObject *parent = nullptr);
    void setText(const QString &text);
    void setFailedOnly(bool failedOnly);
    /// nullptr for an invalid index.
    const RequestRecord *recordAt(const QModelIndex &index) const;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    RequestRing &m_ring;
    QString m_text;
    bool m_failedOnly = false;
};

/// Glyph and word of a request's state.
struct StateWords
{
    int glyph = 0;
    QString word;
};
StateWords requestState(const RequestRecord &record);

} // namespace trowel
