// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/http_message.h"

namespace trowel::demo {

/// How much of one request the server is willing to hold.
struct HttpLimits
{
    qsizetype header = 64 * 1024;
    qsizetype body = 256 * 1024 * 1024; // a file of a volume comes in one piece
    /// A longer body is not even read to its end in order to answer politely: the connection closes at once.
    qint64 drained = 1024LL * 1024 * 1024;
};

/// Makes requests out of bytes as they arrive, in any pieces, several in a row (pipelining). Hostile input ends in
/// `Failed` with a status, after which the connection can only be closed. No I/O, no thread.
class HttpParser
{
public:
    enum class Event {
        NeedMore,     ///< nothing to do before more bytes arrive
        WantContinue, ///< the client waits for `100 Continue` before it sends the body; reported once per request
        Request,      ///< `take` gives a complete request
        TooLarge,     ///< the body was over the limit and has been read and dropped; `take` gives the rest of it
        Failed        ///< `failureStatus` and `failureText` tell why
    };

    explicit HttpParser(HttpLimits limits = {}) : m_limits(limits) {}

    void feed(const QByteArray &bytes) { m_buffer += bytes; }
    Event next();
    HttpRequest take();

    int failureStatus() const { return m_failureStatus; }
    QByteArray failureText() const { return m_failureText; }

private:
    enum class State { Head, Body, ChunkSize, ChunkData, ChunkEnd, Trailer, Complete, Failed };

    Event parseHead();
    Event parseFields(const QByteArray &head);
    Event chooseBody();
    bool step();
    bool readLine(QByteArray *line, qsizetype limit);
    void keep(QByteArrayView piece);
    void readChunkSize(const QByteArray &line);
    Event fail(int status, const QByteArray &text);

    HttpLimits m_limits;
    QByteArray m_buffer;
    HttpRequest m_request;
    State m_state = State::Head;
    qint64 m_remaining = 0; // of the body or of the chunk at hand
    qint64 m_seen = 0;      // body bytes so far, kept or dropped
    qsizetype m_trailer = 0;
    bool m_tooLarge = false;
    bool m_expectsContinue = false;
    int m_failureStatus = 0;
    QByteArray m_failureText;
};

} // namespace trowel::demo
