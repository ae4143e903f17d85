// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transfer/transfer_list.h"
#include "core/workspace.h"
#include "ui/model/any_kind.h"
#include "ui/model/message_log.h"
#include "ui/model/pace.h"

#include <QHash>
#include <QPointer>
#include <QSet>

#include <memory>

namespace trowel {

class Watcher;

/// Words for what a change does to one object and to several; `%1` is the name or the count.
struct ChangeWords
{
    QString one;          ///< "%1 is starting"; empty for no message on success of a single one
    QString many;         ///< "%1 warehouses are starting"; empty for no message on success of several
    QString oneFailed;    ///< "%1 could not be started"
    QString manyFailed;   ///< "%1 of %2 warehouses could not be started"
    QString purpose = {}; ///< for Activity; English
};

/// One open workspace as the window has it: its stores, transfers, messages and the watching of what moves. Outlives
/// every page, so that a change goes on when the page that asked for it is closed. Main thread.
class Session final : public QObject
{
    Q_OBJECT
public:
    Session(std::unique_ptr<Workspace> workspace, const KindList &kinds, QObject *parent = nullptr);
    ~Session() override;

    Workspace &workspace() const { return *m_workspace; }
    const KindList &kinds() const { return m_kinds; }
    /// nullptr when there is none of that id.
    const AnyKind *kind(const QString &id) const;
    TransferList &transfers() { return m_transfers; }
    MessageLog &messages() { return m_messages; }

    /// The store of a list, shared while somebody holds it. Made on demand, not read yet.
    std::shared_ptr<ObjectStore> store(const AnyKind &kind, const QString &scope);
    /// All lists that somebody holds.
    void eachStore(const std::function<void(const AnyKind &, const QString &scope,
                                            const std::shared_ptr<ObjectStore> &)> &visit) const;
    /// Reads the lists of a kind again that are open, such as a folder something was imported into.
    void refreshOpen(const QString &kind, const QString &scope);

    struct ChangedObject
    {
        QString key;
        QString name;
    };
    /// Runs a change on several objects, each on its own; afterwards one message for all, with what became of each, a
    /// line for every object that failed and *Retry* for those. `after` runs once per object with its outcome. The
    /// store's rows are read again.
    void change(const Place &place, const QList<ChangedObject> &objects,
                std::function<Task<Nothing>(const QString &key)> work, const ChangeWords &words,
                std::function<void(const QString &key, const Result<Nothing> &)> after = {});

    /// One message about one object or list of this workspace.
    void say(Message::Severity severity, const QString &text, const Place &place, const QStringList &details = {},
             const std::optional<Error> &error = {}, std::function<void()> retry = {});

    /// How often it is asked without anybody asking; the person's choice.
    const Pace &pace() const { return m_pace; }
    void setPace(const Pace &pace);

    Place placeOf(const AnyKind &kind, const QString &scope = {}, const QString &object = {}) const;

signals:
    /// A list that nobody held before; it has not been read yet.
    void storeMade(const QString &kind, const QString &scope);
    void paceChanged();

private:
    void transferEnded(Transfer *transfer);
    void reachabilityChanged();
    void listChanged(const AnyKind &kind, const QString &scope, const ObjectStore &store);

    std::unique_ptr<Workspace> m_workspace;
    const KindList &m_kinds;
    TransferList m_transfers;
    MessageLog m_messages;
    QHash<QPair<QString, QString>, std::weak_ptr<ObjectStore>> m_stores;
    QHash<QPair<QString, QString>, std::shared_ptr<ObjectStore>> m_roots; // flat lists stay
    std::unique_ptr<Watcher> m_watcher;
    QDateTime m_offlineSince; // UTC; invalid while the workspace can be reached
    Pace m_pace;
    QSet<QPair<QString, QString>> m_failedLists; // that were told of
    bool m_outOfReach = false;                   // and that nothing can be reached
};

} // namespace trowel
