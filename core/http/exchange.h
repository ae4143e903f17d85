// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/task.h"
#include "core/http/clock.h"
#include "core/http/error_from_reply.h"

#include <QNetworkReply>
#include <QObject>
#include <QSslError>

namespace trowel {

/// One request on the wire: reads the answer within the limits of the request and settles once. Deletes itself when it
/// has settled; cancelling aborts the reply.
class Exchange final : public QObject
{
    Q_OBJECT
public:
    /// Takes `reply`, which has just been started.
    Exchange(QNetworkReply *reply, const Request &request, const QByteArray &path, Clock &clock,
             std::chrono::milliseconds deadline);
    ~Exchange() override;

    Task<Response> task() const { return m_promise.task(); }

private:
    void readSome();
    void finish();
    void settle(Result<Response> result);
    Error networkError() const;
    void unpack();
    Reply judged() const;

    QNetworkReply *m_reply;
    Request m_request;
    QByteArray m_path;
    Clock &m_clock;
    QByteArray m_body;
    QList<QSslError> m_sslErrors;
    bool m_tooLarge = false;
    bool m_cutOff = false;
    bool m_foreign = false; // packed in a way that was not offered
    bool m_late = false;
    bool m_over = false;
    Promise<Response> m_promise;
};

} // namespace trowel
