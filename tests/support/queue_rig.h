// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/mean_server.h"
#include "tests/support/test_queue.h"

#include <gtest/gtest.h>

namespace trowel {

/// A queue, a client of it and a server that answers what a test says.
struct QueueRig
{
    explicit QueueRig(MeanServer::Answer answer = always(MeanServer::reply(200, "{}")))
        : server(std::move(answer)), test(server.url()), api(test.queue)
    {
    }
    std::shared_ptr<std::optional<Result<Response>>> watch(const Task<Response> &task)
    {
        auto result = std::make_shared<std::optional<Result<Response>>>();
        task.onDone(&context, [result](Result<Response> r) { *result = std::move(r); });
        return result;
    }
    Result<Response> wait(const Task<Response> &task, std::chrono::milliseconds step = std::chrono::milliseconds(10))
    {
        const auto result = watch(task);
        EXPECT_TRUE(test.until([&] { return result->has_value(); }, step));
        return result->value_or(failure(Error::Kind::Internal, QStringLiteral("still waiting")));
    }
    Task<Response> start() { return api.post(Route::Warehouses, {QStringLiteral("a"), QStringLiteral("start")}); }
    Task<Response> list() { return api.get(Route::Warehouses); }

    MeanServer server;
    TestQueue test;
    ApiClient api;
    QObject context;
};

/// Answers one after the other; the last one stays.
inline MeanServer::Answer inTurn(QList<QByteArray> answers)
{
    return [answers](QTcpSocket *socket, const QByteArray &) mutable {
        socket->write(answers.size() > 1 ? answers.takeFirst() : answers.first());
    };
}

/// Never answers.
inline void silent(QTcpSocket *, const QByteArray &) {}

} // namespace trowel
