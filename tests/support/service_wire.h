// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/mean_server.h"
#include "tests/support/test_queue.h"

#include <QDeadlineTimer>
#include <QUrlQuery>

#include <gtest/gtest.h>

#include <utility>

namespace trowel {

/// One call as a server saw it.
struct Sent
{
    QByteArray method;
    QString path; ///< decoded
    QHash<QString, QString> query;
    QByteArray body;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
};

struct Answer
{
    int status = 200;
    QByteArray body = "{}";
    bool hang = false;                                         ///< never answered
    bool reset = false;                                        ///< the connection is reset instead
    QByteArray headers = "Content-Type: application/json\r\n"; ///< each with its line end
    qsizetype cutAt = -1;                                      ///< the connection ends after so many bytes of the body
};

/// The whole pipeline between a service and a server on loopback that answers what a test says. Nothing is faked but
/// the clock, which runs ahead so that rates and pauses pass quickly.
class ServiceWire
{
public:
    ServiceWire() = default;
    ~ServiceWire()
    {
        QObject::disconnect(&m_queue.queue, nullptr, nullptr, nullptr);
    } // what is cut off now is not news
    ServiceWire(const ServiceWire &) = delete;
    ServiceWire &operator=(const ServiceWire &) = delete;

    ApiClient api() { return ApiClient(m_queue.queue); }

    /// Like QTest::qWaitFor, without its pauses: a call takes a dozen turns of the event loop.
    template <typename F>
    bool until(F done)
    {
        const QDeadlineTimer deadline(20'000);
        while (!done()) {
            if (deadline.hasExpired())
                return false;
            // Slowly while something is on the wire: a busy machine must not run into the deadline of a large body.
            const bool idle = m_queue.queue.load().onWire == 0;
            m_queue.clock.advance(idle ? std::chrono::microseconds(5000) : std::chrono::microseconds(50));
            QCoreApplication::processEvents();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        }
        return true;
    }

    template <typename T>
    Result<T> wait(const Task<T> &task)
    {
        std::optional<Result<T>> result;
        task.always([&result](const Result<T> &r) { result = r; }).detach();
        EXPECT_TRUE(until([&result] { return result.has_value(); }));
        return result.value_or(failure(Error::Kind::Internal, QStringLiteral("never settled")));
    }

    std::function<Answer(const Sent &)> answer;
    QList<Sent> sent;

private:
    static Sent parse(const QByteArray &request)
    {
        const qsizetype head = request.indexOf("\r\n\r\n");
        const QByteArrayList line = request.left(request.indexOf("\r\n")).split(' ');
        const QUrl url = QUrl::fromEncoded(line.value(1));
        Sent call;
        call.method = line.value(0);
        call.path = url.path(QUrl::FullyDecoded);
        const auto items = QUrlQuery(url.query(QUrl::FullyEncoded)).queryItems(QUrl::FullyDecoded);
        for (const auto &[name, value] : items)
            call.query.insert(name, value);
        call.body = request.mid(head + 4);
        const QByteArrayList lines = request.left(head).split('\n');
        for (const QByteArray &field : lines.mid(1))
            call.headers.insert(field.left(field.indexOf(':')).toLower(), field.mid(field.indexOf(':') + 1).trimmed());
        return call;
    }

    void take(QTcpSocket *socket, const QByteArray &request)
    {
        sent += parse(request);
        const Answer now = answer ? answer(sent.last()) : Answer();
        if (now.reset)
            return MeanServer::reset(socket);
        if (now.hang)
            return;
        QByteArray reply = MeanServer::reply(now.status, now.body, now.headers);
        const qsizetype body = reply.indexOf("\r\n\r\n") + 4;
        if (sent.last().method == "HEAD")
            reply.truncate(body); // announced, not sent
        else if (now.cutAt >= 0)
            reply.truncate(body + now.cutAt);
        socket->write(reply);
        if (now.cutAt >= 0)
            socket->disconnectFromHost();
    }

    MeanServer m_server{[this](QTcpSocket *socket, const QByteArray &request) { take(socket, request); }};
    TestQueue m_queue{m_server.url()};
};

} // namespace trowel
