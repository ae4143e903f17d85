// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/fuzzy.h"

#include <gtest/gtest.h>

using namespace trowel;

namespace {

int score(const char *word, const char *text)
{
    return fuzzyScore(foldedAlike(QString::fromUtf8(word)), foldedAlike(QString::fromUtf8(text)));
}

QList<int> marks(const char *word, const char *text)
{
    return fuzzyMarks(foldedAlike(QString::fromUtf8(word)), foldedAlike(QString::fromUtf8(text)));
}

} // namespace

TEST(Fuzzy, WhatOneRecognisesComesFirst)
{
    const QList<int> order{score("finance", "Finance"), score("fin", "Finance BI"), score("fin", "Daily finance"),
                           score("fin", "Define"),      score("fbi", "Finance BI"), score("fbi", "offbeat indigo")};
    for (qsizetype i = 1; i < order.size(); ++i)
        EXPECT_GT(order[i - 1], order[i]) << i;
    EXPECT_GT(order.last(), 0);
    EXPECT_EQ(score("fin", "Finance BI"), score("fin", "Final report")); // the newer one may win
}

TEST(Fuzzy, WhatIsNotThereIsNoMatch)
{
    EXPECT_EQ(score("xyz", "Finance BI"), 0);
    EXPECT_EQ(score("ifb", "fbi"), 0); // the order counts
    EXPECT_EQ(score("longer than it", "short"), 0);
    EXPECT_EQ(score("", "short"), 0);
}

TEST(Fuzzy, MarksStandWhereTheLettersStand)
{
    EXPECT_EQ(marks("fin", "Daily finance"), (QList<int>{6, 7, 8}));
    EXPECT_EQ(marks("ing", "being ingest"), (QList<int>{6, 7, 8})); // at the beginning of a word, not inside
    EXPECT_EQ(marks("fb", "Finance BI"), (QList<int>{0, 8}));
    EXPECT_TRUE(marks("q", "Finance BI").isEmpty());
    // Folding keeps the length, or marks would slip.
    EXPECT_EQ(marks("x", "İßẞx"), (QList<int>{3}));
}
