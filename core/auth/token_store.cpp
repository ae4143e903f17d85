// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/token_store.h"

#include "core/auth/keyring_state.h"
#include "core/auth/secret.h"

#include <QPointer>
#include <QQueue>
#include <QTimer>
#include <qt6keychain/keychain.h>

#include <map>

namespace trowel {
namespace {

using namespace std::chrono_literals;
using Is = KeyringState::Is;

// The app id is in the key as well: Windows ignores the service.
constexpr QLatin1String service("io.github.trowel.Trowel");
constexpr auto answerLimit = 5000ms;
constexpr auto promptLimit = 60000ms; // the person may be typing the keyring's password

QString profileKey(const QUuid &profile)
{
    return service + QLatin1String("/v1/") + profile.toString(QUuid::WithoutBraces) + QLatin1String("/pat");
}

QString namedKey(const QString &name)
{
    return service + QLatin1String("/v1/") + name;
}

Error keychainError(const QString &message)
{
    return Error::make(Error::Kind::Keychain, message);
}

} // namespace

/// One operation at a time; each is a chain of a question to D-Bus and jobs of QtKeychain.
struct TokenStore::Private : QObject
{
    template <typename T>
    Task<T> enqueue(std::function<Task<T>()> work)
    {
        // What has begun runs to its end whoever leaves: half a write is worse than one nobody waits for.
        const Promise<T> promise({}, Abandon::KeepRunning);
        waiting.enqueue([this, promise, work = std::move(work)] {
            work().onDone(this, [this, promise](Result<T> result) {
                busy = false;
                next();
                promise.settle(std::move(result));
            });
        });
        next();
        return promise.task();
    }

    void next()
    {
        if (busy || waiting.isEmpty())
            return;
        busy = true;
        waiting.dequeue()();
    }

    struct Answer
    {
        QKeychain::Error error;
        QString words;
        QByteArray data;
    };

    // Fails when the job does not end in time. Such a job is left alone: libsecret still points to it and would write
    // into freed memory. As it also blocks every job behind it, nobody asks the keychain again before it ends.
    Task<Answer> run(QKeychain::Job *job, std::chrono::milliseconds limit)
    {
        const Promise<Answer> promise;
        job->setAutoDelete(true);
        job->setInsecureFallback(false);
        connect(job, &QKeychain::Job::finished, this, [promise](QKeychain::Job *done) {
            auto *read = qobject_cast<QKeychain::ReadPasswordJob *>(done);
            promise.settle(Answer{done->error(), done->errorString(), read ? read->binaryData() : QByteArray()});
        });
        QTimer::singleShot(limit, this, [this, promise, job = QPointer<QKeychain::Job>(job)] {
            if (promise.isSettled() || !job)
                return;
            stuck = job;
            promise.fail(keychainError(QStringLiteral("The keychain does not answer.")));
        });
        job->start();
        return promise.task();
    }

    // Whether asking makes sense, and how long a person may need.
    Task<KeyringState> prepare()
    {
        if (stuck)
            return Task<KeyringState>::ready(failure(keychainError(QStringLiteral("The keychain does not answer."))));
        return askKeyring(answerLimit).andThen([](const KeyringState &state) -> Result<KeyringState> {
            if (state.is == Is::NoBus)
                return failure(keychainError(state.reason));
            return state;
        });
    }

    static std::chrono::milliseconds limitFor(const KeyringState &state)
    {
        return state.is == Is::Locked ? promptLimit : answerLimit;
    }

    // What the keychain holds; NotFound only if it is certain.
    Task<QByteArray> fetch(const QString &key)
    {
        return prepare().andThen([this, key](const KeyringState &state) {
            auto *job = new QKeychain::ReadPasswordJob(service);
            job->setKey(key);
            return run(job, limitFor(state)).andThen([](const Answer &answer) { return certain(answer); });
        });
    }

    static Task<QByteArray> certain(const Answer &answer)
    {
        if (answer.error == QKeychain::NoError)
            return Task<QByteArray>::ready(answer.data);
        if (answer.error != QKeychain::EntryNotFound)
            return Task<QByteArray>::ready(failure(keychainError(answer.words)));
        // A locked keyring says the same.
        return askKeyring(answerLimit).andThen([](const KeyringState &state) -> Result<QByteArray> {
            if (state.is == Is::Locked)
                return failure(keychainError(state.reason));
            return failure(Error::Kind::NotFound, QStringLiteral("The keychain holds no such entry."));
        });
    }

    Task<Nothing> store(const QString &key, const QByteArray &value)
    {
        return prepare()
            .andThen([this, key, value](const KeyringState &state) {
                auto *job = new QKeychain::WritePasswordJob(service);
                job->setKey(key);
                job->setBinaryData(value);
                return run(job, limitFor(state)).andThen([state](const Answer &answer) -> Result<Nothing> {
                    if (answer.error == QKeychain::NoError)
                        return Nothing{};
                    return failure(keychainError(state.is == Is::Locked ? state.reason : answer.words));
                });
            })
            .andThen([this, key](Nothing) { return fetch(key); })
            .andThen([value](const QByteArray &back) -> Result<Nothing> {
                if (back != value)
                    return failure(keychainError(QStringLiteral("The keychain gave back something else.")));
                return Nothing{};
            });
    }

    // Memory holds the value until the keychain has proved that it does.
    Task<Kept> keep(const QString &key, const QByteArray &value)
    {
        memory.insert_or_assign(key, Secret(value));
        return store(key, value)
            .andThen([this, key](Nothing) {
                memory.erase(key);
                return Kept{Where::Keychain, {}};
            })
            .orElse([](const Error &error) -> Result<Kept> {
                const QString reason =
                    error.message.isEmpty() ? QStringLiteral("The system has no keychain.") : error.message;
                return Kept{Where::Memory, reason};
            });
    }

    Task<QByteArray> get(const QString &key)
    {
        const auto held = memory.find(key);
        return held == memory.end() ? fetch(key) : Task<QByteArray>::ready(held->second.reveal());
    }

    Task<Nothing> forget(const QString &key)
    {
        const bool inMemoryOnly = memory.erase(key) > 0;
        const auto absent = [](const Error &error) -> Result<QByteArray> {
            if (error.kind == Error::Kind::NotFound)
                return QByteArray();
            return failure(error);
        };
        // Reading first makes a locked keyring ask for its password; a delete alone would claim success.
        return fetch(key)
            .orElse(absent)
            .andThen([this, key](const QByteArray &) {
                auto *job = new QKeychain::DeletePasswordJob(service);
                job->setKey(key);
                return run(job, answerLimit);
            })
            .andThen(
                [this, key](const Answer &) { return fetch(key).andThen([](const QByteArray &) { return true; }); })
            .orElse([](const Error &error) -> Result<bool> {
                if (error.kind == Error::Kind::NotFound)
                    return false;
                return failure(error);
            })
            .andThen([](bool still) -> Result<Nothing> {
                if (still)
                    return failure(keychainError(QStringLiteral("The keychain kept the entry.")));
                return Nothing{};
            })
            .orElse([inMemoryOnly](const Error &error) -> Task<Nothing> {
                if (!inMemoryOnly)
                    return Task<Nothing>::ready(failure(error));
                // What was never in a keychain is gone, if there is none; a locked one may hold an older value.
                return askKeyring(answerLimit).andThen([error](const KeyringState &state) -> Result<Nothing> {
                    if (state.is == Is::NoBus || state.is == Is::NoService)
                        return Nothing{};
                    return failure(error);
                });
            });
    }

    std::map<QString, Secret> memory;
    QQueue<std::function<void()>> waiting;
    QPointer<QKeychain::Job> stuck;
    bool busy = false;
};

TokenStore::TokenStore() : d(std::make_unique<Private>()) {}
TokenStore::~TokenStore() = default;

Task<TokenStore::Kept> TokenStore::write(const QUuid &profile, const QByteArray &secret)
{
    return d->enqueue<Kept>([p = d.get(), key = profileKey(profile), secret] { return p->keep(key, secret); });
}

Task<QByteArray> TokenStore::read(const QUuid &profile)
{
    return d->enqueue<QByteArray>([p = d.get(), key = profileKey(profile)] { return p->get(key); });
}

Task<Nothing> TokenStore::remove(const QUuid &profile)
{
    return d->enqueue<Nothing>([p = d.get(), key = profileKey(profile)] { return p->forget(key); });
}

Task<TokenStore::Kept> TokenStore::writeNamed(const QString &name, const QByteArray &value)
{
    return d->enqueue<Kept>([p = d.get(), key = namedKey(name), value] { return p->keep(key, value); });
}

Task<QByteArray> TokenStore::readNamed(const QString &name)
{
    return d->enqueue<QByteArray>([p = d.get(), key = namedKey(name)] { return p->get(key); });
}

} // namespace trowel
