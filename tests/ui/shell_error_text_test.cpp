// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/error_text.h"

#include <QSet>

#include <gtest/gtest.h>

using namespace trowel;

TEST(ErrorTextTest, EveryKindHasWordsOfItsOwn)
{
    QSet<QString> titles;
    int kinds = 0;
    for (int kind = 0; kind <= int(Error::Kind::Internal); ++kind, ++kinds) {
        const ErrorText text = errorText(Error::make(Error::Kind(kind), QStringLiteral("the server's words")));
        EXPECT_FALSE(text.title.isEmpty()) << kind;
        titles += text.title;
    }
    EXPECT_EQ(titles.size(), kinds);
}

TEST(ErrorTextTest, KeepsTheServersWords)
{
    const auto words = QStringLiteral("User does not have USE SCHEMA on Schema 'finance.close'.");
    EXPECT_EQ(errorText(Error::make(Error::Kind::Forbidden, words)).reason, words);
}

TEST(ErrorTextTest, NamesTheHostThatCannotBeFound)
{
    const ErrorText text = errorText(Error::make(Error::Kind::HostNotFound, {}), QStringLiteral("dbc-1.example.com"));
    EXPECT_TRUE(text.title.contains(QStringLiteral("dbc-1.example.com")));
    EXPECT_TRUE(text.reason.contains(QStringLiteral("DNS")));
}

TEST(ErrorTextTest, TellsHowLongToWait)
{
    Error error = Error::make(Error::Kind::Throttled, {});
    error.retryAfter = std::chrono::milliseconds(2100);
    EXPECT_TRUE(errorText(error).advice.contains(QStringLiteral("3"))) << errorText(error).advice.toStdString();
}

TEST(ErrorTextTest, ExplainsAnIpAccessList)
{
    const auto words =
        QStringLiteral("Source IP address: 10.0.0.1 is blocked by Databricks IP ACL for workspace: 1 [ReqId: x]");
    EXPECT_TRUE(errorText(Error::make(Error::Kind::Forbidden, words)).advice.contains(QStringLiteral("VPN")));
}

TEST(ErrorTextTest, CodeLine)
{
    Error error = Error::make(Error::Kind::Forbidden, {});
    EXPECT_EQ(errorCodeLine(error), QString());
    error.httpStatus = 403;
    error.code = QStringLiteral("PERMISSION_DENIED");
    EXPECT_EQ(errorCodeLine(error), QStringLiteral("PERMISSION_DENIED, status 403"));
}
