// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/environment_profile.h"
#include "core/auth/profile.h"
#include "core/auth/profile_store.h"
#include "core/auth/token_authenticator.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace trowel;

namespace {

std::string normal(const char *typed, QString *id = nullptr)
{
    const auto url = normaliseHost(QString::fromUtf8(typed), id);
    return url ? url->toEncoded().toStdString() : "refused";
}

TEST(NormaliseHost, AcceptsWhatPeoplePaste)
{
    EXPECT_EQ(normal("ws.example.com"), "https://ws.example.com");
    EXPECT_EQ(normal("  https://WS.Example.COM/  "), "https://ws.example.com");
    EXPECT_EQ(normal("https://ws.example.com:443/explore/data?o=1#job/2"), "https://ws.example.com");
    EXPECT_EQ(normal("ws.example.com:8443"), "https://ws.example.com:8443");
    EXPECT_EQ(normal("ws.example.com?to=http://x"), "https://ws.example.com");
    EXPECT_EQ(normal("HTTPS://ws.example.com"), "https://ws.example.com");
    EXPECT_EQ(normal("b\xc3\xbc"
                     "cher.example"),
              "https://xn--bcher-kva.example");
    EXPECT_EQ(normal("http://127.0.0.1:8080/x"), "http://127.0.0.1:8080");
    EXPECT_EQ(normal("http://localhost:80"), "http://localhost");
    EXPECT_EQ(normal("http://[::1]:9"), "http://[::1]:9");
}

TEST(NormaliseHost, RefusesWhatIsUnsafeOrNonsense)
{
    for (const char *typed : {"",
                              "   ",
                              "http://ws.example.com",
                              "http://127.0.0.1.example.com",
                              "http://localhost.x",
                              "https://u:p@ws.example.com",
                              "https://u@ws.example.com",
                              "https://@ws.example.com",
                              "ftp://ws.example.com",
                              "file:///etc/passwd",
                              "https://",
                              "javascript://x",
                              "a b.example",
                              "https://ws.example.com\r\nX: y",
                              "https:\\\\ws",
                              "https://ws:99999",
                              "https://ws:0",
                              "https://ws:x",
                              "https://[::1",
                              "//",
                              "?o=1",
                              "https://%00",
                              "https://a..b/"})
        EXPECT_EQ(normal(typed), "refused") << typed;
}

TEST(NormaliseHost, FindsTheWorkspaceId)
{
    QString id;
    normal("https://ws.example.com/?o=9007199254740993#job/1", &id);
    EXPECT_EQ(id, u"9007199254740993");
    normal("https://ws.example.com/?w=abc&o=12", &id);
    EXPECT_EQ(id, u"12");
    normal("https://ws.example.com/?w=abc", &id);
    EXPECT_EQ(id, u"abc");
    normal("https://ws.example.com/?workspace_id=5", &id);
    EXPECT_EQ(id, u"5");
    normal("https://ws.example.com/?o=0", &id);
    EXPECT_EQ(id, u"");
    normal("https://ws.example.com/?o=12x", &id);
    EXPECT_EQ(id, u"");
}

TEST(TokenAuthenticatorTest, SendsTheTokenAndNothingStrange)
{
    auto made = TokenAuthenticator::make(" dapi-x \n");
    ASSERT_TRUE(made);
    QObject context;
    QByteArray header;
    (*made)->authorization().andThen([&](const QByteArray &value) { return header = value; }).detach();
    EXPECT_EQ(header, "Bearer dapi-x");
    bool refused = false;
    (*made)
        ->renew()
        .orElse([&](const Error &error) -> Result<Nothing> {
            refused = error.kind == Error::Kind::Unauthenticated;
            return failure(error);
        })
        .detach();
    EXPECT_TRUE(refused);
    for (const QByteArray &bad : {QByteArray(), QByteArray("  "), QByteArray("a\r\nX: y"), QByteArray("a b"),
                                  QByteArray("a\0b", 3), QByteArray("\xc3\xbc"), QByteArray("a\x7f")}) {
        const auto result = TokenAuthenticator::make(bad);
        ASSERT_FALSE(result);
        EXPECT_EQ(result.error().kind, Error::Kind::BadRequest);
    }
}

TEST(SecretTest, MovesAndNeverSharesItsBytes)
{
    QByteArray original = "c4n4ry";
    Secret secret(original);
    EXPECT_EQ(secret.reveal(), "c4n4ry");
    Secret moved = std::move(secret);
    const QByteArray copy = moved.reveal();
    moved.wipe();
    EXPECT_TRUE(moved.isEmpty());
    EXPECT_EQ(copy, "c4n4ry"); // wiping reached nobody else's bytes
    EXPECT_EQ(original, "c4n4ry");
}

TEST(EnvironmentProfileTest, NamesWhatIsMissing)
{
    QProcessEnvironment environment;
    const auto message = [&] { return environmentProfile(environment).error().message; };
    EXPECT_EQ(message(), u"DATABRICKS_HOST is not set.");
    environment.insert(u"DATABRICKS_HOST"_qs, u"http://ws.example.com"_qs);
    EXPECT_EQ(message(), u"DATABRICKS_TOKEN is not set.");
    environment.insert(u"DATABRICKS_TOKEN"_qs, u"c4n4ry"_qs);
    EXPECT_TRUE(message().startsWith(u"DATABRICKS_HOST: http://"_qs));
    environment.insert(u"DATABRICKS_HOST"_qs, u"ws.example.com/?o=5"_qs);
    const auto found = environmentProfile(environment);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->profile.host, QUrl(u"https://ws.example.com"_qs));
    EXPECT_EQ(found->profile.workspaceId, u"5");
    EXPECT_EQ(found->token.reveal(), "c4n4ry");
}

class ProfileStoreTest : public testing::Test
{
protected:
    void put(const QByteArray &bytes)
    {
        QDir().mkpath(m_dir.path() + u"/c"_qs);
        QFile file(m_path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    QByteArray bytes()
    {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_dir;
    QString m_path = m_dir.path() + u"/c/profiles.json"_qs;
};

TEST_F(ProfileStoreTest, ComesBackAsItWent)
{
    ProfileStore store(m_path);
    EXPECT_TRUE(store.load()->profiles.isEmpty());
    Profile profile{
        QUuid::createUuid(), u"Finance ü"_qs,        QUrl(u"https://ws.example.com:8443"_qs),
        Environment::Prod,   u"9007199254740993"_qs, QDateTime::fromMSecsSinceEpoch(1700000000123, Qt::UTC)};
    ASSERT_TRUE(store.save({profile}));
    const auto back = ProfileStore(m_path).load();
    ASSERT_TRUE(back);
    ASSERT_EQ(back->profiles.size(), 1);
    const Profile &got = back->profiles.first();
    EXPECT_EQ(got.id, profile.id);
    EXPECT_EQ(got.name, profile.name);
    EXPECT_EQ(got.host, profile.host);
    EXPECT_EQ(got.environment, profile.environment);
    EXPECT_EQ(got.workspaceId, profile.workspaceId);
    EXPECT_EQ(got.lastUsed, profile.lastUsed);
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    EXPECT_FALSE(QFile::permissions(m_path) & others);
    EXPECT_FALSE(QFile::permissions(m_dir.path() + u"/c"_qs) & (others | QFile::ExeGroup | QFile::ExeOther));
}

TEST_F(ProfileStoreTest, WhatItDoesNotKnowSurvives)
{
    put(R"({"later":1,"profiles":[{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","name":"a","host":"https://h.example",
         "colour":"red"},{"host":"http://evil.example","id":"x"},17]})");
    ProfileStore store(m_path);
    auto loaded = store.load();
    ASSERT_TRUE(loaded);
    ASSERT_EQ(loaded->profiles.size(), 1);
    EXPECT_NE(loaded->warning, QString());
    loaded->profiles.first().name = u"b"_qs;
    ASSERT_TRUE(store.save(loaded->profiles));
    const QJsonDocument after = QJsonDocument::fromJson(bytes());
    EXPECT_EQ(after[u"later"_qs].toInt(), 1);
    EXPECT_EQ(after[u"profiles"_qs][0][u"name"_qs].toString(), u"b");
    EXPECT_EQ(after[u"profiles"_qs][0][u"colour"_qs].toString(), u"red");
    EXPECT_EQ(after[u"profiles"_qs][1][u"id"_qs].toString(), u"x");
    EXPECT_EQ(after[u"profiles"_qs][2].toInt(), 17);
}

TEST_F(ProfileStoreTest, ABrokenFileIsSetAside)
{
    for (const QByteArray &broken : {QByteArray("{\"profiles\":["), QByteArray(), QByteArray("[]"),
                                     QByteArray("{\"profiles\":{}}"), QByteArray("\xff\xfe\x00", 3)}) {
        put(broken);
        const auto loaded = ProfileStore(m_path).load();
        ASSERT_TRUE(loaded);
        EXPECT_TRUE(loaded->profiles.isEmpty());
        EXPECT_TRUE(loaded->warning.contains(u".broken-"_qs));
        const QString aside = loaded->warning.section(u"in "_qs, -1).section(u" now"_qs, 0, 0);
        QFile kept(aside);
        ASSERT_TRUE(kept.open(QIODevice::ReadOnly)) << aside.toStdString();
        EXPECT_EQ(kept.readAll(), broken);
        kept.remove();
    }
}

TEST_F(ProfileStoreTest, SaysWhenItCannotWrite)
{
    QDir().mkpath(m_path); // a folder in place of the file
    ProfileStore store(m_path);
    const auto saved = store.save({});
    ASSERT_FALSE(saved);
    EXPECT_EQ(saved.error().kind, Error::Kind::Storage);
    EXPECT_FALSE(store.load());
}

} // namespace
