// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/pagination.h"
#include "ui/model/object_store.h"
#include "ui/model/search_text.h"

#include <QHash>
#include <QSet>

#include <concepts>
#include <functional>

namespace trowel {

/// How a RowStore reads its rows.
template <typename T>
struct RowSource
{
    std::function<QString(const T &)> key;
    std::function<Task<ListEnd>(Lane, PageSink<T>)> list;
    std::function<Task<T>(Lane, const T &)> get; ///< may be empty: then the list is read
    std::function<bool(const T &)> isMoving;     ///< may be empty: nothing moves
    QByteArray T::*searchKey = nullptr;          ///< what a filter looks at; may be left out where nothing filters
};

/// An ObjectStore of rows of one type.
template <typename T>
class RowStore final : public ObjectStore
{
public:
    explicit RowStore(RowSource<T> source, QObject *parent = nullptr) : ObjectStore(parent), m_source(std::move(source))
    {
    }

    qsizetype size() const override { return m_rows.size(); }
    bool isHole(qsizetype at) const override { return m_holes[size_t(at)]; }
    QString keyAt(qsizetype at) const override { return m_source.key(m_rows[at]); }
    const T &at(qsizetype at) const { return m_rows[at]; }
    const QList<T> &rows() const { return m_rows; }
    /// As long as the rows; empty where the source names no search key.
    const SearchText &searchText() const { return m_text; }

    qsizetype find(const QString &key) const override
    {
        for (qsizetype i = 0; i < m_rows.size(); ++i) {
            if (!m_holes[size_t(i)] && m_source.key(m_rows[i]) == key)
                return i;
        }
        return -1;
    }

    void refresh(Lane lane = Lane::Interactive) override
    {
        if (m_load)
            return;
        beginMerge();
        setState(State::Loading);
        const quint64 turn = ++m_turn; // what a stopped load still delivers is not this load's
        m_load = m_source.list(lane, [this, turn](const QList<T> &rows) {
            if (turn == m_turn)
                merge(rows);
        });
        m_load->onDone(this, [this, turn](Result<ListEnd> end) {
            if (turn == m_turn)
                endMerge(std::move(end));
        });
    }

    void refreshAfterChange() override
    {
        if (m_load)
            m_again = true;
        else
            refresh(Lane::Interactive);
    }

    void stop() override
    {
        m_again = false;
        if (m_load)
            m_load->cancel();
    }

    void refreshRow(const QString &key, Lane lane) override
    {
        const qsizetype at = find(key);
        if (at < 0 || !m_source.get)
            return lane == Lane::Interactive ? refreshAfterChange() : refresh(lane);
        const quint64 asked = m_changes;
        m_source.get(lane, m_rows[at]).onDone(this, [this, key, asked](Result<T> row) {
            if (m_changedAt.value(key) > asked || (row && m_changing.contains(key)))
                return; // it tells of what was before
            if (row)
                put(*row);
            else if (row.error().kind == Error::Kind::NotFound)
                remove(key);
        });
    }

    QStringList movingKeys() const override
    {
        QStringList keys;
        if (!m_source.isMoving)
            return keys;
        for (const qsizetype i : m_moving)
            keys += m_source.key(m_rows[i]);
        return keys;
    }

    /// Takes over one row as the server has it now; a new one is appended.
    void put(const T &row)
    {
        const QString key = m_source.key(row);
        Change change;
        const qsizetype at = find(key);
        if (at < 0) {
            change.appendedFrom = m_rows.size();
            append(row);
        } else if (replace(at, row)) {
            change.updated += at;
        }
        tell(change);
    }

    /// Changes a row before the server has said so: the transitional state after a click, and back. Nothing has settled
    /// by that.
    void mutate(const QString &key, const std::function<void(T &)> &change)
    {
        const qsizetype at = find(key);
        if (at < 0)
            return;
        T row = m_rows[at];
        change(row);
        Change told;
        if (replace(at, row))
            told.updated += at;
        m_settled.removeAll(key);
        tell(told);
    }

    void beginChange(const QString &key) override { ++m_changing[key]; }

    void endChange(const QString &key) override
    {
        if (!m_changing.contains(key) || --m_changing[key] > 0)
            return;
        m_changing.remove(key);
        m_changedAt[key] = ++m_changes;
        if (m_load)
            m_outdated.insert(key);
    }

    void remove(const QString &key)
    {
        const qsizetype at = find(key);
        if (at < 0)
            return;
        Change change;
        change.removed += at;
        dig(at);
        tell(change);
    }

private:
    void beginMerge()
    {
        m_complete = false;
        m_seen.assign(size_t(m_rows.size()), false);
        m_known.clear();
        m_known.reserve(m_count);
        for (qsizetype i = 0; i < m_rows.size(); ++i) {
            if (!m_holes[size_t(i)])
                m_known.insert(m_source.key(m_rows[i]), i);
        }
    }

    void merge(const QList<T> &rows)
    {
        Change change;
        const qsizetype end = m_rows.size();
        for (const T &row : rows) {
            const QString key = m_source.key(row);
            const auto known = m_known.constFind(key);
            if (known == m_known.constEnd()) {
                m_known.insert(key, m_rows.size()); // a server may list an object twice
                append(row);
                continue;
            }
            m_seen[size_t(known.value())] = true;
            if (!m_changing.contains(key) && !m_outdated.contains(key) && replace(known.value(), row))
                change.updated += known.value();
        }
        if (m_rows.size() > end)
            change.appendedFrom = end;
        tell(change);
    }

    void endMerge(Result<ListEnd> end)
    {
        m_load.reset();
        m_outdated.clear();
        const bool all = end && end->complete;
        if (all) {
            Change change;
            for (size_t i = 0; i < m_seen.size(); ++i) {
                if (!m_seen[i] && !m_holes[i]) {
                    change.removed += qsizetype(i);
                    dig(qsizetype(i));
                }
            }
            m_asOf = QDateTime::currentDateTimeUtc();
            tell(change);
        }
        m_complete = all;
        m_known = {};
        const bool again = std::exchange(m_again, false) && end;
        if (end || end.error().isCancelled())
            setState(State::Ready);
        else
            setState(State::Failed, end.error());
        if (again)
            refresh(Lane::Interactive);
    }

    void append(const T &row)
    {
        const qsizetype at = m_rows.size();
        m_rows += row;
        if (m_source.searchKey)
            m_text.append(row.*m_source.searchKey);
        m_holes.push_back(false);
        m_seen.push_back(true);
        ++m_count;
        follow(at);
    }

    // False when the row says the same as before.
    bool replace(qsizetype at, const T &row)
    {
        if constexpr (std::equality_comparable<T>) {
            if (m_rows[at] == row)
                return false;
        }
        if (m_source.searchKey && m_rows[at].*m_source.searchKey != row.*m_source.searchKey)
            m_text.replace(at, row.*m_source.searchKey);
        m_rows[at] = row;
        follow(at);
        return true;
    }

    void dig(qsizetype at)
    {
        m_holes[size_t(at)] = true;
        --m_count;
        m_moving.removeOne(at);
    }

    void follow(qsizetype at)
    {
        if (!m_source.isMoving)
            return;
        const bool moves = m_source.isMoving(m_rows[at]);
        const bool moved = m_moving.contains(at);
        if (moves && !moved) {
            m_moving += at;
        } else if (!moves && moved) {
            m_moving.removeOne(at);
            m_settled += m_source.key(m_rows[at]);
        }
    }

    void tell(const Change &change)
    {
        if (!change.isEmpty())
            emit rowsChanged(change);
        for (const QString &key : std::exchange(m_settled, {}))
            emit settled(key);
    }

    RowSource<T> m_source;
    QList<T> m_rows;
    SearchText m_text;
    std::vector<bool> m_holes;
    std::vector<bool> m_seen;            // by the list that is being read
    QHash<QString, qsizetype> m_known;   // only while a list is being read
    QHash<QString, int> m_changing;      // rows with changes on their way
    QHash<QString, quint64> m_changedAt; // when a change of the row ended, as counted by m_changes
    quint64 m_changes = 0;
    QSet<QString> m_outdated; // changed since the list that is being read was asked for
    quint64 m_turn = 0;
    QList<qsizetype> m_moving;
    QStringList m_settled;
    std::optional<Task<ListEnd>> m_load;
    bool m_again = false; // something was changed since it was asked for
};

} // namespace trowel
