// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/search_text.h"

#include <gtest/gtest.h>

using namespace trowel;

TEST(SearchText, FindsWordsInTheirOwnRowOnly)
{
    SearchText text;
    text.append("finance daily");
    text.append("");
    text.append("ly dashboards");
    EXPECT_TRUE(text.holdsAll(0, {"daily", "fin"}));
    EXPECT_FALSE(text.holdsAll(0, {"daily", "dash"}));
    EXPECT_FALSE(text.holdsAll(0, {"dailyly"})) << "two rows make no word";
    EXPECT_FALSE(text.holdsAll(1, {"d"}));
    EXPECT_TRUE(text.holdsAll(1, {})) << "nothing is asked for";
    EXPECT_TRUE(text.holdsAll(2, {"ly dash"}));
}

TEST(SearchText, RowsThatChangeTakeNoRoomForEver)
{
    SearchText text;
    for (int i = 0; i < 3; ++i)
        text.append(QByteArray(1000, char('a' + i)));
    for (int turn = 0; turn < 5000; ++turn)
        text.replace(1, QByteArray(1000 + turn % 2 + 1, 'x') + QByteArray::number(turn));
    EXPECT_LT(text.bytes(), 4'000'000u);
    EXPECT_TRUE(text.holdsAll(0, {"aaa"}));
    EXPECT_TRUE(text.holdsAll(1, {"x4999"}));
    EXPECT_FALSE(text.holdsAll(1, {"x4998"}));
    EXPECT_TRUE(text.holdsAll(2, {"ccc"}));
    text.replace(1, "short");
    EXPECT_TRUE(text.holdsAll(1, {"short"}));
    EXPECT_FALSE(text.holdsAll(1, {"shortx"}));
}
