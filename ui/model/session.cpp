// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/session.h"

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
    std::optional<Error> error;
    qsizetype open = 0;
    qsizetype cancelled = 0;
};

} // namespace

Session::Session(std::unique_ptr<Workspace> workspace, const KindList &kinds, QObject *parent)
    : QObject(parent), m_workspace(std::move(workspace)), m_kinds(kinds), m_watcher(std::make_unique<Watcher>())
{
    connect(&m_transfers, &TransferList::ended, this, &Session::transferEnded);
}

Session::~Session()
{
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
    const bool upload = transfer->direction() == Transfer::Direction::Upload;
    if (transfer->state() == Transfer::State::Done) {
        say(Message::Severity::Success,
            upload ? tr("%1 was imported").arg(transfer->name()) : tr("%1 was downloaded").arg(transfer->name()), {},
            {transfer->to()});
    } else if (transfer->state() == Transfer::State::Failed) {
        say(Message::Severity::Failure,
            upload ? tr("%1 could not be imported").arg(transfer->name())
                   : tr("%1 could not be downloaded").arg(transfer->name()),
            {}, {transfer->from()}, transfer->error(), [transfer = QPointer<Transfer>(transfer)] {
                if (transfer)
                    transfer->retry();
            });
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
    m_watcher->follow(store);
    connect(store.get(), &ObjectStore::settled, this, [this, &kind, raw = store.get()](const QString &key) {
        if (const qsizetype at = raw->find(key); at >= 0)
            kind.settledAt(*this, *raw, at);
    });
    return store;
}

void Session::refreshOpen(const QString &kind, const QString &scope)
{
    if (auto store = m_stores.value({kind, scope}).lock(); store && store->state() != ObjectStore::State::Empty)
        store->refresh(Lane::Interactive);
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
    const auto finish = [this, batch] {
        Message message;
        message.place = batch->place;
        const qsizetype all = batch->objects.size();
        const qsizetype failed = batch->failed.size();
        if (failed > 0) {
            message.severity = Message::Severity::Failure;
            const bool lost = batch->error->kind == Error::Kind::OutcomeUnknown;
            if (all == 1 && lost)
                message.text = tr("%1: the answer was lost, its state is read again").arg(batch->objects.first().name);
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
            if (batch->words.one.isEmpty() || batch->cancelled == all)
                return;
            message.severity = Message::Severity::Success;
            message.text = all == 1 ? batch->words.one.arg(batch->objects.first().name) : batch->words.many.arg(all);
        }
        if (all == 1)
            message.place.object = batch->objects.first().key;
        m_messages.add(std::move(message));
    };
    for (const ChangedObject &object : objects) {
        batch->work(object.key).onDone(this, [batch, object, finish](const Result<Nothing> &result) {
            if (!result && result.error().isCancelled()) {
                ++batch->cancelled;
            } else if (!result) {
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
