// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does with warehouses, from the action down to the server's state.
#include "tests/ui/support/demo_session.h"
#include "ui/kinds/warehouse_words.h"

#include <gtest/gtest.h>

using namespace trowel;
using namespace trowel::test;

namespace {

const QString kKind = QStringLiteral("warehouses");

struct WarehouseActions : testing::Test
{
    DemoSession demo;
    std::shared_ptr<ObjectStore> store = demo.loaded(kKind);

    QString idOf(const QString &name)
    {
        const AnyKind &kind = *demo.session->kind(kKind);
        for (qsizetype at = 0; at < store->size(); ++at) {
            if (!store->isHole(at) && kind.nameAt(*store, at) == name)
                return store->keyAt(at);
        }
        return {};
    }

    QString stateOf(const QString &name)
    {
        const AnyKind &kind = *demo.session->kind(kKind);
        const qsizetype at = store->find(idOf(name));
        return at < 0 ? QString() : kind.cellAt(*store, at, 1).text;
    }

    bool run(const QString &action, const QStringList &keys, QString *why = nullptr)
    {
        return demo.run(kKind, *store, {}, action, keys, why);
    }

    bool serverSays(const QString &name, const QString &state)
    {
        return QTest::qWaitFor([&] { return demo.demo.workspace()->warehouseState(name) == state; }, 10000);
    }
};

FormValues valuesOf(const FormSpec &form)
{
    FormValues values;
    for (const FormField &field : form.fields)
        values.insert(field.id, field.value);
    return values;
}

} // namespace

TEST_F(WarehouseActions, StartTurnsTheRowAtOnceAndIsWatchedUntilItRuns)
{
    const QString name = QStringLiteral("Ad hoc analytics");
    ASSERT_EQ(stateOf(name), QStringLiteral("Stopped"));
    ASSERT_TRUE(run(QStringLiteral("start"), {idOf(name)}));
    EXPECT_EQ(stateOf(name), QStringLiteral("Starting")) << "before the server has said a word";
    EXPECT_TRUE(demo.told(QStringLiteral("Ad hoc analytics is running")));
    EXPECT_TRUE(serverSays(name, QStringLiteral("RUNNING")));
    EXPECT_EQ(stateOf(name), QStringLiteral("Running"));
    QString why;
    EXPECT_FALSE(run(QStringLiteral("start"), {idOf(name)}, &why));
    EXPECT_EQ(why, QStringLiteral("Ad hoc analytics runs already."));
}

TEST_F(WarehouseActions, SeveralAreStoppedAndThoseThatCannotAreLeftOut)
{
    const QStringList keys{idOf(QStringLiteral("Finance BI")), idOf(QStringLiteral("Depot dashboards")),
                           idOf(QStringLiteral("Customs reporting"))};
    ASSERT_TRUE(run(QStringLiteral("stop"), keys));
    EXPECT_TRUE(serverSays(QStringLiteral("Finance BI"), QStringLiteral("STOPPED")));
    EXPECT_TRUE(serverSays(QStringLiteral("Depot dashboards"), QStringLiteral("STOPPED")));
    const QByteArray untouched = "POST /api/2.0/sql/warehouses/" + keys[2].toLatin1() + "/stop";
    EXPECT_EQ(demo.demo.workspace()->calls(untouched).arrived, 0);
}

TEST_F(WarehouseActions, CreateSendsTheFormAndTheNewOneStarts)
{
    demo.prompter.onForm = [&](const FormSpec &form) {
        FormValues values = valuesOf(form);
        EXPECT_FALSE(form.check(values).isEmpty()) << "a name is missing";
        values[QStringLiteral("name")] = QStringLiteral("Harbour reports");
        EXPECT_TRUE(form.check(values).isEmpty());
        form.submit(values).detach();
    };
    ASSERT_TRUE(run(QStringLiteral("new"), {}));
    EXPECT_TRUE(demo.told(QStringLiteral("Harbour reports was created")));
    EXPECT_TRUE(serverSays(QStringLiteral("Harbour reports"), QStringLiteral("RUNNING")));
    EXPECT_TRUE(QTest::qWaitFor([&] { return !idOf(QStringLiteral("Harbour reports")).isEmpty(); }, 10000));
}

TEST_F(WarehouseActions, ARefusedCreateIsTheFormsAnswer)
{
    std::optional<Error> refusal;
    demo.prompter.onForm = [&](const FormSpec &form) {
        FormValues values = valuesOf(form);
        values[QStringLiteral("name")] = QStringLiteral("Finance BI"); // taken
        form.submit(values).onDone(&demo.context, [&](const Result<Nothing> &result) {
            ASSERT_FALSE(result.has_value());
            refusal = result.error();
        });
    };
    ASSERT_TRUE(run(QStringLiteral("new"), {}));
    ASSERT_TRUE(QTest::qWaitFor([&] { return refusal.has_value(); }, 10000));
    EXPECT_EQ(refusal->httpStatus, 400);
    EXPECT_FALSE(refusal->message.isEmpty());
    EXPECT_TRUE(demo.session->messages().messages().isEmpty()) << "the form shows it, not a message behind it";
}

TEST_F(WarehouseActions, EditReadsTheWholeFirstAndChangesOneThing)
{
    const QString id = idOf(QStringLiteral("Customs reporting"));
    demo.prompter.onForm = [&](const FormSpec &form) {
        FormValues values = valuesOf(form);
        EXPECT_EQ(values.value(QStringLiteral("auto_stop_mins")).toInt(), 120);
        EXPECT_EQ(values.value(QStringLiteral("warehouse_type")).toString(), QStringLiteral("CLASSIC"));
        values[QStringLiteral("auto_stop_mins")] = 45;
        form.submit(values).detach();
    };
    ASSERT_TRUE(run(QStringLiteral("edit"), {id}));
    ASSERT_TRUE(demo.told(QStringLiteral("Customs reporting was changed")));
    const AnyKind &kind = *demo.session->kind(kKind);
    EXPECT_TRUE(QTest::qWaitFor(
        [&] { return kind.cellAt(*store, store->find(id), 5).text == QStringLiteral("45 min"); }, 10000));
}

TEST_F(WarehouseActions, DeleteAsksNamesWhatGoesAndDoesNothingOnNo)
{
    const QString id = idOf(QStringLiteral("Finance BI"));
    demo.prompter.sayYes = false;
    ASSERT_TRUE(run(QStringLiteral("delete"), {id}));
    ASSERT_EQ(demo.prompter.questions.size(), 1);
    const Confirmation &question = demo.prompter.questions.first();
    EXPECT_TRUE(question.destructive);
    EXPECT_EQ(question.objects.first().name, QStringLiteral("Finance BI"));
    EXPECT_TRUE(question.objects.first().goesWithIt.contains(QStringLiteral("6 open sessions")))
        << question.objects.first().goesWithIt.toStdString();
    QCoreApplication::sendPostedEvents();
    EXPECT_EQ(demo.demo.workspace()->calls("DELETE /api/2.0/sql/warehouses/" + id.toLatin1()).arrived, 0);

    demo.prompter.sayYes = true;
    ASSERT_TRUE(run(QStringLiteral("delete"), {id}));
    EXPECT_TRUE(demo.told(QStringLiteral("Finance BI was deleted")));
    EXPECT_TRUE(QTest::qWaitFor(
        [&] {
            demo.reload(*store);
            return idOf(QStringLiteral("Finance BI")).isEmpty();
        },
        10000));
}

TEST_F(WarehouseActions, ARefusalIsToldWithTheServersWordsAndTheRowIsReadAgain)
{
    const QString name = QStringLiteral("Ad hoc analytics");
    QString problem;
    demo.demo.workspace()->addFault(*demo::Fault::fromWords({QStringLiteral("POST /api/2.0/sql/warehouses/*/start"),
                                                             QStringLiteral("status=403"), QStringLiteral("times=1")},
                                                            &problem));
    ASSERT_TRUE(run(QStringLiteral("start"), {idOf(name)}));
    ASSERT_TRUE(demo.told(QStringLiteral("Ad hoc analytics could not be started")));
    const Message message = demo.session->messages().messages().constLast();
    ASSERT_TRUE(message.error.has_value());
    EXPECT_EQ(int(message.error->kind), int(Error::Kind::Forbidden));
    EXPECT_FALSE(message.error->message.isEmpty());
    EXPECT_TRUE(QTest::qWaitFor([&] { return stateOf(name) == QStringLiteral("Stopped"); }, 10000));
    ASSERT_TRUE(bool(message.retry));
    message.retry();
    EXPECT_TRUE(serverSays(name, QStringLiteral("RUNNING")));
}

TEST_F(WarehouseActions, ALostAnswerIsNotRepeatedAndTheTruthIsReadFromTheServer)
{
    const QString name = QStringLiteral("Ad hoc analytics");
    const QByteArray call = "POST /api/2.0/sql/warehouses/" + idOf(name).toLatin1() + "/start";
    QString problem;
    demo.demo.workspace()->addFault(*demo::Fault::fromWords(
        {QString::fromLatin1(call), QStringLiteral("reset"), QStringLiteral("after"), QStringLiteral("times=1")},
        &problem));
    ASSERT_TRUE(run(QStringLiteral("start"), {idOf(name)}));
    ASSERT_TRUE(demo.told(QStringLiteral("Ad hoc analytics: the answer was lost")));
    EXPECT_EQ(int(demo.session->messages().messages().constLast().error->kind), int(Error::Kind::OutcomeUnknown));
    EXPECT_TRUE(QTest::qWaitFor([&] { return stateOf(name) == QStringLiteral("Running"); }, 10000))
        << "it was executed after all: the row says so";
    EXPECT_EQ(demo.demo.workspace()->calls(call).arrived, 1);
}

TEST_F(WarehouseActions, TheDetailCarriesTheServersBytes)
{
    const AnyKind &kind = *demo.session->kind(kKind);
    std::optional<ObjectDetail> detail;
    kind.detail(*demo.session, *store, store->find(idOf(QStringLiteral("Finance BI"))))
        .onDone(&demo.context, [&](const Result<ObjectDetail> &result) {
            ASSERT_TRUE(result.has_value());
            detail = *result;
        });
    ASSERT_TRUE(QTest::qWaitFor([&] { return detail.has_value(); }, 10000));
    EXPECT_TRUE(detail->json.bytes.contains("\"7f3a9c1e2b4d6f80\""));
    EXPECT_EQ(detail->name, QStringLiteral("Finance BI"));
    EXPECT_GE(detail->sections.size(), 3);
}
