// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/demo_client.h"

namespace trowel::test {
namespace {

constexpr const char *Vault = "/subscriptions/0f/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv";

class SecretsApi : public DemoTest
{
protected:
    RawReply post(const char *call_, const char *body, const QByteArray &token = "admin")
    {
        return call("POST", QByteArray("/api/2.0/secrets/") + call_, object(body), token);
    }
    RawReply ask(const QByteArray &target, const QByteArray &token = "admin")
    {
        return get("/api/2.0/secrets/" + target, token);
    }
    QStringList names(const RawReply &reply, const char *list, const char *name)
    {
        QStringList found;
        for (const QJsonValue &entry : reply.json()[QLatin1String(list)].toArray())
            found += entry[QLatin1String(name)].toString();
        return found;
    }
    QStringList scopes() { return names(ask("scopes/list"), "scopes", "name"); }
    QStringList keys(const QByteArray &scope) { return names(ask("list?scope=" + scope), "secrets", "key"); }
};

TEST_F(SecretsApi, theSeedMakesSense)
{
    EXPECT_GE(scopes().size(), 6);
    EXPECT_TRUE(keys("freight-etl").contains(QStringLiteral("jdbc-password")));
    const RawReply list = ask("list?scope=freight-etl");
    EXPECT_GT(list.json()[QLatin1String("secrets")][0][QLatin1String("last_updated_timestamp")].toInteger(),
              1'000'000'000'000);
    EXPECT_EQ(ask("list?scope=sandbox").body, "{}") << "what is empty is left out";
    EXPECT_EQ(names(ask("acls/list?scope=sandbox"), "items", "principal"), QStringList{QStringLiteral("users")});
}

TEST_F(SecretsApi, aScopeIsMadeFilledAndDeleted)
{
    EXPECT_EQ(post("scopes/create", R"({"scope":"new"})").body, "{}");
    EXPECT_EQ(names(ask("acls/list?scope=new"), "items", "principal"),
              QStringList{QStringLiteral("ingrid.solheim@haldenfreight.example")})
        << "the creator manages it";
    const RawReply again = post("scopes/create", R"({"scope":"NEW"})");
    EXPECT_EQ(again.status, 400) << "names are case-insensitive";
    EXPECT_EQ(again.code(), QStringLiteral("RESOURCE_ALREADY_EXISTS"));
    EXPECT_EQ(again.message(), QStringLiteral("Scope NEW already exists!"));
    EXPECT_EQ(post("put", R"({"scope":"new","key":"a","string_value":"gr\u00fcn"})").status, 200);
    EXPECT_EQ(post("put", R"({"scope":"new","key":"b","bytes_value":"/wCA"})").status, 200);
    EXPECT_EQ(keys("new"), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
    EXPECT_EQ(ask("get?scope=new&key=a").json()[QLatin1String("value")], QStringLiteral("Z3LDvG4="))
        << "base64 whichever way it was put";
    EXPECT_EQ(ask("get?scope=new&key=b").json()[QLatin1String("value")], QStringLiteral("/wCA"));
    EXPECT_EQ(post("put", R"({"scope":"new","key":"A","string_value":"x"})").status, 200) << "overwrites";
    EXPECT_EQ(keys("new").size(), 2);
    EXPECT_EQ(post("delete", R"({"scope":"new","key":"a"})").status, 200);
    EXPECT_EQ(post("delete", R"({"scope":"new","key":"a"})").code(), QStringLiteral("RESOURCE_DOES_NOT_EXIST"));
    EXPECT_EQ(ask("get?scope=new&key=a").status, 404);
    EXPECT_EQ(post("scopes/delete", R"({"scope":"new"})").status, 200);
    EXPECT_EQ(ask("list?scope=new").message(), QStringLiteral("Scope new does not exist!"));
    EXPECT_EQ(post("scopes/delete", R"({"scope":"new"})").status, 404);
}

TEST_F(SecretsApi, wrongRequestsAreRefused)
{
    EXPECT_EQ(post("scopes/create", R"({})").code(), QStringLiteral("INVALID_PARAMETER_VALUE"));
    EXPECT_EQ(post("scopes/create", R"({"scope":"a b"})").code(), QStringLiteral("INVALID_PARAMETER_VALUE"));
    EXPECT_EQ(post("scopes/create", R"({"scope":7})").code(), QStringLiteral("MALFORMED_REQUEST"));
    EXPECT_EQ(post("scopes/create", R"({"scope":"x","initial_manage_principal":"admins"})").status, 400);
    EXPECT_EQ(post("scopes/create", R"({"scope":"databricks-internal-x"})").code(),
              QStringLiteral("CUSTOMER_UNAUTHORIZED"));
    EXPECT_EQ(post("scopes/create", R"({"scope":"everybody","initial_manage_principal":"users"})").status, 200);
    EXPECT_EQ(names(ask("acls/list?scope=everybody"), "items", "principal"), QStringList{QStringLiteral("users")});
    for (const char *body :
         {R"({"scope":"bi","key":"k"})", R"({"scope":"bi","key":"k","string_value":"a","bytes_value":"YQ=="})"})
        EXPECT_EQ(post("put", body).code(), QStringLiteral("MALFORMED_REQUEST")) << body;
    EXPECT_EQ(post("put", R"({"scope":"bi","key":"k","bytes_value":"no base64!"})").message(),
              QStringLiteral("bytes_value must be base64-encoded"));
    EXPECT_EQ(post("put", R"({"scope":"bi","key":"k/k","string_value":"a"})").status, 400);
    EXPECT_EQ(post("put", R"({"scope":"nowhere","key":"k","string_value":"a"})").status, 404);
}

TEST_F(SecretsApi, limitsHold)
{
    const auto put = [this](qsizetype size) {
        return call("POST", "/api/2.0/secrets/put",
                    {{QStringLiteral("scope"), QStringLiteral("bi")},
                     {QStringLiteral("key"), QStringLiteral("large")},
                     {QStringLiteral("string_value"), QString(size, QLatin1Char('x'))}});
    };
    EXPECT_EQ(put(128 * 1024).status, 200);
    const RawReply larger = put(128 * 1024 + 1);
    EXPECT_EQ(larger.status, 400);
    EXPECT_FALSE(larger.body.contains("xxxx")) << "a value is never quoted";
}

TEST_F(SecretsApi, keyVaultScopesAreReadThroughAndNeverWritten)
{
    EXPECT_TRUE(keys("corp-kv").contains(QStringLiteral("edi-signing-key")));
    EXPECT_EQ(ask("get?scope=corp-kv&key=edi-signing-key").status, 200);
    EXPECT_EQ(post("put", R"({"scope":"corp-kv","key":"x","string_value":"y"})").code(), QStringLiteral("BAD_REQUEST"));
    EXPECT_EQ(post("delete", R"({"scope":"corp-kv","key":"edi-signing-key"})").code(), QStringLiteral("BAD_REQUEST"));
    const auto create = [this](const char *dns, const char *resource = Vault) {
        return call("POST", "/api/2.0/secrets/scopes/create",
                    {{QStringLiteral("scope"), QStringLiteral("kv")},
                     {QStringLiteral("scope_backend_type"), QStringLiteral("AZURE_KEYVAULT")},
                     {QStringLiteral("backend_azure_keyvault"),
                      QJsonObject{{QStringLiteral("resource_id"), QLatin1String(resource)},
                                  {QStringLiteral("dns_name"), QLatin1String(dns)}}}});
    };
    EXPECT_EQ(create("").code(), QStringLiteral("INVALID_PARAMETER_VALUE"));
    EXPECT_EQ(create("https://kv.vault.azure.net", "kv").code(), QStringLiteral("INVALID_PARAMETER_VALUE"));
    const RawReply other = create("https://other.vault.azure.net");
    EXPECT_EQ(other.status, 401);
    EXPECT_EQ(other.code(), QStringLiteral("UNAUTHENTICATED"));
    EXPECT_EQ(create("https://kv.vault.azure.net/").status, 200);
    const RawReply list = ask("scopes/list");
    EXPECT_TRUE(list.body.contains(R"("dns_name":"https://kv.vault.azure.net/")"));
}

TEST_F(SecretsApi, rightsAreWeighed)
{
    // The reader is an auditor: READ in customs, nothing in bi, MANAGE in the sandbox of everybody.
    EXPECT_EQ(ask("scopes/list", "reader").status, 200);
    EXPECT_EQ(ask("list?scope=customs", "reader").status, 200);
    EXPECT_EQ(ask("get?scope=customs&key=eori-lookup-token", "reader").status, 200);
    EXPECT_EQ(ask("list?scope=bi", "reader").code(), QStringLiteral("PERMISSION_DENIED"));
    EXPECT_EQ(ask("acls/list?scope=customs", "reader").status, 403);
    EXPECT_EQ(post("put", R"({"scope":"customs","key":"x","string_value":"y"})", "reader").status, 403);
    EXPECT_EQ(post("put", R"({"scope":"sandbox","key":"x","string_value":"y"})", "reader").status, 200);
    EXPECT_EQ(post("scopes/create", R"({"scope":"mine"})", "reader").message(),
              QStringLiteral("user does not have permission to create secret scopes"));
    EXPECT_EQ(post("scopes/delete", R"({"scope":"customs"})", "reader").status, 403);
    EXPECT_EQ(post("acls/put", R"({"scope":"customs","principal":"auditors","permission":"WRITE"})").status, 200);
    EXPECT_EQ(post("put", R"({"scope":"customs","key":"x","string_value":"y"})", "reader").status, 200)
        << "the strongest entry wins";
}

TEST_F(SecretsApi, aclsArePutReplacedAndDeleted)
{
    const auto one = [this] { return ask("acls/get?scope=bi&principal=finance"); };
    EXPECT_EQ(one().status, 404);
    EXPECT_EQ(post("acls/put", R"({"scope":"bi","principal":"finance","permission":"READ"})").body, "{}");
    EXPECT_EQ(post("acls/put", R"({"scope":"bi","principal":"finance","permission":"MANAGE"})").status, 200);
    EXPECT_EQ(one().json()[QLatin1String("permission")], QStringLiteral("MANAGE"));
    EXPECT_EQ(post("acls/put", R"({"scope":"bi","principal":"finance","permission":"CAN_READ"})").status, 400);
    EXPECT_EQ(post("acls/put", R"({"scope":"bi","principal":"nobody","permission":"READ"})").status, 400);
    EXPECT_EQ(post("acls/delete", R"({"scope":"bi","principal":"finance"})").status, 200);
    EXPECT_EQ(post("acls/delete", R"({"scope":"bi","principal":"finance"})").code(),
              QStringLiteral("RESOURCE_DOES_NOT_EXIST"));
}

class ManySecrets : public DemoTest
{
protected:
    static DemoOptions hugeOptions()
    {
        DemoOptions options = quickOptions();
        options.scale = demo::Scale::Huge;
        return options;
    }
    ManySecrets() : DemoTest(hugeOptions()) {}
};

TEST_F(ManySecrets, aFullScopeTakesNoMore)
{
    EXPECT_GT(get("/api/2.0/secrets/scopes/list").json()[QLatin1String("scopes")].toArray().size(), 900);
    const auto put = [this](const char *key) {
        return call("POST", "/api/2.0/secrets/put",
                    {{QStringLiteral("scope"), QStringLiteral("project-001")},
                     {QStringLiteral("key"), QLatin1String(key)},
                     {QStringLiteral("string_value"), QStringLiteral("x")}});
    };
    EXPECT_EQ(put("one-more").code(), QStringLiteral("RESOURCE_LIMIT_EXCEEDED"));
    EXPECT_EQ(put("key-0001").status, 200) << "replacing needs no room";
}

} // namespace
} // namespace trowel::test
