// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/result.h"
#include "core/http/request.h"

#include <QDateTime>
#include <QObject>
#include <QSet>

#include <memory>
#include <optional>

namespace trowel {

/// The rows of one list as the server has them, shared by everything that shows them: pages, navigator, watcher.
/// Rows keep their position for as long as the store is not reset; a row that went leaves a hole. RowStore<T> holds the
/// rows. Main thread; made by a Session, always held by shared_ptr.
class ObjectStore : public QObject, public std::enable_shared_from_this<ObjectStore>
{
    Q_OBJECT
public:
    enum class State {
        Empty,   ///< never asked
        Loading, ///< rows may be there already
        Ready,
        Failed ///< `error` says why; rows that were there stay
    };
    /// What changed, in positions of the store.
    struct Change
    {
        qsizetype appendedFrom = -1; ///< all from here to the end are new; -1 for none
        QList<qsizetype> updated;
        QList<qsizetype> removed;
        bool isEmpty() const { return appendedFrom < 0 && updated.isEmpty() && removed.isEmpty(); }
    };

    using QObject::QObject;

    State state() const { return m_state; }
    const std::optional<Error> &error() const { return m_error; }
    /// When the list was last read to its end, UTC; invalid while it never was.
    QDateTime asOf() const { return m_asOf; }
    /// False while pages are missing, after Stop and when the server did not give all: the count then reads "312+".
    bool isComplete() const { return m_complete; }

    /// Positions, holes included; see isHole.
    virtual qsizetype size() const = 0;
    virtual bool isHole(qsizetype at) const = 0;
    virtual QString keyAt(qsizetype at) const = 0;
    /// -1 when there is none. Linear for now and then, not for loops over all rows.
    virtual qsizetype find(const QString &key) const = 0;
    qsizetype count() const { return m_count; }
    /// Of all rows, for many searches at once.
    QSet<QString> keys() const;

    /// Reads the list again; merges by key, so that selection and scroll position stay. Does nothing while loading.
    virtual void refresh(Lane lane = Lane::Interactive) = 0;
    /// The same after something was changed: a list that is being read was asked for before, so it is read once more.
    virtual void refreshAfterChange() = 0;
    /// Ends a load; what has arrived stays.
    virtual void stop() = 0;
    /// Reads one row again (or the list, where the kind knows no single read).
    virtual void refreshRow(const QString &key, Lane lane) = 0;
    /// A change of this row is on its way: what is read meanwhile may show the state before it, and is passed over
    /// until `endChange`. A list that is being read then is passed over for this row to its end.
    virtual void beginChange(const QString &key) = 0;
    virtual void endChange(const QString &key) = 0;
    /// Keys of rows that change by themselves right now; the watcher follows them until they settle.
    virtual QStringList movingKeys() const = 0;

signals:
    void stateChanged();
    void rowsChanged(const trowel::ObjectStore::Change &change);
    void wasReset();
    /// A row that was moving has come to rest.
    void settled(const QString &key);

protected:
    void setState(State state, std::optional<Error> error = {});

    State m_state = State::Empty;
    std::optional<Error> m_error;
    QDateTime m_asOf;
    bool m_complete = false;
    qsizetype m_count = 0; ///< rows that are there
};

} // namespace trowel
