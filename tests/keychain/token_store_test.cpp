// SPDX-License-Identifier: GPL-3.0-or-later
// Against a real Secret Service, in the situation that tests/support/with_keyring.sh has made.
#include "core/auth/keyring_state.h"
#include "core/auth/token_store.h"

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCall>
#include <QDBusVirtualObject>
#include <QTest>

#include <gtest/gtest.h>

using namespace trowel;

namespace {

const QByteArray situation = qgetenv("TROWEL_KEYRING");
const QUuid profile = QUuid::fromString(u"7c9e6679-7425-40de-944b-e07fc1f90ae7"_qs);

// The outcome of a task, waited for; nullopt when it does not come.
template <typename T>
std::optional<Result<T>> outcome(const Task<T> &task, int limitMs = 20000)
{
    QObject context;
    std::optional<Result<T>> got;
    task.onDone(&context, [&got](Result<T> result) { got = std::move(result); });
    const bool came = QTest::qWaitFor([&] { return got.has_value(); }, limitMs);
    EXPECT_TRUE(came);
    return got;
}

Error errorOf(const Task<QByteArray> &task)
{
    const auto got = outcome(task);
    return got && !*got ? got->error() : Error::make(Error::Kind::Internal, u"no error"_qs);
}

TokenStore::Kept kept(const Task<TokenStore::Kept> &task)
{
    const auto got = outcome(task);
    EXPECT_TRUE(got && *got);
    return got && *got ? **got : TokenStore::Kept();
}

class Keychain : public testing::Test
{
};

// A typo in the build files must not pass by running nothing else.
TEST_F(Keychain, SituationIsKnown)
{
    const QList<QByteArray> known{"unlocked", "locked", "silent", "noservice", "nobus"};
    ASSERT_TRUE(known.contains(situation)) << "run me through tests/support/with_keyring.sh";
    EXPECT_GT(testing::UnitTest::GetInstance()->test_to_run_count(), 1);
    const auto state = outcome(askKeyring(std::chrono::seconds(5)));
    ASSERT_TRUE(state);
    if (situation == "unlocked") {
        ASSERT_TRUE(*state) << state->error().message.toStdString();
        EXPECT_EQ((*state)->is, KeyringState::Is::Unlocked);
    }
    if (situation == "noservice") {
        EXPECT_EQ((*state)->is, KeyringState::Is::NoService);
    }
    if (situation == "nobus") {
        EXPECT_EQ((*state)->is, KeyringState::Is::NoBus);
    }
}

class UnlockedKeychain : public Keychain
{
};

TEST_F(UnlockedKeychain, KeepsReadsAndRemoves)
{
    const QByteArray secret("dapi\x00\xff\xc3\xbc-token", 14);
    TokenStore store;
    const auto where = kept(store.write(profile, secret));
    EXPECT_EQ(where.where, TokenStore::Where::Keychain);
    EXPECT_EQ(where.reason, QString());

    TokenStore other; // another start of the program
    EXPECT_EQ(outcome(other.read(profile))->value(), secret);
    EXPECT_EQ(kept(other.write(profile, "second")).where, TokenStore::Where::Keychain);
    EXPECT_EQ(outcome(store.read(profile))->value(), "second");
    EXPECT_TRUE(*outcome(store.remove(profile)));
    EXPECT_EQ(errorOf(store.read(profile)).kind, Error::Kind::NotFound);
    EXPECT_EQ(errorOf(other.read(profile)).kind, Error::Kind::NotFound);
    EXPECT_TRUE(*outcome(store.remove(profile))); // what is not there is removed
}

TEST_F(UnlockedKeychain, NamedValuesAreNoProfiles)
{
    TokenStore store;
    kept(store.writeNamed(u"audit-anchor"_qs, "12 abc"));
    EXPECT_EQ(outcome(store.readNamed(u"audit-anchor"_qs))->value(), "12 abc");
    EXPECT_EQ(errorOf(store.readNamed(u"other"_qs)).kind, Error::Kind::NotFound);
}

TEST_F(UnlockedKeychain, ManyAtOnceKeepTheirOrder)
{
    TokenStore store;
    for (int i = 0; i < 20; ++i)
        store.write(profile, QByteArray::number(i)).detach();
    EXPECT_EQ(outcome(store.read(profile))->value(), "19");
}

TEST_F(UnlockedKeychain, CancellingDropsTheAnswerOnly)
{
    TokenStore store;
    const auto task = store.write(profile, "kept anyway");
    task.cancel();
    EXPECT_TRUE(task.isSettled());
    EXPECT_EQ(outcome(store.read(profile))->value(), "kept anyway");
    std::optional<Task<QByteArray>> orphan;
    {
        TokenStore leaves;
        orphan = leaves.read(profile);
        leaves.readNamed(u"x"_qs).detach();
    }
    EXPECT_FALSE(*outcome(*orphan)); // settles although its store has gone
}

void lockDefaultKeyring()
{
    auto call = QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_qs, u"/org/freedesktop/secrets"_qs,
                                               u"org.freedesktop.Secret.Service"_qs, u"Lock"_qs);
    call << QVariant::fromValue(QList{QDBusObjectPath(u"/org/freedesktop/secrets/collection/login"_qs)});
    const QDBusMessage reply = QDBusConnection::sessionBus().call(call);
    ASSERT_EQ(reply.type(), QDBusMessage::ReplyMessage) << reply.errorMessage().toStdString();
}

class LockedKeychain : public Keychain
{
};

TEST_F(LockedKeychain, IsAnErrorAndNeverMissing)
{
    TokenStore store;
    ASSERT_EQ(kept(store.write(profile, "before")).where, TokenStore::Where::Keychain);
    lockDefaultKeyring();
    const auto state = outcome(askKeyring(std::chrono::seconds(5)));
    ASSERT_TRUE(state && *state);
    ASSERT_EQ((*state)->is, KeyringState::Is::Locked);

    const Error read = errorOf(store.read(profile));
    EXPECT_EQ(read.kind, Error::Kind::Keychain);
    EXPECT_EQ(read.message, u"The keyring is locked."_qs);

    const auto removed = outcome(store.remove(profile));
    ASSERT_FALSE(*removed); // QtKeychain says it worked
    EXPECT_EQ(removed->error().kind, Error::Kind::Keychain);

    const auto where = kept(store.write(profile, "now"));
    EXPECT_EQ(where.where, TokenStore::Where::Memory);
    EXPECT_EQ(where.reason, u"The keyring is locked."_qs);
    EXPECT_EQ(outcome(store.read(profile))->value(), "now");
    TokenStore other;
    EXPECT_EQ(errorOf(other.read(profile)).kind, Error::Kind::Keychain);
    ASSERT_FALSE(*outcome(store.remove(profile))); // the older value is still behind the lock
}

class AbsentKeychain : public Keychain
{
};

TEST_F(AbsentKeychain, MemoryServesAndSaysWhy)
{
    TokenStore store;
    const Error before = errorOf(store.read(profile));
    EXPECT_EQ(before.kind, Error::Kind::Keychain);
    EXPECT_NE(before.message, QString());
    const auto where = kept(store.write(profile, "held"));
    EXPECT_EQ(where.where, TokenStore::Where::Memory);
    EXPECT_NE(where.reason, QString());
    EXPECT_EQ(outcome(store.read(profile))->value(), "held");

    TokenStore other;
    EXPECT_EQ(errorOf(other.read(profile)).kind, Error::Kind::Keychain);
    EXPECT_TRUE(*outcome(store.remove(profile)));
    EXPECT_EQ(errorOf(store.read(profile)).kind, Error::Kind::Keychain);
}

// A Secret Service that says it is unlocked, if asked for properties, and takes every other call without an answer.
class Mute : public QDBusVirtualObject
{
public:
    QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &bus) override
    {
        message.setDelayedReply(true);
        if (message.member() == u"Get"_qs && !muteAtAll)
            bus.send(message.createReply(QVariant::fromValue(QDBusVariant(false))));
        else
            ++calls;
        return true;
    }
    bool muteAtAll = false;
    int calls = 0;
};

class SilentKeychain : public Keychain
{
};

TEST_F(SilentKeychain, IsGivenUp)
{
    Mute mute;
    QDBusConnection bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"mute"_qs);
    ASSERT_TRUE(bus.isConnected());
    ASSERT_TRUE(bus.registerVirtualObject(u"/org"_qs, &mute, QDBusConnection::SubPath));
    ASSERT_TRUE(bus.registerService(u"org.freedesktop.secrets"_qs));

    for (const bool muteAtAll : {true, false}) {
        mute.muteAtAll = muteAtAll;
        mute.calls = 0;
        TokenStore store;
        const auto where = kept(store.write(profile, "held"));
        EXPECT_GT(mute.calls, 0);
        EXPECT_EQ(where.where, TokenStore::Where::Memory);
        EXPECT_EQ(where.reason, u"The keychain does not answer."_qs);
        EXPECT_EQ(outcome(store.read(profile))->value(), "held");
        // The job that hangs would hold up every other one: nobody waits for it a second time.
        const int calls = mute.calls;
        EXPECT_EQ(kept(store.writeNamed(u"other"_qs, "x")).where, TokenStore::Where::Memory);
        EXPECT_EQ(mute.calls, muteAtAll ? calls + 1 : calls);
    }
    QDBusConnection::disconnectFromBus(u"mute"_qs);
}

} // namespace
