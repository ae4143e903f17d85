// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kinds/job_form.h"
#include "ui/kinds/job_words.h"
#include "ui/look/cell.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <gtest/gtest.h>

using namespace trowel;
using namespace Qt::StringLiterals;

namespace {

QString words(const QString &cron)
{
    JobTrigger trigger;
    trigger.by = JobTrigger::By::Schedule;
    trigger.cron = cron;
    return scheduleWords(trigger);
}

} // namespace

TEST(JobWords, SchedulesReadAsPeopleSayThem)
{
    EXPECT_EQ(words(u"0 0 2 * * ?"_s), u"Daily 02:00"_s);
    EXPECT_EQ(words(u"0 15 7 * * ?"_s), u"Daily 07:15"_s);
    EXPECT_EQ(words(u"0 0 * * * ?"_s), u"Hourly"_s);
    EXPECT_EQ(words(u"0 5 * * * ?"_s), u"Hourly at :05"_s);
    EXPECT_EQ(words(u"0 0/30 * * * ?"_s), u"Every 30 min"_s);
    EXPECT_EQ(words(u"0 0 */4 * * ?"_s), u"Every 4 h"_s);
    EXPECT_EQ(words(u"0 0 6 ? * SAT"_s), u"Weekly, Sat 06:00"_s);
    EXPECT_EQ(words(u"0 0 6 ? * 2,6"_s), u"Weekly, Mon, Fri 06:00"_s);
    EXPECT_EQ(words(u"0 0 8 ? * MON-FRI"_s), u"Weekdays 08:00"_s);
    EXPECT_EQ(words(u"0 0 5 1 * ?"_s), u"Monthly, day 1, 05:00"_s);
}

TEST(JobWords, WhatHasNoWordsStaysAsItIs)
{
    for (const QString &cron : {u"0 0 6 L * ?"_s, u"30 0 2 * * ?"_s, u"0 0 2 * JAN ?"_s, u"0 0 8-18 * * ?"_s,
                                u"not a schedule"_s, u"0 0 2 * * ? 2030"_s})
        EXPECT_EQ(words(cron), cron);
    JobTrigger trigger;
    EXPECT_EQ(scheduleWords(trigger), u"Manual"_s);
    trigger.by = JobTrigger::By::Periodic;
    trigger.every = 3;
    trigger.unit = u"FORTNIGHTS"_s;
    EXPECT_EQ(scheduleWords(trigger), u"3 FORTNIGHTS"_s);
}

TEST(JobWords, StatesHaveGlyphAndWord)
{
    EXPECT_EQ(runStateWords(RunState::Running).glyph, Glyph::InProgress) << "blue: it ends by itself";
    EXPECT_EQ(runStateWords(RunState::Succeeded).glyph, Glyph::Succeeded);
    EXPECT_EQ(runStateWords(RunState::TimedOut).text, u"Timed out"_s);
    EXPECT_EQ(runStateWords(RunState::Failed, u"CLUSTER_ERROR"_s).toolTip, u"Cluster error"_s);
    const RunStateWords odd = runStateWords(RunState::Unknown, u"HIBERNATING"_s);
    EXPECT_EQ(odd.text, u"HIBERNATING"_s) << "the server's word";
    EXPECT_EQ(odd.glyph, Glyph::Unknown);
    EXPECT_EQ(triggerWords(u"SOLSTICE"_s), u"SOLSTICE"_s);
    EXPECT_EQ(taskTypeWords(u"quantum_task"_s), u"quantum_task"_s);
}

TEST(JobWords, TheStripHasTenBarsTheNewestLast)
{
    JobRow row;
    row.runs = {RunBar{2, 1'752'340'000'000, 60'000, RunState::Failed},
                RunBar{1, 1'752'330'000'000, 120'000, RunState::Succeeded}};
    const Cell cell = runBarsCell(row);
    ASSERT_EQ(cell.bars.size(), 10);
    EXPECT_EQ(cell.bars[9].shape, CellBar::Shape::Failed);
    EXPECT_EQ(cell.bars[8].shape, CellBar::Shape::Succeeded);
    EXPECT_EQ(cell.bars[7].shape, CellBar::Shape::None);
    EXPECT_LT(cell.bars[9].height, cell.bars[8].height) << "it was shorter";
    EXPECT_EQ(cell.toolTip.count(u'\n'), 1) << "a line for each run";
    EXPECT_TRUE(cell.toolTip.section(u'\n', 0, 0).contains(u"Failed"_s)) << "the newest first";
    EXPECT_FALSE(cell.accessible.isEmpty());
    EXPECT_EQ(runBarsCell({}).accessible, u"No recent run"_s);
}

TEST(JobForm, WhatLinesCannotShowIsNoChange)
{
    const QByteArray settings = R"({"name":"a","tasks":[{"task_key":"t","notebook_task":{"notebook_path":"/n",)"
                                R"("base_parameters":{"sql":"select 1\nfrom t"}}}]})";
    const FormSpec form = jobForm(settings, true);
    FormValues values;
    for (const FormField &field : form.fields)
        values.insert(field.id, field.value);
    values.insert(u"name"_s, u"b"_s);
    const QJsonObject sent = QJsonDocument::fromJson(form.json->write(settings, values)).object();
    EXPECT_EQ(sent.value(u"name"_s).toString(), u"b"_s);
    EXPECT_EQ(sent.value(u"tasks"_s), QJsonDocument::fromJson(settings).object().value(u"tasks"_s));
}

TEST(JobForm, WhatTheServerGaveIsNeverComplainedAbout)
{
    const QByteArray settings = R"({"name":"a","schedule":{"quartz_cron_expression":"0 0 2 * * ?",)"
                                R"("timezone_id":"Atlantis/Center"},"tasks":[]})";
    const FormSpec form = jobForm(settings, true);
    FormValues values = form.json->read(settings);
    values.insert(u"json"_s, QString::fromUtf8(settings));
    EXPECT_TRUE(form.check(values).isEmpty());
    EXPECT_FALSE(jobForm(settings, false).check(values).isEmpty()) << "in a new one it is";
}
