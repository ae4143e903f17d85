// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/task.h"
#include "core/http/request_record.h"
#include "core/http/retry_policy.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace trowel {

/// One call on its way through the queue: the same request, asked for by one or more.
struct Call
{
    enum class Stage { Waiting, Preparing, OnWire, Renewing, Over };

    struct Asker
    {
        quint64 id;
        Promise<Response> promise;
        Progress onUpload;
        Progress onDownload;
    };
    // Its death cancels the step that is under way; it may be let go inside its own callback.
    struct Later
    {
        void operator()(QObject *object) const { object->deleteLater(); }
    };

    Request request;
    const RouteInfo *route = nullptr;
    QByteArray path;  ///< percent-encoded, behind the route's base
    QByteArray query; ///< percent-encoded
    QByteArray mergeKey;
    RequestRecord record;
    std::optional<Error> lastError; ///< of the attempt before
    Attempts attempts;
    Stage stage = Stage::Waiting;
    bool audited = false;   ///< this attempt has an entry
    bool wasOnWire = false; ///< this attempt
    quint64 epoch = 0;      ///< of changes, when it left
    quint64 renewals = 0;   ///< of the sign-in, when it left
    bool usedOlder = false; ///< asks at the older base
    std::chrono::nanoseconds queuedAt{0};
    std::chrono::nanoseconds placeAt{0}; ///< when the limiter gave it a place
    std::chrono::nanoseconds leftAt{0};
    std::chrono::nanoseconds notBefore{0};
    std::optional<QByteArray> authorization; ///< of a call that is ready but lost its place; secret
    QList<Asker> askers;
    std::unique_ptr<QObject, Later> step;

    quint64 id() const { return record.id; }
    bool isRead() const { return request.isRead(); }
    /// A context for the next step; the former one is over.
    QObject *nextStep()
    {
        step.reset(new QObject);
        return step.get();
    }
    /// Stops the step that is under way, at once.
    void stopStep() { delete step.release(); }
};

using CallPtr = std::shared_ptr<Call>;

} // namespace trowel
