// SPDX-License-Identifier: GPL-3.0-or-later
// Jobs and runs against faults before and after the call was executed: nothing happens twice, and a run that was asked
// for with a token starts once however often the wire breaks.
#include "app/demo/demo_workspace.h"
#include "core/http/audit_sink.h"
#include "core/http/authenticator.h"
#include "core/http/network_factory.h"
#include "core/http/rate_limiter.h"
#include "core/http/request_queue.h"
#include "core/services/job_runs.h"
#include "core/services/jobs.h"
#include "tests/support/fast_clock.h"

#include <QJsonObject>
#include <QTest>

#include <gtest/gtest.h>

using namespace trowel;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Kind = Error::Kind;
using demo::Fault;

namespace {

class Token final : public Authenticator
{
public:
    explicit Token(QByteArray token) : m_token(std::move(token)) {}
    Task<QByteArray> authorization() override { return Task<QByteArray>::ready("Bearer " + m_token); }
    Task<Nothing> renew() override { return Task<Nothing>::ready(failure(Kind::Unauthenticated, u"no"_s)); }
    QByteArray method() const override { return "pat"; }

private:
    QByteArray m_token;
};

class Audit final : public AuditSink
{
public:
    Task<Nothing> attempt(const AuditAttempt &) override { return Task<Nothing>::ready(Nothing()); }
    void outcome(const AuditOutcome &) override {}
};

DemoOptions options()
{
    DemoOptions o;
    o.ratePerSecond = 0;
    o.timeFactor = 1000;
    return o;
}

// Those after which nobody knows whether the call was executed.
QList<Fault::Kind> lost()
{
    return {Fault::Kind::Reset, Fault::Kind::Close, Fault::Kind::Hang, Fault::Kind::Truncate};
}

struct JobFaults : testing::Test
{
    DemoWorkspace server{options()};
    test::FastClock clock;
    SystemNetworkFactory network;
    Audit audit;
    std::unique_ptr<Token> token;
    std::unique_ptr<RequestQueue> queue;
    QObject context;

    void SetUp() override
    {
        ASSERT_TRUE(server.start()) << server.errorString().toStdString();
        token = std::make_unique<Token>(server.token());
        fresh();
    }

    void fresh()
    {
        ExecutorLimits limits;
        limits.inactivity = 300ms;
        limits.deadline = 60s;
        const auto limiter = std::make_shared<RateLimiter>([this] { return clock.now(); });
        queue = std::make_unique<RequestQueue>(QueueSetup{.workspace = u"test"_s,
                                                          .host = server.url(),
                                                          .workspaceId = {},
                                                          .limiter = limiter,
                                                          .network = network,
                                                          .authenticator = *token,
                                                          .audit = audit,
                                                          .clock = clock,
                                                          .retry = RetryPolicy([] { return 0.5; }),
                                                          .limits = limits});
        server.clearCalls();
        server.clearFaults();
    }

    Jobs jobs() { return Jobs(ApiClient(*queue)); }
    JobRuns runs() { return JobRuns(ApiClient(*queue)); }

    template <typename T>
    Result<T> wait(const Task<T> &task)
    {
        std::optional<Result<T>> got;
        task.onDone(&context, [&](Result<T> result) { got = std::move(result); });
        EXPECT_TRUE(QTest::qWaitFor([&] { return got.has_value(); }, 20000));
        return got.value_or(failure(Kind::Internal, u"never settled"_s));
    }

    void strike(const QString &pattern, Fault::Kind kind, Fault::When when, int status = 503)
    {
        Fault fault;
        fault.kind = kind;
        fault.when = when;
        fault.status = status;
        fault.retryAfter = 1;
        fault.times = 1;
        fault.interval = 20ms;
        fault.pattern = pattern;
        server.addFault(fault);
    }

    QJsonObject job(const QString &name) { return server.setState({{u"job"_s, name}}); }
    qint64 idOf(const QString &name) { return job(name).value("id"_L1).toString().toLongLong(); }
    int countOf(const QString &name) { return job(name).value("runs"_L1).toInt(); }
};

} // namespace

TEST_F(JobFaults, ARunWithATokenStartsOnceWhateverTheWireDoes)
{
    const QString name = u"fx-rates-import"_s;
    const qint64 id = idOf(name);
    int number = 0;
    for (const Fault::Kind kind : lost()) {
        for (const Fault::When when : {Fault::When::Before, Fault::When::After}) {
            fresh();
            const int before = countOf(name);
            strike(u"POST /api/2.2/jobs/run-now"_s, kind, when);
            RunNow how;
            how.idempotencyToken = "fault-" + QByteArray::number(++number);
            const auto run = wait(jobs().runNow(id, how));
            ASSERT_TRUE(run.has_value()) << number << ": " << run.error().message.toStdString();
            EXPECT_EQ(server.calls("POST /api/2.2/jobs/run-now").arrived, 2) << number;
            EXPECT_EQ(countOf(name), before + 1) << number;
            EXPECT_EQ(job(name).value("last_run"_L1)["id"_L1].toString(), QString::number(*run)) << number;
        }
    }
}

TEST_F(JobFaults, OtherChangesAreSentOnceAndTheirEndIsTold)
{
    const qint64 id = idOf(u"fx-rates-import"_s);
    for (const Fault::Kind kind : lost()) {
        fresh();
        strike(u"POST /api/2.2/jobs/create"_s, kind, Fault::When::After);
        const QString name = u"created-once-%1"_s.arg(int(kind));
        const auto created = wait(jobs().create(u"{\"name\":\"%1\"}"_s.arg(name).toUtf8()));
        ASSERT_FALSE(created.has_value());
        EXPECT_EQ(created.error().kind, Kind::OutcomeUnknown);
        EXPECT_EQ(server.calls("POST /api/2.2/jobs/create").arrived, 1);
        EXPECT_FALSE(job(name).isEmpty()) << "it was executed, a read tells";

        strike(u"POST /api/2.2/jobs/reset"_s, kind, Fault::When::Before);
        EXPECT_EQ(wait(jobs().reset(id, R"({"name":"never"})")).error().kind, Kind::OutcomeUnknown);
        EXPECT_EQ(server.calls("POST /api/2.2/jobs/reset").arrived, 1);
        EXPECT_FALSE(job(u"fx-rates-import"_s).isEmpty()) << "it was not";
    }
}

TEST_F(JobFaults, CancelIsRepeatedBecauseThatDoesNoHarm)
{
    server.setState({{u"job"_s, u"fx-rates-import"_s}, {u"task_ms"_s, 100'000'000}});
    const auto run = wait(jobs().runNow(idOf(u"fx-rates-import"_s), {}));
    ASSERT_TRUE(run.has_value());
    fresh();
    strike(u"POST /api/2.2/jobs/runs/cancel"_s, Fault::Kind::Reset, Fault::When::After);
    EXPECT_TRUE(wait(runs().cancel(*run)).has_value());
    EXPECT_EQ(server.calls("POST /api/2.2/jobs/runs/cancel").arrived, 2);
    EXPECT_TRUE(QTest::qWaitFor(
        [&] { return job(u"fx-rates-import"_s).value("last_run"_L1)["result"_L1].toString() == u"CANCELED"_s; },
        10000));
}

TEST_F(JobFaults, AListIsWholeOrAnError)
{
    for (const Fault::Kind kind : {Fault::Kind::Reset, Fault::Kind::Truncate, Fault::Kind::Status, Fault::Kind::Html,
                                   Fault::Kind::InvalidJson}) {
        fresh();
        strike(u"GET /api/2.2/jobs/list"_s, kind, Fault::When::After);
        qsizetype rows = 0;
        const auto end = wait(jobs().list({}, [&rows](const QList<JobRow> &page) { rows += page.size(); }));
        const bool broken = kind == Fault::Kind::Html || kind == Fault::Kind::InvalidJson;
        EXPECT_EQ(end.has_value(), !broken) << int(kind);
        EXPECT_EQ(rows, broken ? 0 : 120) << int(kind);
    }
}

TEST_F(JobFaults, ARefusedRunIsNotStartedByItself)
{
    fresh();
    const int before = countOf(u"fx-rates-import"_s);
    strike(u"POST /api/2.2/jobs/run-now"_s, Fault::Kind::Status, Fault::When::Before, 403);
    EXPECT_EQ(wait(jobs().runNow(idOf(u"fx-rates-import"_s), {.parameters = {}, .only = {}, .idempotencyToken = "t"}))
                  .error()
                  .kind,
              Kind::Forbidden);
    EXPECT_EQ(server.calls("POST /api/2.2/jobs/run-now").arrived, 1);
    EXPECT_EQ(countOf(u"fx-rates-import"_s), before);
}
