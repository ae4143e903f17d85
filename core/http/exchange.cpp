// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/exchange.h"

#include "core/audit/redact.h"
#include "core/http/gunzip.h"
#include "core/http/one_shot_body.h"

#include <QJsonDocument>

namespace trowel {

using Kind = Error::Kind;

namespace {

bool saysJson(const Reply &reply)
{
    return reply.header("Content-Type").trimmed().toLower().startsWith("application/json");
}

// Some servers call a plain word or nothing at all JSON: that is no harm.
bool isBrokenJson(const QByteArray &body)
{
    const QByteArray text = body.trimmed();
    return (text.startsWith('{') || text.startsWith('[')) && QJsonDocument::fromJson(text).isNull();
}

} // namespace

Exchange::Exchange(QNetworkReply *reply, const Request &request, const QByteArray &path, Clock &clock,
                   std::chrono::milliseconds deadline)
    : m_reply(reply), m_request(request), m_path(path), m_clock(clock)
{
    m_reply->setParent(this);
    m_reply->setReadBufferSize(qint64(1024) * 1024);
    m_promise.setStop([self = QPointer(this)] {
        if (self)
            self->settle(failure(Error::cancelled()));
    });
    connect(m_reply, &QNetworkReply::readyRead, this, &Exchange::readSome);
    connect(m_reply, &QNetworkReply::finished, this, &Exchange::finish);
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) { m_sslErrors = errors; });
    if (m_request.onUpload) {
        connect(m_reply, &QNetworkReply::uploadProgress, this, [this](qint64 done, qint64) {
            if (done > 0 && !m_over)
                m_request.onUpload(done, m_request.bodySize());
        });
    }
    if (m_request.onDownload) {
        connect(m_reply, &QNetworkReply::downloadProgress, this, [this](qint64 done, qint64 total) {
            if (done > 0 && !m_over)
                m_request.onDownload(done, total);
        });
    }
    m_clock.after(deadline, this, [this] {
        m_late = true;
        m_reply->abort();
    });
}

Exchange::~Exchange()
{
    m_over = true;
    m_reply->disconnect(this);
}

void Exchange::readSome()
{
    if (m_over)
        return;
    m_body += m_reply->readAll();
    if (m_body.size() > m_request.maxResponseBytes) {
        m_tooLarge = true;
        m_body.clear();
        m_reply->abort();
    }
}

void Exchange::unpack()
{
    const QByteArray packing = m_reply->rawHeader("Content-Encoding").trimmed().toLower();
    if (m_body.isEmpty() || packing.isEmpty() || packing == "identity")
        return;
    if (packing != "gzip" && packing != "x-gzip") {
        m_foreign = true; // nobody asked for it, and its bytes would pass for the contents of a file
        return;
    }
    Gunzipped unpacked = gunzip(m_body, m_request.maxResponseBytes);
    m_body = std::move(unpacked.bytes);
    m_tooLarge = unpacked.end == Gunzipped::End::TooLarge;
    m_cutOff = unpacked.end == Gunzipped::End::CutOff || unpacked.end == Gunzipped::End::Damaged;
}

Reply Exchange::judged() const
{
    Reply reply;
    reply.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    reply.reason = m_reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toByteArray();
    reply.body = m_body;
    reply.location = m_reply->rawHeader("Location");
    reply.verb = m_request.verb;
    reply.path = m_path;
    reply.expectsJson = !m_request.answerIsContent;
    reply.headers = m_reply->rawHeaderPairs();
    return reply;
}

void Exchange::finish()
{
    if (m_over)
        return;
    if (!m_tooLarge && !m_late && m_reply->isOpen())
        m_body += m_reply->readAll();
    const qint64 received = m_body.size();
    if (!m_tooLarge)
        unpack();
    m_body = m_request.concealed(m_body);
    const Reply reply = judged();
    const bool isChange = !m_request.isRead();
    if (m_tooLarge || m_body.size() > m_request.maxResponseBytes) {
        // A change was done, whatever the answer says.
        const bool done = !m_request.isSafeToRepeat() && reply.status >= 200 && reply.status < 300;
        Error error =
            Error::make(done ? Kind::OutcomeUnknown : Kind::TooLarge,
                        QStringLiteral("The answer is larger than %1 bytes.").arg(m_request.maxResponseBytes));
        error.httpStatus = reply.status;
        return settle(failure(error));
    }
    if (reply.status == 0 || m_late)
        return settle(failure(networkError()));
    // Status first: Qt reports a 429, a 307 after a one-shot body and others as errors of its own.
    if (auto error = errorFromReply(reply, m_clock.utc())) {
        error->message = m_request.concealed(error->message); // headers and escapes say it too
        return settle(failure(*error));
    }
    if (m_foreign) {
        Error error = Error::make(isChange ? Kind::OutcomeUnknown : Kind::BadReply,
                                  QStringLiteral("The answer is packed in a way nobody asked for (%1).")
                                      .arg(redactText(QString::fromLatin1(reply.header("Content-Encoding")), 64)));
        error.httpStatus = reply.status;
        return settle(failure(error));
    }
    const QVariant length = m_reply->header(QNetworkRequest::ContentLengthHeader);
    const bool shorter = m_request.verb != Verb::Head && length.isValid() && received < length.toLongLong();
    if (m_reply->error() != QNetworkReply::NoError || shorter || m_cutOff) {
        Error error = Error::make(isChange ? Kind::OutcomeUnknown : Kind::Connection,
                                  QStringLiteral("The answer was cut off after %1 bytes.").arg(received));
        if (m_reply->error() == QNetworkReply::OperationCanceledError)
            error = networkError();
        error.httpStatus = reply.status;
        return settle(failure(error));
    }
    // A service that needs nothing of the answer would not notice: the person does not know either what was done.
    if (isChange && saysJson(reply) && !m_request.answerIsContent && isBrokenJson(m_body)) {
        Error error = Error::make(Kind::BadReply, QStringLiteral("The answer is not the JSON it says it is."));
        error.httpStatus = reply.status;
        error.requestId = redactText(QString::fromUtf8(reply.header("X-Request-Id")), 128);
        return settle(failure(error));
    }
    settle(Response{.status = reply.status,
                    .body = m_body,
                    .requestId = redactText(QString::fromUtf8(reply.header("X-Request-Id")), 128),
                    .headers = reply.headers});
}

Error Exchange::networkError() const
{
    const auto code = m_reply->error();
    Error error = Error::make(Kind::Connection, redactText(m_reply->errorString(), 1024));
    bool neverLeft = false;
    // Fewer bytes than announced: no server executes that.
    if (const auto *body = m_reply->findChild<OneShotBody *>(); body != nullptr && !body->problem().isEmpty())
        return Error::make(Kind::Storage, body->problem());
    if (m_late || code == QNetworkReply::OperationCanceledError || code == QNetworkReply::TimeoutError) {
        error.kind = Kind::Timeout;
        error.message = QStringLiteral("No answer came in time.");
    } else if (code == QNetworkReply::HostNotFoundError) {
        error.kind = Kind::HostNotFound;
        neverLeft = true;
    } else if (code == QNetworkReply::SslHandshakeFailedError) {
        error.kind = Kind::Tls;
        neverLeft = true;
        if (!m_sslErrors.isEmpty())
            error.message = redactText(m_sslErrors.first().errorString(), 1024);
    } else if (code >= QNetworkReply::ProxyConnectionRefusedError && code <= QNetworkReply::UnknownProxyError) {
        error.kind = Kind::Proxy;
        // A proxy that dropped the connection may have passed the request on before.
        neverLeft = code != QNetworkReply::ProxyConnectionClosedError && code != QNetworkReply::ProxyTimeoutError &&
                    code != QNetworkReply::UnknownProxyError;
    } else if (code == QNetworkReply::ConnectionRefusedError) {
        neverLeft = true;
    }
    if (!m_request.isRead() && !neverLeft)
        error.kind = Kind::OutcomeUnknown;
    return error;
}

void Exchange::settle(Result<Response> result)
{
    if (std::exchange(m_over, true))
        return;
    m_reply->disconnect(this);
    if (m_reply->isRunning())
        m_reply->abort();
    m_promise.settle(std::move(result));
    deleteLater();
}

} // namespace trowel
