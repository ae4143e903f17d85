// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/secret_rules.h"
#include "tests/support/problem.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>
#include <sys/stat.h>

using namespace trowel;
using namespace Qt::StringLiterals;

TEST(SecretRules, Names)
{
    for (const QString &name : {u"etl"_s, u"A-b_c.9"_s, QString(128, u'x')}) {
        EXPECT_EQ(checkScopeName(name), QString());
        EXPECT_EQ(checkSecretKey(name), QString());
    }
    for (const QString &name : {QString(), u"a b"_s, u"a/b"_s, u"ä"_s, u"a\n"_s, QString(129, u'x')}) {
        EXPECT_NE(checkScopeName(name), QString()) << name.toStdString();
        EXPECT_NE(checkSecretKey(name), QString()) << name.toStdString();
    }
    EXPECT_EQ(checkScopeName(u"ada@example.com"_s), QString());
    EXPECT_NE(checkSecretKey(u"ada@example.com"_s), QString());
    EXPECT_TRUE(checkSecretKey(QString(130, u'x')).contains(u"130"_s));
}

TEST(SecretRules, Sizes)
{
    EXPECT_NE(checkSecretSize(0), QString());
    EXPECT_EQ(checkSecretSize(1), QString());
    EXPECT_EQ(checkSecretSize(131072), QString());
    EXPECT_TRUE(checkSecretSize(131073).contains(u"131072"_s));
}

TEST(SecretRules, Vaults)
{
    EXPECT_EQ(checkVaultResource(u"/subscriptions/0f/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv"_s),
              QString());
    EXPECT_EQ(checkVaultResource(u"/subscriptions/0f/resourcegroups/rg/providers/microsoft.keyvault/vaults/kv"_s),
              QString());
    for (const QString &id : {QString(), u"kv"_s, u"/subscriptions//resourceGroups/rg"_s,
                              u"/subscriptions/0f/resourceGroups/rg/providers/Microsoft.Storage/x/kv"_s})
        EXPECT_NE(checkVaultResource(id), QString()) << id.toStdString();
    EXPECT_EQ(checkVaultDns(u"https://kv.vault.azure.net/"_s), QString());
    EXPECT_EQ(checkVaultDns(u"https://kv.vault.azure.cn"_s), QString());
    for (const QString &dns : {QString(), u"kv.vault.azure.net"_s, u"http://kv.vault.azure.net/"_s, u"https://kv/"_s,
                               u"https://user:pw@kv.vault.azure.net/"_s})
        EXPECT_NE(checkVaultDns(dns), QString()) << dns.toStdString();
}

TEST(SecretRules, Principals)
{
    EXPECT_EQ(checkPrincipal(u"data engineers"_s), QString());
    EXPECT_NE(checkPrincipal(u"  "_s), QString());
    EXPECT_NE(checkPrincipal(u" users"_s), QString());
}

TEST(SecretRules, FilesAreReadWholeOrNotAtAll)
{
    const QTemporaryDir folder;
    const auto file = [&folder](const char *name, const QByteArray &bytes) {
        QFile made(QDir(folder.path()).filePath(QLatin1String(name)));
        EXPECT_TRUE(made.open(QIODevice::WriteOnly));
        made.write(bytes);
        return made.fileName();
    };
    const QByteArray largest(Secrets::valueLimit, '\xfe');
    EXPECT_EQ(readSecretFile(file("largest", largest)).value_or(QByteArray()), largest);
    EXPECT_EQ(problem(readSecretFile(file("larger", largest + "canary"))).kind, Error::Kind::TooLarge);
    EXPECT_EQ(problem(readSecretFile(file("empty", {}))).kind, Error::Kind::Storage);
    EXPECT_EQ(problem(readSecretFile(folder.path())).kind, Error::Kind::Storage);
    EXPECT_EQ(problem(readSecretFile(QDir(folder.path()).filePath(u"none"_s))).kind, Error::Kind::Storage);
    const QByteArray pipe = QDir(folder.path()).filePath(u"pipe"_s).toLocal8Bit();
    ASSERT_EQ(mkfifo(pipe.constData(), 0600), 0);
    EXPECT_EQ(problem(readSecretFile(QString::fromLocal8Bit(pipe))).kind, Error::Kind::Storage)
        << "and nobody waits for a writer";
}
