// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does with job runs, from the action down to the server's state.
#include "tests/ui/support/demo_session.h"
#include "ui/kinds/run_output_view.h"
#include "ui/pages/code_view.h"

#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QComboBox>

#include <gtest/gtest.h>

using namespace trowel;
using namespace trowel::test;
using namespace Qt::StringLiterals;

namespace {

const QString kKind = u"runs"_s;

struct RunActions : testing::Test
{
    DemoSession demo;
    const AnyKind &kind = *demo.session->kind(kKind);
    QString scope;
    std::shared_ptr<ObjectStore> store;

    void open(const QString &job)
    {
        scope = demo.demo.workspace()->setState({{u"job"_s, job}}).value("id"_L1).toString();
        store = demo.loaded(kKind, scope);
        ASSERT_GT(store->count(), 0);
    }
    QString newest() { return store->keyAt(0); }
    QString stateOf(const QString &key)
    {
        const qsizetype at = store->find(key);
        return at < 0 ? QString() : kind.cellAt(*store, at, 1).text;
    }
    bool reaches(const QString &key, const QString &state)
    {
        const bool came = QTest::qWaitFor([&] { return stateOf(key) == state; }, 15000);
        EXPECT_TRUE(came) << stateOf(key).toStdString();
        return came;
    }
    bool run(const QString &action, const QStringList &keys, QString *why = nullptr)
    {
        return demo.run(kKind, *store, scope, action, keys, why);
    }
};

} // namespace

TEST_F(RunActions, TheListHoldsOneJobOrAll)
{
    open(u"nightly-etl"_s);
    EXPECT_EQ(store->count(), 10);
    EXPECT_EQ(stateOf(newest()), u"Failed"_s);
    EXPECT_EQ(kind.scopeTitle(scope), u"Runs of nightly-etl"_s);
    auto all = demo.loaded(kKind, {});
    EXPECT_GT(all->count(), 500);
    EXPECT_TRUE(kind.summary(*all).contains(u"active"_s));
}

TEST_F(RunActions, CancelAsksAndIsWatchedToTheEnd)
{
    open(u"fraud-features"_s);
    const QString key = newest();
    ASSERT_EQ(stateOf(key), u"Running"_s);
    QString why;
    EXPECT_FALSE(run(u"delete"_s, {key}, &why)) << "still active";
    EXPECT_EQ(why, u"The run of fraud-features is still active."_s);
    EXPECT_FALSE(run(u"repair"_s, {key}, &why));
    ASSERT_TRUE(run(u"cancel"_s, {key}));
    EXPECT_EQ(demo.prompter.questions.first().id, u"cancelRuns"_s);
    EXPECT_TRUE(reaches(key, u"Canceled"_s));
    EXPECT_TRUE(demo.told(u"The run of fraud-features was canceled"_s));
    EXPECT_FALSE(run(u"cancel"_s, {key}, &why));
    EXPECT_EQ(why, u"The run of fraud-features is over."_s);
}

TEST_F(RunActions, ARefusedCancelLeavesTheRunAsItIs)
{
    open(u"fraud-features"_s);
    QString problem;
    demo.demo.workspace()->addFault(
        *demo::Fault::fromWords({u"POST /api/2.2/jobs/runs/cancel"_s, u"status=403"_s, u"times=1"_s}, &problem));
    ASSERT_TRUE(run(u"cancel"_s, {newest()}));
    ASSERT_TRUE(demo.told(u"could not be canceled"_s));
    EXPECT_TRUE(reaches(newest(), u"Running"_s));
}

TEST_F(RunActions, RepairRunsWhatFailedAndNamesTheRepairBefore)
{
    // The failed run of the night is mended in two steps: its task fails once more.
    demo.demo.workspace()->setState({{u"job"_s, u"nightly-etl"_s}, {u"fails"_s, u"fact_sales"_s}, {u"attempts"_s, 2}});
    open(u"nightly-etl"_s);
    const QString key = newest();
    demo.prompter.onForm = [&](const FormSpec &form) {
        EXPECT_EQ(form.id, u"repairRun"_s);
        FormValues values;
        for (const FormField &field : form.fields)
            values.insert(field.id, field.value);
        EXPECT_EQ(values.value(u"what"_s).toString(), u"failed"_s);
        EXPECT_TRUE(form.check(values).isEmpty());
        FormValues wrong = values;
        wrong[u"what"_s] = u"chosen"_s;
        wrong[u"tasks"_s] = u"nothing"_s;
        EXPECT_FALSE(form.check(wrong).isEmpty());
        form.submit(values).detach();
    };
    ASSERT_TRUE(run(u"repair"_s, {key}));
    ASSERT_TRUE(demo.told(u"is being repaired"_s));
    EXPECT_TRUE(demo.told(u"The run of nightly-etl failed"_s));
    ASSERT_TRUE(reaches(key, u"Failed"_s));
    ASSERT_TRUE(run(u"repair"_s, {key})) << "the second repair names the first";
    EXPECT_TRUE(demo.told(u"The run of nightly-etl succeeded"_s));
    EXPECT_EQ(demo.demo.workspace()
                  ->setState({{u"job"_s, u"nightly-etl"_s}})
                  .value("last_run"_L1)
                  .toObject()
                  .value("repairs"_L1)
                  .toInt(),
              2);
}

TEST_F(RunActions, DeleteTakesTheRowAway)
{
    open(u"nightly-etl"_s);
    const QString key = newest();
    ASSERT_TRUE(run(u"delete"_s, {key}));
    EXPECT_TRUE(demo.prompter.questions.first().destructive);
    EXPECT_TRUE(demo.told(u"was deleted"_s));
    EXPECT_EQ(store->find(key), -1);
    demo.reload(*store);
    EXPECT_EQ(store->find(key), -1);
    EXPECT_EQ(store->count(), 9);
}

TEST_F(RunActions, TheDetailTellsWhyAndCarriesTheServersBytes)
{
    open(u"nightly-etl"_s);
    std::optional<ObjectDetail> detail;
    kind.detail(*demo.session, *store, store->find(newest()))
        .onDone(&demo.context, [&](const Result<ObjectDetail> &result) {
            ASSERT_TRUE(result.has_value());
            detail = *result;
        });
    ASSERT_TRUE(QTest::qWaitFor([&] { return detail.has_value(); }, 10000));
    EXPECT_EQ(detail->glyph, Glyph::Failed);
    EXPECT_TRUE(detail->warning.contains(u"fact_sales"_s)) << detail->warning.toStdString();
    EXPECT_TRUE(detail->json.bytes.contains(newest().toLatin1()));
}

TEST_F(RunActions, TheOutputShowsAFailedTaskFirst)
{
    open(u"nightly-etl"_s);
    std::optional<trowel::Run> read;
    JobRuns(demo.session->workspace().api())
        .get(newest().toLongLong())
        .onDone(&demo.context, [&](const Result<trowel::Run> &run) {
            ASSERT_TRUE(run.has_value());
            read = *run;
        });
    ASSERT_TRUE(QTest::qWaitFor([&] { return read.has_value(); }, 10000));
    RunOutputView view(*read, *demo.session, demo.prompter);
    view.resize(500, 400);
    view.show();
    auto *tasks = view.findChild<QComboBox *>(u"outputTask"_s);
    ASSERT_TRUE(tasks);
    EXPECT_EQ(tasks->count(), 6);
    EXPECT_EQ(tasks->currentText(), u"fact_sales, Failed"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return view.findChild<CodeView *>(u"outputText"_s) != nullptr; }, 10000));
    EXPECT_TRUE(view.findChild<CodeView *>(u"outputText"_s)->text().startsWith(u"AnalysisException"_s));
    tasks->setFocus();
    QTest::keyClick(tasks, Qt::Key_Down);
    EXPECT_EQ(tasks->currentIndex(), 1);
}

TEST(RunOutput, ErrorFirstThenTraceResultAndLogs)
{
    RunOutput output;
    EXPECT_EQ(RunOutputView::textOf(output), QString());
    output.error = u"ZeroDivisionError"_s;
    output.trace = u"Traceback\n  line 1"_s;
    output.logs = u"start\n"_s;
    output.logsTruncated = true;
    output.result = u"7"_s;
    const QString text = RunOutputView::textOf(output);
    EXPECT_TRUE(text.startsWith(u"ZeroDivisionError\n\n# Trace\nTraceback"_s)) << text.toStdString();
    EXPECT_TRUE(text.contains(u"# Result\n7"_s));
    EXPECT_TRUE(text.endsWith(u"# Logs, only the end\nstart"_s));

    RunOutput sql;
    sql.query = u"SELECT 1"_s;
    sql.resultLink = u"https://ws/sql/1"_s;
    sql.alertState = u"TRIGGERED"_s;
    EXPECT_EQ(RunOutputView::textOf(sql), u"# State of the alert\nTRIGGERED\n\n# Query\nSELECT 1\n\n"
                                          "# Result in the web interface\nhttps://ws/sql/1"_s);
    RunOutput dbt;
    dbt.artifacts = true;
    dbt.startedRun = 77;
    EXPECT_TRUE(RunOutputView::textOf(dbt).startsWith(u"# Started run\n77\n\n# dbt artifacts\n"_s));
}
