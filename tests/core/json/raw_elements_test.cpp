// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/raw_elements.h"

#include <gtest/gtest.h>

using namespace trowel;

namespace {

QByteArrayList elements(const QByteArray &document)
{
    QByteArrayList list;
    for (const RawJson &element : rawElements(document, "items"))
        list += element.bytes;
    return list;
}

} // namespace

TEST(RawElements, AreTheBytesAsSent)
{
    EXPECT_EQ(elements(R"({"items":[{"z":1.0,"a":2e3},{"b":"\u00e9"}]})"),
              (QByteArrayList{R"({"z":1.0,"a":2e3})", R"({"b":"\u00e9"})"}));
    EXPECT_EQ(elements("{ \"x\" : [[1],{\"items\":[9]}] , \"items\" : [ 1 ,\n\"a,b]\" , null,[2,3] ] }"),
              (QByteArrayList{"1", "\"a,b]\"", "null", "[2,3]"}));
    EXPECT_EQ(elements(R"({"s":"\"items\":[1]\\","items":["\\\""]})"), QByteArrayList{R"("\\\"")"});
}

TEST(RawElements, NothingIsNothing)
{
    for (const char *document : {"", "{}", "[]", "7", "null", R"({"items":[]})", R"({"items":{}})", R"({"items":null})",
                                 R"({"other":[1]})", R"("items")"})
        EXPECT_TRUE(elements(document).isEmpty()) << document;
}

TEST(RawElements, CutOffAnywhereNeverReadsBeyondTheEnd)
{
    const QByteArray whole = R"({"a":{"b":["\"",1]},"items":[{"c":"\\"},"x\"y",[[]],12.5]})";
    ASSERT_EQ(elements(whole).size(), 4);
    for (qsizetype length = 0; length < whole.size(); ++length) {
        const QByteArray cut(whole.constData(), length); // its own allocation, so that ASan sees one byte too many
        EXPECT_LE(elements(cut).size(), 4);
    }
}
