// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/notebook.h"
#include "app/demo/seed_texts.h"

#include <gtest/gtest.h>

namespace trowel::demo {
namespace {

TEST(Notebook, readsCellsMarkdownAndMagic)
{
    const Notebook notebook = Notebook::fromSource(
        QStringLiteral("SQL"),
        "-- Databricks notebook source\r\n-- MAGIC %md\n-- MAGIC # Title\n-- MAGIC\n-- MAGIC Text\n\n"
        "-- COMMAND ----------\n\nSELECT 1;\n\n-- COMMAND ----------\n\n-- MAGIC %python\n-- MAGIC print(2)\n");
    ASSERT_EQ(notebook.cells.size(), 3);
    EXPECT_TRUE(notebook.cells[0].markdown);
    EXPECT_EQ(notebook.cells[0].text, QStringLiteral("# Title\n\nText"));
    EXPECT_EQ(notebook.cells[1].text, QStringLiteral("SELECT 1;"));
    EXPECT_EQ(notebook.cells[2].text, QStringLiteral("%python\nprint(2)"));
}

TEST(Notebook, acceptsSourceWithoutAHeader)
{
    const Notebook notebook = Notebook::fromSource(QStringLiteral("PYTHON"), "print(1)");
    ASSERT_EQ(notebook.cells.size(), 1);
    EXPECT_EQ(notebook.toSource(), "# Databricks notebook source\nprint(1)\n");
}

TEST(Notebook, survivesEveryFormUnchanged)
{
    for (const SeedObject &object : seedPipelines() + seedAnalyses() + seedQueries()) {
        static constexpr const char *Languages[] = {"PYTHON", "SQL", "SCALA", "R"};
        const QString language = QLatin1String(Languages[object.kind]);
        ASSERT_TRUE(hasNotebookHeader(language, object.text)) << object.path;
        const Notebook notebook = Notebook::fromSource(language, object.text);
        const QByteArray source = notebook.toSource();
        EXPECT_EQ(Notebook::fromSource(language, source).toSource(), source) << object.path;
        EXPECT_EQ(Notebook::fromHtml(notebook.toHtml(QStringLiteral("<t>")))->toSource(), source) << object.path;
        EXPECT_EQ(Notebook::fromDbcEntry(notebook.toDbcEntry(QStringLiteral("n")))->toSource(), source) << object.path;
        if (object.kind == SeedObject::Python) {
            EXPECT_EQ(Notebook::fromJupyter(notebook.toJupyter())->toSource(), source) << object.path;
        }
    }
}

TEST(Notebook, refusesWhatIsNone)
{
    EXPECT_FALSE(Notebook::fromJupyter("{}"));
    EXPECT_FALSE(Notebook::fromJupyter("[1"));
    EXPECT_FALSE(Notebook::fromHtml("<html></html>"));
    EXPECT_FALSE(Notebook::fromDbcEntry("{\"version\":\"NotebookV0\"}"));
}

} // namespace
} // namespace trowel::demo
