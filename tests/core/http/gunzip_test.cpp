// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/gunzip.h"

#include <gtest/gtest.h>

using namespace trowel;

namespace {

// printf '%s' '{"warehouses":[]}' | gzip -n
const QByteArray kPacked =
    QByteArray::fromHex("1f8b0800000000000003ab562a4f2c4acdc82f2d4e2d56b28a8ead0500d8b36f0d11000000");

} // namespace

TEST(Gunzip, UnpacksAWholeStream)
{
    const Gunzipped result = gunzip(kPacked, 1000);
    EXPECT_EQ(result.end, Gunzipped::End::Whole);
    EXPECT_EQ(result.bytes, QByteArray(R"({"warehouses":[]})"));
}

TEST(Gunzip, TellsACutStreamFromAWholeOne)
{
    for (qsizetype size = 0; size < kPacked.size(); ++size)
        EXPECT_EQ(gunzip(kPacked.left(size), 1000).end, Gunzipped::End::CutOff) << size;
}

TEST(Gunzip, StopsAtTheLimitAndAtDamage)
{
    EXPECT_EQ(gunzip(kPacked, 16).end, Gunzipped::End::TooLarge);
    EXPECT_EQ(gunzip("<html>", 1000).end, Gunzipped::End::Damaged);
    QByteArray damaged = kPacked;
    damaged[12] = char(~damaged[12]);
    EXPECT_NE(gunzip(damaged, 1000).end, Gunzipped::End::Whole);
}
