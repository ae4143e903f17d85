// SPDX-License-Identifier: GPL-3.0-or-later
// The command line, the wish it makes, and how that reaches a program that runs already.
#include "app/options.h"
#include "app/single_instance.h"

#include <QFile>
#include <QLocalSocket>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <thread>

using namespace trowel;

namespace {

Wish environmentWish(const QString &host = QStringLiteral("https://prod.example.com"))
{
    QProcessEnvironment given;
    given.insert(QStringLiteral("DATABRICKS_HOST"), host);
    given.insert(QStringLiteral("DATABRICKS_TOKEN"), QStringLiteral("dapi0123"));
    given.insert(QStringLiteral("DATABRICKS_WORKSPACE_ID"), QStringLiteral("42"));
    Wish wish;
    if (auto profile = environmentProfile(given))
        wish.environment = std::move(*profile);
    return wish;
}

struct SingleInstanceTest : testing::Test
{
    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("socket"));
    SingleInstance first{path};
    int wishes = 0;
    bool demo = false;
    QByteArray token;

    void SetUp() override
    {
        QObject::connect(&first, &SingleInstance::wished, &first, [this](const Wish &wish) {
            ++wishes;
            demo = wish.demo;
            token = wish.environment ? wish.environment->token.reveal() : QByteArray();
        });
        ASSERT_EQ(first.begin({}), SingleInstance::Start::First);
    }
    /// The second start is another process: here a thread, since it waits for the answer.
    SingleInstance::Start startAgain(const QString &where, bool wantsDemo, bool wantsEnvironment) const
    {
        std::atomic<bool> done = false;
        auto start = SingleInstance::Start::First;
        std::thread other([&] {
            Wish wish = wantsEnvironment ? environmentWish() : Wish{};
            wish.demo = wantsDemo;
            start = SingleInstance(where).begin(wish);
            done = true;
        });
        EXPECT_TRUE(QTest::qWaitFor([&] { return done.load(); }, 15000));
        other.join();
        return start;
    }
};

} // namespace

TEST(OptionsTest, AreRead)
{
    const Options options = parseOptions({QStringLiteral("--demo"), QStringLiteral("--env")});
    EXPECT_TRUE(options.demo);
    EXPECT_TRUE(options.environment);
    EXPECT_EQ(options.error, QString());
    EXPECT_TRUE(parseOptions({QStringLiteral("-h")}).help);
    EXPECT_TRUE(parseOptions({QStringLiteral("--version")}).version);
    EXPECT_TRUE(parseOptions({QStringLiteral("--demos")}).error.contains(QStringLiteral("--demos")));
    EXPECT_FALSE(parseOptions({QString()}).error.isEmpty());
}

TEST(WishTest, ArrivesAsItWasSent)
{
    Wish wish = environmentWish();
    ASSERT_TRUE(wish.environment);
    wish.demo = true;
    const auto back = wishFromWire(toWire(wish));
    ASSERT_TRUE(back && back->environment);
    EXPECT_TRUE(back->demo);
    EXPECT_EQ(back->environment->token.reveal(), QByteArray("dapi0123"));
    EXPECT_EQ(back->environment->profile.host, wish.environment->profile.host);
    EXPECT_EQ(back->environment->profile.workspaceId, QStringLiteral("42"));
}

TEST(WishTest, WhatCannotBeReadIsRefused)
{
    const QByteArray token = QByteArrayLiteral("dapi1").toBase64();
    for (const QByteArray &wire :
         {QByteArray(), QByteArray("\n"), QByteArray("trowel 2\nend\n"), QByteArray("trowel 1\n"),
          QByteArray("trowel 1\nrm -rf\nend\n"), QByteArray("trowel 1\nhost %%%\nend\n"),
          QByteArray("trowel 1\ntoken " + token + "\nend\n"),
          QByteArray("trowel 1\nhost " + QByteArray("http://prod.example.com").toBase64() + "\ntoken " + token +
                     "\nend\n"),
          QByteArray(100000, '\0')})
        EXPECT_FALSE(wishFromWire(wire)) << wire.left(80).toStdString();
}

TEST_F(SingleInstanceTest, ALaterStartHandsOverWhatItWishes)
{
    EXPECT_EQ(startAgain(path, true, false), SingleInstance::Start::HandedOver);
    EXPECT_EQ(wishes, 1);
    EXPECT_TRUE(demo);
    EXPECT_EQ(startAgain(path, false, true), SingleInstance::Start::HandedOver);
    EXPECT_EQ(wishes, 2);
    EXPECT_EQ(token, QByteArray("dapi0123"));
}

TEST_F(SingleInstanceTest, OnlyTheUserMayTalkToIt)
{
    struct stat found = {};
    ASSERT_EQ(::lstat(QFile::encodeName(path).constData(), &found), 0);
    EXPECT_TRUE(S_ISSOCK(found.st_mode));
    EXPECT_EQ(found.st_mode & 077, 0U);
}

TEST_F(SingleInstanceTest, NonsenseOnTheSocketIsHungUpOn)
{
    for (const QByteArray &nonsense :
         {QByteArray("GET / HTTP/1.1\r\n\r\nend\n"), QByteArray(1 << 20, 'x'), QByteArray("trowel 1\nx\nend\n")}) {
        QLocalSocket socket;
        socket.connectToServer(path);
        ASSERT_TRUE(socket.waitForConnected(5000));
        socket.write(nonsense);
        EXPECT_TRUE(QTest::qWaitFor([&] { return socket.state() == QLocalSocket::UnconnectedState; }, 10000));
        EXPECT_EQ(socket.readAll(), QByteArray());
    }
    EXPECT_EQ(wishes, 0);
    EXPECT_EQ(startAgain(path, true, false), SingleInstance::Start::HandedOver);
}

TEST_F(SingleInstanceTest, ASilentTalkerIsHungUpOn)
{
    QLocalSocket socket;
    socket.connectToServer(path);
    ASSERT_TRUE(socket.waitForConnected(5000));
    EXPECT_TRUE(QTest::qWaitFor([&] { return socket.state() == QLocalSocket::UnconnectedState; }, 20000));
}

TEST_F(SingleInstanceTest, AStaleSocketIsReplaced)
{
    const QString stale = folder.filePath(QStringLiteral("stale"));
    {
        QLocalServer crashed;
        ASSERT_TRUE(crashed.listen(stale));
        ASSERT_TRUE(QFile::rename(stale, stale + QStringLiteral(".kept"))); // closing removes only its own name
    }
    ASSERT_TRUE(QFile::rename(stale + QStringLiteral(".kept"), stale));
    SingleInstance next(stale);
    EXPECT_EQ(next.begin({}), SingleInstance::Start::First);
}

TEST_F(SingleInstanceTest, WhatIsNoSocketOfTheUserStaysWhereItIs)
{
    const QString other = folder.filePath(QStringLiteral("other"));
    QFile file(other);
    ASSERT_TRUE(file.open(QFile::WriteOnly));
    file.close();
    SingleInstance beside(other);
    EXPECT_EQ(beside.begin({}), SingleInstance::Start::Beside);
    EXPECT_TRUE(QFile::exists(other));
    SingleInstance nowhere{QString()};
    EXPECT_EQ(nowhere.begin({}), SingleInstance::Start::Beside);
}
