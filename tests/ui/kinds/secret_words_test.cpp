// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kinds/secret_words.h"

#include <gtest/gtest.h>

using namespace trowel;

namespace {

SecretObject scopeOf(const char *backend, SecretObject::Backend known)
{
    SecretObject scope;
    scope.scope = QStringLiteral("etl");
    scope.backendText = QLatin1String(backend);
    scope.backend = known;
    return scope;
}

QStringList factsOf(const ObjectDetail &detail)
{
    QStringList facts;
    for (const FactSection &section : detail.sections) {
        for (const Fact &fact : section.facts)
            facts += fact.name + QStringLiteral("=") + fact.value;
    }
    return facts;
}

constexpr qint64 kDay = qint64(24) * 60 * 60 * 1000;
constexpr qint64 kNow = 1'763'000'000'000;

} // namespace

TEST(SecretWords, ListsNameTheirScopeAndWhetherItCanBeChanged)
{
    const SecretObject plain = scopeOf("DATABRICKS", SecretObject::Backend::Databricks);
    const SecretObject vault = scopeOf("AZURE_KEYVAULT", SecretObject::Backend::KeyVault);
    EXPECT_EQ(secretListOf(plain), QStringLiteral("etl"));
    EXPECT_NE(secretListOf(vault), QStringLiteral("etl"));
    for (const SecretObject &scope : {plain, vault}) {
        EXPECT_EQ(scopeOfList(secretListOf(scope)), scope.scope);
        EXPECT_EQ(isReadOnlyList(secretListOf(scope)), scope.isReadOnly());
        EXPECT_EQ(backendOfList(secretListOf(scope)), scope.backend);
    }
    EXPECT_EQ(scopeOfList({}), QString());
}

TEST(SecretWords, Backends)
{
    EXPECT_EQ(backendWords(scopeOf("DATABRICKS", SecretObject::Backend::Databricks)), QStringLiteral("Databricks"));
    EXPECT_EQ(backendWords(scopeOf("AZURE_KEYVAULT", SecretObject::Backend::KeyVault)),
              QStringLiteral("Azure Key Vault"));
    EXPECT_EQ(backendWords(scopeOf("GCP_SECRET_MANAGER", SecretObject::Backend::Unknown)),
              QStringLiteral("GCP_SECRET_MANAGER"));
}

TEST(SecretWords, Ages)
{
    EXPECT_EQ(ageWords(0, kNow), QStringLiteral("–"));
    EXPECT_EQ(ageWords(kNow, kNow), QStringLiteral("Under a day"));
    EXPECT_EQ(ageWords(kNow + kDay, kNow), QStringLiteral("Under a day")) << "clocks differ";
    EXPECT_EQ(ageWords(kNow - kDay, kNow), QStringLiteral("1 day"));
    EXPECT_EQ(ageWords(kNow - 59 * kDay, kNow), QStringLiteral("59 days"));
    EXPECT_EQ(ageWords(kNow - 253 * kDay, kNow), QStringLiteral("8 months"));
    EXPECT_EQ(ageWords(kNow - 800 * kDay, kNow), QStringLiteral("2 years"));
}

TEST(SecretWords, PrincipalsAndPermissions)
{
    EXPECT_EQ(principalIcon(QStringLiteral("ada@example.com")), QStringLiteral("user"));
    EXPECT_EQ(principalIcon(QStringLiteral("data-engineers")), QStringLiteral("group"));
    EXPECT_EQ(principalIcon(QStringLiteral("5d0a7f0e-6c1f-4a53-9a51-0b3f6f3f2a11")), QStringLiteral("robot"));
    EXPECT_FALSE(permissionMeaning(QStringLiteral("READ")).isEmpty());
    EXPECT_TRUE(permissionMeaning(QStringLiteral("ADMIRE")).isEmpty());
}

TEST(SecretWords, TheDetailNamesHowASecretIsUsedAndNeverItsValue)
{
    SecretDetail key;
    key.object.type = SecretObject::Type::Key;
    key.object.scope = QStringLiteral("etl");
    key.object.key = QStringLiteral("pw");
    key.object.updatedMs = kNow;
    const QStringList facts = factsOf(secretDetail(key, QStringLiteral("prod-eu")));
    EXPECT_TRUE(facts.contains(QStringLiteral("In Spark={{secrets/etl/pw}}"))) << facts.join(u'\n').toStdString();
    EXPECT_TRUE(facts.contains(QStringLiteral("In notebooks=dbutils.secrets.get(\"etl\", \"pw\")")));
    EXPECT_TRUE(facts.contains(QStringLiteral("Value=Never shown")));
}

TEST(SecretWords, TheDetailOfAScopeCountsItsKeysOrSaysWhyNot)
{
    SecretDetail scope;
    scope.object = scopeOf("DATABRICKS", SecretObject::Backend::Databricks);
    scope.keys = 7;
    EXPECT_TRUE(factsOf(secretDetail(scope, {})).contains(QStringLiteral("Keys=7")));
    scope.keys.reset();
    const ObjectDetail detail = secretDetail(scope, {});
    EXPECT_TRUE(factsOf(detail).contains(QStringLiteral("Keys="))); // reads "–"
    EXPECT_FALSE(detail.sections.first().facts.at(1).toolTip.isEmpty());
}
