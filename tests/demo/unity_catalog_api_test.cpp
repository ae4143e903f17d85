// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/demo_client.h"

#include <QSet>

namespace trowel::test {
namespace {

constexpr const char *Base = "/api/2.1/unity-catalog";

class UnityCatalogApi : public DemoTest
{
protected:
    QJsonObject named(const QByteArray &path) { return get(Base + path).json(); }

    QStringList names(const QByteArray &path, const char *member, const QByteArray &token = "admin")
    {
        QStringList list;
        for (const QJsonValue &entry : get(Base + path, token).json()[QLatin1String(member)].toArray())
            list.append(entry[QLatin1String("name")].toString());
        return list;
    }

    // Every page of a list; counts how many there were.
    QStringList paged(const QByteArray &path, const char *member, int *pages, int *empty)
    {
        QStringList list;
        QByteArray token;
        do {
            const QJsonObject page = named(path + (token.isEmpty() ? QByteArray() : "&page_token=" + token));
            const QJsonArray entries = page[QLatin1String(member)].toArray();
            for (const QJsonValue &entry : entries)
                list.append(entry[QLatin1String("full_name")].toString());
            token = page[QLatin1String("next_page_token")].toString().toLatin1().toPercentEncoding();
            ++*pages;
            *empty += entries.isEmpty();
        } while (!token.isEmpty());
        return list;
    }

    void expectError(const RawReply &reply, int status, const char *code, const char *says = "")
    {
        EXPECT_EQ(reply.status, status) << reply.body.constData();
        EXPECT_EQ(reply.code(), QLatin1String(code));
        EXPECT_TRUE(reply.message().contains(QLatin1String(says))) << qPrintable(reply.message());
    }
};

const QByteArray MetastoreId = "b7e0a1c2-5d34-4f6e-9a81-2c3d4e5f6071";
const QByteArray Raw = "catalog_name=logistics&schema_name=raw";

} // namespace

TEST_F(UnityCatalogApi, seedsACompanyOfTables)
{
    const QStringList catalogs = names("/catalogs", "catalogs");
    for (const char *name : {"main", "finance", "logistics", "sandbox", "system"})
        EXPECT_TRUE(catalogs.contains(QLatin1String(name))) << name;
    EXPECT_FALSE(catalogs.contains(QStringLiteral("hive_metastore"))) << "only the assignment knows it";
    EXPECT_EQ(named("/current-metastore-assignment")[QLatin1String("default_catalog_name")],
              QStringLiteral("hive_metastore"));
    EXPECT_EQ(get(QByteArray(Base) + "/schemas?catalog_name=hive_metastore").code(),
              QStringLiteral("CATALOG_DOES_NOT_EXIST"));
    EXPECT_EQ(named("/metastore_summary")[QLatin1String("region")], QStringLiteral("eu-north-1"));
    const QStringList schemas = names("/schemas?catalog_name=logistics", "schemas");
    for (const char *name : {"raw", "curated", "ml"})
        EXPECT_TRUE(schemas.contains(QLatin1String(name))) << name;
    int pages = 0;
    int empty = 0;
    const QStringList tables = paged("/tables?max_results=0&" + Raw, "tables", &pages, &empty);
    EXPECT_EQ(tables.size(), 160);
    EXPECT_EQ(QSet<QString>(tables.begin(), tables.end()).size(), 160);
    EXPECT_GE(pages, 4);
}

TEST_F(UnityCatalogApi, pagesAsTheReferenceSays)
{
    EXPECT_EQ(names("/tables?" + Raw, "tables").size(), 160) << "without max_results everything comes at once";
    EXPECT_EQ(names("/tables?max_results=7&" + Raw, "tables").size(), 7);
    EXPECT_EQ(get(QByteArray(Base) + "/tables?max_results=-1&" + Raw).code(),
              QStringLiteral("INVALID_PARAMETER_VALUE"));
    EXPECT_EQ(get(QByteArray(Base) + "/tables?page_token=x&" + Raw).status, 400);
    int pages = 0;
    int empty = 0;
    EXPECT_EQ(paged("/tables?max_results=80&" + Raw, "tables", &pages, &empty).size(), 160);
    EXPECT_EQ(pages, 3) << "the full last page hands out a token all the same";
    EXPECT_EQ(empty, 1);
    demo.workspace()->setState({{QStringLiteral("empty_pages"), true}});
    pages = empty = 0;
    EXPECT_EQ(paged("/tables?max_results=100&" + Raw, "tables", &pages, &empty).size(), 160);
    EXPECT_EQ(empty, 1) << "the first page is empty and the list goes on";
    EXPECT_EQ(
        names("/table-summaries?catalog_name=logistics&schema_name_pattern=r_w&table_name_pattern=edi%25", "tables")
            .size(),
        32);
}

TEST_F(UnityCatalogApi, listsOmitWhatTheyAreToldTo)
{
    const auto first = [this](const QByteArray &query) {
        return named("/tables?max_results=1&catalog_name=finance&schema_name=reports" + query)[QLatin1String("tables")]
            .toArray()
            .at(0)
            .toObject();
    };
    EXPECT_TRUE(first({}).contains(QLatin1String("columns")));
    const QJsonObject small = first("&omit_columns=true&omit_properties=true&omit_username=true");
    EXPECT_FALSE(small.contains(QLatin1String("columns")));
    EXPECT_FALSE(small.contains(QLatin1String("properties")));
    EXPECT_FALSE(small.contains(QLatin1String("owner")));
    const QJsonObject table = named("/tables/finance.reports.daily_revenue");
    EXPECT_EQ(table[QLatin1String("columns")].toArray().size(), 14);
    EXPECT_EQ(table[QLatin1String("columns")].toArray().at(3)[QLatin1String("type_name")], QStringLiteral("LONG"));
    EXPECT_TRUE(named("/tables/finance.reports.daily_revenue/exists")[QLatin1String("table_exists")].toBool());
    EXPECT_TRUE(named("/tables/finance.reports.revenue_by_region").contains(QLatin1String("view_definition")));
}

TEST_F(UnityCatalogApi, createsAndNormalisesNames)
{
    const RawReply made = call("POST", QByteArray(Base) + "/catalogs", object(R"({"name":"Fleet","comment":"c"})"));
    EXPECT_EQ(made.status, 200);
    EXPECT_EQ(made.json()[QLatin1String("name")], QStringLiteral("fleet"));
    EXPECT_EQ(made.json()[QLatin1String("owner")], QStringLiteral("ingrid.solheim@haldenfreight.example"));
    EXPECT_EQ(names("/schemas?catalog_name=fleet", "schemas"), QStringList{QStringLiteral("default")});
    expectError(call("POST", QByteArray(Base) + "/catalogs", object(R"({"name":"FLEET"})")), 400,
                "CATALOG_ALREADY_EXISTS");
    for (const char *name : {"", "a b", "a.b", "a/b"})
        expectError(call("POST", QByteArray(Base) + "/catalogs", {{QStringLiteral("name"), QLatin1String(name)}}), 400,
                    "INVALID_PARAMETER_VALUE", "is not a valid name");
    EXPECT_EQ(call("POST", QByteArray(Base) + "/schemas", object(R"({"name":"Trips","catalog_name":"fleet"})"))
                  .json()[QLatin1String("full_name")],
              QStringLiteral("fleet.trips"));
    expectError(call("POST", QByteArray(Base) + "/schemas", object(R"({"name":"x","catalog_name":"finance"})")), 403,
                "PERMISSION_DENIED", "User does not have CREATE SCHEMA on Catalog 'finance'.");
    const char *managed = R"({"catalog_name":"fleet","schema_name":"trips","name":"In","volume_type":"MANAGED"})";
    const RawReply volume = call("POST", QByteArray(Base) + "/volumes", object(managed));
    EXPECT_EQ(volume.json()[QLatin1String("full_name")], QStringLiteral("fleet.trips.in"));
    EXPECT_TRUE(volume.json()[QLatin1String("storage_location")].toString().startsWith(QLatin1String("s3://")));
    expectError(call("POST", QByteArray(Base) + "/volumes", object(managed)), 409, "ALREADY_EXISTS");
    QJsonObject body = object(managed);
    body.insert(QStringLiteral("storage_location"), QStringLiteral("s3://x/y"));
    expectError(call("POST", QByteArray(Base) + "/volumes", body), 400, "INVALID_PARAMETER_VALUE",
                "CreateVolume storage_location can not be provided.");
}

TEST_F(UnityCatalogApi, deletesWithAndWithoutForce)
{
    expectError(call("DELETE", QByteArray(Base) + "/schemas/logistics.raw"), 400, "SCHEMA_NOT_EMPTY");
    expectError(call("DELETE", QByteArray(Base) + "/catalogs/logistics"), 400, "CATALOG_NOT_EMPTY");
    EXPECT_EQ(call("DELETE", QByteArray(Base) + "/schemas/logistics.default").status, 200) << "an empty one";
    EXPECT_EQ(call("DELETE", QByteArray(Base) + "/schemas/logistics.raw?force=true").status, 200);
    expectError(get(QByteArray(Base) + "/tables/logistics.raw.gate_events_oslo"), 404, "SCHEMA_DOES_NOT_EXIST");
    EXPECT_EQ(call("DELETE", QByteArray(Base) + "/catalogs/logistics?force=true").status, 200);
    expectError(get(QByteArray(Base) + "/catalogs/logistics"), 404, "CATALOG_DOES_NOT_EXIST",
                "Catalog 'logistics' does not exist.");
    expectError(call("DELETE", QByteArray(Base) + "/catalogs/system?force=true"), 403, "PERMISSION_DENIED");
    EXPECT_EQ(call("DELETE", QByteArray(Base) + "/tables/main.default.job_metrics").body, "{}");
    expectError(get(QByteArray(Base) + "/tables/main.default.job_metrics"), 404, "TABLE_DOES_NOT_EXIST",
                "Table 'main.default.job_metrics' does not exist.");
    expectError(get(QByteArray(Base) + "/volumes/main.default.none"), 404, "RESOURCE_DOES_NOT_EXIST",
                "Volume 'main.default.none' does not exist.");
}

TEST_F(UnityCatalogApi, renamesWithEverythingBelow)
{
    const RawReply renamed =
        call("PATCH", QByteArray(Base) + "/schemas/logistics.curated", object(R"({"new_name":"Gold"})"));
    EXPECT_EQ(renamed.json()[QLatin1String("full_name")], QStringLiteral("logistics.gold"));
    EXPECT_EQ(get(QByteArray(Base) + "/tables/logistics.gold.shipments").status, 200);
    EXPECT_EQ(get(QByteArray(Base) + "/schemas/logistics.curated").status, 404);
    EXPECT_TRUE(demo.workspace()
                    ->securable(QStringLiteral("table/logistics.gold.shipments"))
                    .value(QLatin1String("grants"))[QLatin1String("finance")]
                    .isArray())
        << "grants go along";
    expectError(call("PATCH", QByteArray(Base) + "/schemas/logistics.gold", object(R"({"new_name":"ml"})")), 400,
                "SCHEMA_ALREADY_EXISTS");
}

TEST_F(UnityCatalogApi, whoDoesNotOwnAnObjectMayOnlyGiveItAway)
{
    const QByteArray ledger = QByteArray(Base) + "/schemas/finance.ledger";
    expectError(call("PATCH", ledger, object(R"({"comment":"x"})")), 403, "PERMISSION_DENIED",
                "User is not an owner of Schema 'finance.ledger'.");
    expectError(call("PATCH", ledger, object(R"({"owner":"nobody@nowhere.example"})")), 404,
                "PRINCIPAL_DOES_NOT_EXIST");
    EXPECT_EQ(call("PATCH", ledger, object(R"({"owner":"engineers"})")).json()[QLatin1String("owner")],
              QStringLiteral("engineers"));
    EXPECT_EQ(call("PATCH", ledger, object(R"({"comment":"mine now"})")).json()[QLatin1String("comment")],
              QStringLiteral("mine now"));
    const QByteArray table = QByteArray(Base) + "/tables/logistics.curated.trucks";
    EXPECT_NE(
        call("PATCH", table, object(R"({"owner":"operations","comment":"ignored"})")).json()[QLatin1String("comment")],
        QStringLiteral("ignored"))
        << "comments of tables are SQL's";
}

TEST_F(UnityCatalogApi, aReaderSeesWhatPrivilegesShow)
{
    EXPECT_EQ(names("/schemas?catalog_name=finance", "schemas", "reader").size(), 4);
    expectError(get(QByteArray(Base) + "/tables/logistics.ml.eta_features", "reader"), 200, "");
    const QJsonObject hidden = get(QByteArray(Base) + "/tables/logistics.ml.eta_features", "reader").json();
    EXPECT_TRUE(hidden[QLatin1String("browse_only")].toBool());
    EXPECT_FALSE(hidden.contains(QLatin1String("columns")));
    EXPECT_TRUE(names("/tables?catalog_name=logistics&schema_name=ml", "tables", "reader").isEmpty());
    EXPECT_EQ(names("/tables?include_browse=true&catalog_name=logistics&schema_name=ml", "tables", "reader").size(), 4);
    expectError(call("DELETE", QByteArray(Base) + "/tables/finance.close.checklist", {}, "reader"), 403,
                "PERMISSION_DENIED");
    expectError(call("POST", QByteArray(Base) + "/catalogs", object(R"({"name":"x"})"), "reader"), 403,
                "PERMISSION_DENIED", "CREATE CATALOG");
}

TEST_F(UnityCatalogApi, grantsInheritAndSayWhereFrom)
{
    const QByteArray table = "/table/finance.reports.daily_revenue";
    const QJsonArray direct = named("/permissions" + table)[QLatin1String("privilege_assignments")].toArray();
    EXPECT_EQ(direct.size(), 3);
    QHash<QString, QJsonArray> effective;
    for (const QJsonValue &entry :
         named("/effective-permissions" + table)[QLatin1String("privilege_assignments")].toArray())
        effective.insert(entry[QLatin1String("principal")].toString(), entry[QLatin1String("privileges")].toArray());
    ASSERT_FALSE(effective.value(QStringLiteral("analysts")).isEmpty());
    const QJsonValue fromSchema = effective.value(QStringLiteral("analysts")).first();
    EXPECT_EQ(fromSchema[QLatin1String("inherited_from_type")], QStringLiteral("SCHEMA"));
    EXPECT_EQ(fromSchema[QLatin1String("inherited_from_name")], QStringLiteral("finance.reports"));
    EXPECT_FALSE(
        effective.value(QStringLiteral("operations")).first().toObject().contains(QLatin1String("inherited_from_type")))
        << "direct";
    EXPECT_EQ(effective.value(QStringLiteral("auditors")).first()[QLatin1String("inherited_from_type")],
              QStringLiteral("CATALOG"));
    EXPECT_FALSE(named("/effective-permissions/catalog/main").isEmpty());
    EXPECT_EQ(get(QByteArray(Base) + "/permissions/catalog/main?max_results=10").status, 400) << "0 or at least 150";
    EXPECT_EQ(
        named("/permissions/catalog/main?principal=engineers")[QLatin1String("privilege_assignments")].toArray().size(),
        1);
}

TEST_F(UnityCatalogApi, grantsChangeByTheRules)
{
    const QByteArray path = QByteArray(Base) + "/permissions/schema/logistics.ml";
    const auto change = [&](const char *changes) {
        return call("PATCH", path, object((QByteArray(R"({"changes":[)") + changes + "]}").constData()));
    };
    const auto held = [this](const char *principal) {
        return demo.workspace()
            ->securable(QStringLiteral("schema/logistics.ml"))
            .value(QLatin1String("grants"))[QLatin1String(principal)]
            .toArray();
    };
    EXPECT_EQ(change(R"({"principal":"analysts","add":["use schema","SELECT"]})").status, 200);
    EXPECT_EQ(held("analysts"), (QJsonArray{QStringLiteral("USE_SCHEMA"), QStringLiteral("SELECT")}));
    expectError(change(R"({"principal":"analysts","add":["SELECT"],"remove":["SELECT"]})"), 400,
                "INVALID_PARAMETER_VALUE", "Duplicate privileges to add and delete for principal analysts.");
    expectError(change(R"({"principal":"nobody","add":["SELECT"]})"), 404, "PRINCIPAL_DOES_NOT_EXIST");
    expectError(change(R"({"principal":"analysts","add":["CREATE_CATALOG"]})"), 400, "INVALID_PARAMETER_VALUE");
    EXPECT_EQ(change(R"({"principal":"analysts","remove":["ALL_PRIVILEGES"]})").status, 200);
    EXPECT_TRUE(held("analysts").isEmpty()) << "whoever has nothing disappears";
}

TEST_F(UnityCatalogApi, theMetastoreHasLocationsCredentialsConnectionsAndShares)
{
    EXPECT_TRUE(names("/external-locations", "external_locations").contains(QStringLiteral("landing")));
    EXPECT_EQ(names("/storage-credentials", "storage_credentials").size(), 3);
    EXPECT_EQ(names("/credentials?purpose=SERVICE", "credentials").size(), 2);
    EXPECT_EQ(names("/credentials?purpose=STORAGE", "credentials").size(), 3);
    EXPECT_EQ(names("/credentials?max_results=0", "credentials").size(), 5) << "both purposes";
    EXPECT_EQ(names("/connections?max_results=2", "connections").size(), 2);
    EXPECT_EQ(names("/shares", "shares").size(), 2);
    EXPECT_TRUE(names("/storage-credentials", "storage_credentials", "reader").isEmpty()) << "nothing is granted";
    EXPECT_EQ(named("/external-locations/landing")[QLatin1String("url")], QStringLiteral("s3://halden-landing/in"));
    expectError(get(QByteArray(Base) + "/external-locations/none"), 404, "EXTERNAL_LOCATION_DOES_NOT_EXIST",
                "External Location 'none' does not exist.");
    EXPECT_FALSE(named("/shares/yearly-audit").contains(QLatin1String("objects")));
    EXPECT_EQ(named("/shares/yearly-audit?include_shared_data=true")[QLatin1String("objects")].toArray().size(), 1);
    EXPECT_FALSE(named("/connections/erp")[QLatin1String("options")].toObject().contains(QLatin1String("password")));
}

TEST_F(UnityCatalogApi, modelsHaveVersionsAliasesAndTheGrantsOfFunctions)
{
    EXPECT_EQ(names("/models?catalog_name=logistics&schema_name=ml", "registered_models"),
              (QStringList{QStringLiteral("demand"), QStringLiteral("eta"), QStringLiteral("tidal_delay")}));
    int pages = 0;
    int empty = 0;
    EXPECT_EQ(paged("/models?max_results=3", "registered_models", &pages, &empty).size(), 4) << "of all schemas";
    EXPECT_EQ(pages, 2);
    EXPECT_FALSE(named("/models/logistics.ml.eta").contains(QLatin1String("aliases")));
    EXPECT_EQ(named("/models/logistics.ml.eta?include_aliases=true")[QLatin1String("aliases")].toArray().size(), 2);
    const QJsonArray versions =
        named("/models/logistics.ml.demand/versions")[QLatin1String("model_versions")].toArray();
    ASSERT_EQ(versions.size(), 4);
    EXPECT_EQ(versions.last()[QLatin1String("status")], QStringLiteral("FAILED_REGISTRATION"));
    EXPECT_EQ(named("/permissions/function/logistics.ml.eta")[QLatin1String("privilege_assignments")].toArray().size(),
              1);
    expectError(get(QByteArray(Base) + "/permissions/model/logistics.ml.eta"), 400, "INVALID_PARAMETER_VALUE");
    EXPECT_EQ(call("PATCH", QByteArray(Base) + "/models/logistics.ml.eta", object(R"({"new_name":"arrival"})"))
                  .json()[QLatin1String("full_name")],
              QStringLiteral("logistics.ml.arrival"));
    EXPECT_EQ(call("DELETE", QByteArray(Base) + "/models/logistics.ml.arrival").status, 200);
    expectError(get(QByteArray(Base) + "/models/logistics.ml.arrival"), 404, "RESOURCE_DOES_NOT_EXIST");
}

TEST_F(UnityCatalogApi, whatTheMetastoreHasIsAmendedAndDeleted)
{
    const QByteArray location = QByteArray(Base) + "/external-locations/landing";
    EXPECT_EQ(call("PATCH", location, object(R"({"comment":"Depots"})")).json()[QLatin1String("comment")],
              QStringLiteral("Depots"));
    expectError(call("PATCH", QByteArray(Base) + "/connections/port-calls", object(R"({"owner":"analysts"})")), 400,
                "INVALID_PARAMETER_VALUE", "Missing required field: options");
    expectError(call("DELETE", location), 400, "INVALID_PARAMETER_VALUE", "has 1 dependent objects");
    EXPECT_EQ(call("DELETE", location + "?force=true").status, 200);
    expectError(get(location), 404, "EXTERNAL_LOCATION_DOES_NOT_EXIST");
    expectError(call("DELETE", QByteArray(Base) + "/credentials/halden-landing"), 400, "INVALID_PARAMETER_VALUE");
    EXPECT_EQ(call("DELETE", QByteArray(Base) + "/storage-credentials/halden-archive").status, 200)
        << "nothing uses it";
    expectError(call("DELETE", QByteArray(Base) + "/connections/erp", {}, "reader"), 403, "PERMISSION_DENIED");
    EXPECT_EQ(call("DELETE", QByteArray(Base) + "/connections/port-calls").body, "{}");
}

TEST_F(UnityCatalogApi, grantsOfWhatLiesInNoCatalog)
{
    const auto change = [this](const QByteArray &path, const char *changes) {
        return call("PATCH", QByteArray(Base) + path,
                    object((QByteArray(R"({"changes":[)") + changes + "]}").constData()));
    };
    EXPECT_EQ(
        change("/permissions/external_location/landing", R"({"principal":"analysts","add":["READ FILES"]})").status,
        200);
    EXPECT_EQ(named("/effective-permissions/external_location/landing?principal=analysts")[QLatin1String(
                                                                                               "privilege_assignments")]
                  .toArray()
                  .size(),
              1);
    expectError(change("/permissions/credential/fleet-mail", R"({"principal":"analysts","add":["READ_FILES"]})"), 400,
                "INVALID_PARAMETER_VALUE", "[CREDENTIAL:fleet-mail]");
    EXPECT_EQ(
        change("/permissions/metastore/" + MetastoreId, R"({"principal":"analysts","add":["CREATE_SHARE"]})").status,
        200);
    expectError(get(QByteArray(Base) + "/permissions/share/yearly-audit"), 400, "INVALID_PARAMETER_VALUE",
                "Invalid value for securable_type: share");
    EXPECT_EQ(
        change("/shares/ferry-bookings/permissions", R"({"principal":"tideway-auditors","add":["SELECT"]})").status,
        200);
    EXPECT_EQ(named("/shares/ferry-bookings/permissions")[QLatin1String("privilege_assignments")].toArray().size(), 3);
    expectError(change("/shares/ferry-bookings/permissions", R"({"principal":"analysts","add":["SELECT"]})"), 404,
                "PRINCIPAL_DOES_NOT_EXIST");
}

TEST_F(UnityCatalogApi, withoutAMetastoreEverythingSaysSo)
{
    demo.workspace()->setState({{QStringLiteral("metastore"), false}});
    for (const QByteArray path :
         {"/catalogs", "/metastore_summary", "/connections", "/permissions/catalog/main", "/tables/a.b.c"})
        expectError(get(Base + path), 404, "METASTORE_DOES_NOT_EXIST", "No metastore assigned");
    demo.workspace()->setState({{QStringLiteral("metastore"), true}});
    EXPECT_EQ(get(QByteArray(Base) + "/catalogs").status, 200);
}

} // namespace trowel::test
