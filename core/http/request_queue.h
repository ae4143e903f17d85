// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/executor.h"
#include "core/http/rate_limiter.h"
#include "core/http/request_record.h"
#include "core/http/retry_policy.h"
#include "core/http/waiting_lanes.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace trowel {

class AuditSink;
class Authenticator;

/// What a queue is made of. The references must outlive it.
struct QueueSetup
{
    QString workspace;   ///< the profile's name
    QUrl host;           ///< scheme, host, port
    QString workspaceId; ///< empty while unknown
    std::shared_ptr<RateLimiter> limiter;
    NetworkFactory &network;
    Authenticator &authenticator;
    AuditSink &audit;
    Clock &clock;
    RetryPolicy retry = RetryPolicy();
    ExecutorLimits limits = {};
    std::function<const RouteInfo &(Route)> routes = routeInfo;
};

/// Decides when the requests of one workspace leave: lanes, the host's rate, a cap on what is on the wire, pauses, the
/// block while signing in. Identical reads share one call. Every attempt goes to the audit sink first, and a change
/// leaves only once its entry is on disk. Cancelling settles at once in every state. Main thread.
class RequestQueue final : public QObject
{
    Q_OBJECT
public:
    /// On the wire at once; less urgent lanes leave room, so that a click always finds a place.
    static constexpr int cap[] = {16, 14, 10};

    explicit RequestQueue(const QueueSetup &setup, QObject *parent = nullptr);
    ~RequestQueue() override;

    Task<Response> submit(Request request);

    /// While held only requests with `signsIn` leave; the others wait.
    void hold();
    void release();
    /// Held as well; changes do not wait for a sign-in that may come hours later, they fail with `error`.
    void signedOut(const Error &error);

    /// Nobody can be reached: only what signs in or probes leaves. Reads wait; changes that wait have never left and
    /// say so (NotSent), since nobody knows when they would. Calling it again does so with what was asked meanwhile.
    void outOfReach(const Error &why);
    void withinReach();
    /// Connections of before are dead: reads that are on the wire leave again, changes there end as they may.
    void woke();

    void cancel(quint64 id);
    void cancelAll();
    QueueLoad load() const;

    void setWho(const QString &userName) { m_who = userName; }
    void setWorkspaceId(const QString &id) { m_setup.workspaceId = id; }

signals:
    void requestChanged(const trowel::RequestRecord &record);
    void loadChanged();
    /// The server refuses the sign-in, and renewing it did not help.
    void unauthenticated(const trowel::Error &error);
    /// An attempt found nobody; an attempt was answered, if with a refusal.
    void foundNobody(const trowel::Error &error);
    void answered();
    /// Somebody waits for something while nobody can be reached.
    void reachWanted();

private:
    // request_queue.cpp: who asks, who leaves, what waits
    Task<Response> ask(const CallPtr &call, const Request &request);
    CallPtr joinable(const Request &request, const QByteArray &mergeKey) const;
    void askerLeft(quint64 call, quint64 asker);
    void pumpSoon();
    void pump();
    WaitingLanes::Verdict judge(const Call &call, std::chrono::nanoseconds *wait);
    void setWaitsFor(const Call &call, const QString &what);
    bool isHeld(const Call &call) const;
    /// Why a change that waits cannot leave: what fails it, nothing while it may go on waiting.
    std::optional<Error> whyUnsent(const Call &call) const;

    // queue_attempt.cpp: one attempt of one call
    void begin(const CallPtr &call);
    void authorized(const CallPtr &call, const Result<QByteArray> &authorization);
    void ready(const CallPtr &call, const QByteArray &authorization);
    void leave(const CallPtr &call, const QByteArray &authorization);
    void came(const CallPtr &call, Result<Response> result);
    void judgeFailure(const CallPtr &call, const Error &error);
    bool fallBack(const CallPtr &call, const Error &error);
    void renew(const CallPtr &call, const Error &error);
    void renewed(const Result<Nothing> &result);
    void repeat(const CallPtr &call, std::chrono::milliseconds delay);

    // queue_end.cpp: records and how a call ends
    Task<Nothing> audit(const CallPtr &call);
    void auditOutcome(const Call &call, const QString &outcome, const QString &detail);
    void endAttempt(const CallPtr &call, const Error &error, const QString &outcome);
    void succeed(const CallPtr &call, const Response &response);
    void fail(const CallPtr &call, const Error &error);
    void cancelCall(const CallPtr &call);
    void end(const CallPtr &call, RequestRecord::State state, const Result<Response> &result);
    void publish(const Call &call) { emit requestChanged(call.record); }
    QByteArray basePath(const Call &call) const;
    QString shownPath(const Call &call) const; ///< with the redacted query

    QueueSetup m_setup;
    Executor m_executor;
    QString m_who;
    WaitingLanes m_waiting;
    QHash<quint64, CallPtr> m_calls; // all that are not over
    QHash<QByteArray, quint64> m_reads;
    QList<std::pair<CallPtr, Error>> m_renewing;
    std::unique_ptr<QObject, Call::Later> m_renewal;
    QSet<Route> m_older; // answered ENDPOINT_NOT_FOUND at the newer base
    QString m_waitingFamily;
    RateLimiter::Asker m_place; // in the line for the host's rate
    quint64 m_nextAsker = 1;
    quint64 m_epoch = 0;
    quint64 m_renewals = 0;
    int m_running = 0; // being prepared or on the wire
    bool m_paused = false;
    bool m_waitsForHost = false; // at the last look
    bool m_held = false;
    std::optional<Error> m_signedOut;
    std::optional<Error> m_outOfReach;
    bool m_pumpQueued = false;
    std::unique_ptr<QObject> m_timer; // context of the next wake-up
};

} // namespace trowel
