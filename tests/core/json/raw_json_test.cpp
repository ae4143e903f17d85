// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/raw_json.h"

#include <QString>

#include <gtest/gtest.h>

using namespace trowel;

TEST(RawJson, IsIndentedWithItsNumbersAsSent)
{
    EXPECT_EQ((RawJson{R"({"a":[1.0,{}],"b":"x"})"}.pretty()),
              QStringLiteral("{\n  \"a\": [\n    1.0,\n    {}\n  ],\n  \"b\": \"x\"\n}"));
}

TEST(RawJson, AHostileDepthDoesNotFillTheMemory)
{
    const int depth = 900;
    QByteArray zeros("0");
    for (int i = 0; i < 20'000; ++i)
        zeros += ",0";
    const QByteArray json = QByteArray(depth, '[') + zeros + QByteArray(depth, ']');
    EXPECT_LT((RawJson{json}.pretty().size()), 4'000'000);
}
