// SPDX-License-Identifier: GPL-3.0-or-later
// Every fault of the wire, before and after the call was executed, against a real server that counts: what comes of it,
// and that nothing is ever done twice.
#include "app/demo/demo_workspace.h"
#include "core/http/audit_sink.h"
#include "core/http/authenticator.h"
#include "core/http/network_factory.h"
#include "core/http/rate_limiter.h"
#include "core/http/request_queue.h"
#include "core/services/warehouses.h"
#include "tests/support/fast_clock.h"

#include <QTest>

#include <gtest/gtest.h>

using namespace trowel;
using namespace std::chrono_literals;
using Kind = Error::Kind;
using demo::Fault;

namespace {

class Token final : public Authenticator
{
public:
    explicit Token(QByteArray token) : m_token(std::move(token)) {}
    Task<QByteArray> authorization() override { return Task<QByteArray>::ready("Bearer " + m_token); }
    Task<Nothing> renew() override
    {
        return Task<Nothing>::ready(failure(Kind::Unauthenticated, QStringLiteral("A token cannot be renewed.")));
    }
    QByteArray method() const override { return "pat"; }

private:
    QByteArray m_token;
};

class Audit final : public AuditSink
{
public:
    Task<Nothing> attempt(const AuditAttempt &entry) override
    {
        attempts += entry;
        return Task<Nothing>::ready(Nothing());
    }
    void outcome(const AuditOutcome &entry) override { outcomes += entry; }
    QList<AuditAttempt> attempts;
    QList<AuditOutcome> outcomes;
};

DemoOptions options()
{
    DemoOptions o;
    o.ratePerSecond = 0;
    o.timeFactor = 1000;
    return o;
}

ExecutorLimits shortLimits()
{
    ExecutorLimits limits;
    limits.inactivity = 300ms; // real time: Qt measures it
    limits.deadline = 60s;     // of the fast clock
    return limits;
}

struct Case
{
    const char *name;
    Fault fault;
    // What the change ends in, where the fault strikes before and after it was executed; nothing for success.
    std::optional<Kind> change;
    std::optional<Kind> read; // after the repeats that reads get; the fault strikes once
    bool changeRepeated = false;
};

Fault fault(Fault::Kind kind, int status = 500, int retryAfter = 1)
{
    Fault f;
    f.kind = kind;
    f.status = status;
    f.retryAfter = retryAfter;
    f.times = 1;
    f.interval = 20ms;
    return f;
}

QList<Case> cases()
{
    using F = Fault::Kind;
    return {
        {"reset", fault(F::Reset), Kind::OutcomeUnknown, {}},
        {"close", fault(F::Close), Kind::OutcomeUnknown, {}},
        {"timeout", fault(F::Hang), Kind::OutcomeUnknown, {}},
        {"truncated body", fault(F::Truncate), Kind::OutcomeUnknown, {}},
        {"invalid JSON", fault(F::InvalidJson), Kind::BadReply, Kind::BadReply},
        {"HTML with 200", fault(F::Html), Kind::BadReply, Kind::BadReply},
        {"401", fault(F::Status, 401), Kind::Unauthenticated, Kind::Unauthenticated},
        {"403 bad token", fault(F::BadToken), Kind::Unauthenticated, Kind::Unauthenticated},
        {"429 with Retry-After", fault(F::Status, 429, 1), {}, {}, true},
        {"429 without Retry-After", fault(F::Status, 429, -1), {}, {}, true},
        {"500", fault(F::Status, 500), Kind::Server, {}},
        {"503", fault(F::Status, 503), Kind::Unavailable, {}},
        {"slow drip", fault(F::Drip), {}, {}},
    };
}

struct FaultTest : testing::Test
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

    // A queue of its own for every call: nothing is paused or slowed by the one before.
    void fresh()
    {
        const auto limiter = std::make_shared<RateLimiter>([this] { return clock.now(); });
        queue = std::make_unique<RequestQueue>(QueueSetup{.workspace = QStringLiteral("test"),
                                                          .host = server.url(),
                                                          .workspaceId = {},
                                                          .limiter = limiter,
                                                          .network = network,
                                                          .authenticator = *token,
                                                          .audit = audit,
                                                          .clock = clock,
                                                          .retry = RetryPolicy([] { return 0.5; }),
                                                          .limits = shortLimits()});
        server.clearCalls();
        server.clearFaults();
    }

    template <typename T>
    Result<T> wait(const Task<T> &task)
    {
        std::optional<Result<T>> got;
        task.onDone(&context, [&](Result<T> result) { got = std::move(result); });
        EXPECT_TRUE(QTest::qWaitFor([&] { return got.has_value(); }, 20000));
        return got.value_or(failure(Kind::Internal, QStringLiteral("never settled")));
    }

    QString idOf(const QString &name)
    {
        QString id;
        const auto end = wait(Warehouses(ApiClient(*queue)).list([&](const QList<WarehouseRow> &rows) {
            for (const WarehouseRow &row : rows) {
                if (row.name == name)
                    id = row.id;
            }
        }));
        EXPECT_TRUE(end.has_value());
        EXPECT_FALSE(id.isEmpty());
        return id;
    }

    QString stoppedWarehouse()
    {
        QString id;
        wait(Warehouses(ApiClient(*queue)).list([&](const QList<WarehouseRow> &rows) {
            for (const WarehouseRow &row : rows) {
                if (row.state == WarehouseRow::State::Stopped && row.health == WarehouseRow::Health::Healthy &&
                    id.isEmpty())
                    id = row.id;
            }
        }));
        EXPECT_FALSE(id.isEmpty());
        return id;
    }
};

void expectKind(const std::optional<Kind> &expected, const std::optional<Error> &error, const std::string &what)
{
    if (!expected) {
        EXPECT_FALSE(error.has_value()) << what << ": " << (error ? error->message.toStdString() : "");
        return;
    }
    ASSERT_TRUE(error.has_value()) << what << " should have failed";
    EXPECT_EQ(int(error->kind), int(*expected)) << what << ": " << error->message.toStdString();
    EXPECT_FALSE(error->message.isEmpty()) << what << ": nobody could be told why";
}

} // namespace

TEST_F(FaultTest, AChangeIsDoneOnceAtMostAndItsEndIsTold)
{
    const QString id = stoppedWarehouse();
    const QByteArray call = "POST /api/2.0/sql/warehouses/" + id.toLatin1() + "/start";
    for (const Case &c : cases()) {
        for (const Fault::When when : {Fault::When::Before, Fault::When::After}) {
            // A 429 says that the call was refused before it was executed: one after it would be a lie of the server.
            if (c.changeRepeated && when == Fault::When::After)
                continue;
            fresh();
            Fault strike = c.fault;
            strike.when = when;
            strike.pattern = QString::fromLatin1(call);
            server.addFault(strike);
            audit.attempts.clear();
            audit.outcomes.clear();
            const auto result = wait(Warehouses(ApiClient(*queue)).start(id));
            const std::string what =
                std::string(c.name) + (when == Fault::When::Before ? " before" : " after") + " execution";
            expectKind(c.change, result ? std::nullopt : std::optional<Error>(result.error()), what);
            const demo::CallCount count = server.calls(call);
            const int attempts = c.changeRepeated ? 2 : 1;
            EXPECT_EQ(count.faulted, 1) << what;
            EXPECT_EQ(count.arrived, attempts) << what << ": the wire saw it again";
            EXPECT_LE(count.executed, 1) << what << ": done twice";
            EXPECT_EQ(audit.attempts.size(), attempts) << what;
            EXPECT_EQ(audit.outcomes.size(), attempts) << what;
        }
    }
}

TEST_F(FaultTest, AReadIsRepeatedWhereThatHelps)
{
    const QByteArray call = "GET /api/2.0/sql/warehouses";
    for (const Case &c : cases()) {
        for (const Fault::When when : {Fault::When::Before, Fault::When::After}) {
            // A drip of a call that was not executed is a whole, empty answer: nothing tells it from a true one.
            if (c.fault.kind == Fault::Kind::Drip && when == Fault::When::Before)
                continue;
            fresh();
            Fault strike = c.fault;
            strike.when = when;
            strike.pattern = QString::fromLatin1(call);
            server.addFault(strike);
            qsizetype rows = 0;
            const auto result =
                wait(Warehouses(ApiClient(*queue)).list([&](const QList<WarehouseRow> &page) { rows += page.size(); }));
            const std::string what =
                std::string(c.name) + (when == Fault::When::Before ? " before" : " after") + " execution";
            expectKind(c.read, result ? std::nullopt : std::optional<Error>(result.error()), what);
            EXPECT_EQ(server.calls(call).faulted, 1) << what;
            if (result)
                EXPECT_GT(rows, 0) << what << ": an empty list instead of an error";
            else
                EXPECT_EQ(rows, 0) << what;
        }
    }
}

TEST_F(FaultTest, AFaultThatStaysEndsAfterThreeRepeatsOfAReadAndNoneOfAChange)
{
    const QString id = stoppedWarehouse();
    fresh();
    Fault strike = fault(Fault::Kind::Status, 503, 1);
    strike.times = -1;
    strike.pattern = QStringLiteral("* /api/2.0/sql/warehouses*");
    server.addFault(strike);
    const auto read = wait(Warehouses(ApiClient(*queue)).get(id));
    ASSERT_FALSE(read.has_value());
    EXPECT_EQ(int(read.error().kind), int(Kind::Unavailable));
    EXPECT_EQ(server.calls("GET /api/2.0/sql/warehouses/" + id.toLatin1()).arrived, 4);
    const auto change = wait(Warehouses(ApiClient(*queue)).stop(id));
    EXPECT_FALSE(change.has_value());
    EXPECT_EQ(server.calls("POST /api/2.0/sql/warehouses/" + id.toLatin1() + "/stop").arrived, 1);
}

TEST_F(FaultTest, CreatingIsNeverRepeatedAfterALostAnswer)
{
    for (const Fault::Kind kind : {Fault::Kind::Reset, Fault::Kind::Close, Fault::Kind::Hang, Fault::Kind::Truncate}) {
        fresh();
        Fault strike = fault(kind);
        strike.when = Fault::When::After;
        strike.pattern = QStringLiteral("POST /api/2.0/sql/warehouses");
        server.addFault(strike);
        WarehouseSpec spec;
        spec.name = QStringLiteral("Created once %1").arg(int(kind));
        const auto created = wait(Warehouses(ApiClient(*queue)).create(spec));
        ASSERT_FALSE(created.has_value());
        EXPECT_EQ(int(created.error().kind), int(Kind::OutcomeUnknown));
        EXPECT_EQ(server.calls("POST /api/2.0/sql/warehouses").executed, 1);
        EXPECT_FALSE(idOf(spec.name).isEmpty()) << "it was executed, a read tells";
    }
}
