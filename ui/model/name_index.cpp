// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/name_index.h"

#include "core/async/background.h"
#include "ui/model/fuzzy.h"
#include "ui/model/session.h"

#include <QElapsedTimer>

#include <algorithm>

namespace trowel {

namespace {

constexpr int kTakeMs = 4;               // of every turn of the event loop
constexpr int kWriteAfterMs = 5000;      // so many changes are written at once
constexpr qint64 kSeenAgainSecs = 86400; // how exact "seen" is: a list that is read again writes nothing

} // namespace

NameIndex::NameIndex(const QString &file, QObject *parent) : QObject(parent), m_file(file)
{
    m_take.setInterval(0);
    connect(&m_take, &QTimer::timeout, this, &NameIndex::takeSome);
    m_write.setInterval(kWriteAfterMs);
    m_write.setSingleShot(true);
    connect(&m_write, &QTimer::timeout, this, &NameIndex::write);
    if (m_file.isEmpty())
        return;
    m_reading = true;
    runInBackground([file] {
        return readNames(file, kMostRemembered);
    }).onDone(this, [this](const Result<QList<KnownName>> &names) {
        m_reading = false;
        if (names)
            add(*names);
    });
}

NameIndex::~NameIndex()
{
    flush();
}

void NameIndex::follow(Session &session)
{
    const QUuid workspace = session.workspace().profile().id;
    session.eachStore([&](const AnyKind &kind, const QString &scope, const std::shared_ptr<ObjectStore> &store) {
        followStore(workspace, kind, scope, store);
    });
    connect(&session, &Session::storeMade, this,
            [this, &session, workspace](const QString &kindId, const QString &scope) {
                if (const AnyKind *kind = session.kind(kindId))
                    followStore(workspace, *kind, scope, session.store(*kind, scope));
            });
}

void NameIndex::followStore(const QUuid &workspace, const AnyKind &kind, const QString &scope,
                            const std::shared_ptr<ObjectStore> &store)
{
    const Source source{store, &kind, listOf(workspace, kind.info().id, scope)};
    const auto wait = [this, source](qsizetype from, qsizetype to, const QList<qsizetype> &rows) {
        const qsizetype end = rows.isEmpty() ? std::min<qsizetype>(to, kMostOfList) : rows.size();
        if (from >= end)
            return;
        m_waiting.push_back({source, from, end, rows});
        m_take.start();
    };
    wait(0, store->size(), {});
    connect(store.get(), &ObjectStore::rowsChanged, this,
            [this, source, wait, raw = store.get()](const ObjectStore::Change &change) {
                if (change.appendedFrom >= 0)
                    wait(change.appendedFrom, raw->size(), {});
                if (!change.updated.isEmpty())
                    wait(0, 0, change.updated);
                for (const qsizetype at : change.removed)
                    drop(source.list, raw->keyAt(at));
            });
    connect(store.get(), &ObjectStore::wasReset, this, [wait, raw = store.get()] { wait(0, raw->size(), {}); });
}

int NameIndex::listOf(const QUuid &workspace, const QString &kind, const QString &scope)
{
    const QString id = QStringList{workspace.toString(QUuid::WithoutBraces), kind, scope}.join(QLatin1Char('\n'));
    const auto known = m_listIds.constFind(id);
    if (known != m_listIds.constEnd())
        return *known;
    const int list = int(m_lists.size());
    m_lists.push_back({workspace, kind, scope, foldedAlike(scope)});
    m_listIds.insert(id, list);
    return list;
}

void NameIndex::takeSome()
{
    QElapsedTimer clock;
    clock.start();
    while (!m_waiting.empty() && clock.elapsed() < kTakeMs) {
        Waiting &first = m_waiting.front();
        const std::shared_ptr<ObjectStore> store = first.source.store.lock();
        for (int i = 0; store && i < 100 && first.next < first.end; ++i, ++first.next)
            take(first.source, *store, first.rows.isEmpty() ? first.next : first.rows.at(first.next));
        if (!store || first.next >= first.end)
            m_waiting.pop_front();
    }
    if (m_waiting.empty())
        m_take.stop();
}

void NameIndex::take(const Source &source, ObjectStore &store, qsizetype at)
{
    if (at < 0 || at >= store.size() || store.isHole(at))
        return;
    const QString key = store.keyAt(at);
    if (m_entries.size() >= size_t(kMost) && !entryOf(source.list, key))
        return;
    Entry &entry = entryFor(source.list, key);
    entry.store = source.store;
    entry.kind = source.kind;
    entry.at = int(at);
    const QString name = source.kind->nameAt(store, at);
    const QString inside = source.kind->childScopeAt(store, at);
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    if (name == entry.name && inside == entry.inside && now - entry.seen < kSeenAgainSecs)
        return;
    entry.name = name;
    entry.folded = foldedAlike(name);
    entry.inside = inside;
    entry.seen = now;
    change(entry);
}

NameIndex::Entry *NameIndex::entryOf(int list, const QString &key)
{
    const auto known = m_places.constFind({list, key});
    return known == m_places.constEnd() ? nullptr : &m_entries[size_t(*known)];
}

NameIndex::Entry &NameIndex::entryFor(int list, const QString &key)
{
    if (Entry *known = entryOf(list, key))
        return *known;
    m_places.insert({list, key}, int(m_entries.size()));
    Entry entry;
    entry.list = list;
    entry.key = key;
    m_entries.push_back(std::move(entry));
    return m_entries.back();
}

void NameIndex::drop(int list, const QString &key)
{
    const auto known = m_places.constFind({list, key});
    if (known == m_places.constEnd())
        return;
    const auto at = size_t(*known);
    m_gone += named(m_entries[at]);
    m_places.erase(known);
    if (at + 1 < m_entries.size()) {
        m_entries[at] = std::move(m_entries.back());
        m_places[{m_entries[at].list, m_entries[at].key}] = int(at);
    }
    m_entries.pop_back();
    if (!m_file.isEmpty() && !m_write.isActive())
        m_write.start();
}

void NameIndex::change(Entry &entry)
{
    entry.changed = true;
    if (!m_file.isEmpty() && !m_write.isActive())
        m_write.start();
}

void NameIndex::forget(const QUuid &workspace)
{
    std::erase_if(m_entries, [&](const Entry &entry) { return m_lists[size_t(entry.list)].workspace == workspace; });
    m_places.clear();
    for (size_t i = 0; i < m_entries.size(); ++i)
        m_places.insert({m_entries[i].list, m_entries[i].key}, int(i));
    m_gone.removeIf([&](const KnownName &name) { return name.workspace == workspace; });
    m_forgotten += workspace;
    if (!m_file.isEmpty())
        m_write.start();
}

void NameIndex::markUsed(const Place &place)
{
    if (place.object.isEmpty())
        return;
    if (Entry *entry = entryOf(listOf(place.workspace, place.kind, place.scope), place.object)) {
        entry->used = QDateTime::currentMSecsSinceEpoch();
        change(*entry);
    }
}

void NameIndex::add(const QList<KnownName> &names)
{
    for (const KnownName &name : names) {
        if (m_forgotten.contains(name.workspace) || m_entries.size() >= size_t(kMost))
            continue;
        const int list = listOf(name.workspace, name.kind, name.scope);
        Entry &entry = entryFor(list, name.key);
        entry.used = std::max(entry.used, name.used);
        if (entry.seen >= name.seen)
            continue; // its list says more by now
        entry.name = name.name;
        entry.folded = foldedAlike(name.name);
        entry.inside = name.inside;
        entry.seen = name.seen;
    }
}

KnownName NameIndex::named(const Entry &entry) const
{
    const List &list = m_lists[size_t(entry.list)];
    return {list.workspace, list.kind, list.scope, entry.key, entry.name, entry.inside, entry.seen, entry.used};
}

Cell NameIndex::nodeOf(const Entry &entry) const
{
    const std::shared_ptr<ObjectStore> store = entry.store.lock();
    if (!store || entry.at >= store->size() || store->isHole(entry.at) || store->keyAt(entry.at) != entry.key)
        return Cell{entry.name};
    return entry.kind->nodeAt(*store, entry.at);
}

NameChanges NameIndex::takeChanges()
{
    NameChanges changes;
    changes.gone = std::exchange(m_gone, {});
    changes.forgotten = std::exchange(m_forgotten, {});
    for (Entry &entry : m_entries) {
        if (std::exchange(entry.changed, false))
            changes.put += named(entry);
    }
    return changes;
}

void NameIndex::write()
{
    if (m_writing)
        return m_write.start();
    const NameChanges changes = takeChanges();
    if (m_file.isEmpty() || changes.isEmpty())
        return;
    m_writing = true;
    // What cannot be written is not remembered, and nobody waits for that.
    runInBackground([file = m_file, changes] {
        return writeNames(file, changes);
    }).onDone(this, [this](const Result<Nothing> &) { m_writing = false; });
}

void NameIndex::flush()
{
    while (!m_waiting.empty())
        takeSome();
    const NameChanges changes = takeChanges();
    if (!m_file.isEmpty() && !changes.isEmpty())
        (void)writeNames(m_file, changes);
}

} // namespace trowel
