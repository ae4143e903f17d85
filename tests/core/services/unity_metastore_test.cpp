// SPDX-License-Identifier: GPL-3.0-or-later
// What belongs to the metastore and lies in no catalog.
#include "core/services/unity_catalog.h"
#include "tests/support/problem.h"
#include "tests/support/service_wire.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <gtest/gtest.h>

using namespace trowel;
using namespace Qt::StringLiterals;

namespace {

QString family(const Sent &sent)
{
    return sent.path.section(u'/', 4, 4);
}

// As the reference shows one of each.
Answer oneOfEach(const Sent &sent)
{
    static const QHash<QString, QByteArray> answers{
        {u"metastore_summary"_s,
         R"({"metastore_id":"120efa64","name":"acme-us-west-2","cloud":"aws","owner":"metastore-admins"})"},
        {u"external-locations"_s,
         R"({"external_locations":[{"name":"landing.eu","url":"s3://acme-landing/in","credential_name":"acme-role"}]})"},
        {u"storage-credentials"_s,
         R"({"storage_credentials":[{"id":"8f2d","name":"acme","aws_iam_role":{"role_arn":"arn:aws:iam::1:role/acme"}},
             {"name":"azure","azure_managed_identity":{"access_connector_id":"/subscriptions/9/acme"}},
             {"name":"new","quantum_identity":{"qubits":2}}]})"},
        {u"credentials"_s,
         R"({"credentials":[{"name":"mailer","purpose":"SERVICE"},{"name":"acme","purpose":"STORAGE"}]})"},
        {u"connections"_s,
         R"({"connections":[{"name":"crm","connection_type":"POSTGRESQL","options":{"host":"crm.example.com"}}]})"},
        {u"shares"_s, R"({"shares":[{"name":"audit","owner":"ada@example.com","comment":null}]})"}};
    return {200, answers.value(family(sent), "{}")};
}

struct MetastoreOnTheWire : testing::Test
{
    Result<ListEnd> list()
    {
        rows.clear();
        return wire.wait(service.listMetastore([this](const QList<CatalogObject> &page) { rows += page; }));
    }

    const CatalogObject &row(const QString &key)
    {
        const auto found =
            std::find_if(rows.cbegin(), rows.cend(), [&](const CatalogObject &one) { return one.key() == key; });
        static const CatalogObject none;
        EXPECT_NE(found, rows.cend()) << key.toStdString();
        return found == rows.cend() ? none : *found;
    }

    ServiceWire wire;
    UnityCatalog service{wire.api()};
    QList<CatalogObject> rows;
};

} // namespace

TEST_F(MetastoreOnTheWire, IsSixListsInOne)
{
    wire.answer = oneOfEach;
    const auto end = list();
    ASSERT_TRUE(end.has_value());
    EXPECT_EQ(end->count, 8);
    EXPECT_EQ(rows.size(), 8);
    EXPECT_EQ(row(u"metastore:acme-us-west-2"_s).trait, u"120efa64"_s) << "its id, which grants need";
    EXPECT_EQ(row(u"location:landing.eu"_s).name(), u"landing.eu"_s) << "no part of it is a schema";
    EXPECT_EQ(row(u"location:landing.eu"_s).trait, u"s3://acme-landing/in"_s);
    EXPECT_EQ(row(u"credential:acme"_s).trait, u"arn:aws:iam::1:role/acme"_s);
    EXPECT_EQ(row(u"credential:azure"_s).trait, u"/subscriptions/9/acme"_s);
    EXPECT_TRUE(row(u"credential:new"_s).trait.isEmpty());
    EXPECT_EQ(row(u"credential:mailer"_s).kind, SecurableKind::ServiceCredential);
    EXPECT_EQ(row(u"credential:acme"_s).kind, SecurableKind::StorageCredential) << "the server's filter is not trusted";
    EXPECT_EQ(row(u"connection:crm"_s).type, u"POSTGRESQL"_s);
    EXPECT_EQ(row(u"connection:crm"_s).trait, u"crm.example.com"_s);
    EXPECT_EQ(row(u"share:audit"_s).owner, u"ada@example.com"_s);
    ASSERT_EQ(wire.sent.size(), 6);
    for (const Sent &call : std::as_const(wire.sent)) {
        EXPECT_EQ(call.query.value(u"purpose"_s), family(call) == u"credentials" ? u"SERVICE"_s : QString());
        EXPECT_EQ(call.query.value(u"max_results"_s), family(call) == u"metastore_summary" ? QString() : u"0"_s);
    }
}

TEST_F(MetastoreOnTheWire, WhatTheServerRefusesIsNamedAndTheRestStands)
{
    wire.answer = [](const Sent &sent) {
        const bool refused = family(sent) == u"credentials" || family(sent) == u"shares";
        return refused ? Answer{404, R"({"error_code":"ENDPOINT_NOT_FOUND","message":"No API found"})"}
                       : oneOfEach(sent);
    };
    const auto end = list();
    EXPECT_EQ(problem(end).message,
              u"The service credentials and shares of this metastore could not be listed: No API found"_s);
    EXPECT_EQ(rows.size(), 6);
    wire.answer = [](const Sent &sent) {
        return family(sent) == u"metastore_summary" ? Answer{200, R"({"name":"no id"})"} : oneOfEach(sent);
    };
    EXPECT_EQ(problem(list()).kind, Error::Kind::BadReply) << "without its id nothing can be granted on it";
    EXPECT_EQ(rows.size(), 7);
}

TEST_F(MetastoreOnTheWire, WithoutAMetastoreTheServersWordsStand)
{
    wire.answer = [](const Sent &) {
        return Answer{
            404,
            R"({"error_code":"METASTORE_DOES_NOT_EXIST","message":"No metastore assigned for the current workspace."})"};
    };
    EXPECT_EQ(problem(list()).kind, Error::Kind::NotSupported);
    EXPECT_EQ(problem(list()).message, u"No metastore assigned for the current workspace."_s);
}

TEST_F(MetastoreOnTheWire, EachIsReadEditedAndDeletedByItsOwnCalls)
{
    wire.answer = [](const Sent &sent) {
        if (sent.method == "DELETE")
            return Answer{200, {}};
        return Answer{200, R"({"name":"acme","metastore_id":"1","objects":[{"name":"a.b.c"}]})"};
    };
    EXPECT_TRUE(wire.wait(service.get(SecurableKind::Metastore, u"acme"_s)).has_value());
    EXPECT_TRUE(wire.wait(service.get(SecurableKind::Share, u"acme"_s)).has_value());
    CatalogEdit edit;
    edit.comment = u"cold"_s;
    EXPECT_TRUE(wire.wait(service.edit(SecurableKind::StorageCredential, u"acme"_s, edit)).has_value());
    EXPECT_TRUE(wire.wait(service.remove(SecurableKind::ExternalLocation, u"acme"_s, true)).has_value());
    EXPECT_TRUE(wire.wait(service.remove(SecurableKind::ServiceCredential, u"acme"_s, false)).has_value());
    EXPECT_TRUE(wire.wait(service.remove(SecurableKind::Connection, u"acme"_s, true)).has_value());
    QStringList calls;
    for (const Sent &sent : std::as_const(wire.sent))
        calls += QString::fromLatin1(sent.method) + u' ' + sent.path.section(u'/', 4);
    EXPECT_EQ(calls, (QStringList{u"GET metastore_summary"_s, u"GET shares/acme"_s, u"PATCH storage-credentials/acme"_s,
                                  u"DELETE external-locations/acme"_s, u"DELETE credentials/acme"_s,
                                  u"DELETE connections/acme"_s}));
    EXPECT_EQ(wire.sent.at(1).query.value(u"include_shared_data"_s), u"true"_s);
    EXPECT_EQ(wire.sent.at(3).query.value(u"force"_s), u"true"_s);
    EXPECT_FALSE(wire.sent.at(4).query.contains(u"force"_s));
    EXPECT_FALSE(wire.sent.at(5).query.contains(u"force"_s)) << "connections do not know it";
}
