// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/session.h"

#include "core/http/reachability.h"
#include "core/transfer/workspace_transfers.h"
#include "ui/model/format.h"
#include "ui/model/watcher.h"

namespace trowel {

namespace {

// What is still to come of one change of several objects.
struct Batch
{
    Place place;
    QList<Session::ChangedObject> objects;
    std::function<Task<Nothing>(const QString &)> work;
    ChangeWords words;
    std::function<void(const QString &, const Result<Nothing> &)> after;
    QList<Session::ChangedObject> failed;
    QStringList details;
    QList<MessageResult> results; // in the order of the objects
    std::optional<Error> error;
    qsizetype open = 0;
    qsizetype cancelled = 0;
};

MessageResult::Outcome outcomeOf(const Result<Nothing> &result)
{
    if (result)
        return MessageResult::Outcome::Done;
    if (result.error().isCancelled())
        return MessageResult::Outcome::Cancelled;
    return result.error().kind == Error::Kind::OutcomeUnknown ? MessageResult::Outcome::Unknown
                                                              : MessageResult::Outcome::Failed;
}

// What can be said of one change when nobody knows what became of it, and of one that surely did nothing; `%1` is the
// object.
QString whatIsSure(const Error &error)
{
    if (error.kind == Error::Kind::OutcomeUnknown)
        return Session::tr("%1: the answer was lost, its state is read again");
    if (error.kind == Error::Kind::BadReply && error.httpStatus >= 200 && error.httpStatus < 300)
        return Session::tr("%1: the answer could not be read, its state is read again");
    if (error.kind == Error::Kind::NotSent)
        return Session::tr("%1: nothing was sent, the workspace cannot be reached");
    return {};
}

} // namespace

Session::Session(std::unique_ptr<Workspace> workspace, const KindList &kinds, QObject *parent)
    : QObject(parent), m_workspace(std::move(workspace)), m_kinds(kinds), m_watcher(std::make_unique<Watcher>())
{
    connect(&m_transfers, &TransferList::ended, this, &Session::transferEnded);
    m_messages.setEnvironment(m_workspace->profile().environment);
    connect(m_workspace.get(), &Workspace::reachabilityChanged, this, &Session::reachabilityChanged);
}

Session::~Session()
{
    m_workspace->disconnect(this);
    // Stores hold tasks of the workspace's queue: they go first.
    m_watcher.reset();
    m_roots.clear();
}

const AnyKind *Session::kind(const QString &id) const
{
    for (const auto &kind : m_kinds) {
        if (kind->info().id == id)
            return kind.get();
    }
    return nullptr;
}

void Session::transferEnded(Transfer *transfer)
{
    const bool imports = qobject_cast<ImportFile *>(transfer) != nullptr;
    QString done;
    QString failed;
    switch (transfer->direction()) {
    case Transfer::Direction::Upload:
        done = imports ? tr("%1 was imported") : tr("%1 was uploaded");
        failed = imports ? tr("%1 could not be imported") : tr("%1 could not be uploaded");
        break;
    case Transfer::Direction::Download:
        done = tr("%1 was downloaded");
        failed = tr("%1 could not be downloaded");
        break;
    case Transfer::Direction::Delete:
        done = tr("%1 was deleted");
        failed = tr("%1 could not be deleted");
        break;
    }
    if (transfer->state() == Transfer::State::Done) {
        say(Message::Severity::Success, done.arg(transfer->name()), {},
            {transfer->to().isEmpty() ? transfer->from() : transfer->to()});
    } else if (transfer->state() == Transfer::State::Failed) {
        say(Message::Severity::Failure, failed.arg(transfer->name()), {}, {transfer->from()}, transfer->error(),
            [transfer = QPointer<Transfer>(transfer)] {
                if (transfer)
                    transfer->retry();
            });
    }
}

void Session::reachabilityChanged()
{
    const Reachability &reach = m_workspace->reachability();
    m_watcher->setPaused(reach.holdsBack());
    if (reach.isOffline()) {
        if (!m_offlineSince.isValid())
            m_offlineSince = reach.since();
        return;
    }
    if (reach.holdsBack() || !m_offlineSince.isValid())
        return;
    const QDateTime since = std::exchange(m_offlineSince, {});
    say(Message::Severity::Info, tr("%1 can be reached again").arg(m_workspace->profile().name), {},
        {tr("It could not be reached since %1.").arg(formatTimeWithin(since.toLocalTime()))});
    // What had given up before anybody knew; everything else waits in the queue and goes on by itself.
    for (const auto &weak : std::as_const(m_stores)) {
        const auto store = weak.lock();
        if (store && store->state() == ObjectStore::State::Failed && store->error()->isNetwork())
            store->refresh(Lane::Refresh);
    }
}

Place Session::placeOf(const AnyKind &kind, const QString &scope, const QString &object) const
{
    return {m_workspace->profile().id, kind.info().id, scope, object};
}

std::shared_ptr<ObjectStore> Session::store(const AnyKind &kind, const QString &scope)
{
    const QPair<QString, QString> name(kind.info().id, scope);
    if (auto store = m_stores.value(name).lock())
        return store;
    // A store may lose its last holder while it is telling that holder something.
    std::shared_ptr<ObjectStore> store(kind.makeStore(*this, scope), [](ObjectStore *s) { s->deleteLater(); });
    store->setParent(nullptr);
    m_stores.removeIf([](const auto &entry) { return entry.value().expired(); });
    m_stores.insert(name, store);
    if (scope == kind.info().rootScope)
        m_roots.insert(name, store);
    m_watcher->follow(store, kind.info().watchEach);
    connect(store.get(), &ObjectStore::settled, this, [this, &kind, raw = store.get()](const QString &key) {
        if (const qsizetype at = raw->find(key); at >= 0)
            kind.settledAt(*this, *raw, at);
    });
    connect(store.get(), &ObjectStore::stateChanged, this,
            [this, &kind, scope, raw = store.get()] { listChanged(kind, scope, *raw); });
    emit storeMade(name.first, name.second);
    return store;
}

void Session::eachStore(
    const std::function<void(const AnyKind &, const QString &, const std::shared_ptr<ObjectStore> &)> &visit) const
{
    for (auto entry = m_stores.cbegin(); entry != m_stores.cend(); ++entry) {
        const AnyKind *of = kind(entry.key().first);
        if (const std::shared_ptr<ObjectStore> store = entry.value().lock(); store && of)
            visit(*of, entry.key().second, store);
    }
}

// A list that fails is told once, however often it is read again in vain; and where nothing can be reached that is told
// once, not for every list.
void Session::listChanged(const AnyKind &kind, const QString &scope, const ObjectStore &store)
{
    const QPair<QString, QString> name(kind.info().id, scope);
    if (store.state() == ObjectStore::State::Ready) {
        m_failedLists.remove(name);
        m_outOfReach = false;
        return;
    }
    if (store.state() != ObjectStore::State::Failed || !store.error() || store.error()->isCancelled())
        return;
    const QString title = kind.scopeTitle(scope);
    const auto retry = [this, id = kind.info().id, scope] { refreshOpen(id, scope); };
    if (store.error()->isNetwork()) {
        if (!std::exchange(m_outOfReach, true))
            say(Message::Severity::Failure, tr("%1 cannot be reached").arg(m_workspace->profile().name),
                placeOf(kind, scope), {tr("%1 could not be listed").arg(title)}, store.error(), retry);
        return;
    }
    if (m_failedLists.contains(name))
        return;
    m_failedLists.insert(name);
    say(Message::Severity::Failure, tr("%1 could not be listed").arg(title), placeOf(kind, scope), {}, store.error(),
        retry);
}

void Session::setPace(const Pace &pace)
{
    if (m_pace == pace)
        return;
    m_pace = pace;
    m_watcher->setPace(std::chrono::seconds(pace.watchSeconds));
    emit paceChanged();
}

void Session::refreshOpen(const QString &kind, const QString &scope)
{
    if (auto store = m_stores.value({kind, scope}).lock(); store && store->state() != ObjectStore::State::Empty)
        store->refreshAfterChange();
}

void Session::say(Message::Severity severity, const QString &text, const Place &place, const QStringList &details,
                  const std::optional<Error> &error, std::function<void()> retry)
{
    Message message;
    message.severity = severity;
    message.text = text;
    message.place = place;
    message.details = details;
    message.error = error;
    message.retry = std::move(retry);
    m_messages.add(std::move(message));
}

void Session::change(const Place &place, const QList<ChangedObject> &objects,
                     std::function<Task<Nothing>(const QString &key)> work, const ChangeWords &words,
                     std::function<void(const QString &key, const Result<Nothing> &)> after)
{
    auto batch = std::make_shared<Batch>();
    batch->place = place;
    batch->objects = objects;
    batch->work = std::move(work);
    batch->words = words;
    batch->after = std::move(after);
    batch->open = objects.size();
    for (const ChangedObject &object : objects)
        batch->results += MessageResult{object.key, object.name};
    const auto finish = [this, batch] {
        Message message;
        message.place = batch->place;
        const qsizetype all = batch->objects.size();
        const qsizetype failed = batch->failed.size();
        if (failed > 0) {
            message.severity = Message::Severity::Failure;
            const QString surely = all == 1 ? whatIsSure(*batch->error) : QString();
            if (!surely.isEmpty())
                message.text = surely.arg(batch->objects.first().name);
            else if (all == 1)
                message.text = batch->words.oneFailed.arg(batch->objects.first().name);
            else
                message.text = batch->words.manyFailed.arg(failed).arg(all);
            message.details = batch->details;
            message.error = batch->error;
            message.retry = [this, batch] {
                change(batch->place, batch->failed, batch->work, batch->words, batch->after);
            };
        } else {
            const QString &said = all == 1 ? batch->words.one : batch->words.many;
            if (said.isEmpty() || batch->cancelled == all)
                return;
            message.severity = Message::Severity::Success;
            // Those that were called off are not done.
            message.text = all == 1 ? said.arg(batch->objects.first().name) : said.arg(all - batch->cancelled);
        }
        if (all > 1)
            message.results = batch->results;
        if (all == 1 && message.place.object.isEmpty())
            message.place.object = batch->objects.first().key;
        m_messages.add(std::move(message));
    };
    const auto store = m_stores.value({place.kind, place.scope}).lock();
    for (qsizetype i = 0; i < objects.size(); ++i) {
        const ChangedObject &object = objects[i];
        if (store)
            store->beginChange(object.key);
        batch->work(object.key).onDone(this, [batch, object, i, finish, store](const Result<Nothing> &result) {
            if (store)
                store->endChange(object.key);
            batch->results[i].outcome = outcomeOf(result);
            if (!result && result.error().isCancelled()) {
                ++batch->cancelled;
            } else if (!result) {
                batch->results[i].text = result.error().message;
                batch->failed += object;
                batch->error = result.error();
                batch->details += QStringLiteral("%1: %2").arg(object.name, result.error().message);
            }
            if (batch->after)
                batch->after(object.key, result);
            if (--batch->open == 0)
                finish();
        });
    }
}

} // namespace trowel
