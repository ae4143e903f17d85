// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/route.h"

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>
#include <optional>

namespace trowel {

enum class Verb { Get, Head, Post, Put, Patch, Delete };

/// Who waits: a click beats a refresh beats a transfer.
enum class Lane { Interactive, Refresh, Transfer };

using Query = QList<QPair<QString, QString>>;
/// Bytes done and in total (-1 while unknown).
using Progress = std::function<void(qint64 done, qint64 total)>;

/// One call as a value: a repeat sends the same value again.
struct Request
{
    Verb verb = Verb::Get;
    Route route = Route::Scim;
    QStringList path; ///< parts behind the route's base; each is percent-encoded, "/" included
    Query query;      ///< names and values as text; encoded once, `+` too
    QByteArray body;  ///< the same bytes at every attempt; empty for none
    /// Instead of `body`: a local file that is read while it is sent, however large. A file whose size is no longer
    /// `bodyFileSize` is not sent (Storage).
    QString bodyFile;
    qint64 bodyFileSize = 0;
    QList<QPair<QByteArray, QByteArray>> headers; ///< beside the usual ones, such as Range; never a secret
    QByteArray contentType = "application/json";
    Lane lane = Lane::Interactive;
    QByteArray idempotencyToken;  ///< where the API has one: the call may be repeated although it changes something
    bool idempotent = false;      ///< a PUT or DELETE whose repeat does no harm; reads always are
    bool onlyAsks = false;        ///< a read although it is a POST: the question is in the body
    bool bodyIsContent = false;   ///< file contents or a secret: Activity and audit keep the size only
    bool answerIsContent = false; ///< the same for what comes back
    QStringList conceal;          ///< texts no record or error may show, even where the server quotes them: secrets
    bool signsIn = false;         ///< part of signing in: passes the block while signing in
    bool probes = false; ///< asks only whether anybody is there: leaves while nothing else does, never repeated
    QString purpose;     ///< what for, for Activity: "Start Finance BI"; English, no secrets
    qint64 maxResponseBytes = qint64(64) * 1024 * 1024;
    std::optional<std::chrono::milliseconds> patience = {}; ///< for this call, where it is less than usual
    Progress onUpload;
    Progress onDownload;

    qint64 bodySize() const { return bodyFile.isEmpty() ? qint64(body.size()) : bodyFileSize; }
    bool hasBody() const { return verb != Verb::Get && verb != Verb::Head; }
    bool isRead() const { return !hasBody() || onlyAsks; }
    bool isSafeToRepeat() const { return isRead() || idempotent || !idempotencyToken.isEmpty(); }
    /// Words from outside without what is to be concealed. Texts under four characters stay: taken out of a sentence
    /// they would leave holes that spell them.
    QString concealed(QString words) const;
    QByteArray concealed(QByteArray words) const;
};

QLatin1String verbName(Verb verb);

/// An answer with a 2xx status; everything else becomes an Error.
struct Response
{
    int status = 0;
    QByteArray body;
    QString requestId; ///< X-Request-Id; may be empty
    QList<QPair<QByteArray, QByteArray>> headers;

    /// Case-insensitive; empty when missing.
    QByteArray header(const QByteArray &name) const;
};

} // namespace trowel
