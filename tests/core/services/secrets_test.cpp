// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/secrets.h"
#include "tests/support/fixture.h"
#include "tests/support/problem.h"
#include "tests/support/service_wire.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <gtest/gtest.h>

using namespace trowel;
using namespace Qt::StringLiterals;

namespace {

using Backend = SecretObject::Backend;

class SecretsOnTheWire : public testing::Test
{
protected:
    template <typename T>
    Result<T> wait(const Task<T> &task)
    {
        return wire.wait(task);
    }
    QString sent(qsizetype index = 0) const
    {
        const Sent &s = wire.sent.at(index);
        return QString::fromLatin1(s.method) + u' ' + s.path;
    }
    QJsonObject body(qsizetype index = 0) const { return QJsonDocument::fromJson(wire.sent.at(index).body).object(); }
    void answerWith(const Answer &answer)
    {
        wire.answer = [answer](const Sent &) { return answer; };
    }
    QList<SecretObject> scopes()
    {
        QList<SecretObject> rows;
        result = wait(service.listScopes([&rows](const QList<SecretObject> &page) { rows += page; }));
        return rows;
    }
    QList<SecretObject> keys(const QString &scope, Backend backend = Backend::Databricks)
    {
        QList<SecretObject> rows;
        result = wait(service.listKeys(scope, backend, [&rows](const QList<SecretObject> &page) { rows += page; }));
        return rows;
    }

    ServiceWire wire;
    Secrets service{wire.api()};
    Result<ListEnd> result = failure(Error::Kind::Internal, {});
};

} // namespace

TEST_F(SecretsOnTheWire, ListsScopesOfEveryKind)
{
    answerWith({200, fixture("secret_scopes.json")});
    const QList<SecretObject> rows = scopes();
    ASSERT_EQ(rows.size(), 4);
    EXPECT_EQ(sent(), u"GET /api/2.0/secrets/scopes/list"_s);
    EXPECT_EQ(rows[0].backend, Backend::Databricks);
    EXPECT_EQ(rows[1].backend, Backend::KeyVault);
    EXPECT_EQ(rows[1].vault, u"https://corp-kv.vault.azure.net/"_s);
    EXPECT_TRUE(rows[1].isReadOnly());
    EXPECT_EQ(rows[2].backend, Backend::Databricks) << "null is the default";
    EXPECT_EQ(rows[3].backend, Backend::Unknown);
    EXPECT_EQ(rows[3].backendText, u"GCP_SECRET_MANAGER"_s) << "shown as it is";
    EXPECT_FALSE(rows[3].isReadOnly()) << "the server knows better than we what it takes";
    EXPECT_TRUE(rows[1].searchKey.contains("corp-kv.vault"));
}

TEST_F(SecretsOnTheWire, NothingIsAnEmptyList)
{
    for (const char *body : {"{}", "", R"({"scopes":[]})", R"({"scopes":null})"}) {
        answerWith({200, body});
        EXPECT_TRUE(scopes().isEmpty());
        EXPECT_TRUE(result.has_value()) << body;
    }
    answerWith({200, "{}"});
    EXPECT_TRUE(keys(u"etl"_s).isEmpty());
    EXPECT_TRUE(result.has_value());
}

TEST_F(SecretsOnTheWire, ListsKeysWithNumbersOrTexts)
{
    answerWith({200, R"({"secrets":[{"key":"a","last_updated_timestamp":1752339990456},
        {"key":"B","last_updated_timestamp":"1752339990457"},{"key":"c"},{"key":"d","last_updated_timestamp":null}]})"});
    const QList<SecretObject> rows = keys(u"e@t.l"_s, Backend::KeyVault);
    ASSERT_EQ(rows.size(), 4);
    EXPECT_EQ(wire.sent.at(0).query.value(u"scope"_s), u"e@t.l"_s);
    EXPECT_EQ(rows[0].updatedMs, 1752339990456);
    EXPECT_EQ(rows[1].updatedMs, 1752339990457);
    EXPECT_EQ(rows[2].updatedMs, 0);
    EXPECT_EQ(rows[3].updatedMs, 0);
    EXPECT_EQ(rows[1].id(), u"e@t.l/B"_s);
    EXPECT_TRUE(rows[1].isReadOnly()) << "the backend is the scope's";
}

TEST_F(SecretsOnTheWire, WrongAnswersAreErrorsNotEmptyLists)
{
    for (const char *body : {"[]", "<html>", R"({"scopes":{}})", R"({"scopes":[{"backend_type":"DATABRICKS"}]})",
                             R"({"scopes":[{"name":7}]})", R"({"scopes":["etl"]})", R"({"scopes":[{"name":"etl")"}) {
        answerWith({200, body});
        scopes();
        EXPECT_EQ(problem(result).kind, Error::Kind::BadReply) << body;
    }
    for (const int status : {404, 501, 403}) {
        answerWith({status, "no such thing here"});
        scopes();
        EXPECT_FALSE(result.has_value()) << status;
        EXPECT_EQ(problem(result).httpStatus, status);
    }
}

TEST_F(SecretsOnTheWire, AScopeComesWithItsBytesAndItsCount)
{
    wire.answer = [](const Sent &call) {
        return call.path.endsWith("scopes/list"_L1) ? Answer{200, fixture("secret_scopes.json")}
                                                    : Answer{200, R"({"secrets":[{"key":"a"},{"key":"b"}]})"};
    };
    const auto found = wait(service.scope(u"NEXT"_s));
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->raw.bytes, R"({"name":"next","backend_type":"GCP_SECRET_MANAGER","later":1.0})");
    EXPECT_EQ(found->keys, 2);
    const auto vault = wait(service.scope(u"corp-kv"_s));
    ASSERT_TRUE(vault.has_value());
    EXPECT_TRUE(vault->vaultResource.endsWith("/vaults/corp-kv"_L1));
    EXPECT_EQ(problem(wait(service.scope(u"gone"_s))).kind, Error::Kind::NotFound);
}

TEST_F(SecretsOnTheWire, WhoMayNotListKeysStillSeesTheScope)
{
    wire.answer = [](const Sent &call) {
        return call.path.endsWith("scopes/list"_L1)
                   ? Answer{200, fixture("secret_scopes.json")}
                   : Answer{403, R"({"error_code":"PERMISSION_DENIED","message":"no READ"})"};
    };
    const auto found = wait(service.scope(u"etl"_s));
    ASSERT_TRUE(found.has_value());
    EXPECT_FALSE(found->keys.has_value());
    EXPECT_EQ(problem(wait(service.countKeys(u"etl"_s))).kind, Error::Kind::Forbidden);
}

TEST_F(SecretsOnTheWire, AKeyComesWithItsBytes)
{
    answerWith({200, R"({"secrets" : [ {"key":"a","x":"}]\"{"} , {"last_updated_timestamp":2,"key":"b"} ]})"});
    const auto b = wait(service.key(u"etl"_s, u"b"_s, Backend::Databricks));
    ASSERT_TRUE(b.has_value());
    EXPECT_EQ(b->raw.bytes, R"({"last_updated_timestamp":2,"key":"b"})");
    EXPECT_EQ(b->object.updatedMs, 2);
    EXPECT_EQ(wait(service.key(u"etl"_s, u"A"_s, Backend::Databricks))->raw.bytes, R"({"key":"a","x":"}]\"{"})");
    EXPECT_EQ(problem(wait(service.key(u"etl"_s, u"c"_s, Backend::Databricks))).kind, Error::Kind::NotFound);
}

TEST_F(SecretsOnTheWire, CreatesScopes)
{
    EXPECT_TRUE(wait(service.createScope({.name = u"etl"_s, .vaultResource = {}, .vaultDns = {}})).has_value());
    EXPECT_EQ(sent(), u"POST /api/2.0/secrets/scopes/create"_s);
    EXPECT_EQ(wire.sent.at(0).body, R"({"scope":"etl"})");
    EXPECT_TRUE(wait(service.createScope({u"open"_s, true, false, {}, {}})).has_value());
    EXPECT_EQ(body(1).value("initial_manage_principal"_L1), u"users"_s);
    EXPECT_TRUE(wait(service.createScope({u"kv"_s, false, true, u"/subscriptions/x"_s, u"https://kv/"_s})).has_value());
    EXPECT_EQ(body(2).value("scope_backend_type"_L1), u"AZURE_KEYVAULT"_s);
    EXPECT_EQ(body(2).value("backend_azure_keyvault"_L1).toObject(),
              (QJsonObject{{u"resource_id"_s, u"/subscriptions/x"_s}, {u"dns_name"_s, u"https://kv/"_s}}));
    answerWith({400, R"({"error_code":"RESOURCE_ALREADY_EXISTS","message":"Scope etl already exists!"})"});
    const Error taken = problem(wait(service.createScope({u"etl"_s, false, false, {}, {}})));
    EXPECT_EQ(taken.kind, Error::Kind::Conflict);
    EXPECT_EQ(taken.message, u"Scope etl already exists!"_s);
}

TEST_F(SecretsOnTheWire, AVaultThatCannotBeAskedSignsNobodyOut)
{
    answerWith({401, R"({"error_code":"UNAUTHENTICATED","message":"Unable to verify the Azure KeyVault."})"});
    const Error error = problem(wait(service.createScope({u"kv"_s, false, true, u"/s"_s, u"https://kv/"_s})));
    EXPECT_EQ(error.kind, Error::Kind::Forbidden);
    EXPECT_EQ(wire.sent.size(), 1) << "no token is renewed for it";
}

TEST_F(SecretsOnTheWire, PutsTextAndBytes)
{
    const QString value = u"  pass\"wörd\n  "_s;
    EXPECT_TRUE(wait(service.putText(u"etl"_s, u"pw"_s, value)).has_value());
    EXPECT_EQ(sent(), u"POST /api/2.0/secrets/put"_s);
    EXPECT_EQ(body(), (QJsonObject{{u"scope"_s, u"etl"_s}, {u"key"_s, u"pw"_s}, {u"string_value"_s, value}}));
    const QByteArray bytes("\0\xff\x80 key", 7);
    EXPECT_TRUE(wait(service.putBytes(u"etl"_s, u"pk"_s, bytes)).has_value());
    EXPECT_EQ(QByteArray::fromBase64(body(1).value("bytes_value"_L1).toString().toLatin1()), bytes);
    EXPECT_FALSE(body(1).contains("string_value"_L1));
}

TEST_F(SecretsOnTheWire, TheLimitIsInBytesOfUtf8)
{
    EXPECT_TRUE(wait(service.putText(u"s"_s, u"k"_s, QString(Secrets::valueLimit / 2, u'é'))).has_value());
    EXPECT_TRUE(wait(service.putBytes(u"s"_s, u"k"_s, QByteArray(Secrets::valueLimit, 'x'))).has_value());
    EXPECT_EQ(problem(wait(service.putText(u"s"_s, u"k"_s, QString(Secrets::valueLimit / 2 + 1, u'é')))).kind,
              Error::Kind::TooLarge);
    EXPECT_EQ(problem(wait(service.putBytes(u"s"_s, u"k"_s, QByteArray(Secrets::valueLimit + 1, 'x')))).kind,
              Error::Kind::TooLarge);
    EXPECT_EQ(wire.sent.size(), 2) << "what is too large is never sent";
}

TEST_F(SecretsOnTheWire, WhatIsSafeToRepeatIsRepeatedAndTheRestIsNot)
{
    int broken = 1;
    wire.answer = [&broken](const Sent &) {
        Answer answer;
        answer.reset = broken-- > 0;
        return answer;
    };
    EXPECT_TRUE(wait(service.putText(u"s"_s, u"k"_s, u"value"_s)).has_value()) << "the same value again";
    EXPECT_EQ(wire.sent.size(), 2);
    EXPECT_EQ(wire.sent.at(0).body, wire.sent.at(1).body);
    broken = 1;
    EXPECT_TRUE(wait(service.putAcl(u"s"_s, {u"users"_s, u"READ"_s})).has_value());
    EXPECT_EQ(wire.sent.size(), 4);

    const auto once = [&](const Task<Nothing> &task) {
        broken = 1;
        const qsizetype before = wire.sent.size();
        EXPECT_EQ(problem(wait(task)).kind, Error::Kind::OutcomeUnknown);
        EXPECT_EQ(wire.sent.size(), before + 1);
    };
    once(service.createScope({u"s"_s, false, false, {}, {}}));
    once(service.removeScope(u"s"_s));
    once(service.removeKey(u"s"_s, u"k"_s));
    once(service.removeAcl(u"s"_s, u"users"_s));
}

TEST_F(SecretsOnTheWire, DeletesAndTakesEveryEmptyAnswer)
{
    for (const char *answer : {"{}", "", "null"}) {
        answerWith({200, answer});
        EXPECT_TRUE(wait(service.removeScope(u"etl"_s)).has_value()) << answer;
        EXPECT_TRUE(wait(service.removeKey(u"etl"_s, u"a"_s)).has_value()) << answer;
        EXPECT_TRUE(wait(service.removeAcl(u"etl"_s, u"users"_s)).has_value()) << answer;
    }
    EXPECT_EQ(sent(0), u"POST /api/2.0/secrets/scopes/delete"_s);
    EXPECT_EQ(sent(1), u"POST /api/2.0/secrets/delete"_s);
    EXPECT_EQ(body(1), (QJsonObject{{u"scope"_s, u"etl"_s}, {u"key"_s, u"a"_s}}));
    EXPECT_EQ(sent(2), u"POST /api/2.0/secrets/acls/delete"_s);
    EXPECT_EQ(body(2), (QJsonObject{{u"scope"_s, u"etl"_s}, {u"principal"_s, u"users"_s}}));
}

TEST_F(SecretsOnTheWire, ReadsAndPutsAcls)
{
    answerWith({200, R"({"items":[{"principal":"ada@example.com","permission":"MANAGE"},
        {"principal":"data-eng","permission":"ADMIRE"},{"principal":"x"}]})"});
    EXPECT_EQ(wait(service.acls(u"etl"_s)).value_or(QList<SecretAcl>()),
              (QList<SecretAcl>{{u"ada@example.com"_s, u"MANAGE"_s}, {u"data-eng"_s, u"ADMIRE"_s}, {u"x"_s, {}}}));
    EXPECT_EQ(sent(), u"GET /api/2.0/secrets/acls/list"_s);
    answerWith({200, R"({"acls":[{"principal":"old","permission":"READ"}]})"});
    EXPECT_EQ(wait(service.acls(u"etl"_s))->size(), 1) << "as the documentation has it";
    answerWith({200, "{}"});
    EXPECT_EQ(wait(service.acls(u"etl"_s))->size(), 0);
    EXPECT_TRUE(wait(service.putAcl(u"etl"_s, {u"data-eng"_s, u"WRITE"_s})).has_value());
    EXPECT_EQ(sent(3), u"POST /api/2.0/secrets/acls/put"_s);
    EXPECT_EQ(body(3),
              (QJsonObject{{u"scope"_s, u"etl"_s}, {u"principal"_s, u"data-eng"_s}, {u"permission"_s, u"WRITE"_s}}));
    answerWith({200, R"({"items":[{"permission":"READ"}]})"});
    EXPECT_EQ(problem(wait(service.acls(u"etl"_s))).kind, Error::Kind::BadReply);
}
