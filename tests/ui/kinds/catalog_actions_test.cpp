// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does in Unity Catalog, from the action down to the server's state.
#include "tests/ui/support/demo_session.h"

#include <gtest/gtest.h>

using namespace trowel;
using namespace trowel::test;
using namespace Qt::StringLiterals;

namespace {

const QString kKind = u"catalogs"_s;
const QByteArray kFamily = "/api/2.1/unity-catalog";

FormValues valuesOf(const FormSpec &form)
{
    FormValues values;
    for (const FormField &field : form.fields)
        values.insert(field.id, field.value);
    return values;
}

struct CatalogActions : testing::Test
{
    DemoSession demo;
    std::shared_ptr<ObjectStore> store;
    QString scope;
    QStringList problems;
    std::optional<Error> refusal;

    void open(const QString &where)
    {
        scope = where;
        store = demo.loaded(kKind, where);
    }

    // Fills in the next form with these values and submits it.
    void answer(const FormValues &changes)
    {
        demo.prompter.onForm = [this, changes](const FormSpec &form) {
            FormValues values = valuesOf(form);
            values.insert(changes);
            problems.clear();
            for (const FieldProblem &problem : form.check(values))
                problems += problem.field + u": "_s + problem.text;
            if (problems.isEmpty())
                form.submit(values).onDone(&demo.context, [this](const Result<Nothing> &result) {
                    refusal = result ? std::nullopt : std::optional<Error>(result.error());
                });
        };
    }

    bool run(const QString &action, const QStringList &keys = {}, QString *why = nullptr)
    {
        return demo.run(kKind, *store, scope, action, keys, why);
    }

    void fault(const QString &words)
    {
        QString problem;
        const qsizetype path = words.indexOf(u' ', words.indexOf(u' ') + 1); // the pattern is two words
        const auto made =
            demo::Fault::fromWords(QStringList{words.left(path)} + words.mid(path + 1).split(u' '), &problem);
        ASSERT_TRUE(made.has_value()) << problem.toStdString();
        demo.demo.workspace()->addFault(*made);
    }
    QJsonObject onServer(const QString &securable) { return demo.demo.workspace()->securable(securable); }
    bool wait(const std::function<bool()> &condition) { return QTest::qWaitFor(condition, 10000); }
    bool refused()
    {
        return wait([this] { return refusal.has_value(); });
    }
    int calls(const QByteArray &call) { return demo.demo.workspace()->calls(call).executed; }
};

} // namespace

TEST_F(CatalogActions, ASchemaListsTablesVolumesAndFunctions)
{
    open(u"finance.reports"_s);
    EXPECT_GE(store->find(u"finance.reports.daily_revenue"_s), 0);
    EXPECT_GE(store->find(u"volume:finance.reports.exports"_s), 0);
    EXPECT_GE(store->find(u"function:finance.reports.to_eur"_s), 0);
    const AnyKind &kind = *demo.session->kind(kKind);
    EXPECT_TRUE(kind.childScopeAt(*store, 0).isNull());
    EXPECT_EQ(kind.summary(*store), u"2 tables, 2 views, 1 volume, 1 function"_s);
}

TEST_F(CatalogActions, AThreeFoldListSurvivesTheFamilyThatIsMissing)
{
    fault(u"GET /api/2.1/unity-catalog/functions status=501"_s);
    store = demo.session->store(*demo.session->kind(kKind), u"finance.reports"_s);
    store->refresh();
    EXPECT_TRUE(wait([this] { return store->state() == ObjectStore::State::Failed; }));
    EXPECT_TRUE(store->error()->message.startsWith(u"The functions of this schema could not be listed"_s));
    EXPECT_EQ(store->count(), 5);
    demo.demo.workspace()->clearFaults();
    store->refresh();
    EXPECT_TRUE(wait([this] { return store->state() == ObjectStore::State::Ready; }));
    EXPECT_EQ(store->count(), 6);
}

TEST_F(CatalogActions, EmptyPagesAreNotTheEndOfAList)
{
    demo.demo.workspace()->setState({{u"empty_pages"_s, true}});
    open(u"logistics.raw"_s);
    EXPECT_EQ(store->count(), 162);
}

TEST_F(CatalogActions, NoMetastoreIsSaidInPlace)
{
    demo.demo.workspace()->setState({{u"metastore"_s, false}});
    store = demo.session->store(*demo.session->kind(kKind), u""_s);
    store->refresh();
    EXPECT_TRUE(wait([this] { return store->state() == ObjectStore::State::Failed; }));
    EXPECT_EQ(store->error()->kind, Error::Kind::NotSupported);
    EXPECT_TRUE(store->error()->message.contains(u"No metastore assigned"_s));
}

TEST_F(CatalogActions, CreatesACatalogASchemaAndAVolume)
{
    open(u""_s);
    answer({{u"name"_s, u"Fleet"_s}, {u"comment"_s, u"Trucks"_s}});
    ASSERT_TRUE(run(u"newCatalog"_s));
    ASSERT_TRUE(demo.told(u"fleet was created"_s));
    EXPECT_GE(store->find(u"fleet"_s), 0) << "under the name the server gave it";
    EXPECT_EQ(onServer(u"catalog/fleet"_s).value("comment"_L1), u"Trucks"_s);

    open(u"fleet"_s);
    answer({{u"name"_s, u"trips"_s}});
    ASSERT_TRUE(run(u"newSchema"_s));
    ASSERT_TRUE(demo.told(u"fleet.trips was created"_s));

    open(u"fleet.trips"_s);
    answer({{u"name"_s, u"in"_s}});
    ASSERT_TRUE(run(u"newVolume"_s));
    ASSERT_TRUE(demo.told(u"fleet.trips.in was created"_s));
    EXPECT_GE(store->find(u"volume:fleet.trips.in"_s), 0);
    answer({{u"name"_s, u"out"_s}, {u"volume_type"_s, u"EXTERNAL"_s}, {u"storage_location"_s, u"s3://x/y"_s}});
    ASSERT_TRUE(run(u"newVolume"_s));
    ASSERT_TRUE(demo.told(u"fleet.trips.out was created"_s));
    EXPECT_EQ(onServer(u"volume/fleet.trips.out"_s).value("members"_L1)["storage_location"_L1], u"s3://x/y"_s);
}

TEST_F(CatalogActions, WhatTheServerRefusesIsSaidInTheForm)
{
    open(u""_s);
    answer({{u"name"_s, u"main"_s}});
    ASSERT_TRUE(run(u"newCatalog"_s));
    ASSERT_TRUE(refused());
    EXPECT_EQ(refusal->code, u"CATALOG_ALREADY_EXISTS"_s);
    answer({{u"name"_s, u"a b"_s}});
    ASSERT_TRUE(run(u"newCatalog"_s));
    EXPECT_EQ(problems.size(), 1);
    EXPECT_EQ(calls("POST " + kFamily + "/catalogs"), 1) << "bad input is not sent";
}

TEST_F(CatalogActions, ALostAnswerOfACreationIsNotSentAgain)
{
    fault(u"POST /api/2.1/unity-catalog/catalogs reset after times=1"_s);
    open(u""_s);
    answer({{u"name"_s, u"fleet"_s}});
    ASSERT_TRUE(run(u"newCatalog"_s));
    ASSERT_TRUE(refused());
    EXPECT_EQ(refusal->kind, Error::Kind::OutcomeUnknown);
    EXPECT_EQ(calls("POST " + kFamily + "/catalogs"), 1);
    EXPECT_FALSE(onServer(u"catalog/fleet"_s).isEmpty());
}

TEST_F(CatalogActions, EditsCommentAndOwner)
{
    open(u"logistics"_s);
    answer({{u"comment"_s, u"Two\nlines"_s}, {u"owner"_s, u"operations"_s}});
    ASSERT_TRUE(run(u"edit"_s, {u"logistics.raw"_s}));
    ASSERT_TRUE(demo.told(u"logistics.raw was changed"_s));
    EXPECT_EQ(onServer(u"schema/logistics.raw"_s).value("comment"_L1), u"Two\nlines"_s);
    EXPECT_EQ(onServer(u"schema/logistics.raw"_s).value("owner"_L1), u"operations"_s);
    const QString row = demo.session->kind(kKind)->cellAt(*store, store->find(u"logistics.raw"_s), 4).text;
    EXPECT_EQ(row, u"operations"_s) << "the row shows it without a reading";
}

TEST_F(CatalogActions, WithoutOwningItOnlyTheOwnerCanBeChanged)
{
    open(u"finance"_s);
    answer({{u"comment"_s, u"x"_s}});
    ASSERT_TRUE(run(u"edit"_s, {u"finance.ledger"_s}));
    ASSERT_TRUE(refused());
    EXPECT_EQ(refusal->message, u"User is not an owner of Schema 'finance.ledger'."_s);
    refusal.reset();
    answer({{u"owner"_s, u"engineers"_s}});
    ASSERT_TRUE(run(u"edit"_s, {u"finance.ledger"_s}));
    ASSERT_TRUE(demo.told(u"finance.ledger was changed"_s)) << "only what differs is sent";
}

TEST_F(CatalogActions, ATableKnowsAnOwnerOnly)
{
    open(u"logistics.curated"_s);
    answer({{u"owner"_s, u"operations"_s}});
    ASSERT_TRUE(run(u"edit"_s, {u"logistics.curated.trucks"_s}));
    ASSERT_TRUE(demo.told(u"logistics.curated.trucks was changed"_s));
    for (const FormField &field : demo.prompter.forms.last().fields)
        EXPECT_NE(field.id, u"comment"_s);
    EXPECT_EQ(onServer(u"table/logistics.curated.trucks"_s).value("owner"_L1), u"operations"_s);
}

TEST_F(CatalogActions, RenamesWhereTheApiKnowsIt)
{
    open(u"logistics"_s);
    answer({{u"name"_s, u"Gold"_s}});
    ASSERT_TRUE(run(u"rename"_s, {u"logistics.curated"_s}));
    ASSERT_TRUE(demo.told(u"logistics.curated is now called logistics.gold"_s));
    EXPECT_LT(store->find(u"logistics.curated"_s), 0);
    EXPECT_GE(store->find(u"logistics.gold"_s), 0);
    open(u"logistics.gold"_s);
    QString why;
    EXPECT_FALSE(run(u"rename"_s, {u"logistics.gold.trucks"_s}, &why));
    EXPECT_EQ(why, u"trucks is renamed in SQL: the API knows no call for it."_s);
}

TEST_F(CatalogActions, DeletesWithForceOnlyWhenTicked)
{
    open(u"finance"_s);
    ASSERT_TRUE(run(u"delete"_s, {u"finance.close"_s}));
    ASSERT_TRUE(demo.told(u"finance.close could not be deleted"_s));
    EXPECT_FALSE(onServer(u"schema/finance.close"_s).isEmpty());
    const Confirmation question = demo.prompter.questions.last();
    EXPECT_FALSE(question.option.isEmpty());
    ASSERT_TRUE(question.inspect);
    QString counted;
    question.inspect(0, [](const QString &) {}).onDone(&demo.context, [&counted](const Result<QString> &words) {
        counted = words.value_or(u"failed"_s);
    });
    EXPECT_TRUE(wait([&counted] { return !counted.isEmpty(); }));
    EXPECT_EQ(counted, u"2 tables and views"_s);

    demo.prompter.tickOption = true;
    ASSERT_TRUE(run(u"delete"_s, {u"finance.close"_s}));
    ASSERT_TRUE(demo.told(u"finance.close was deleted"_s));
    EXPECT_TRUE(onServer(u"schema/finance.close"_s).isEmpty());
    EXPECT_LT(store->find(u"finance.close"_s), 0);
}

TEST_F(CatalogActions, ALostAnswerOfADeletionIsFoundOutByReading)
{
    open(u"sandbox.scratch"_s);
    fault(u"DELETE /api/2.1/unity-catalog/tables/* reset after times=1"_s);
    ASSERT_TRUE(run(u"delete"_s, {u"sandbox.scratch.test"_s}));
    EXPECT_TRUE(wait([this] { return store->find(u"sandbox.scratch.test"_s) < 0; })) << "the server says it is gone";
    EXPECT_EQ(calls("DELETE " + kFamily + "/tables/sandbox.scratch.test"), 1);

    fault(u"DELETE /api/2.1/unity-catalog/volumes/* status=503 times=1"_s);
    ASSERT_TRUE(run(u"delete"_s, {u"volume:sandbox.scratch.uploads"_s}));
    ASSERT_TRUE(demo.told(u"sandbox.scratch.uploads could not be deleted"_s));
    EXPECT_GE(store->find(u"volume:sandbox.scratch.uploads"_s), 0);
    EXPECT_FALSE(onServer(u"volume/sandbox.scratch.uploads"_s).isEmpty());
}

TEST_F(CatalogActions, DeletesObjectsOfOneNameApart)
{
    open(u"sandbox.scratch"_s);
    answer({{u"name"_s, u"test"_s}});
    ASSERT_TRUE(run(u"newVolume"_s));
    ASSERT_TRUE(demo.told(u"sandbox.scratch.test was created"_s));
    ASSERT_TRUE(run(u"delete"_s, {u"sandbox.scratch.test"_s}));
    ASSERT_TRUE(demo.told(u"sandbox.scratch.test was deleted"_s));
    EXPECT_TRUE(onServer(u"table/sandbox.scratch.test"_s).isEmpty());
    EXPECT_FALSE(onServer(u"volume/sandbox.scratch.test"_s).isEmpty());
    EXPECT_GE(store->find(u"volume:sandbox.scratch.test"_s), 0);
    EXPECT_TRUE(demo.prompter.questions.last().option.isEmpty()) << "tables know no force";
}

TEST_F(CatalogActions, FilesAreOnlyInVolumes)
{
    open(u"finance.reports"_s);
    QString why;
    EXPECT_FALSE(run(u"openFiles"_s, {u"finance.reports.daily_revenue"_s}, &why));
    EXPECT_EQ(why, u"Only volumes hold files."_s);
    EXPECT_TRUE(run(u"openFiles"_s, {u"volume:finance.reports.exports"_s}));
}
