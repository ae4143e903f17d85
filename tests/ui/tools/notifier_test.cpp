// SPDX-License-Identifier: GPL-3.0-or-later
// Desktop notifications over a real bus of the test's own, with a service that remembers what it was told.
#include "ui/shell/notifier.h"

#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

using namespace trowel;

namespace {

const QString kService = QStringLiteral("org.freedesktop.Notifications");
const QString kPath = QStringLiteral("/org/freedesktop/Notifications");

// What a desktop does with notifications, as far as the specification goes.
struct Desktop final : QDBusVirtualObject
{
    QList<QVariantList> shown;
    uint lastId = 40;

    QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &bus) override
    {
        if (message.member() != QLatin1String("Notify"))
            return false;
        shown += message.arguments();
        bus.send(message.createReply(++lastId));
        return true;
    }
};

struct NotifierTest : testing::Test
{
    QTemporaryDir disk;
    QProcess daemon;
    QString address;
    std::unique_ptr<QDBusConnection> client;
    std::unique_ptr<QDBusConnection> server;
    Desktop desktop;

    void SetUp() override
    {
        // Without folders of services: nothing of this machine is started on the way.
        QFile config(disk.filePath(QStringLiteral("bus.conf")));
        ASSERT_TRUE(config.open(QIODevice::WriteOnly));
        config.write("<busconfig><type>session</type><listen>unix:dir=" + disk.path().toUtf8() +
                     "</listen><policy context='default'><allow send_destination='*'/><allow receive_sender='*'/>"
                     "<allow own='*'/></policy></busconfig>");
        config.close();
        daemon.start(QStringLiteral("dbus-daemon"), {QStringLiteral("--config-file=") + config.fileName(),
                                                     QStringLiteral("--nofork"), QStringLiteral("--print-address")});
        ASSERT_TRUE(daemon.waitForStarted(20000)) << "this test needs dbus-daemon";
        ASSERT_TRUE(QTest::qWaitFor([&] { return daemon.canReadLine(); }, 20000));
        address = QString::fromUtf8(daemon.readLine()).trimmed();
        client = std::make_unique<QDBusConnection>(
            QDBusConnection::connectToBus(address, QStringLiteral("notifier-client")));
        server = std::make_unique<QDBusConnection>(
            QDBusConnection::connectToBus(address, QStringLiteral("notifier-server")));
        ASSERT_TRUE(client->isConnected());
        ASSERT_TRUE(server->isConnected());
    }
    void TearDown() override
    {
        client.reset();
        server.reset();
        QDBusConnection::disconnectFromBus(QStringLiteral("notifier-client"));
        QDBusConnection::disconnectFromBus(QStringLiteral("notifier-server"));
        daemon.terminate();
        daemon.waitForFinished(20000);
    }
    void serve()
    {
        ASSERT_TRUE(server->registerVirtualObject(kPath, &desktop));
        ASSERT_TRUE(server->registerService(kService));
    }
    void emitFromDesktop(const QString &signal, const QVariantList &arguments) const
    {
        QDBusMessage message = QDBusMessage::createSignal(kPath, kService, signal);
        message.setArguments(arguments);
        ASSERT_TRUE(server->send(message));
    }
    bool hasShown(int count) const
    {
        return QTest::qWaitFor([&] { return desktop.shown.size() == count; }, 20000);
    }
    static Place place(const QString &object)
    {
        return {QUuid::createUuid(), QStringLiteral("warehouses"), {}, object};
    }
};

} // namespace

TEST_F(NotifierTest, OneMessageIsShownAndItsClickLeadsToItsObject)
{
    serve();
    Notifier notifier(*client);
    QList<Place> clicked;
    QObject::connect(&notifier, &Notifier::activated, &notifier, [&](const Place &where) { clicked += where; });
    const Place where = place(QStringLiteral("w1"));
    notifier.tell(QStringLiteral("prod-eu"), QStringLiteral("Finance <BI> & more is running"), where);
    ASSERT_TRUE(hasShown(1));
    const QVariantList said = desktop.shown.first();
    ASSERT_EQ(said.size(), 8);
    EXPECT_EQ(said.at(0).toString(), QStringLiteral("Trowel"));
    EXPECT_EQ(said.at(3).toString(), QStringLiteral("prod-eu"));
    EXPECT_EQ(said.at(4).toString(), QStringLiteral("Finance &lt;BI&gt; &amp; more is running"));
    EXPECT_EQ(said.at(5).toStringList().value(0), QStringLiteral("default"));
    // Somebody else's, and a key that is none of ours.
    emitFromDesktop(QStringLiteral("ActionInvoked"), {uint(7), QStringLiteral("default")});
    emitFromDesktop(QStringLiteral("ActionInvoked"), {desktop.lastId, QStringLiteral("other")});
    emitFromDesktop(QStringLiteral("ActionInvoked"), {desktop.lastId, QStringLiteral("default")});
    ASSERT_TRUE(QTest::qWaitFor([&] { return !clicked.isEmpty(); }, 20000));
    EXPECT_EQ(clicked, QList<Place>{where});
}

TEST_F(NotifierTest, ManyAtOnceAreOne)
{
    serve();
    Notifier notifier(*client);
    QList<Place> clicked;
    QObject::connect(&notifier, &Notifier::activated, &notifier, [&](const Place &where) { clicked += where; });
    for (int i = 0; i < 7; ++i)
        notifier.tell(QStringLiteral("title %1").arg(i), QStringLiteral("text"), place(QString::number(i)));
    ASSERT_TRUE(hasShown(1));
    EXPECT_TRUE(desktop.shown.first().at(3).toString().startsWith(QLatin1Char('7')));
    emitFromDesktop(QStringLiteral("ActionInvoked"), {desktop.lastId, QStringLiteral("default")});
    ASSERT_TRUE(QTest::qWaitFor([&] { return !clicked.isEmpty(); }, 20000));
    EXPECT_EQ(clicked.first(), Place());
    notifier.tell(QStringLiteral("a"), QStringLiteral("b"), {});
    EXPECT_TRUE(hasShown(2));
}

TEST_F(NotifierTest, OneThatWasClosedLeadsNowhere)
{
    serve();
    Notifier notifier(*client);
    QList<Place> clicked;
    QObject::connect(&notifier, &Notifier::activated, &notifier, [&](const Place &where) { clicked += where; });
    notifier.tell(QStringLiteral("a"), QStringLiteral("first"), place(QStringLiteral("1")));
    ASSERT_TRUE(hasShown(1));
    const uint first = desktop.lastId;
    notifier.tell(QStringLiteral("a"), QStringLiteral("second"), place(QStringLiteral("2")));
    ASSERT_TRUE(hasShown(2));
    emitFromDesktop(QStringLiteral("NotificationClosed"), {first, uint(2)});
    emitFromDesktop(QStringLiteral("ActionInvoked"), {first, QStringLiteral("default")});
    emitFromDesktop(QStringLiteral("ActionInvoked"), {desktop.lastId, QStringLiteral("default")});
    ASSERT_TRUE(QTest::qWaitFor([&] { return !clicked.isEmpty(); }, 20000));
    ASSERT_EQ(clicked.size(), 1);
    EXPECT_EQ(clicked.first().object, QStringLiteral("2"));
}

TEST_F(NotifierTest, WithoutAServiceOrABusNothingBreaks)
{
    Notifier nobody(*client);
    nobody.setMoment(0);
    nobody.tell(QStringLiteral("a"), QStringLiteral("b"), {});
    serve(); // the desktop comes later
    nobody.tell(QStringLiteral("c"), QStringLiteral("d"), {});
    EXPECT_TRUE(QTest::qWaitFor([&] { return !desktop.shown.isEmpty(); }, 20000));
    Notifier noBus(QDBusConnection(QStringLiteral("no such connection")));
    noBus.tell(QStringLiteral("a"), QStringLiteral("b"), {});
}
