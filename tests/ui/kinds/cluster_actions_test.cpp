// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does with clusters, from the action down to the server's state.
#include "tests/ui/support/demo_session.h"
#include "ui/kinds/cluster_form.h"
#include "ui/kinds/cluster_tabs.h"
#include "ui/pages/feed_view.h"
#include "ui/pages/timeline_view.h"

#include <QLabel>
#include <QPushButton>

#include <gtest/gtest.h>

using namespace trowel;
using namespace trowel::test;

namespace {

const QString kKind = QStringLiteral("clusters");
const QString kEnded = QStringLiteral("priya-adhoc");
const QString kRunning = QStringLiteral("shared-etl");

FormValues valuesOf(const FormSpec &form)
{
    FormValues values;
    for (const FormField &field : form.fields)
        values.insert(field.id, field.value);
    return values;
}

// As the dialog does it: what is sent is the object, with the fields' values in it.
FormValues withJson(const FormSpec &form, FormValues values)
{
    values.insert(QStringLiteral("json"), QString::fromUtf8(form.json->write(form.json->base, values)));
    return values;
}

struct ClusterActions : testing::Test
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
    QString cellOf(const QString &name, const char *column)
    {
        const AnyKind &kind = *demo.session->kind(kKind);
        const qsizetype at = store->find(idOf(name));
        for (int i = 0; at >= 0 && i < kind.columns().size(); ++i) {
            if (kind.columns().at(i).id == QLatin1String(column))
                return kind.cellAt(*store, at, i).text;
        }
        return {};
    }
    bool run(const char *action, const QStringList &names, QString *why = nullptr)
    {
        QStringList keys;
        for (const QString &name : names)
            keys += idOf(name);
        return demo.run(kKind, *store, {}, QLatin1String(action), keys, why);
    }
    QJsonObject server(const QString &name)
    {
        return demo.demo.workspace()->setState({{QStringLiteral("cluster"), name}});
    }
    bool serverSays(const QString &name, const char *state)
    {
        return QTest::qWaitFor(
            [&] { return server(name).value(QLatin1String("state")).toString() == QLatin1String(state); }, 10000);
    }
    int arrived(const char *verb)
    {
        return demo.demo.workspace()->calls(QByteArray("POST /api/2.1/clusters/") + verb).arrived;
    }
    bool formShown(qsizetype count = 1)
    {
        return QTest::qWaitFor([&] { return demo.prompter.forms.size() >= count; }, 10000);
    }
};

} // namespace

TEST_F(ClusterActions, TheListShowsWhatTheServerHas)
{
    EXPECT_EQ(store->count(), 40);
    EXPECT_EQ(cellOf(kRunning, "state"), QStringLiteral("Running"));
    EXPECT_TRUE(cellOf(kRunning, "workers").endsWith(QStringLiteral(" of 2–8")))
        << cellOf(kRunning, "workers").toStdString();
    EXPECT_EQ(cellOf(kRunning, "accessMode"), QStringLiteral("Standard"));
    EXPECT_EQ(cellOf(QStringLiteral("telemetry-stream"), "autoTermination"), QStringLiteral("Never"));
    EXPECT_EQ(cellOf(QStringLiteral("sofia-notebooks"), "workers"), QStringLiteral("Single node"));
    EXPECT_EQ(cellOf(QStringLiteral("partner-exchange"), "state"), QStringLiteral("Failed"));
    EXPECT_EQ(cellOf(QStringLiteral("job-512873645109283-run-77120045561-ingest"), "autoTermination"),
              QStringLiteral("With its run"));
    EXPECT_EQ(cellOf(QStringLiteral("month-end-close"), "pinned"), QStringLiteral("Pinned"));
}

TEST_F(ClusterActions, StartTurnsTheRowAtOnceAndIsWatchedUntilItRuns)
{
    ASSERT_TRUE(run("start", {kEnded}));
    EXPECT_EQ(cellOf(kEnded, "state"), QStringLiteral("Starting")) << "before the server has said a word";
    EXPECT_TRUE(demo.told(QStringLiteral("priya-adhoc is running")));
    EXPECT_TRUE(serverSays(kEnded, "RUNNING"));
    QString why;
    EXPECT_FALSE(run("start", {kEnded}, &why));
    EXPECT_EQ(why, QStringLiteral("priya-adhoc runs already."));
}

TEST_F(ClusterActions, AStartThatFailsSaysWhy)
{
    demo.demo.workspace()->setState({{QStringLiteral("cluster"), kEnded}, {QStringLiteral("start_fails"), true}});
    ASSERT_TRUE(run("start", {kEnded}));
    EXPECT_TRUE(demo.told(QStringLiteral("priya-adhoc has failed")));
    const Message &message = demo.session->messages().messages().last();
    EXPECT_EQ(message.severity, Message::Severity::Failure);
    EXPECT_TRUE(message.details.join(QLatin1Char(' ')).contains(QStringLiteral("no more machines")));
}

TEST_F(ClusterActions, RestartAndTerminateAskFirst)
{
    demo.prompter.sayYes = false;
    ASSERT_TRUE(run("restart", {kRunning}));
    ASSERT_TRUE(run("terminate", {kRunning, kEnded}));
    EXPECT_EQ(arrived("restart"), 0);
    EXPECT_EQ(arrived("delete"), 0);
    ASSERT_EQ(demo.prompter.questions.size(), 2);
    EXPECT_EQ(demo.prompter.questions[0].question, QStringLiteral("Restart shared-etl?"));
    EXPECT_FALSE(demo.prompter.questions[1].destructive) << "it can be started again";
    EXPECT_EQ(demo.prompter.questions[1].objects.size(), 1) << "what has ended is left out";
    EXPECT_EQ(demo.prompter.questions[1].objects[0].goesWithIt, QStringLiteral("All that runs on it"));
    demo.prompter.sayYes = true;
    ASSERT_TRUE(run("restart", {kRunning}));
    EXPECT_TRUE(demo.told(QStringLiteral("shared-etl is running")));
    ASSERT_TRUE(run("terminate", {kRunning}));
    EXPECT_TRUE(demo.told(QStringLiteral("shared-etl has terminated")));
    EXPECT_TRUE(serverSays(kRunning, "TERMINATED"));
}

TEST_F(ClusterActions, WhatCannotBeDoneSaysWhy)
{
    const QString job = QStringLiteral("job-512873645109283-run-77120045560-transform");
    QString why;
    EXPECT_FALSE(run("start", {job}, &why));
    EXPECT_EQ(why, job + QStringLiteral(" was made for the run of a job and cannot be started."));
    EXPECT_FALSE(run("edit", {job}, &why));
    EXPECT_FALSE(run("resize", {kEnded}, &why));
    EXPECT_EQ(why, QStringLiteral("priya-adhoc is not running."));
    EXPECT_FALSE(run("delete", {kRunning}, &why));
    EXPECT_EQ(why, QStringLiteral("shared-etl is pinned. Unpin it first."));
    EXPECT_FALSE(run("pin", {kRunning}, &why));
    EXPECT_FALSE(run("unpin", {kEnded}, &why));
    EXPECT_EQ(why, QStringLiteral("priya-adhoc is not pinned."));
    EXPECT_FALSE(run("terminate", {kEnded}, &why));
    EXPECT_FALSE(run("restart", {kEnded}, &why));
}

TEST_F(ClusterActions, CreateSendsTheObjectAndTheNewOneStarts)
{
    demo.prompter.onForm = [&](const FormSpec &form) {
        FormValues values = valuesOf(form);
        EXPECT_EQ(values.value(QStringLiteral("spark_version")), QStringLiteral("16.4.x-scala2.12"));
        EXPECT_FALSE(form.check(values).isEmpty()) << "a name is missing";
        values[QStringLiteral("cluster_name")] = QStringLiteral("quay-cranes");
        values[QStringLiteral("custom_tags")] = QStringList{QStringLiteral("team=ops")};
        EXPECT_TRUE(form.check(values).isEmpty());
        form.submit(withJson(form, values)).detach();
    };
    ASSERT_TRUE(run("new", {}));
    EXPECT_TRUE(demo.told(QStringLiteral("quay-cranes was created and is starting")));
    EXPECT_TRUE(serverSays(QStringLiteral("quay-cranes"), "RUNNING"));
    const QJsonObject spec = server(QStringLiteral("quay-cranes"))[QLatin1String("spec")].toObject();
    EXPECT_EQ(spec[QLatin1String("custom_tags")][QLatin1String("team")], QStringLiteral("ops"));
    EXPECT_EQ(spec[QLatin1String("autotermination_minutes")], 60);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !idOf(QStringLiteral("quay-cranes")).isEmpty(); }, 10000));
}

TEST_F(ClusterActions, ASecondSubmitOfTheSameFormMakesNoSecondCluster)
{
    int settled = 0;
    demo.prompter.onForm = [&](const FormSpec &form) {
        FormValues values = valuesOf(form);
        values[QStringLiteral("cluster_name")] = QStringLiteral("only-one");
        for (int i = 0; i < 2; ++i)
            form.submit(withJson(form, values)).always([&settled](const Result<Nothing> &) { ++settled; }).detach();
    };
    ASSERT_TRUE(run("new", {}));
    ASSERT_TRUE(QTest::qWaitFor([&] { return settled == 2; }, 10000));
    demo.reload(*store);
    EXPECT_EQ(store->count(), 41);
}

TEST_F(ClusterActions, TheFormComesAlsoWhereNothingToChooseFromCanBeRead)
{
    QString problem;
    const auto fault = demo::Fault::fromWords(
        {QStringLiteral("GET /api/2.1/clusters/list-node-types"), QStringLiteral("status=403")}, &problem);
    ASSERT_TRUE(fault.has_value()) << problem.toStdString();
    demo.demo.workspace()->addFault(*fault);
    ASSERT_TRUE(run("new", {}));
    ASSERT_TRUE(formShown());
    const FormSpec &form = demo.prompter.forms.first();
    EXPECT_TRUE(form.help.startsWith(QStringLiteral("The types of nodes could not be read")))
        << form.help.toStdString();
    for (const FormField &field : form.fields) {
        if (field.id == QLatin1String("node_type_id")) {
            EXPECT_TRUE(field.editable);
        }
        if (field.id == QLatin1String("spark_version")) {
            EXPECT_GT(field.choices.size(), 5);
        }
    }
}

TEST_F(ClusterActions, EditSendsTheWholeSpecBack)
{
    const QJsonObject before = server(kRunning)[QLatin1String("spec")].toObject();
    demo.prompter.onForm = [&](const FormSpec &form) {
        FormValues values = valuesOf(form);
        EXPECT_TRUE(form.check(values).isEmpty());
        values[QStringLiteral("max_workers")] = 11;
        form.submit(withJson(form, values)).detach();
    };
    ASSERT_TRUE(run("edit", {kRunning}));
    EXPECT_TRUE(demo.told(QStringLiteral("shared-etl was changed")));
    QJsonObject expected = before;
    expected[QLatin1String("autoscale")] =
        QJsonObject{{QStringLiteral("min_workers"), 2}, {QStringLiteral("max_workers"), 11}};
    EXPECT_EQ(server(kRunning)[QLatin1String("spec")].toObject(), expected)
        << "init scripts, workload type, policy: what the form does not show stays";
    EXPECT_TRUE(serverSays(kRunning, "RUNNING")) << "an edit restarts it";
    EXPECT_TRUE(QTest::qWaitFor([&] { return cellOf(kRunning, "workers") == QStringLiteral("2 of 2–11"); }, 10000));
}

TEST_F(ClusterActions, NewFromThisTakesEverythingButTheName)
{
    demo.prompter.onForm = [&](const FormSpec &form) {
        EXPECT_EQ(form.id, QStringLiteral("createCluster"));
        form.submit(withJson(form, valuesOf(form))).detach();
    };
    ASSERT_TRUE(run("copy", {kRunning}));
    EXPECT_TRUE(demo.told(QStringLiteral("shared-etl copy was created")));
    QJsonObject copied = server(QStringLiteral("shared-etl copy"))[QLatin1String("spec")].toObject();
    EXPECT_EQ(copied.take(QLatin1String("cluster_name")), QStringLiteral("shared-etl copy"));
    QJsonObject original = server(kRunning)[QLatin1String("spec")].toObject();
    original.remove(QLatin1String("cluster_name"));
    EXPECT_EQ(copied, original);
}

TEST_F(ClusterActions, ResizeGoesOnRunning)
{
    demo.prompter.onForm = [&](const FormSpec &form) {
        FormValues values = valuesOf(form);
        EXPECT_EQ(values.value(QStringLiteral("max_workers")), 4);
        values[QStringLiteral("autoscale")] = false;
        values[QStringLiteral("num_workers")] = -1;
        EXPECT_FALSE(form.check(values).isEmpty());
        values[QStringLiteral("num_workers")] = 6;
        EXPECT_TRUE(form.check(values).isEmpty());
        form.submit(values).detach();
    };
    const QString name = QStringLiteral("bi-extracts");
    ASSERT_TRUE(run("resize", {name}));
    EXPECT_TRUE(QTest::qWaitFor([&] { return server(name)[QLatin1String("workers")].toInt() == 6; }, 10000));
    EXPECT_TRUE(QTest::qWaitFor([&] { return cellOf(name, "workers") == QStringLiteral("6"); }, 10000))
        << cellOf(name, "workers").toStdString();
}

TEST_F(ClusterActions, PinUnpinAndDelete)
{
    ASSERT_TRUE(run("pin", {kEnded, QStringLiteral("vat-archive")}));
    EXPECT_TRUE(demo.told(QStringLiteral("2 clusters are pinned")));
    EXPECT_FALSE(server(kEnded)[QLatin1String("pinned_by")].toString().isEmpty());
    ASSERT_TRUE(run("unpin", {kEnded}));
    EXPECT_TRUE(demo.told(QStringLiteral("priya-adhoc is no longer pinned")));
    EXPECT_TRUE(QTest::qWaitFor([&] { return cellOf(kEnded, "pinned") == QStringLiteral("–"); }, 10000));
    ASSERT_TRUE(run("delete", {kEnded}));
    EXPECT_TRUE(demo.prompter.questions.last().destructive);
    EXPECT_TRUE(demo.told(QStringLiteral("priya-adhoc was deleted")));
    EXPECT_TRUE(server(kEnded).isEmpty());
    EXPECT_TRUE(QTest::qWaitFor([&] { return idOf(kEnded).isEmpty(); }, 10000));
}

TEST_F(ClusterActions, ARefusedChangeReadsTheRowAgain)
{
    QString problem;
    const auto fault = demo::Fault::fromWords(
        {QStringLiteral("POST /api/2.1/clusters/start"), QStringLiteral("status=403")}, &problem);
    ASSERT_TRUE(fault.has_value()) << problem.toStdString();
    demo.demo.workspace()->addFault(*fault);
    ASSERT_TRUE(run("start", {kEnded}));
    EXPECT_TRUE(demo.told(QStringLiteral("priya-adhoc could not be started")));
    EXPECT_TRUE(QTest::qWaitFor([&] { return cellOf(kEnded, "state") == QStringLiteral("Terminated"); }, 10000));
    EXPECT_EQ(arrived("start"), 1);
}

TEST_F(ClusterActions, AnOlderWorkspaceDoesItAllUnderTheOlderVersion)
{
    demo.demo.workspace()->setState({{QStringLiteral("older_versions_only"), true}});
    demo.reload(*store);
    EXPECT_EQ(store->count(), 40);
    ASSERT_TRUE(run("start", {kEnded}));
    EXPECT_TRUE(demo.told(QStringLiteral("priya-adhoc is running")));
    EXPECT_EQ(demo.demo.workspace()->calls("POST /api/2.0/clusters/start").executed, 1);
}

TEST_F(ClusterActions, TheTabOfEventsReadsOnWhenAsked)
{
    ClusterRow row;
    row.id = idOf(kRunning);
    row.name = kRunning;
    const std::unique_ptr<QWidget> tab(makeClusterEvents(*demo.session, row, nullptr));
    tab->resize(360, 500);
    tab->show();
    auto *list = tab->findChild<FeedView *>(QStringLiteral("clusterEvents"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return list->model()->rowCount() == 50; }, 10000));
    auto *count = tab->findChild<QLabel *>(QStringLiteral("feedCount"));
    EXPECT_EQ(count->text(), QStringLiteral("The newest 50 lines"));
    auto *earlier = tab->findChild<QPushButton *>(QStringLiteral("earlier"));
    while (earlier->isVisible()) {
        const int before = list->model()->rowCount();
        QTest::mouseClick(earlier, Qt::LeftButton);
        ASSERT_TRUE(QTest::qWaitFor([&] { return list->model()->rowCount() > before; }, 10000));
    }
    const QModelIndex last = list->model()->index(list->model()->rowCount() - 1, 0);
    EXPECT_EQ(last.data(Qt::DisplayRole).toString(), QStringLiteral("Created, starting")) << "the oldest at the end";
    EXPECT_TRUE(last.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("by tomasz.wrona")));
}

TEST_F(ClusterActions, TheTimelineIsMadeOfTheEventsAndReadByKeyboard)
{
    ClusterRow row;
    row.id = idOf(kRunning);
    row.name = kRunning;
    row.state = ClusterRow::State::Running;
    const std::unique_ptr<QWidget> tab(makeClusterTimelineTab(*demo.session, row, nullptr));
    tab->resize(360, 600);
    tab->show();
    ASSERT_TRUE(QTest::qWaitFor([&] { return tab->findChild<TimelineView *>() != nullptr; }, 10000));
    auto *view = tab->findChild<TimelineView *>();
    EXPECT_EQ(view->accessibleName(), QStringLiteral("Timeline of shared-etl"));
    EXPECT_TRUE(view->accessibleDescription().startsWith(QStringLiteral("Running since ")))
        << view->accessibleDescription().toStdString();
    const int newest = view->current();
    QTest::keyClick(view, Qt::Key_Left);
    EXPECT_EQ(view->current(), newest - 1);
    EXPECT_EQ(tab->findChild<QLabel *>(QStringLiteral("timelineChosen"))->text(), view->sentence(newest - 1));
}
