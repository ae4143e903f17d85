// SPDX-License-Identifier: GPL-3.0-or-later
// On a bus of its own, with services that play logind and NetworkManager.
#include "core/system/system_watch.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>
#include <sys/prctl.h>

#include <csignal>

using namespace trowel;

namespace {

struct SystemWatchTest : testing::Test
{
    // One bus for all tests of the process; it dies with it.
    static void SetUpTestSuite()
    {
        if (s_daemon)
            return;
        static const QTemporaryDir folder;
        QFile config(folder.filePath(QStringLiteral("bus.conf")));
        ASSERT_TRUE(config.open(QIODevice::WriteOnly));
        config.write("<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\" "
                     "\"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\"><busconfig><type>session</type>"
                     "<listen>unix:tmpdir=" +
                     folder.path().toUtf8() +
                     "</listen><policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>"
                     "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>");
        config.close();
        s_daemon = new QProcess;
        s_daemon->setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
        s_daemon->start(QStringLiteral("dbus-daemon"), {QStringLiteral("--nofork"), QStringLiteral("--print-address"),
                                                        QStringLiteral("--config-file=") + config.fileName()});
        ASSERT_TRUE(s_daemon->waitForStarted()) << "dbus-daemon is missing; install dbus-daemon";
        ASSERT_TRUE(QTest::qWaitFor([] { return s_daemon->canReadLine(); }, 30'000));
        s_address = QString::fromUtf8(s_daemon->readLine()).trimmed();
        QDBusConnection::connectToBus(s_address, QStringLiteral("system"));
        QDBusConnection::connectToBus(s_address, QStringLiteral("watch"));
        QDBusConnection::connectToBus(s_address, QStringLiteral("liar"));
    }
    void SetUp() override
    {
        ASSERT_TRUE(system().isConnected());
        ASSERT_TRUE(system().registerService(QStringLiteral("org.freedesktop.login1")));
        ASSERT_TRUE(system().registerService(QStringLiteral("org.freedesktop.NetworkManager")));
    }
    static QDBusConnection system() { return QDBusConnection(QStringLiteral("system")); }
    static QDBusConnection watching() { return QDBusConnection(QStringLiteral("watch")); }
    static void sleep(bool begins)
    {
        auto signal = QDBusMessage::createSignal(QStringLiteral("/org/freedesktop/login1"),
                                                 QStringLiteral("org.freedesktop.login1.Manager"),
                                                 QStringLiteral("PrepareForSleep"));
        signal << begins;
        ASSERT_TRUE(system().send(signal));
    }
    static void network(uint state)
    {
        auto signal = QDBusMessage::createSignal(QStringLiteral("/org/freedesktop/NetworkManager"),
                                                 QStringLiteral("org.freedesktop.NetworkManager"),
                                                 QStringLiteral("StateChanged"));
        signal << state;
        ASSERT_TRUE(system().send(signal));
    }
    static bool came(const QSignalSpy &spy, int count)
    {
        return QTest::qWaitFor([&] { return spy.size() >= count; }, 10'000);
    }

    static inline QProcess *s_daemon = nullptr;
    static inline QString s_address;
};

} // namespace

TEST_F(SystemWatchTest, HearsSleepAndWaking)
{
    const SystemWatch watch(watching());
    QSignalSpy sleeps(&watch, &SystemWatch::goesToSleep);
    QSignalSpy wakes(&watch, &SystemWatch::woke);
    sleep(true);
    sleep(true);
    ASSERT_TRUE(came(sleeps, 1));
    EXPECT_EQ(wakes.size(), 0);
    sleep(false);
    ASSERT_TRUE(came(wakes, 1));
    EXPECT_EQ(sleeps.size(), 1);
}

TEST_F(SystemWatchTest, HearsTheNetworkComeAndGo)
{
    const SystemWatch watch(watching());
    QSignalSpy changes(&watch, &SystemWatch::networkChanged);
    for (const uint state : {70U, 60U, 20U, 40U, 30U, 50U, 70U, 0U})
        network(state);
    ASSERT_TRUE(came(changes, 3));
    sleep(true); // behind all of them
    QSignalSpy sleeps(&watch, &SystemWatch::goesToSleep);
    ASSERT_TRUE(came(sleeps, 1));
    ASSERT_EQ(changes.size(), 3);
    EXPECT_TRUE(changes.at(0).first().toBool());
    EXPECT_FALSE(changes.at(1).first().toBool());
    EXPECT_TRUE(changes.at(2).first().toBool());
}

TEST_F(SystemWatchTest, AServiceThatStartsLaterIsHeardToo)
{
    ASSERT_TRUE(system().unregisterService(QStringLiteral("org.freedesktop.login1")));
    const SystemWatch watch(watching());
    QSignalSpy sleeps(&watch, &SystemWatch::goesToSleep);
    ASSERT_TRUE(system().registerService(QStringLiteral("org.freedesktop.login1")));
    EXPECT_TRUE(QTest::qWaitFor(
        [&] {
            sleep(true); // until the watch has learned who it is
            return sleeps.size() == 1;
        },
        10'000));
}

TEST_F(SystemWatchTest, SomebodyElseOfThatNameOfSignalIsNotHeard)
{
    const SystemWatch watch(watching());
    QSignalSpy sleeps(&watch, &SystemWatch::goesToSleep);
    QSignalSpy changes(&watch, &SystemWatch::networkChanged);
    const QDBusConnection liar(QStringLiteral("liar"));
    auto signal =
        QDBusMessage::createSignal(QStringLiteral("/org/freedesktop/login1"),
                                   QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("PrepareForSleep"));
    signal << true;
    EXPECT_TRUE(liar.send(signal));
    EXPECT_TRUE(liar.interface()->isServiceRegistered(QStringLiteral("org.freedesktop.login1"))); // it is through
    network(70);
    ASSERT_TRUE(came(changes, 1)); // sent after it
    EXPECT_EQ(sleeps.size(), 0);
}

TEST(SystemWatch, WithoutABusItSaysNothing)
{
    const SystemWatch watch(QDBusConnection(QStringLiteral("none of that name")));
    QSignalSpy sleeps(&watch, &SystemWatch::goesToSleep);
    EXPECT_TRUE(sleeps.isValid());
    EXPECT_EQ(sleeps.size(), 0);
}
