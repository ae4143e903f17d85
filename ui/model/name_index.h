// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/index/name_file.h"
#include "ui/model/any_kind.h"

#include <QHash>
#include <QSet>
#include <QTimer>

#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace trowel {

class Session;

/// The names of all objects that were seen: every row of every list of the open workspaces, and what is remembered of
/// earlier runs. Takes rows over in small steps behind the lists, and writes what changed to its file now and then.
/// Holds names, ids and places, and nothing that is in the objects. Main thread.
class NameIndex final : public QObject
{
    Q_OBJECT
public:
    /// So many names are kept at most, and of one list; what is seen first stays.
    static constexpr int kMost = 500'000, kMostOfList = 200'000;
    /// So many come back at the next start, the newest.
    static constexpr int kMostRemembered = 200'000;

    /// `file` may be empty: then nothing is remembered.
    explicit NameIndex(const QString &file = {}, QObject *parent = nullptr);
    ~NameIndex() override;

    /// Takes over the lists of a session, those it has and those to come. Stops by itself when the session goes.
    void follow(Session &session);
    /// Nothing of this workspace stays.
    void forget(const QUuid &workspace);
    /// Somebody has opened this object.
    void markUsed(const Place &place);
    /// Takes over names that were seen elsewhere, such as in an earlier run.
    void add(const QList<KnownName> &names);
    /// Writes what changed and waits for it.
    void flush();

    struct Hit
    {
        KnownName name;
        int score = 0; ///< see fuzzyScore; the mean of the words
        Cell node;     ///< how it looks now, where its list is open; else only its name
    };
    /// The best `most` matches in these workspaces, the better first, among equals the newest. Without words: what was
    /// opened, the newest first.
    QList<Hit> search(const QStringList &words, const QSet<QUuid> &workspaces, int most) const;

    qsizetype count() const { return qsizetype(m_entries.size()); }
    /// Nothing is waiting to be taken over or read.
    bool isSettled() const { return m_waiting.empty() && !m_reading; }

private:
    struct List
    {
        QUuid workspace;
        QString kind;
        QString scope;
        QString folded; ///< of the scope
    };
    struct Entry
    {
        int list = 0;
        QString key;
        QString name;
        QString folded; ///< of the name
        QString inside;
        qint64 seen = 0;
        qint64 used = 0;
        std::weak_ptr<ObjectStore> store; ///< where the row is now
        const AnyKind *kind = nullptr;
        int at = -1;
        bool changed = false; ///< since it was written
    };
    struct Source
    {
        std::weak_ptr<ObjectStore> store;
        const AnyKind *kind;
        int list;
    };
    struct Waiting
    {
        Source source;
        qsizetype next; ///< row from here to `end`, or positions in `rows`
        qsizetype end;
        QList<qsizetype> rows;
    };

    void followStore(const QUuid &workspace, const AnyKind &kind, const QString &scope,
                     const std::shared_ptr<ObjectStore> &store);
    int listOf(const QUuid &workspace, const QString &kind, const QString &scope);
    void takeSome();
    void take(const Source &source, ObjectStore &store, qsizetype at);
    void drop(int list, const QString &key);
    Entry *entryOf(int list, const QString &key);
    Entry &entryFor(int list, const QString &key);
    KnownName named(const Entry &entry) const;
    Cell nodeOf(const Entry &entry) const;
    int scoreOf(const Entry &entry, const QStringList &words) const;
    void change(Entry &entry);
    NameChanges takeChanges();
    void write();

    QString m_file;
    std::vector<List> m_lists;
    QHash<QString, int> m_listIds;
    std::vector<Entry> m_entries;
    QHash<std::pair<int, QString>, int> m_places;
    std::deque<Waiting> m_waiting;
    QList<KnownName> m_gone;
    QList<QUuid> m_forgotten;
    QTimer m_take;
    QTimer m_write;
    bool m_reading = false;
    bool m_writing = false;
};

} // namespace trowel
