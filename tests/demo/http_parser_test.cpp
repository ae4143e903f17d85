// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/http_parser.h"

#include <gtest/gtest.h>

namespace trowel::demo {
namespace {

using Event = HttpParser::Event;

constexpr const char *Post = "POST /a?b=1 HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello";
constexpr const char *Chunked = "POST /c HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
                                "5;ext=1\r\nhello\r\nA\r\n, chunked!\r\n0\r\nTrailer: x\r\n\r\n";

int failureOf(const QByteArray &bytes, HttpLimits limits = {})
{
    HttpParser parser(limits);
    parser.feed(bytes);
    return parser.next() == Event::Failed ? parser.failureStatus() : 0;
}

TEST(HttpParser, readsARequestInAnyPieces)
{
    for (const QByteArray &bytes : {QByteArray(Post), QByteArray(Chunked)}) {
        HttpParser parser;
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            EXPECT_EQ(parser.next(), Event::NeedMore) << i;
            parser.feed(bytes.mid(i, 1));
        }
        ASSERT_EQ(parser.next(), Event::Request);
        EXPECT_EQ(parser.take().body, bytes == Post ? "hello" : "hello, chunked!");
        EXPECT_EQ(parser.next(), Event::NeedMore);
    }
}

TEST(HttpParser, keepsPathQueryAndHeaders)
{
    HttpParser parser;
    parser.feed(Post);
    ASSERT_EQ(parser.next(), Event::Request);
    const HttpRequest request = parser.take();
    EXPECT_EQ(request.method, "POST");
    EXPECT_EQ(request.rawPath(), "/a");
    EXPECT_EQ(request.rawQuery(), "b=1");
    EXPECT_EQ(request.header("content-length"), "5");
    EXPECT_TRUE(request.keepAlive);
}

TEST(HttpParser, takesPipelinedRequestsOneByOne)
{
    HttpParser parser;
    parser.feed(QByteArray(Post) + Chunked + "GET /last HTTP/1.0\r\n\r\n");
    ASSERT_EQ(parser.next(), Event::Request);
    EXPECT_EQ(parser.take().target, "/a?b=1");
    ASSERT_EQ(parser.next(), Event::Request);
    EXPECT_EQ(parser.take().target, "/c");
    ASSERT_EQ(parser.next(), Event::Request);
    const HttpRequest last = parser.take();
    EXPECT_EQ(last.target, "/last");
    EXPECT_FALSE(last.keepAlive) << "HTTP/1.0 closes unless it says otherwise";
}

TEST(HttpParser, reportsExpectContinueOnce)
{
    HttpParser parser;
    parser.feed("PUT / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    EXPECT_EQ(parser.next(), Event::WantContinue);
    EXPECT_EQ(parser.next(), Event::NeedMore);
    parser.feed("ok");
    EXPECT_EQ(parser.next(), Event::Request);
}

TEST(HttpParser, readsABodyOverTheLimitToItsEndWithoutKeepingIt)
{
    const HttpLimits limits{.header = 1000, .body = 4, .drained = 100};
    for (const char *bytes : {Post, Chunked}) {
        HttpParser parser(limits);
        parser.feed(QByteArray(bytes) + "GET /next HTTP/1.1\r\nHost: h\r\n\r\n");
        ASSERT_EQ(parser.next(), Event::TooLarge);
        EXPECT_TRUE(parser.take().body.isEmpty());
        ASSERT_EQ(parser.next(), Event::Request);
        EXPECT_EQ(parser.take().target, "/next");
    }
    EXPECT_EQ(failureOf("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 101\r\n\r\n", limits), 413);
}

TEST(HttpParser, refusesWhatIsNoHttp)
{
    EXPECT_EQ(failureOf("hello\r\n\r\n"), 400);
    EXPECT_EQ(failureOf("GET /\r\n\r\n"), 400);
    EXPECT_EQ(failureOf("GET / HTTP/2.0\r\nHost: h\r\n\r\n"), 505);
    EXPECT_EQ(failureOf("GET x HTTP/1.1\r\nHost: h\r\n\r\n"), 400);
    EXPECT_EQ(failureOf("GET / HTTP/1.1\r\n\r\n"), 400) << "no Host";
    EXPECT_EQ(failureOf("GET / HTTP/1.1\r\nHost: h\r\nBad name: x\r\n\r\n"), 400);
    EXPECT_EQ(failureOf("GET / HTTP/1.1\r\nHost: h\r\n folded: x\r\n\r\n"), 400);
    EXPECT_EQ(failureOf("GET / HTTP/1.1\r\nHost: h\r\nA: b" + QByteArray(2000, 'x'), {.header = 1000}), 431);
}

TEST(HttpParser, refusesBodiesWhoseEndIsUncertain)
{
    const QByteArray head = "POST / HTTP/1.1\r\nHost: h\r\n";
    EXPECT_EQ(failureOf(head + "Content-Length: 3\r\nContent-Length: 4\r\n\r\n"), 400);
    EXPECT_EQ(failureOf(head + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n"), 400);
    EXPECT_EQ(failureOf(head + "Content-Length: +3\r\n\r\n"), 400);
    EXPECT_EQ(failureOf(head + "Content-Length: -1\r\n\r\n"), 400);
    EXPECT_EQ(failureOf(head + "Transfer-Encoding: gzip\r\n\r\n"), 501);
    EXPECT_EQ(failureOf(head + "Transfer-Encoding: chunked\r\n\r\n0x5\r\nhello\r\n"), 400);
    EXPECT_EQ(failureOf(head + "Transfer-Encoding: chunked\r\n\r\n5\r\nhelloX\r\n"), 400);
}

} // namespace
} // namespace trowel::demo
