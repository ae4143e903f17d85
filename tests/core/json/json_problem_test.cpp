// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/json_problem.h"

#include <gtest/gtest.h>

using namespace trowel;

TEST(JsonProblem, AnObjectIsFine)
{
    EXPECT_FALSE(findJsonProblem("{}"));
    EXPECT_FALSE(findJsonProblem(" {\"a\": [1, 2.0, null, {\"ü\": \"\\n\"}]}\n"));
}

TEST(JsonProblem, TheFirstMistakeHasItsLineAndColumn)
{
    const auto comma = findJsonProblem("{\n  \"a\": 1\n  \"b\": 2\n}");
    ASSERT_TRUE(comma);
    EXPECT_EQ(comma->line, 3);
    EXPECT_EQ(comma->column, 4); // behind the character that cannot stand there
    const auto number = findJsonProblem("{\"ü\": x}");
    ASSERT_TRUE(number);
    EXPECT_EQ(number->line, 1);
    EXPECT_EQ(number->column, 7); // characters, not bytes
    EXPECT_FALSE(number->text.isEmpty());
}

TEST(JsonProblem, WhatIsNoObjectSaysSo)
{
    for (const char *text : {"", "  \n", "[]", "3", "\"a\""})
        EXPECT_TRUE(findJsonProblem(text)) << text;
    EXPECT_TRUE(findJsonProblem(QByteArray("[").repeated(5000)));
    EXPECT_TRUE(findJsonProblem(QByteArray("{\"a\":\"\xff\xfe\"}")));
}
