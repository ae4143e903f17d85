// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/error_from_reply.h"

#include <gtest/gtest.h>

using namespace trowel;
using namespace std::chrono_literals;
using Kind = Error::Kind;

namespace {

const QDateTime now(QDate(2026, 5, 4), QTime(9, 0), Qt::UTC);

Error judge(int status, const QByteArray &body, const QList<QPair<QByteArray, QByteArray>> &headers = {},
            const QByteArray &path = "/api/2.0/x")
{
    Reply reply;
    reply.status = status;
    reply.reason = "Some Reason";
    reply.body = body;
    reply.headers = headers;
    reply.path = path;
    for (const auto &[name, value] : headers) {
        if (name == "Location")
            reply.location = value;
    }
    return errorFromReply(reply, now).value_or(Error::make(Kind::Internal, QStringLiteral("no error")));
}

struct Case
{
    int status;
    const char *body;
    Kind kind;
    const char *code;
    const char *message;
};

} // namespace

TEST(ErrorFromReply, EveryShape)
{
    const Case cases[] = {
        {404, "", Kind::NotFound, "", "Some Reason"},
        {404, R"({"error_code":"RESOURCE_DOES_NOT_EXIST","message":"gone"})", Kind::NotFound, "RESOURCE_DOES_NOT_EXIST",
         "gone"},
        {400, R"({"error_code":"RESOURCE_ALREADY_EXISTS","message":"there"})", Kind::Conflict,
         "RESOURCE_ALREADY_EXISTS", "there"},
        {404, R"({"error_code":"ENDPOINT_NOT_FOUND","message":"no API"})", Kind::NotSupported, "ENDPOINT_NOT_FOUND",
         "no API"},
        {401, R"({"error_code":401,"message":"Credential was not sent"})", Kind::Unauthenticated, "",
         "Credential was not sent"},
        {500, R"({"error":"ContextNotFoundException: x"})", Kind::Server, "", "ContextNotFoundException: x"},
        {400, R"({"error":{"code":"C","message":"arm"}})", Kind::BadRequest, "C", "arm"},
        {400, R"({"error":"invalid_grant","error_description":"expired"})", Kind::BadRequest, "invalid_grant",
         "expired"},
        {400, R"({"schemas":["x"],"scimType":"invalidFilter","detail":"bad","status":"400"})", Kind::BadRequest,
         "SCIM_400", "invalidFilter bad"},
        {500, R"({"schemas":["x"],"detail":"null","status":"500"})", Kind::Server, "SCIM_500",
         "SCIM API Internal Error"},
        {401, "UNAUTHENTICATED: token expired", Kind::Unauthenticated, "UNAUTHENTICATED", "token expired"},
        {429, "<html><pre> Too many requests. </pre></html>", Kind::Throttled, "SOME_REASON", "Too many requests"},
        {502, "<html><title>Bad Gateway</title></html>", Kind::Server, "SOME_REASON", "Bad Gateway"},
        {418, "proxy says no", Kind::BadRequest, "UNKNOWN", "proxy says no"},
        {500, "[1,2]", Kind::Server, "UNKNOWN", "[1,2]"},
        {503, "", Kind::Unavailable, "", "Some Reason"},
    };
    for (const Case &c : cases) {
        const Error error = judge(c.status, c.body);
        EXPECT_EQ(error.kind, c.kind) << c.body;
        EXPECT_EQ(error.code.toStdString(), c.code) << c.body;
        EXPECT_EQ(error.message.toStdString(), c.message) << c.body;
        EXPECT_EQ(error.httpStatus, c.status);
    }
}

TEST(ErrorFromReply, BadTokenIsNotForbidden)
{
    const auto kind = [](const QByteArray &message) {
        return judge(403, "{\"error_code\":403,\"message\":\"" + message + "\"}").kind;
    };
    EXPECT_EQ(kind("Invalid access token. [ReqId: 5c0e]"), Kind::Unauthenticated);
    EXPECT_EQ(kind("Invalid Token"), Kind::Unauthenticated);
    EXPECT_EQ(kind("Source IP address: 1.2.3.4 is blocked by Databricks IP ACL for workspace: 1"), Kind::Forbidden);
    EXPECT_EQ(kind("Invalid access to Org: 42"), Kind::Forbidden);
    EXPECT_EQ(judge(403, "<html></html>", {{"x-databricks-reason-phrase", "Invalid access token."}}).kind,
              Kind::Unauthenticated);
}

TEST(ErrorFromReply, MissingObjectsByTheirMessage)
{
    const QByteArray body = R"({"error_code":"INVALID_PARAMETER_VALUE","message":"Job 1 does not exist."})";
    EXPECT_EQ(judge(400, body, {}, "/api/2.1/jobs/get").kind, Kind::NotFound);
    EXPECT_EQ(judge(400, body, {}, "/api/2.0/x").kind, Kind::BadRequest);
}

TEST(ErrorFromReply, RetryAfterAndRequestId)
{
    const QByteArray body = R"({"error_code":"X","message":"m","details":[
        {"@type":"type.googleapis.com/google.rpc.RequestInfo","request_id":"r-1"},
        {"@type":"type.googleapis.com/google.rpc.RetryInfo","retry_delay":"1.5s"}]})";
    EXPECT_EQ(judge(429, body).requestId, QStringLiteral("r-1"));
    EXPECT_EQ(judge(429, body).retryAfter, std::optional<std::chrono::milliseconds>(1500ms));
    EXPECT_EQ(judge(429, body, {{"retry-after", "3"}}).retryAfter, std::optional<std::chrono::milliseconds>(3s));
    EXPECT_EQ(parseRetryAfter("Mon, 04 May 2026 09:00:30 GMT", now), std::optional<std::chrono::milliseconds>(30s));
    EXPECT_EQ(parseRetryAfter("-5", now), std::optional<std::chrono::milliseconds>(0s));
    EXPECT_EQ(parseRetryAfter("soon", now), std::nullopt);
}

TEST(ErrorFromReply, RedirectsAndWebPages)
{
    EXPECT_EQ(judge(200, "<!DOCTYPE html>").kind, Kind::BadReply);
    EXPECT_EQ(judge(303, {}, {{"Location", "/login.html?login_redirect_mode=none"}}).kind, Kind::BadReply);
    const Error link = judge(302, {}, {{"Location", "/login.html?error=private-link-validation-error:1"}});
    EXPECT_EQ(judge(302, {}, {{"Location", "/login.html?error=private-link-validation-error"}}).kind, Kind::Forbidden);
    EXPECT_FALSE(link.message.contains(u"error="));
    EXPECT_EQ(judge(200, "{}").message, QStringLiteral("no error"));
}

TEST(ErrorFromReply, TextsFromOutsideAreShortAndHarmless)
{
    const Error error = judge(500, "a\nb\x1b[31m dapi0123456789abcdef0123456789abcdef " + QByteArray(100'000, 'x'));
    EXPECT_LE(error.message.size(), 2100);
    EXPECT_FALSE(error.message.contains(u'\n'));
    EXPECT_FALSE(error.message.contains(QChar(0x1b)));
    EXPECT_FALSE(error.message.contains(u"dapi0123"));
}
