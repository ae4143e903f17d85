// SPDX-License-Identifier: GPL-3.0-or-later
// One attempt of one call: authorize, write down, send, judge what came back.
#include "core/http/audit_sink.h"
#include "core/http/authenticator.h"
#include "core/http/rate_limiter.h"
#include "core/http/request_queue.h"

namespace trowel {

using namespace std::chrono_literals;
using Stage = Call::Stage;
using State = RequestRecord::State;
using std::chrono::milliseconds;

void RequestQueue::begin(const CallPtr &call)
{
    ++m_running;
    call->stage = Stage::Preparing;
    call->wasOnWire = false;
    call->usedOlder = call->usedOlder || m_older.contains(call->request.route);
    const auto now = m_setup.clock.now();
    call->placeAt = now;
    call->record.waited += std::chrono::duration_cast<milliseconds>(now - call->queuedAt);
    call->record.waitsFor.clear();
    call->record.status = 0; // of this attempt nothing is known yet
    call->record.took = {};
    call->record.requestId.clear();
    if (const auto value = std::exchange(call->authorization, {}))
        return leave(call, *value);
    call->renewals = m_renewals;
    // Before signing in is asked about, a well-known document needs no authorization.
    if (call->request.route == Route::WellKnown)
        return authorized(call, QByteArray());
    m_setup.authenticator.authorization().onDone(
        call->nextStep(), [this, call](const Result<QByteArray> &result) { authorized(call, result); });
}

void RequestQueue::authorized(const CallPtr &call, const Result<QByteArray> &authorization)
{
    if (!authorization) {
        --m_running;
        const Error &error = authorization.error();
        fail(call, error);
        if (error.kind == Error::Kind::Unauthenticated)
            emit unauthenticated(error);
        return;
    }
    if (call->audited)
        return ready(call, *authorization);
    if (call->isRead()) {
        audit(call).detach(); // a read does not wait, and is not stopped by a full disk
        return ready(call, *authorization);
    }
    audit(call).onDone(call->nextStep(), [this, call, value = *authorization](const Result<Nothing> &written) {
        if (written)
            return ready(call, value);
        --m_running;
        call->audited = false;
        Error error = written.error();
        if (!error.isCancelled())
            error.kind = Error::Kind::Storage;
        fail(call, error);
    });
}

void RequestQueue::ready(const CallPtr &call, const QByteArray &authorization)
{
    const bool held = isHeld(*call);
    // Getting ready takes a turn of the event loop. After much more the place belongs to another moment: calls that
    // were held up together would leave together.
    if (!held && m_setup.clock.now() - call->placeAt <= RateLimiter::placeLasts)
        return leave(call, authorization);
    --m_running;
    if (const auto why = whyUnsent(*call))
        return fail(call, *why);
    if (!held) // the next sign-in may bring another token
        call->authorization = authorization;
    call->stage = Stage::Waiting;
    call->queuedAt = m_setup.clock.now();
    m_waiting.pushFront(call);
    pumpSoon();
}

void RequestQueue::leave(const CallPtr &call, const QByteArray &authorization)
{
    if (!call->isRead())
        ++m_epoch;
    call->epoch = m_epoch;
    call->stage = Stage::OnWire;
    call->wasOnWire = true;
    call->leftAt = m_setup.clock.now();
    call->record.state = State::OnWire;
    call->record.nextTry = {};
    publish(*call);

    WireRequest wire;
    wire.request = call->request;
    wire.path = basePath(*call);
    wire.query = call->query;
    wire.authorization = authorization;
    wire.authMethod = m_setup.authenticator.method();
    if (call->route->workspaceHeader)
        wire.workspaceId = m_setup.workspaceId.toLatin1();
    // Everybody who asked sees the progress, those who joined later too.
    wire.request.onDownload = [weak = std::weak_ptr(call)](qint64 done, qint64 total) {
        const CallPtr now = weak.lock();
        const QList<Call::Asker> askers = now ? now->askers : QList<Call::Asker>();
        for (const Call::Asker &asker : askers) {
            if (asker.onDownload)
                asker.onDownload(done, total);
        }
    };
    m_executor.send(wire).onDone(call->nextStep(),
                                 [this, call](Result<Response> result) { came(call, std::move(result)); });
}

void RequestQueue::came(const CallPtr &call, Result<Response> result)
{
    --m_running;
    if (!call->isRead())
        ++m_epoch;
    call->record.took = std::chrono::duration_cast<milliseconds>(m_setup.clock.now() - call->leftAt);
    const int status = result ? result->status : result.error().httpStatus;
    call->record.status = status;
    if (status != 0 && status != 429)
        m_setup.limiter->succeeded();
    // Remembered once the older base has answered: a call that neither knows says nothing about the others.
    if (call->usedOlder && status != 0 && (result || result.error().code != u"ENDPOINT_NOT_FOUND"))
        m_older.insert(call->request.route);
    if (status != 0)
        emit answered();
    else if (result.error().isNetwork() || result.error().kind == Error::Kind::OutcomeUnknown)
        emit foundNobody(result.error());
    if (result)
        succeed(call, *result);
    else
        judgeFailure(call, result.error());
    pumpSoon();
}

void RequestQueue::judgeFailure(const CallPtr &call, const Error &error)
{
    if (fallBack(call, error))
        return;
    const RetryDecision decision = m_setup.retry.decide(call->request, error, call->attempts);
    if (error.kind == Error::Kind::Throttled) {
        const milliseconds asked = std::min(error.retryAfter.value_or(1000ms), RetryPolicy::maxDelay);
        const bool again = decision.action == RetryDecision::Action::Repeat;
        m_setup.limiter->refused(*call->route, call->isRead(), again ? decision.delay : asked);
    }
    switch (decision.action) {
    case RetryDecision::Action::GiveUp:
        fail(call, error);
        if (error.kind == Error::Kind::Unauthenticated)
            emit unauthenticated(error);
        return;
    case RetryDecision::Action::Repeat:
        ++(RetryPolicy::wasRefused(error) ? call->attempts.throttled : call->attempts.repeats);
        call->attempts.waited += decision.delay;
        endAttempt(call, error, QStringLiteral("retried"));
        return repeat(call, decision.delay);
    case RetryDecision::Action::RenewThenRepeat:
        call->attempts.renewed = true;
        return renew(call, error);
    }
}

bool RequestQueue::fallBack(const CallPtr &call, const Error &error)
{
    if (error.code != u"ENDPOINT_NOT_FOUND" || call->route->older.isEmpty() || call->usedOlder)
        return false;
    // The server knows no such call, so nothing was executed: changes go on as well.
    endAttempt(call, error, QStringLiteral("retried"));
    call->usedOlder = true;
    call->record.path = shownPath(*call);
    repeat(call, 0ms);
    return true;
}

void RequestQueue::renew(const CallPtr &call, const Error &error)
{
    endAttempt(call, error, QStringLiteral("retried"));
    if (call->renewals < m_renewals)
        return repeat(call, 0ms); // somebody renewed it while this one was on the wire
    call->stage = Stage::Renewing;
    call->record.state = State::Retrying;
    call->record.waitsFor = QStringLiteral("sign-in");
    publish(*call);
    m_renewing.append({call, error});
    if (m_renewal)
        return;
    m_renewal.reset(new QObject);
    m_setup.authenticator.renew().onDone(m_renewal.get(), [this](const Result<Nothing> &result) { renewed(result); });
}

void RequestQueue::renewed(const Result<Nothing> &result)
{
    m_renewal.reset();
    const auto waiting = std::exchange(m_renewing, {});
    if (result)
        ++m_renewals;
    std::optional<Error> refusal;
    for (const auto &[call, error] : waiting) {
        if (call->stage != Stage::Renewing)
            continue;
        if (result) {
            repeat(call, 0ms);
            continue;
        }
        // The server's words explain more than "cannot be renewed"; but offline is not signed out.
        const bool signedOut = result.error().kind == Error::Kind::Unauthenticated;
        fail(call, signedOut ? error : result.error());
        if (signedOut)
            refusal = error;
    }
    if (refusal)
        emit unauthenticated(*refusal);
    pumpSoon();
}

void RequestQueue::repeat(const CallPtr &call, milliseconds delay)
{
    if (const auto why = whyUnsent(*call))
        return fail(call, *why); // as every change that waits
    ++call->record.attempt;
    call->stage = Stage::Waiting;
    call->step.reset();
    call->queuedAt = m_setup.clock.now();
    call->notBefore = call->queuedAt + delay;
    call->record.state = State::Retrying;
    call->record.nextTry = m_setup.clock.utc().addMSecs(delay.count());
    call->record.waitsFor = delay > 0ms ? QStringLiteral("Retry-After") : QString();
    m_waiting.pushFront(call);
    publish(*call);
    pumpSoon();
}

} // namespace trowel
