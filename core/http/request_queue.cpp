// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/request_queue.h"

#include "core/audit/redact.h"
#include "core/http/rate_limiter.h"
#include "core/http/url.h"

#include <algorithm>
#include <atomic>

namespace trowel {

using namespace std::chrono_literals;
using Verdict = WaitingLanes::Verdict;
using Stage = Call::Stage;

namespace {

quint64 nextRequestId()
{
    static std::atomic<quint64> last{0}; // unique in this run, over all workspaces
    return ++last;
}

QByteArray mergeKeyOf(const Request &request, const QByteArray &path, const QByteArray &query)
{
    if (!request.isRead())
        return {};
    QByteArray headers;
    for (const auto &[name, value] : request.headers)
        headers += '\n' + name + ':' + value;
    return QByteArray::number(int(request.verb)) + ' ' + QByteArray::number(int(request.route)) + path + '?' + query +
           (request.answerIsContent ? " c" : " ") + (request.signsIn ? "s" : "") + (request.probes ? "p" : "") +
           QByteArray::number(request.maxResponseBytes) + headers + '\n' + request.body;
}

// What tells whether there is anybody leaves while nothing else does.
bool isPassing(const Request &request)
{
    return request.signsIn || request.probes;
}

} // namespace

RequestQueue::RequestQueue(const QueueSetup &setup, QObject *parent)
    : QObject(parent)
    , m_setup(setup)
    , m_executor(setup.network, setup.host, setup.clock, setup.limits)
    , m_who(setup.workspace)
    , m_place(setup.limiter->join())
{
}

RequestQueue::~RequestQueue()
{
    cancelAll();
    // Changes on the wire were left alone: nobody will see how they end.
    const QList<CallPtr> left = m_calls.values();
    for (const CallPtr &call : left)
        cancelCall(call);
    m_setup.limiter->leave(m_place);
}

Task<Response> RequestQueue::submit(Request request)
{
    const RouteInfo &route = m_setup.routes(request.route);
    const Result<QByteArray> path = encodedPath({}, request.path);
    if (!path)
        return Task<Response>::ready(failure(path.error()));
    if (m_signedOut && !request.isRead() && !request.signsIn)
        return Task<Response>::ready(failure(*m_signedOut));
    const QByteArray query = encodedQuery(request.query);
    const QByteArray mergeKey = mergeKeyOf(request, *path, query);
    if (const CallPtr call = joinable(request, mergeKey)) {
        m_waiting.hurry(call, request.lane);
        pumpSoon();
        return ask(call, request);
    }

    auto call = std::make_shared<Call>();
    call->request = std::move(request);
    call->route = &route;
    call->path = *path;
    call->query = query;
    call->mergeKey = mergeKey;
    call->usedOlder = m_older.contains(call->request.route);
    call->queuedAt = m_setup.clock.now();
    RequestRecord &record = call->record;
    record.id = nextRequestId();
    record.workspace = m_setup.workspace;
    record.host = hostLabel(m_setup.host);
    record.asked = m_setup.clock.utc();
    record.verb = call->request.verb;
    record.path = shownPath(*call);
    record.family = route.family;
    record.lane = call->request.lane;
    record.purpose = call->request.purpose;
    const Request &kept = call->request;
    if (kept.bodyIsContent)
        record.requestBody = QStringLiteral("(%1 bytes)").arg(kept.bodySize());
    else if (!kept.body.isEmpty())
        record.requestBody = redactBody(kept.contentType, kept.body);

    m_calls.insert(record.id, call);
    if (call->isRead())
        m_reads.insert(mergeKey, record.id);
    m_waiting.pushBack(call);
    const Task<Response> task = ask(call, call->request);
    publish(*call);
    if (m_outOfReach && !isPassing(call->request) && (!call->isRead() || call->request.lane == Lane::Interactive))
        emit reachWanted();
    pumpSoon();
    return task;
}

CallPtr RequestQueue::joinable(const Request &request, const QByteArray &mergeKey) const
{
    if (!request.isRead())
        return {};
    const CallPtr call = m_calls.value(m_reads.value(mergeKey));
    if (!call)
        return {};
    // A read that left before a change left or came back may show the state before it.
    const bool fresh = call->stage == Stage::Waiting || call->stage == Stage::Renewing || call->epoch == m_epoch;
    return fresh ? call : CallPtr();
}

Task<Response> RequestQueue::ask(const CallPtr &call, const Request &request)
{
    const quint64 asker = m_nextAsker++;
    Promise<Response> promise(
        [self = QPointer(this), id = call->id(), asker] {
            if (self)
                self->askerLeft(id, asker);
        },
        call->isRead() ? Abandon::Cancel : Abandon::KeepRunning);
    call->askers.append({asker, promise, request.onUpload, request.onDownload});
    return promise.task();
}

void RequestQueue::askerLeft(quint64 id, quint64 asker)
{
    const CallPtr call = m_calls.value(id);
    if (!call)
        return;
    if (call->askers.size() == 1 && call->askers.first().id == asker)
        return cancelCall(call);
    const auto left = std::find_if(call->askers.cbegin(), call->askers.cend(),
                                   [asker](const Call::Asker &have) { return have.id == asker; });
    if (left == call->askers.cend())
        return;
    const Promise<Response> promise = left->promise;
    call->askers.erase(left);
    promise.fail(Error::cancelled()); // not in the middle of the list: whoever hears it may ask again
}

void RequestQueue::hold()
{
    m_held = true;
    m_signedOut.reset();
    for (const CallPtr &call : m_waiting.all())
        call->authorization.reset(); // the sign-in may bring another token
    pumpSoon();
}

void RequestQueue::release()
{
    m_held = false;
    m_signedOut.reset();
    pumpSoon();
}

void RequestQueue::signedOut(const Error &error)
{
    m_held = true;
    m_signedOut = error;
    for (const CallPtr &call : m_waiting.all()) {
        if (const auto why = whyUnsent(*call))
            fail(call, *why);
    }
    pumpSoon();
}

bool RequestQueue::isHeld(const Call &call) const
{
    return (m_held || m_outOfReach) && !isPassing(call.request);
}

std::optional<Error> RequestQueue::whyUnsent(const Call &call) const
{
    if (call.isRead() || isPassing(call.request))
        return {};
    if (m_signedOut)
        return m_signedOut;
    if (!m_outOfReach)
        return {};
    // What an attempt before may have done is not "never left".
    using Kind = Error::Kind;
    const Kind last = call.lastError ? call.lastError->kind : Kind::NotSent;
    const bool left = last == Kind::OutcomeUnknown || last == Kind::Unavailable || last == Kind::Server;
    return left ? call.lastError : m_outOfReach;
}

void RequestQueue::outOfReach(const Error &why)
{
    m_outOfReach = Error::make(Error::Kind::NotSent, why.message);
    for (const CallPtr &call : m_waiting.all()) {
        if (const auto error = whyUnsent(*call))
            fail(call, *error);
    }
    pumpSoon();
}

void RequestQueue::withinReach()
{
    m_outOfReach.reset();
    for (const CallPtr &call : m_waiting.all()) {
        if (call->lastError && call->lastError->isNetwork())
            call->notBefore = m_setup.clock.now(); // what it waited for has come
    }
    pumpSoon();
}

void RequestQueue::woke()
{
    m_executor.dropConnections();
    const QList<CallPtr> calls = m_calls.values();
    for (const CallPtr &call : calls) {
        if (call->stage != Stage::OnWire || !call->isRead())
            continue;
        --m_running;
        call->stopStep();
        endAttempt(call, Error::make(Error::Kind::Connection, QStringLiteral("the computer slept")),
                   QStringLiteral("retried"));
        repeat(call, 0ms);
    }
}

void RequestQueue::cancel(quint64 id)
{
    if (const CallPtr call = m_calls.value(id))
        cancelCall(call);
}

void RequestQueue::cancelAll()
{
    const QList<CallPtr> calls = m_calls.values();
    for (const CallPtr &call : calls) {
        if (call->isRead() || call->stage != Stage::OnWire)
            cancelCall(call);
    }
}

QueueLoad RequestQueue::load() const
{
    QueueLoad load;
    load.waiting = m_waiting.count();
    load.onWire = m_running;
    load.perSecond = m_setup.limiter->sentInLastSecond();
    load.limitPerSecond = m_setup.limiter->limitPerSecond();
    load.waitingFamily = m_waitingFamily;
    load.paused = m_paused;
    return load;
}

void RequestQueue::pumpSoon()
{
    // On the event loop: whoever asks may still want to cancel, and what is asked together is ordered together.
    if (!std::exchange(m_pumpQueued, true))
        QMetaObject::invokeMethod(this, &RequestQueue::pump, Qt::QueuedConnection);
}

void RequestQueue::pump()
{
    m_pumpQueued = false;
    m_waitingFamily.clear();
    m_paused = false;
    auto wait = std::chrono::nanoseconds::max();
    m_waitsForHost = false;
    while (const CallPtr call = m_waiting.next([&](const Call &next) { return judge(next, &wait); }))
        begin(call);
    m_setup.limiter->setWaiting(m_place, m_waitsForHost);
    m_timer.reset();
    if (wait != std::chrono::nanoseconds::max() && m_waiting.count() > 0) {
        m_timer = std::make_unique<QObject>();
        m_setup.clock.after(std::max(wait, 0ns), m_timer.get(), [this] { pumpSoon(); });
    }
    emit loadChanged();
}

Verdict RequestQueue::judge(const Call &call, std::chrono::nanoseconds *wait)
{
    if (isHeld(call)) {
        setWaitsFor(call, m_held && !m_outOfReach ? QStringLiteral("sign-in") : QStringLiteral("network"));
        return Verdict::Skip;
    }
    if (m_running >= cap[size_t(call.request.lane)])
        return Verdict::SkipLane;
    const auto now = m_setup.clock.now();
    if (call.notBefore > now) {
        *wait = std::min(*wait, call.notBefore - now);
        return Verdict::Skip;
    }
    RateLimiter &limiter = *m_setup.limiter;
    if (limiter.take(*call.route, call.isRead(), m_place))
        return Verdict::Go;
    *wait = std::min(*wait, limiter.wait(*call.route, call.isRead(), m_place));
    const bool paused = limiter.isPaused(*call.route, call.isRead());
    const bool byFamily = limiter.heldByFamily(*call.route, call.isRead());
    m_paused = m_paused || paused;
    if (m_waitingFamily.isEmpty() && (paused || byFamily))
        m_waitingFamily = call.route->family;
    setWaitsFor(call, paused     ? QStringLiteral("Retry-After")
                      : byFamily ? QStringLiteral("rate of ") + call.route->family
                                 : QStringLiteral("rate of the workspace"));
    m_waitsForHost = m_waitsForHost || (!byFamily && !paused);
    return byFamily || paused ? Verdict::Skip : Verdict::Stop;
}

void RequestQueue::setWaitsFor(const Call &call, const QString &what)
{
    if (call.record.waitsFor == what)
        return;
    const CallPtr kept = m_calls.value(call.id());
    kept->record.waitsFor = what;
    publish(*kept);
}

} // namespace trowel
