// SPDX-License-Identifier: GPL-3.0-or-later
// What is written down about a call, and how it ends.
#include "core/audit/redact.h"
#include "core/http/audit_sink.h"
#include "core/http/request_queue.h"

namespace trowel {

using Stage = Call::Stage;
using State = RequestRecord::State;

namespace {

QString sizeOnly(const QByteArray &bytes)
{
    return QStringLiteral("(%1 bytes)").arg(bytes.size());
}

QString shownAnswer(const Request &request, const Response &response)
{
    if (response.body.isEmpty())
        return {};
    // What may quote a secret in some spelling of its own is not kept either.
    return request.answerIsContent || !request.conceal.isEmpty()
               ? sizeOnly(response.body)
               : redactBody(response.header("Content-Type"), response.body);
}

} // namespace

QByteArray RequestQueue::basePath(const Call &call) const
{
    const QLatin1String base = call.usedOlder ? call.route->older : call.route->base;
    return QByteArray(base.data(), base.size()) + call.path;
}

QString RequestQueue::shownPath(const Call &call) const
{
    const QString path = QString::fromLatin1(basePath(call));
    return call.query.isEmpty() ? path : path + u'?' + redactQuery(QString::fromLatin1(call.query));
}

Task<Nothing> RequestQueue::audit(const CallPtr &call)
{
    call->audited = true;
    const RequestRecord &record = call->record;
    AuditAttempt entry;
    entry.requestId = record.id;
    entry.attempt = record.attempt;
    entry.when = m_setup.clock.utc();
    entry.who = m_who;
    entry.workspace = record.workspace;
    entry.host = record.host;
    entry.family = record.family;
    entry.verb = record.verb;
    entry.path = QString::fromLatin1(basePath(*call));
    entry.query = redactQuery(QString::fromLatin1(call->query));
    entry.body = record.requestBody;
    entry.isRead = call->isRead();
    return m_setup.audit.attempt(entry);
}

void RequestQueue::auditOutcome(const Call &call, const QString &outcome, const QString &detail)
{
    if (!call.audited)
        return;
    AuditOutcome entry;
    entry.requestId = call.record.id;
    entry.attempt = call.record.attempt;
    entry.when = m_setup.clock.utc();
    entry.status = call.record.status;
    entry.tookMs = call.record.took.count();
    entry.serverRequestId = call.record.requestId;
    entry.outcome = outcome;
    entry.detail = detail;
    m_setup.audit.outcome(entry);
}

void RequestQueue::endAttempt(const CallPtr &call, const Error &error, const QString &outcome)
{
    RequestRecord &record = call->record;
    call->lastError = error;
    record.requestId = error.requestId;
    const QString what = error.httpStatus != 0 ? QString::number(error.httpStatus) : error.message;
    record.history.append(QStringLiteral("%1: %2 after %3 ms").arg(record.attempt).arg(what).arg(record.took.count()));
    auditOutcome(*call, outcome,
                 redactText(error.code.isEmpty() ? error.message : error.code + QStringLiteral(": ") + error.message));
    call->audited = false;
}

void RequestQueue::succeed(const CallPtr &call, const Response &response)
{
    RequestRecord &record = call->record;
    record.requestId = response.requestId;
    record.answer = shownAnswer(call->request, response);
    record.history.append(
        QStringLiteral("%1: %2 after %3 ms").arg(record.attempt).arg(response.status).arg(record.took.count()));
    auditOutcome(*call, QStringLiteral("done"), {});
    end(call, State::Done, response);
}

void RequestQueue::fail(const CallPtr &call, const Error &error)
{
    const bool unknown = error.kind == Error::Kind::OutcomeUnknown;
    endAttempt(call, error, unknown ? QStringLiteral("outcome unknown") : QStringLiteral("failed"));
    call->record.error = error;
    end(call, error.isCancelled() ? State::Cancelled : State::Failed, failure(error));
}

void RequestQueue::cancelCall(const CallPtr &call)
{
    if (call->stage == Stage::Over)
        return;
    if (call->stage == Stage::Preparing || call->stage == Stage::OnWire)
        --m_running;
    const bool unknown = !call->isRead() && call->stage == Stage::OnWire;
    if (unknown)
        ++m_epoch;
    call->stopStep();
    const QString detail =
        unknown ? QStringLiteral("Cancelled while it was on the wire; the server may have executed it.") : QString();
    if (call->stage != Stage::Waiting)
        call->record.history.append(QStringLiteral("%1: cancelled").arg(call->record.attempt));
    auditOutcome(*call, unknown ? QStringLiteral("outcome unknown") : QStringLiteral("cancelled"), detail);
    end(call, State::Cancelled, failure(Error::cancelled()));
}

void RequestQueue::end(const CallPtr &call, State state, const Result<Response> &result)
{
    m_waiting.remove(call);
    call->stage = Stage::Over;
    call->step.reset();
    m_calls.remove(call->id());
    if (m_reads.value(call->mergeKey) == call->id())
        m_reads.remove(call->mergeKey);
    call->record.state = state;
    call->record.waitsFor.clear();
    call->record.nextTry = {};
    publish(*call);
    pumpSoon();
    const QList<Call::Asker> askers = std::exchange(call->askers, {});
    for (const Call::Asker &asker : askers)
        asker.promise.settle(result);
}

} // namespace trowel
