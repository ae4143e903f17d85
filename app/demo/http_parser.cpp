// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/http_parser.h"

#include <algorithm>
#include <utility>

namespace trowel::demo {
namespace {

bool isToken(QByteArrayView text)
{
    constexpr QByteArrayView Extra("!#$%&'*+-.^_`|~");
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [&](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || Extra.contains(c);
    });
}

bool hasControl(QByteArrayView text)
{
    return std::any_of(text.begin(), text.end(), [](char c) { return (c >= 0 && c < 32 && c != '\t') || c == 127; });
}

std::optional<qint64> digits(const QByteArray &text, int base)
{
    // toLongLong alone would take signs and blanks, with which proxies and servers disagree about the end of a body.
    const bool plain = !text.isEmpty() && text.size() <= 15 && std::all_of(text.begin(), text.end(), [&](char c) {
        return (c >= '0' && c <= '9') || (base == 16 && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')));
    });
    return plain ? std::optional(text.toLongLong(nullptr, base)) : std::nullopt;
}

} // namespace

HttpParser::Event HttpParser::next()
{
    if (m_state == State::Failed)
        return Event::Failed;
    if (m_state == State::Head) {
        const Event event = parseHead();
        if (event != Event::Request)
            return event;
        if (std::exchange(m_expectsContinue, false))
            return Event::WantContinue;
    }
    while (m_state != State::Complete && m_state != State::Failed) {
        if (!step())
            return m_state == State::Failed ? Event::Failed : Event::NeedMore;
    }
    if (m_state == State::Failed)
        return Event::Failed;
    return m_tooLarge ? Event::TooLarge : Event::Request;
}

HttpRequest HttpParser::take()
{
    HttpRequest request = std::exchange(m_request, {});
    m_state = State::Head;
    m_remaining = 0;
    m_seen = 0;
    m_trailer = 0;
    m_tooLarge = false;
    return request;
}

HttpParser::Event HttpParser::parseHead()
{
    // Empty lines before a request are tolerated: old clients end a body with one.
    while (m_buffer.startsWith("\r\n"))
        m_buffer.remove(0, 2);
    const qsizetype end = m_buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return m_buffer.size() > m_limits.header ? fail(431, "The request header is too large.") : Event::NeedMore;
    if (end > m_limits.header)
        return fail(431, "The request header is too large.");
    const QByteArray head = m_buffer.left(end);
    m_buffer.remove(0, end + 4);
    return parseFields(head);
}

HttpParser::Event HttpParser::parseFields(const QByteArray &head)
{
    const QList<QByteArray> lines = head.split('\n');
    QList<QByteArray> words = lines.first().trimmed().split(' ');
    if (words.size() != 3 || !isToken(words[0]) || words[1].isEmpty() || hasControl(words[1]))
        return fail(400, "The request line is malformed.");
    if (words[2] != "HTTP/1.1" && words[2] != "HTTP/1.0")
        return words[2].startsWith("HTTP/") ? fail(505, "Only HTTP/1.0 and 1.1 are spoken here.")
                                            : fail(400, "The request line is malformed.");
    if (!words[1].startsWith('/')) // absolute form, as sent to a proxy
        words[1] = words[1].startsWith("http://") ? words[1].mid(std::max<qsizetype>(words[1].indexOf('/', 7), 0)) : "";
    if (!words[1].startsWith('/'))
        return fail(400, "The request target is malformed.");
    m_request.method = words[0];
    m_request.target = words[1];
    for (const QByteArray &raw : lines.mid(1)) {
        const QByteArray line = raw.endsWith('\r') ? raw.chopped(1) : raw;
        const qsizetype colon = line.indexOf(':');
        if (colon < 1 || !isToken(QByteArrayView(line).first(colon)) || hasControl(line))
            return fail(400, "A header field is malformed.");
        m_request.headers.append({line.left(colon), line.mid(colon + 1).trimmed()});
    }
    const QByteArray connection = m_request.header("Connection").toLower();
    m_request.keepAlive = words[2] == "HTTP/1.1" ? !connection.contains("close") : connection.contains("keep-alive");
    if (words[2] == "HTTP/1.1" && !headerValue(m_request.headers, "Host"))
        return fail(400, "The Host header is missing.");
    return chooseBody();
}

HttpParser::Event HttpParser::chooseBody()
{
    const auto encoding = headerValue(m_request.headers, "Transfer-Encoding");
    std::optional<QByteArray> length;
    for (const auto &[name, value] : m_request.headers) {
        if (name.compare("Content-Length", Qt::CaseInsensitive) != 0)
            continue;
        if (length && *length != value)
            return fail(400, "Two different lengths are given.");
        length = value;
    }
    if (encoding && length)
        return fail(400, "Both a length and chunks are announced.");
    if (encoding) {
        if (encoding->compare("chunked", Qt::CaseInsensitive) != 0)
            return fail(501, "This transfer encoding is not known.");
        m_state = State::ChunkSize;
    } else {
        const std::optional<qint64> count = digits(length.value_or("0"), 10);
        if (!count)
            return fail(400, "The length is not a number.");
        if (*count > m_limits.drained)
            return fail(413, "The request body is too large.");
        m_remaining = *count;
        m_tooLarge = *count > m_limits.body;
        m_state = m_remaining > 0 ? State::Body : State::Complete;
    }
    m_expectsContinue =
        m_state != State::Complete && m_request.header("Expect").compare("100-continue", Qt::CaseInsensitive) == 0;
    return Event::Request;
}

bool HttpParser::step()
{
    QByteArray line;
    switch (m_state) {
    case State::Body:
    case State::ChunkData: {
        const qsizetype size = qsizetype(std::min<qint64>(m_remaining, m_buffer.size()));
        if (size == 0)
            return false;
        keep(QByteArrayView(m_buffer).first(size));
        m_buffer.remove(0, size);
        m_remaining -= size;
        if (m_remaining == 0)
            m_state = m_state == State::Body ? State::Complete : State::ChunkEnd;
        return m_state != State::Failed;
    }
    case State::ChunkSize:
        if (!readLine(&line, 1024))
            return false;
        readChunkSize(line);
        return m_state != State::Failed;
    case State::ChunkEnd:
        if (!readLine(&line, 2))
            return false;
        if (!line.isEmpty()) {
            fail(400, "A chunk does not end where it should.");
            return false;
        }
        m_state = State::ChunkSize;
        return true;
    case State::Trailer:
        if (!readLine(&line, m_limits.header))
            return false;
        m_trailer += line.size();
        if (m_trailer > m_limits.header)
            fail(431, "The trailer is too large.");
        else if (line.isEmpty())
            m_state = State::Complete;
        return m_state != State::Failed;
    case State::Head:
    case State::Complete:
    case State::Failed:
        break;
    }
    return false;
}

bool HttpParser::readLine(QByteArray *line, qsizetype limit)
{
    const qsizetype end = m_buffer.indexOf("\r\n");
    if (end > limit || (end < 0 && m_buffer.size() > limit)) {
        fail(400, "A line of the chunked body is too long.");
        return false;
    }
    if (end < 0)
        return false;
    *line = m_buffer.left(end);
    m_buffer.remove(0, end + 2);
    return true;
}

void HttpParser::keep(QByteArrayView piece)
{
    m_seen += piece.size();
    if (m_seen > m_limits.body) {
        m_tooLarge = true;
        m_request.body.clear();
    }
    if (m_seen > m_limits.drained) {
        fail(413, "The request body is too large.");
        return;
    }
    if (!m_tooLarge)
        m_request.body.append(piece);
}

void HttpParser::readChunkSize(const QByteArray &line)
{
    const std::optional<qint64> size = digits(line.mid(0, line.indexOf(';')).trimmed(), 16);
    if (!size) {
        fail(400, "The size of a chunk is not a number.");
        return;
    }
    m_remaining = *size;
    m_state = *size > 0 ? State::ChunkData : State::Trailer;
}

HttpParser::Event HttpParser::fail(int status, const QByteArray &text)
{
    m_state = State::Failed;
    m_failureStatus = status;
    m_failureText = text;
    m_buffer.clear();
    return Event::Failed;
}

} // namespace trowel::demo
