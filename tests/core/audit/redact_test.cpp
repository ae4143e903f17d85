// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/redact.h"

#include <QJsonDocument>
#include <QRandomGenerator>

#include <gtest/gtest.h>

using namespace trowel;

namespace {

const QByteArray canary = "c4n4ry";

QByteArray json(const QByteArray &body)
{
    return redactJson(body).toUtf8();
}

TEST(RedactJson, KeepsOrderSpacingAndSpelling)
{
    const QByteArray body = R"({ "z": 1.0,"a" : [1e2, -3, true,null, "x\ty"] ,
  "ü": "\u00fc" })";
    EXPECT_EQ(json(body), body);
}

class SecretNames : public testing::TestWithParam<const char *>
{
};

TEST_P(SecretNames, AreRedactedWhateverTheirValue)
{
    const QByteArray name = GetParam();
    for (const QByteArray &value : {QByteArray("\"c4n4ry\""), QByteArray("{\"x\":\"c4n4ry\"}"),
                                    QByteArray("[1,\"c4n4ry\",{\"a\":[\"c4n4ry\"]}]")}) {
        const QByteArray out = json("{\"before\":1,\"" + name + "\":" + value + ",\"after\":2}");
        EXPECT_EQ(out, "{\"before\":1,\"" + name + "\":\"(redacted)\",\"after\":2}");
    }
    EXPECT_FALSE(json("[{\"a\":{\"" + name + "\":\"c4n4ry\"}}]").contains(canary));
}

INSTANTIATE_TEST_SUITE_P(Reference, SecretNames,
                         testing::Values("string_value", "token_value", "content", "access_token", "refresh_token",
                                         "id_token", "token", "password", "bytes_value", "value", "client_secret",
                                         "secret", "secret_value", "private_key", "assertion", "client_assertion",
                                         "subject_token", "oidcToken", "code_verifier", "device_code", "sas_token",
                                         "session_token", "aws_secret_access_key", "azure_client_secret",
                                         "google_credentials", "credentials", "connection_string", "my_token",
                                         "x_secret", "db_password", "ssh_private_key", "access_key", "accessToken",
                                         "Client-Secret", "PASSWORD", "tok\\u0065n", "\\u0074oken"));

TEST(RedactJson, PageTokensStay)
{
    const QByteArray body = R"({"next_page_token":"abc","page_token":"d","prev_page_token":"e","nextPageToken":"f"})";
    EXPECT_EQ(json(body), body);
}

TEST(RedactJson, MapsKeepTheirKeysAndLoseTheirValues)
{
    EXPECT_EQ(json(R"({"spark_conf":{"a.b":"c4n4ry","n":5},"spark_env_vars":{"X":"c4n4ry"}})"),
              R"~({"spark_conf":{"a.b":"(redacted)","n":"(redacted)"},"spark_env_vars":{"X":"(redacted)"}})~");
    EXPECT_EQ(json(R"({"parameters":["c4n4ry",{"name":"n","default":"c4n4ry"}]})"),
              R"~({"parameters":["(redacted)",{"name":"(redacted)","default":"(redacted)"}]})~");
    EXPECT_EQ(json(R"({"notebook_params":{"k":"c4n4ry"}})"), R"~({"notebook_params":{"k":"(redacted)"}})~");
    const QByteArray warehouse = R"({"odbc_params":{"hostname":"h","port":443}})";
    EXPECT_EQ(json(warehouse), warehouse);
}

TEST(RedactJson, TokensInsideOtherValues)
{
    EXPECT_EQ(json(R"({"comment":"use dapi0123456789abcdef0123456789abcdef-2 \"now\""})"),
              R"~({"comment":"use (redacted) \"now\""})~");
    EXPECT_EQ(json(R"({"comment":"\u0064api0123456789abcdef0123456789abcdef"})"), R"~({"comment":"(redacted)"})~");
    EXPECT_EQ(json(R"(["Authorization: Bearer abc.def"])"), R"~(["Authorization: Bearer (redacted)"])~");
}

class NotJson : public testing::TestWithParam<QByteArray>
{
};

TEST_P(NotJson, ShowsTheSizeOnly)
{
    const QByteArray body = GetParam();
    EXPECT_EQ(json(body), "(" + QByteArray::number(body.size()) + " bytes)");
}

INSTANTIATE_TEST_SUITE_P(Bodies, NotJson,
                         testing::Values("c4n4ry", "\"c4n4ry\"", "{\"a\":c4n4ry}", "{\"a\":\"c4n4ry", "[1,]", "[1 2]",
                                         "{\"a\" 1}", "{} x", "{\"a\":\"\\q\"}", "{\"a\":\"\\u12\"}", "[\"a\nb\"]",
                                         "[\"\xff\xfe\"]", "{\"\xc3\":1}", "grant_type=x&client_secret=c4n4ry", "[",
                                         "{", "[-]", "[01x]", QByteArray("[\0]", 3), "]", "[}"));

TEST(RedactJson, DepthIsNoStackOverflow)
{
    EXPECT_EQ(json(QByteArray(5000000, '[')), "(5000000 bytes)");
    const QByteArray deep = QByteArray(900, '[') + QByteArray(900, ']');
    EXPECT_EQ(json(deep), deep);
}

TEST(RedactJson, HugeBodiesAreCut)
{
    QByteArray body = "[";
    for (int i = 0; i < 300000; ++i)
        body += "{\"name\":\"n\",\"token\":\"c4n4ry\"},";
    body += "1]";
    const QString out = redactJson(body, 1000);
    EXPECT_TRUE(out.endsWith(QStringLiteral("… (%1 bytes)").arg(body.size())));
    EXPECT_LT(out.size(), 1100);
    EXPECT_FALSE(out.contains(QString::fromLatin1(canary)));
    EXPECT_EQ(json("[\"" + QByteArray(3000000, 'x') + "\"]"), "[\"(3000000 bytes)\"]");
    EXPECT_EQ(json("{\"secret\":\"" + QByteArray(3000000, 'x') + "\",\"a\":1}"), R"~({"secret":"(redacted)","a":1})~");
}

TEST(RedactJson, InvisibleCharactersAreEscaped)
{
    EXPECT_EQ(json("[\"a\u202eb\u0085c\"]"), "[\"a\\u202eb\\u0085c\"]");
}

TEST(RedactBody, FormsAndUnknownTypesShowTheSizeOnly)
{
    EXPECT_EQ(redactBody("application/x-www-form-urlencoded", "client_secret=c4n4ry"), u"(20 bytes)");
    EXPECT_EQ(redactBody("application/octet-stream", "{\"a\":1}"), u"(7 bytes)");
    EXPECT_EQ(redactBody("multipart/form-data; boundary=x", "{}"), u"(2 bytes)");
    EXPECT_EQ(redactBody("application/json; charset=utf-8", "{\"a\":1}"), u"{\"a\":1}");
    EXPECT_EQ(redactBody("Application/SCIM+JSON", "{\"a\":1}"), u"{\"a\":1}");
    EXPECT_EQ(redactBody("", ""), u"");
}

TEST(RedactQuery, SecretItemsOnly)
{
    EXPECT_EQ(redactQuery(u"path=%2FUsers%2Fa&page_token=x&token=c4n4ry&code=c&state=s"_qs),
              u"path=%2FUsers%2Fa&page_token=x&token=(redacted)&code=(redacted)&state=(redacted)");
    for (const char *name : {"code_challenge", "access_token", "sig", "X-Amz-Signature", "X-Amz-Security-Token",
                             "x-amz-signature", "%74oken", "client_secret"}) {
        const QString out = redactQuery(QLatin1String(name) + QLatin1String("=c4n4ry&a=1"));
        EXPECT_EQ(out, QLatin1String(name) + QLatin1String("=(redacted)&a=1"));
    }
    EXPECT_EQ(redactQuery(u"to=https%3A%2F%2Fh%2F%3Fsig%3Dc4n4ry&b=2"_qs), u"to=(redacted)&b=2");
    EXPECT_EQ(redactQuery(u"q=%64api0123456789abcdef"_qs), u"q=(redacted)");
    EXPECT_EQ(redactQuery(u"dapi0123456789abcdef"_qs), u"(redacted)");
    EXPECT_EQ(redactQuery({}), u"");
    EXPECT_EQ(redactQuery(u"&&a&"_qs), u"&&a&");
}

TEST(RedactHeader, CredentialsAndLocations)
{
    for (const char *name : {"Authorization", "proxy-authorization", "Cookie", "Set-Cookie",
                             "X-Databricks-Azure-SP-Management-Token", "X-Databricks-GCP-SA-Access-Token"})
        EXPECT_EQ(redactHeader(name, "c4n4ry"), u"(redacted)") << name;
    EXPECT_EQ(redactHeader("Location", "https://h/p?sig=c4n4ry#x"), u"https://h/p?(redacted)");
    EXPECT_EQ(redactHeader("Location", "https://h/p#access_token=c4n4ry"), u"https://h/p#(redacted)");
    EXPECT_EQ(redactHeader("location", "https://u:c4n4ry@h"), u"(redacted)");
    EXPECT_EQ(redactHeader("Retry-After", "3"), u"3");
    EXPECT_EQ(redactHeader("X-Request-Id", "a\r\nB: c"), u"a\\r\\nB: c");
}

TEST(RedactText, Patterns)
{
    const QString jwt = u"eyJhbGciOiJub25lIn0.eyJzdWIiOiJjNG40cnkifQ.c2lnbmF0dXJl"_qs;
    EXPECT_EQ(redactText(u"bad token dapi0123456789abcdef0123456789abcdef."_qs), u"bad token (redacted).");
    EXPECT_EQ(redactText(u"dose0123456789abcdef!"_qs), u"(redacted)!");
    EXPECT_EQ(redactText(u"jwt "_qs + jwt + u" end"_qs), u"jwt (redacted) end");
    EXPECT_EQ(redactText(u"jwt "_qs + jwt.left(40)), u"jwt (redacted)");
    EXPECT_EQ(redactText(u"authorization: bearer abc/def=="_qs), u"authorization: bearer (redacted)");
    EXPECT_EQ(redactText(u"Basic dTpw rest"_qs), u"Basic (redacted) rest");
    EXPECT_EQ(redactText(u"GET /x?sig=abc%2F&a=1"_qs), u"GET /x?sig=(redacted)&a=1");
    EXPECT_EQ(redactText(u"{\"token_value\":\"c4n4ry\",\"a\":1}"_qs), u"{\"token_value\":\"(redacted)\",\"a\":1}");
    EXPECT_EQ(redactText(u"password = c4n4ry, more"_qs), u"password = (redacted), more");
}

TEST(RedactText, TwiceIsOnce)
{
    for (const char *text : {"password = c4n4ry, more", "{\"token_value\":\"c4n4ry\",\"a\":1}", "?sig=abc&a=1",
                             "Bearer abc", "Authorization: Basic abc=", "dapi0123456789abcdef", "a\nb"}) {
        const QString once = redactText(QLatin1String(text));
        EXPECT_EQ(redactText(once), once);
    }
}

TEST(RedactText, HarmlessWordsStay)
{
    for (const char *text : {"Cluster is in state: RUNNING, code 5", "dosed dapi", "basically", "bearers of news",
                             "error_code: INVALID_PARAMETER_VALUE", "eyJustice", "The token is expired"})
        EXPECT_EQ(redactText(QLatin1String(text)), QLatin1String(text));
}

TEST(RedactText, OneLineAlways)
{
    EXPECT_EQ(redactText(u"a\r\nb\tc\u001b[31m\u2028\u202e"_qs), u"a\\r\\nb\\tc\\u001b[31m\\u2028\\u202e");
}

TEST(RedactText, CutsAndStaysLinear)
{
    EXPECT_EQ(redactText(u"abcdef"_qs, 3), u"abc…");
    const QString many = QStringLiteral("eyJ").repeated(700000) + u'.';
    EXPECT_EQ(redactText(many, many.size()), many);
    EXPECT_EQ(redactText(QStringLiteral("dapi").repeated(700000)), u"(redacted)");
    // A cut never shows the beginning of what would have been replaced.
    const QString secret = u"dapi0123456789abcdef0123456789abcdef"_qs;
    for (int pad = 0; pad < 60; ++pad)
        EXPECT_FALSE(redactText(QString(pad, u'x') + u' ' + secret, 40).contains(u"dapi0123"_qs));
}

// Documents made by chance from a fixed seed: the secret never shows, and what comes out is JSON again.
class Chance
{
public:
    QByteArray value(int depth)
    {
        switch (m_random.bounded(depth > 5 ? 4 : 6)) {
        case 0:
            return "\"c4n4ry\"";
        case 1:
            return QByteArray::number(m_random.bounded(-1000, 1000));
        case 2:
            return m_random.bounded(2) ? "null" : "true";
        case 3:
            return "\"\\u0041\\\\\\\"\u00fc\"";
        case 4:
            return list('[', ']', depth);
        default:
            return list('{', '}', depth);
        }
    }

    QByteArray list(char open, char close, int depth)
    {
        QByteArray out(1, open);
        for (int i = m_random.bounded(5); i > 0; --i) {
            if (open == '{')
                out += QByteArray("\"x") + QByteArray::number(m_random.bounded(100)) +
                       (m_random.bounded(2) ? " \": " : "\":");
            out += value(depth + 1) + (i > 1 ? ", " : " ");
        }
        return out + close;
    }

    QByteArray damaged(QByteArray text)
    {
        for (int i = m_random.bounded(1, 4); i > 0; --i)
            text[m_random.bounded(int(text.size()))] = char(m_random.bounded(256));
        return text;
    }

private:
    QRandomGenerator m_random{20240229};
};

TEST(RedactJson, SeededDocuments)
{
    Chance chance;
    for (int i = 0; i < 4000; ++i) {
        const QByteArray doc = "{\"my_token\":" + chance.value(0) +
                               ",\"open\":" + chance.value(4).replace(canary, "o") +
                               ",\"spark_conf\":" + chance.value(0) + "}";
        const QByteArray out = json(doc);
        EXPECT_FALSE(out.contains(canary)) << doc.constData();
        EXPECT_FALSE(QJsonDocument::fromJson(out).isNull()) << doc.constData() << "\n" << out.constData();
        // What is broken shows its size, unless it is an object still.
        const QByteArray broken = chance.damaged(doc);
        const QByteArray shown = json(broken);
        if (!shown.startsWith('{')) {
            EXPECT_EQ(shown, "(" + QByteArray::number(broken.size()) + " bytes)");
        }
    }
}

} // namespace
