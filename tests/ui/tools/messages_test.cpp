// SPDX-License-Identifier: GPL-3.0-or-later
// Messages that last: unread counts, files, what is told once.
#include "app/demo/demo_workspace.h"
#include "tests/ui/support/window_fixture.h"
#include "ui/model/message_archive.h"
#include "ui/shell/activity_dock.h"

#include <QTabBar>
#include <QToolButton>

using namespace trowel;
using namespace trowel::test;

namespace {

MessageModel::Kept keptMessage(const QString &text, bool unread = true)
{
    MessageModel::Kept kept;
    kept.message.severity = Message::Severity::Failure;
    kept.message.text = text;
    kept.message.details = {QStringLiteral("one"), QStringLiteral("two")};
    kept.message.place = {QUuid::createUuid(), QStringLiteral("jobs"), QStringLiteral("/a"), QStringLiteral("17")};
    kept.message.when = QDateTime::fromMSecsSinceEpoch(1700000000000, Qt::UTC);
    Error error = Error::make(Error::Kind::Forbidden, QStringLiteral("no"));
    error.code = QStringLiteral("PERMISSION_DENIED");
    error.httpStatus = 403;
    kept.message.error = error;
    kept.workspace = QStringLiteral("prod-eu");
    kept.unread = unread;
    return kept;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

void putContents(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

struct MessageFile : testing::Test
{
    QTemporaryDir disk;
    QString path = disk.filePath(QStringLiteral("messages.dat"));
};

struct MessagesWindow : WindowFixture
{
    MessagesWindow() { messagesFile = disk.filePath(QStringLiteral("messages.dat")); }
    MessageModel &messages() const { return window->activity().messages(); }
    QString tabText() const
    {
        return window->findChild<QTabBar *>(QStringLiteral("activity.tabs"))->tabText(ActivityDock::Messages);
    }
    QToolButton *toggle() const { return window->findChild<QToolButton *>(QStringLiteral("activity.toggle")); }
};

} // namespace

TEST_F(MessageFile, KeepsEverythingButWhatToRepeat)
{
    MessageModel::Kept kept = keptMessage(QStringLiteral("Finance BI could not be started"));
    kept.message.retry = [] {};
    ASSERT_TRUE(MessageArchive::write(path, {kept, keptMessage(QStringLiteral("older"), false)}));
    const auto read = MessageArchive::read(path);
    ASSERT_EQ(read.size(), 2);
    const Message &m = read.first().message;
    EXPECT_EQ(m.text, kept.message.text);
    EXPECT_EQ(m.details, kept.message.details);
    EXPECT_EQ(m.place, kept.message.place);
    EXPECT_EQ(m.when, kept.message.when);
    EXPECT_EQ(m.severity, kept.message.severity);
    ASSERT_TRUE(m.error);
    EXPECT_EQ(m.error->kind, Error::Kind::Forbidden);
    EXPECT_EQ(m.error->httpStatus, 403);
    EXPECT_EQ(m.error->code, QStringLiteral("PERMISSION_DENIED"));
    EXPECT_TRUE(read.first().unread);
    EXPECT_FALSE(read.last().unread);
    EXPECT_FALSE(m.retry);
    EXPECT_EQ(QFile::permissions(path) &
                  (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther | QFile::ExeOwner),
              QFile::Permissions());
}

TEST_F(MessageFile, HoldsNoSecretAndNotMoreThanItsShare)
{
    const QString token = QStringLiteral("dapi0123456789abcdef0123456789abcdef");
    QList<MessageModel::Kept> many;
    for (int i = 0; i < 600; ++i) {
        MessageModel::Kept kept = keptMessage(QStringLiteral("Bearer %1 failed %2").arg(token).arg(i));
        kept.message.details = {QStringLiteral("token=%1").arg(token), QString(100000, u'x')};
        kept.message.error->message = QStringLiteral("password=hunter2 was wrong, ") + token;
        many += kept;
    }
    ASSERT_TRUE(MessageArchive::write(path, many));
    QByteArray raw = contents(path);
    raw.replace('\0', QByteArray()); // texts are written with two bytes a letter
    EXPECT_FALSE(raw.contains(token.toLatin1()));
    EXPECT_FALSE(raw.contains("hunter2"));
    EXPECT_EQ(MessageArchive::read(path).size(), MessageArchive::kMost);
    EXPECT_LT(QFileInfo(path).size(), 8 * 1024 * 1024);
}

TEST_F(MessageFile, ABrokenFileIsNoFile)
{
    EXPECT_TRUE(MessageArchive::read(path).isEmpty());
    ASSERT_TRUE(MessageArchive::write(path, {keptMessage(QStringLiteral("a")), keptMessage(QStringLiteral("b"))}));
    const QByteArray good = contents(path);
    for (qsizetype length = 0; length < good.size(); length += 3) {
        putContents(path, good.left(length));
        EXPECT_LE(MessageArchive::read(path).size(), 1) << length;
    }
    for (qsizetype at = 0; at < good.size(); at += 3) {
        for (const char bit : {'\xff', '\x00', '\x7f'}) {
            QByteArray bad = good;
            bad[at] = bit;
            putContents(path, bad);
            EXPECT_LE(MessageArchive::read(path).size(), 2) << at;
        }
    }
    putContents(path, QByteArray(100000, '\xff'));
    EXPECT_TRUE(MessageArchive::read(path).isEmpty());
}

TEST_F(MessagesWindow, LastOverARestartWithTheirUnreadCount)
{
    Session &session = openDemo();
    session.say(Message::Severity::Success, QStringLiteral("Finance BI is running"), {});
    session.say(Message::Severity::Failure, QStringLiteral("Ad hoc could not be started"), {});
    EXPECT_EQ(messages().unread(), 2);
    EXPECT_TRUE(tabText().endsWith(QLatin1Char('2'))) << tabText().toStdString();
    EXPECT_EQ(toggle()->text(), QStringLiteral("2"));
    EXPECT_TRUE(toggle()->accessibleName().contains(QStringLiteral("2 unread messages")))
        << toggle()->accessibleName().toStdString();
    messages().markRead(0);
    restart();
    ASSERT_EQ(messages().rowCount(), 2);
    EXPECT_EQ(messages().at(0).text, QStringLiteral("Ad hoc could not be started"));
    EXPECT_FALSE(messages().isUnread(0));
    EXPECT_TRUE(messages().isUnread(1));
    EXPECT_EQ(messages().unread(), 1);
    EXPECT_EQ(toggle()->text(), QStringLiteral("1"));
    window->activity().showTab(ActivityDock::Messages);
    EXPECT_EQ(messages().unread(), 0);
    EXPECT_EQ(toggle()->text(), QString());
    QTest::mouseClick(window->findChild<QToolButton *>(QStringLiteral("messages.clear")), Qt::LeftButton);
    restart();
    EXPECT_EQ(messages().rowCount(), 0);
}

TEST_F(MessagesWindow, WhatComesWhileNobodyLooksStaysUnread)
{
    Session &session = openDemo();
    window->activity().showTab(ActivityDock::Messages);
    session.say(Message::Severity::Success, QStringLiteral("seen"), {});
    EXPECT_EQ(messages().unread(), 0);
    QStringList told;
    QObject::connect(window.get(), &MainWindow::unseen, window.get(),
                     [&](const QString &, const QString &text, const Place &) { told += text; });
    window->hide();
    session.say(Message::Severity::Success, QStringLiteral("unseen"), {});
    session.say(Message::Severity::Info, QStringLiteral("by the way"), {});
    EXPECT_EQ(messages().unread(), 2);
    EXPECT_EQ(told, QStringList{QStringLiteral("unseen")});
    Settings quiet;
    quiet.notify = false;
    preferences->set(quiet);
    session.say(Message::Severity::Failure, QStringLiteral("quietly"), {});
    EXPECT_EQ(told.size(), 1);
    window->show();
    window->activateWindow();
    EXPECT_TRUE(QTest::qWaitForWindowActive(window.get()));
    EXPECT_EQ(messages().unread(), 3) << "coming back is not yet reading";
    auto *mark = window->findChild<QToolButton *>(QStringLiteral("messages.markRead"));
    EXPECT_TRUE(mark->isEnabled());
    QTest::mouseClick(mark, Qt::LeftButton);
    EXPECT_EQ(messages().unread(), 0);
    EXPECT_FALSE(mark->isEnabled());
}

TEST_F(MessagesWindow, ChoosingAMessageReadsIt)
{
    Session &session = openDemo();
    for (int i = 0; i < 3; ++i)
        session.say(Message::Severity::Success, QStringLiteral("message %1").arg(i), {});
    window->activity().showTab(ActivityDock::Messages);
    window->hide();
    session.say(Message::Severity::Failure, QStringLiteral("late"), {});
    window->show();
    auto *table = window->findChild<QTableView *>(QStringLiteral("messages.table"));
    ASSERT_TRUE(messages().isUnread(0));
    table->selectRow(0);
    EXPECT_FALSE(messages().isUnread(0));
}

TEST_F(MessagesWindow, AListThatFailsIsToldOnce)
{
    openDemo();
    list();
    const int before = messages().rowCount();
    QString problem;
    const auto fault = demo::Fault::fromWords({QStringLiteral("GET /api/*"), QStringLiteral("status=403")}, &problem);
    ASSERT_TRUE(fault) << problem.toStdString();
    demo->workspace()->addFault(*fault);
    const auto refreshed = [&](ObjectStore::State state) {
        Session &session = *workspaces->sessions().front();
        const Place place = window->currentPage()->place();
        const auto store = session.store(*session.kind(place.kind), place.scope);
        // What is being read is not read again.
        EXPECT_TRUE(QTest::qWaitFor([&] { return store->state() != ObjectStore::State::Loading; }, 20000));
        window->currentPage()->refresh();
        EXPECT_TRUE(QTest::qWaitFor([&] { return store->state() == state; }, 20000));
    };
    for (int i = 0; i < 3; ++i)
        refreshed(ObjectStore::State::Failed);
    EXPECT_EQ(messages().rowCount(), before + 1);
    EXPECT_TRUE(messages().at(0).text.contains(QStringLiteral("could not be listed")));
    EXPECT_TRUE(messages().at(0).retry);
    demo->workspace()->clearFaults();
    refreshed(ObjectStore::State::Ready);
    demo->workspace()->addFault(*fault);
    refreshed(ObjectStore::State::Failed);
    EXPECT_EQ(messages().rowCount(), before + 2) << "it had worked in between";
}
