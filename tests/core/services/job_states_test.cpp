// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/job_states.h"

#include <gtest/gtest.h>

using namespace trowel;
using namespace Qt::StringLiterals;

namespace {

RunOutcome outcome(const QByteArray &json)
{
    const Result<JsonReader> reader = JsonReader::parse(json);
    EXPECT_TRUE(reader.has_value()) << json.toStdString();
    return readRunOutcome(*reader);
}

RunState status(const QByteArray &state, const QByteArray &code = {}, const QByteArray &type = {})
{
    QByteArray json = R"({"status":{"state":")" + state + '"';
    if (!code.isEmpty() || !type.isEmpty())
        json += R"(,"termination_details":{"code":")" + code + R"(","type":")" + type + R"("})";
    return outcome(json + "}}").state;
}

RunState legacy(const QByteArray &cycle, const QByteArray &result = {})
{
    QByteArray json = R"({"state":{"life_cycle_state":")" + cycle + '"';
    if (!result.isEmpty())
        json += R"(,"result_state":")" + result + '"';
    return outcome(json + "}}").state;
}

} // namespace

TEST(JobStates, TheNewStatusComesFirst)
{
    EXPECT_EQ(status("QUEUED"), RunState::Queued);
    EXPECT_EQ(status("PENDING"), RunState::Pending);
    EXPECT_EQ(status("BLOCKED"), RunState::Blocked);
    EXPECT_EQ(status("RUNNING"), RunState::Running);
    EXPECT_EQ(status("WAITING"), RunState::Retrying);
    EXPECT_EQ(status("TERMINATING"), RunState::Stopping);
    EXPECT_EQ(status("TERMINATED", "SUCCESS", "SUCCESS"), RunState::Succeeded);
    EXPECT_EQ(status("TERMINATED", "SUCCESS_WITH_FAILURES", "SUCCESS"), RunState::SucceededWithFailures);
    EXPECT_EQ(status("TERMINATED", "USER_CANCELED", "SUCCESS"), RunState::Canceled);
    EXPECT_EQ(status("TERMINATED", "SKIPPED", "SUCCESS"), RunState::Skipped);
    EXPECT_EQ(status("TERMINATED", "MAX_CONCURRENT_RUNS_EXCEEDED", "CLIENT_ERROR"), RunState::Skipped);
    EXPECT_EQ(status("TERMINATED", "CLUSTER_ERROR", "CLOUD_FAILURE"), RunState::Failed);
    EXPECT_EQ(status("TERMINATED", "A_CODE_OF_NEXT_YEAR", "INTERNAL_ERROR"), RunState::Failed);
    EXPECT_EQ(outcome(R"({"status":{"state":"RUNNING"},"state":{"life_cycle_state":"TERMINATED"}})").state,
              RunState::Running);
}

TEST(JobStates, AFailedTaskIsNoBrokenService)
{
    const RunOutcome failed = outcome(
        R"({"state":{"life_cycle_state":"INTERNAL_ERROR","result_state":"FAILED","state_message":"Task a failed"}})");
    EXPECT_EQ(failed.state, RunState::Failed);
    EXPECT_EQ(failed.text, u"FAILED"_s);
    EXPECT_EQ(failed.message, u"Task a failed"_s);
    EXPECT_EQ(legacy("INTERNAL_ERROR"), RunState::Failed);
}

TEST(JobStates, WhatOnlyTheOldWordTells)
{
    EXPECT_EQ(legacy("QUEUED"), RunState::Queued);
    EXPECT_EQ(legacy("WAITING_FOR_RETRY"), RunState::Retrying);
    EXPECT_EQ(legacy("SKIPPED"), RunState::Skipped);
    EXPECT_EQ(legacy("SKIPPED", "MAXIMUM_CONCURRENT_RUNS_REACHED"), RunState::Skipped);
    EXPECT_EQ(legacy("TERMINATING", "CANCELED"), RunState::Stopping) << "not over yet";
    EXPECT_EQ(legacy("TERMINATED", "TIMEDOUT"), RunState::TimedOut);
    // The codes of the status do not tell these apart.
    EXPECT_EQ(outcome(R"({"status":{"state":"TERMINATED","termination_details":{"code":"CANCELED"}},
                          "state":{"life_cycle_state":"TERMINATED","result_state":"TIMEDOUT"}})")
                  .state,
              RunState::TimedOut);
    EXPECT_EQ(outcome(R"({"status":{"state":"TERMINATED","termination_details":{"code":"SKIPPED"}},
                          "state":{"life_cycle_state":"TERMINATED","result_state":"UPSTREAM_FAILED"}})")
                  .state,
              RunState::UpstreamFailed);
}

TEST(JobStates, UnknownWordsStayAsTheyAre)
{
    const RunOutcome odd = outcome(R"({"status":{"state":"HIBERNATING"}})");
    EXPECT_EQ(odd.state, RunState::Unknown);
    EXPECT_EQ(odd.text, u"HIBERNATING"_s);
    EXPECT_EQ(legacy("DREAMING"), RunState::Unknown);
    EXPECT_EQ(outcome("{}").state, RunState::Unknown);
    EXPECT_EQ(outcome(R"({"status":null,"state":null})").state, RunState::Unknown);
    EXPECT_FALSE(isActive(RunState::Unknown)) << "else it would be watched for ever";
}

TEST(JobStates, DurationsComeFromWhereTheyAre)
{
    const auto duration = [](const QByteArray &json) { return readRunDuration(*JsonReader::parse(json)); };
    EXPECT_EQ(duration(R"({"start_time":1000,"end_time":4000,"run_duration":9})"), 3000);
    EXPECT_EQ(duration(R"({"start_time":1000,"end_time":0,"run_duration":900})"), 900);
    EXPECT_EQ(duration(R"({"start_time":4000,"end_time":1000})"), 0);
    EXPECT_EQ(duration("{}"), 0);
}
