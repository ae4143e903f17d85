// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does with jobs, from the action down to the server's state.
#include "tests/ui/support/demo_session.h"

#include <gtest/gtest.h>

using namespace trowel;
using namespace trowel::test;
using namespace Qt::StringLiterals;

namespace {

const QString kKind = u"jobs"_s;

struct JobActions : testing::Test
{
    DemoSession demo;
    std::shared_ptr<ObjectStore> store = demo.loaded(kKind);
    const AnyKind &kind = *demo.session->kind(kKind);

    QString idOf(const QString &name)
    {
        for (qsizetype at = 0; at < store->size(); ++at) {
            if (!store->isHole(at) && kind.nameAt(*store, at) == name)
                return store->keyAt(at);
        }
        return {};
    }
    Cell cell(const QString &name, const QString &column)
    {
        for (int i = 0; i < kind.columns().size(); ++i) {
            if (kind.columns()[i].id == column)
                return kind.cellAt(*store, store->find(idOf(name)), i);
        }
        ADD_FAILURE() << "no column " << column.toStdString();
        return {};
    }
    bool run(const QString &action, const QStringList &names, QString *why = nullptr)
    {
        QStringList keys;
        for (const QString &name : names)
            keys += idOf(name);
        return demo.run(kKind, *store, {}, action, keys, why);
    }
    QJsonObject server(const QString &name) { return demo.demo.workspace()->setState({{u"job"_s, name}}); }
    QString lastResult(const QString &name)
    {
        return server(name).value("last_run"_L1).toObject().value("result"_L1).toString();
    }
    void fault(const QStringList &words)
    {
        QString problem;
        const auto fault = demo::Fault::fromWords(words, &problem);
        ASSERT_TRUE(fault.has_value()) << problem.toStdString();
        demo.demo.workspace()->addFault(*fault);
    }
    int arrived(const QByteArray &call) { return int(demo.demo.workspace()->calls(call).arrived); }
};

FormValues valuesOf(const FormSpec &form, const FormValues &changes = {})
{
    FormValues values;
    for (const FormField &field : form.fields)
        values.insert(field.id, field.value);
    values.insert(changes);
    if (form.json)
        values.insert(kJsonField, QString::fromUtf8(form.json->write(form.json->base, values)));
    return values;
}

QStringList problems(const FormSpec &form, const FormValues &values)
{
    QStringList fields;
    for (const FieldProblem &problem : form.check(values))
        fields += problem.field;
    return fields;
}

} // namespace

TEST_F(JobActions, TheListHasStripsFromOneListOfRuns)
{
    EXPECT_EQ(store->count(), 120);
    EXPECT_EQ(cell(u"nightly-etl"_s, u"runs"_s).bars.size(), 10);
    EXPECT_EQ(cell(u"nightly-etl"_s, u"runs"_s).bars.last().shape, CellBar::Shape::Failed);
    EXPECT_EQ(cell(u"gl-close"_s, u"runs"_s).bars.first().shape, CellBar::Shape::None);
    EXPECT_EQ(cell(u"fraud-features"_s, u"runs"_s).bars.last().shape, CellBar::Shape::Running);
    EXPECT_TRUE(cell(u"nightly-etl"_s, u"runs"_s).accessible.contains(u"Failed"_s));
    EXPECT_EQ(cell(u"nightly-etl"_s, u"state"_s).text, u"Failed"_s);
    EXPECT_EQ(cell(u"ml-scoring-batch"_s, u"state"_s).text, u"Queued"_s);
    EXPECT_EQ(cell(u"nightly-etl"_s, u"schedule"_s).text, u"Daily 02:00"_s);
    EXPECT_EQ(cell(u"marketing-attribution"_s, u"schedule"_s).text, u"Paused, Daily 04:15"_s);
    EXPECT_EQ(cell(u"telematics-partitions"_s, u"tasks"_s).text, u"100+"_s);
    EXPECT_EQ(arrived("GET /api/2.2/jobs/list"), 2);
    EXPECT_LE(arrived("GET /api/2.2/jobs/runs/list"), 40) << "not one for each of the 120 jobs";
}

TEST_F(JobActions, TheListIsThereWithoutTheRuns)
{
    fault({u"GET /api/2.2/jobs/runs/list"_s, u"status=403"_s});
    demo.reload(*store);
    EXPECT_EQ(store->count(), 120);
    EXPECT_TRUE(cell(u"nightly-etl"_s, u"runs"_s).toolTip.startsWith(u"The recent runs could not be read."_s));
}

TEST_F(JobActions, RunNowIsWatchedUntilItEnds)
{
    const int before = server(u"fx-rates-import"_s).value("runs"_L1).toInt();
    ASSERT_TRUE(run(u"run"_s, {u"fx-rates-import"_s}));
    EXPECT_TRUE(demo.told(u"A run of fx-rates-import was started"_s));
    EXPECT_EQ(cell(u"fx-rates-import"_s, u"runs"_s).bars.last().shape, CellBar::Shape::Running) << "at once";
    EXPECT_TRUE(demo.told(u"The run of fx-rates-import succeeded"_s)) << "although no list of runs is open";
    EXPECT_EQ(server(u"fx-rates-import"_s).value("runs"_L1).toInt(), before + 1);
    EXPECT_TRUE(QTest::qWaitFor([&] { return cell(u"fx-rates-import"_s, u"state"_s).text == u"Succeeded"_s; }, 10000));
}

TEST_F(JobActions, AFailedRunIsToldWithItsReason)
{
    ASSERT_TRUE(run(u"run"_s, {u"nightly-etl"_s}));
    ASSERT_TRUE(demo.told(u"The run of nightly-etl failed"_s));
    for (const Message &message : demo.session->messages().messages()) {
        if (message.text.contains(u"failed"_s)) {
            EXPECT_EQ(message.severity, Message::Severity::Failure);
            EXPECT_TRUE(message.details.value(0).contains(u"fact_sales"_s)) << message.details.value(0).toStdString();
            EXPECT_EQ(message.place.kind, u"runs"_s);
        }
    }
}

TEST_F(JobActions, ALostAnswerOfRunNowStartsOneRun)
{
    const int before = server(u"fx-rates-import"_s).value("runs"_L1).toInt();
    fault({u"POST /api/2.2/jobs/run-now"_s, u"reset"_s, u"after"_s, u"times=1"_s});
    ASSERT_TRUE(run(u"run"_s, {u"fx-rates-import"_s}));
    EXPECT_TRUE(demo.told(u"A run of fx-rates-import was started"_s));
    EXPECT_EQ(arrived("POST /api/2.2/jobs/run-now"), 2) << "sent again, with the same token";
    EXPECT_EQ(server(u"fx-rates-import"_s).value("runs"_L1).toInt(), before + 1);
}

TEST_F(JobActions, RetryOfARefusedRunStartsOneRun)
{
    const int before = server(u"fx-rates-import"_s).value("runs"_L1).toInt();
    fault({u"POST /api/2.2/jobs/run-now"_s, u"status=403"_s, u"after"_s, u"times=1"_s});
    ASSERT_TRUE(run(u"run"_s, {u"fx-rates-import"_s}));
    ASSERT_TRUE(demo.told(u"fx-rates-import could not be run"_s));
    demo.session->messages().messages().constLast().retry();
    EXPECT_TRUE(demo.told(u"A run of fx-rates-import was started"_s));
    EXPECT_EQ(server(u"fx-rates-import"_s).value("runs"_L1).toInt(), before + 1) << "the token is the same";
}

TEST_F(JobActions, RunWithParametersSendsOnlyWhatDiffers)
{
    demo.demo.workspace()->setState({{u"job"_s, u"nightly-etl"_s}, {u"fails"_s, QString()}});
    demo.prompter.onForm = [&](const FormSpec &form) {
        EXPECT_EQ(form.id, u"runJob"_s);
        FormValues values = valuesOf(form, {{u"parameter.day"_s, u"2026-01-31"_s}, {u"only"_s, u"clean+\n"_s}});
        EXPECT_EQ(values.value(u"parameter.full"_s).toString(), u"false"_s);
        EXPECT_EQ(problems(form, values), QStringList());
        EXPECT_EQ(problems(form, valuesOf(form, {{u"only"_s, u"nothing"_s}})), QStringList{u"only"_s});
        form.submit(values).detach();
    };
    ASSERT_TRUE(run(u"runWith"_s, {u"nightly-etl"_s}));
    ASSERT_TRUE(demo.told(u"The run of nightly-etl succeeded"_s));
    const QJsonArray parameters =
        server(u"nightly-etl"_s).value("last_run"_L1).toObject().value("parameters"_L1).toArray();
    ASSERT_EQ(parameters.size(), 2);
    EXPECT_EQ(parameters[0]["value"_L1].toString(), u"2026-01-31"_s);
}

TEST_F(JobActions, PauseAndResumeTouchNothingElse)
{
    const QJsonObject before = server(u"nightly-etl"_s).value("settings"_L1).toObject();
    ASSERT_TRUE(run(u"pause"_s, {u"nightly-etl"_s, u"orders-backfill-2024"_s})) << "those that can be paused";
    EXPECT_EQ(cell(u"nightly-etl"_s, u"schedule"_s).text, u"Paused, Daily 02:00"_s) << "before the server has answered";
    ASSERT_TRUE(demo.told(u"nightly-etl is paused"_s));
    QJsonObject now = server(u"nightly-etl"_s).value("settings"_L1).toObject();
    EXPECT_EQ(now.value("schedule"_L1)["pause_status"_L1].toString(), u"PAUSED"_s);
    EXPECT_EQ(now.value("schedule"_L1)["timezone_id"_L1].toString(), u"Europe/Oslo"_s);
    EXPECT_EQ(now.value("tasks"_L1), before.value("tasks"_L1));
    QString why;
    EXPECT_FALSE(run(u"pause"_s, {u"nightly-etl"_s}, &why));
    EXPECT_EQ(why, u"nightly-etl is paused already."_s);
    EXPECT_FALSE(run(u"pause"_s, {u"orders-backfill-2024"_s}, &why));
    EXPECT_EQ(why, u"orders-backfill-2024 has no schedule."_s);
    ASSERT_TRUE(run(u"resume"_s, {u"nightly-etl"_s}));
    ASSERT_TRUE(demo.told(u"nightly-etl runs by its schedule again"_s));
    EXPECT_EQ(server(u"nightly-etl"_s).value("settings"_L1).toObject(), before);
}

TEST_F(JobActions, ARefusedPauseLeavesTheRowAsItIs)
{
    fault({u"POST /api/2.2/jobs/update"_s, u"status=403"_s, u"times=1"_s});
    ASSERT_TRUE(run(u"pause"_s, {u"nightly-etl"_s}));
    ASSERT_TRUE(demo.told(u"nightly-etl could not be paused"_s));
    EXPECT_EQ(cell(u"nightly-etl"_s, u"schedule"_s).text, u"Daily 02:00"_s);
}

TEST_F(JobActions, CreateSendsTheFormAndWhatOnlyTheJsonKnows)
{
    demo.prompter.onForm = [&](const FormSpec &form) {
        EXPECT_EQ(problems(form, valuesOf(form)), (QStringList{u"name"_s, u"path"_s}));
        FormValues values = valuesOf(form, {{u"name"_s, u"harbour-report"_s},
                                            {u"path"_s, u"/Shared/report"_s},
                                            {u"started_by"_s, u"schedule"_s},
                                            {u"cron"_s, u"0 30 6 ? * MON"_s},
                                            {u"zone"_s, u"Europe/Oslo"_s},
                                            {u"tags"_s, QStringList{u"team=finance"_s}}});
        EXPECT_EQ(problems(form, values), QStringList());
        values[kJsonField] = values.value(kJsonField).toString().insert(1, u"\"later\":1,"_s);
        form.submit(values).detach();
    };
    ASSERT_TRUE(run(u"new"_s, {}));
    ASSERT_TRUE(demo.told(u"harbour-report was created"_s));
    const QJsonObject settings = server(u"harbour-report"_s).value("settings"_L1).toObject();
    EXPECT_EQ(settings.value("later"_L1).toInt(), 1);
    EXPECT_EQ(settings.value("schedule"_L1)["quartz_cron_expression"_L1].toString(), u"0 30 6 ? * MON"_s);
    EXPECT_EQ(settings.value("tasks"_L1).toArray().first()["notebook_task"_L1]["notebook_path"_L1].toString(),
              u"/Shared/report"_s);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !idOf(u"harbour-report"_s).isEmpty(); }, 10000));
    EXPECT_EQ(cell(u"harbour-report"_s, u"schedule"_s).text, u"Weekly, Mon 06:30"_s);
}

TEST_F(JobActions, ARefusedCreateIsTheFormsAnswer)
{
    fault({u"POST /api/2.2/jobs/create"_s, u"status=403"_s});
    std::optional<Error> refusal;
    demo.prompter.onForm = [&](const FormSpec &form) {
        form.submit(valuesOf(form, {{u"name"_s, u"x"_s}, {u"path"_s, u"/n"_s}}))
            .onDone(&demo.context, [&](const Result<Nothing> &result) {
                ASSERT_FALSE(result.has_value());
                refusal = result.error();
            });
    };
    ASSERT_TRUE(run(u"new"_s, {}));
    ASSERT_TRUE(QTest::qWaitFor([&] { return refusal.has_value(); }, 10000));
    EXPECT_EQ(refusal->kind, Error::Kind::Forbidden);
}

TEST_F(JobActions, EditReplacesWithTheWholeAndKeepsWhatItDoesNotKnow)
{
    const QJsonObject before = server(u"fx-rates-import"_s).value("settings"_L1).toObject();
    demo.prompter.onForm = [&](const FormSpec &form) {
        EXPECT_EQ(form.id, u"editJob"_s);
        EXPECT_EQ(valuesOf(form).value(u"cron"_s).toString(), u"0 0 6 * * ?"_s);
        EXPECT_EQ(problems(form, valuesOf(form)), QStringList());
        form.submit(valuesOf(form, {{u"timeout"_s, 30}})).detach();
    };
    ASSERT_TRUE(run(u"edit"_s, {u"fx-rates-import"_s}));
    ASSERT_TRUE(demo.told(u"fx-rates-import was changed"_s));
    QJsonObject now = server(u"fx-rates-import"_s).value("settings"_L1).toObject();
    EXPECT_EQ(now.value("timeout_seconds"_L1).toInt(), 1800);
    now.insert("timeout_seconds"_L1, 0);
    EXPECT_EQ(now, before) << "everything else as it was";
}

TEST_F(JobActions, AJobOfManyTasksIsEditedWithoutATaskInTheForm)
{
    const QJsonObject before = server(u"telematics-partitions"_s).value("settings"_L1).toObject();
    demo.prompter.onForm = [&](const FormSpec &form) {
        for (const FormField &field : form.fields)
            EXPECT_NE(field.id, u"task_key"_s);
        EXPECT_TRUE(form.help.contains(u"122 tasks"_s)) << form.help.toStdString();
        form.submit(valuesOf(form, {{u"description"_s, u"all of them"_s}})).detach();
    };
    ASSERT_TRUE(run(u"edit"_s, {u"telematics-partitions"_s}));
    ASSERT_TRUE(demo.told(u"telematics-partitions was changed"_s));
    const QJsonObject now = server(u"telematics-partitions"_s).value("settings"_L1).toObject();
    EXPECT_EQ(now.value("tasks"_L1), before.value("tasks"_L1)) << "also those of the second page";
}

TEST_F(JobActions, CancelAllAsksFirst)
{
    demo.prompter.sayYes = false;
    ASSERT_TRUE(run(u"cancelRuns"_s, {u"fraud-features"_s}));
    ASSERT_EQ(demo.prompter.questions.size(), 1);
    EXPECT_TRUE(demo.prompter.questions.first().question.contains(u"fraud-features"_s));
    QCoreApplication::sendPostedEvents();
    EXPECT_EQ(arrived("POST /api/2.2/jobs/runs/cancel-all"), 0);
    demo.prompter.sayYes = true;
    ASSERT_TRUE(run(u"cancelRuns"_s, {u"fraud-features"_s}));
    EXPECT_TRUE(demo.told(u"The runs of fraud-features are being canceled"_s));
    EXPECT_TRUE(QTest::qWaitFor([&] { return lastResult(u"fraud-features"_s) == u"CANCELED"_s; }, 10000));
}

TEST_F(JobActions, DeleteNamesWhatGoes)
{
    ASSERT_TRUE(run(u"delete"_s, {u"fraud-features"_s, u"old-dwh-export"_s}));
    const Confirmation question = demo.prompter.questions.first();
    EXPECT_TRUE(question.destructive);
    EXPECT_TRUE(question.objects[0].goesWithIt.contains(u"An active run is canceled"_s));
    EXPECT_TRUE(demo.told(u"2 jobs were deleted"_s));
    EXPECT_EQ(idOf(u"old-dwh-export"_s), QString());
    EXPECT_TRUE(server(u"old-dwh-export"_s).isEmpty());
}

TEST_F(JobActions, ALostAnswerOfADeleteIsLookedAfter)
{
    fault({u"POST /api/2.2/jobs/delete"_s, u"reset"_s, u"after"_s, u"times=1"_s});
    ASSERT_TRUE(run(u"delete"_s, {u"old-dwh-export"_s}));
    ASSERT_TRUE(demo.told(u"old-dwh-export: the answer was lost"_s));
    EXPECT_EQ(arrived("POST /api/2.2/jobs/delete"), 1);
    EXPECT_TRUE(QTest::qWaitFor([&] { return idOf(u"old-dwh-export"_s).isEmpty(); }, 10000)) << "it is gone after all";
}

TEST_F(JobActions, TheServerFindsByTheWholeName)
{
    const QString scope = u"name=NIGHTLY-ETL"_s;
    auto found = demo.loaded(kKind, scope);
    EXPECT_EQ(found->count(), 1);
    EXPECT_TRUE(kind.scopeTitle(scope).contains(u"NIGHTLY-ETL"_s));
}

TEST_F(JobActions, AnOlderWorkspaceWorksTheSame)
{
    demo.demo.workspace()->setState({{u"older_versions_only"_s, true}});
    demo.reload(*store);
    EXPECT_EQ(store->count(), 120);
    ASSERT_TRUE(run(u"run"_s, {u"fx-rates-import"_s}));
    EXPECT_TRUE(demo.told(u"The run of fx-rates-import succeeded"_s));
}
