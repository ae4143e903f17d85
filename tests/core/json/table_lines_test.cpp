// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/table_lines.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <gtest/gtest.h>

using namespace trowel;

namespace {

QByteArray csv(const QString &cell)
{
    return csvLine({cell}).chopped(2);
}

} // namespace

TEST(TableLines, CsvQuotesWhatItMust)
{
    EXPECT_EQ(csvLine({QStringLiteral("a"), QString(), QStringLiteral("b c")}), QByteArray("a,,b c\r\n"));
    EXPECT_EQ(csv(QStringLiteral("a,b")), QByteArray("\"a,b\""));
    EXPECT_EQ(csv(QStringLiteral("say \"yes\"")), QByteArray("\"say \"\"yes\"\"\""));
    EXPECT_EQ(csv(QStringLiteral("two\nlines")), QByteArray("\"two\nlines\""));
    EXPECT_EQ(csv(QStringLiteral("Größe – ✓")), QByteArray("Größe – ✓"));
}

TEST(TableLines, CsvIsNoFormula)
{
    for (const char *bad : {"=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "=HYPERLINK", "  =1", "\t=1", "\rx", "-"})
        EXPECT_TRUE(csv(QString::fromLatin1(bad)).startsWith('\'') || csv(QString::fromLatin1(bad)).startsWith("\"'"))
            << bad << " became " << csv(QString::fromLatin1(bad)).toStdString();
    // A number is a number, and nothing else is touched.
    EXPECT_EQ(csv(QStringLiteral("-12.5")), QByteArray("-12.5"));
    EXPECT_EQ(csv(QStringLiteral("+3")), QByteArray("+3"));
    EXPECT_EQ(csv(QStringLiteral("a=b")), QByteArray("a=b"));
    EXPECT_EQ(csv(QStringLiteral("ada@example.com")), QByteArray("ada@example.com"));
    EXPECT_EQ(csv(QStringLiteral("–")), QByteArray("–"));
}

TEST(TableLines, TabsAndLineEndsDoNotBreakARow)
{
    EXPECT_EQ(tabbedLine({QStringLiteral("a\tb"), QStringLiteral("c\nd"), QStringLiteral("=1+1")}),
              QStringLiteral("a b\tc d\t'=1+1"));
}

TEST(TableLines, HtmlIsEscaped)
{
    EXPECT_EQ(htmlRow({QStringLiteral("<b>&\"")}), QStringLiteral("<tr><td>&lt;b&gt;&amp;&quot;</td></tr>"));
    EXPECT_EQ(htmlRow({QStringLiteral("%1"), QStringLiteral("b")}, true),
              QStringLiteral("<tr><th>%1</th><th>b</th></tr>"));
}

TEST(TableLines, JsonHasTheIdsAsKeys)
{
    const QByteArray line =
        jsonLine({QStringLiteral("name"), QStringLiteral("note")}, {QStringLiteral("a\"\\\n\u2028"), QString()});
    EXPECT_FALSE(line.contains('\n'));
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    EXPECT_EQ(object.value(QStringLiteral("name")).toString(), QStringLiteral("a\"\\\n\u2028"));
    EXPECT_TRUE(object.value(QStringLiteral("note")).isNull());
    EXPECT_EQ(object.size(), 2);
}
