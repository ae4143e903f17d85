// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/notebook_source.h"

#include <QRandomGenerator>
#include <QStringList>

#include <gtest/gtest.h>

using namespace trowel;
using namespace Qt::StringLiterals;

namespace {

using Kind = NotebookCell::Kind;

QString dump(const QList<NotebookCell> &cells)
{
    QStringList lines;
    for (const NotebookCell &cell : cells) {
        const QString kind = cell.kind == Kind::Markdown ? u"md"_s : cell.language;
        lines += u"[%1|%2] %3"_s.arg(kind, cell.title, QString(cell.text).replace(u'\n', u'~'));
    }
    return lines.join(u'\n');
}

const QString python = uR"(# Databricks notebook source
# MAGIC %md
# MAGIC # Orders
# MAGIC
# MAGIC Loads them every night.

# COMMAND ----------

# DBTITLE 1,Read, then clean
import json

df = spark.read.json("/orders")

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT *
# MAGIC   FROM orders -- all

# COMMAND ----------

# MAGIC %run ./helpers $x="1"

# COMMAND ----------

# MAGIC %pip install requests

# COMMAND ----------

# DBTITLE 0,Look
# MAGIC %sh ls -l
# MAGIC pwd

# COMMAND ----------

)"_s;

} // namespace

TEST(NotebookSource, SplitsPython)
{
    EXPECT_EQ(dump(splitNotebook(python, u"PYTHON"_s)), u"[md|] # Orders~~Loads them every night.\n"
                                                        "[PYTHON|Read, then clean] import json~~df = "
                                                        "spark.read.json(\"/orders\")\n"
                                                        "[SQL|] SELECT *~  FROM orders -- all\n"
                                                        "[PYTHON|] %run ./helpers $x=\"1\"\n"
                                                        "[PYTHON|] %pip install requests\n"
                                                        "[SHELL|Look] ls -l~pwd\n"
                                                        "[PYTHON|] "_s);
}

TEST(NotebookSource, SplitsTheOtherLanguages)
{
    const QString body = u"%1 Databricks notebook source\nx\n\n%1 COMMAND ----------\n\n%1 MAGIC %md Hello **you**\n"
                         "\n%1 COMMAND ----------\n\n%1 MAGIC %python\n%1 MAGIC print(1)"_s;
    const QList<QPair<QString, QString>> languages{{u"SQL"_s, u"--"_s}, {u"SCALA"_s, u"//"_s}, {u"R"_s, u"#"_s}};
    for (const auto &[language, marker] : languages) {
        EXPECT_EQ(dump(splitNotebook(body.arg(marker), language)),
                  u"[%1|] x\n[md|] Hello **you**\n[PYTHON|] print(1)"_s.arg(language));
        EXPECT_TRUE(hasNotebookHeader(body.arg(marker), language.toLower()));
    }
    EXPECT_FALSE(hasNotebookHeader(body.arg(u"--"_s), u"PYTHON"_s));
}

TEST(NotebookSource, LineEndsAndByteOrderMarkMakeNoDifference)
{
    QString windows = python;
    windows.replace(u"\n"_s, u"\r\n"_s);
    EXPECT_EQ(dump(splitNotebook(QChar(QChar::ByteOrderMark) + windows, u"PYTHON"_s)),
              dump(splitNotebook(python, u"PYTHON"_s)));
}

TEST(NotebookSource, WhatIsNoNotebookIsOneCell)
{
    EXPECT_EQ(dump(splitNotebook(u"print(1)\n# COMMAND ----------\nprint(2)"_s, u"PYTHON"_s)),
              u"[PYTHON|] print(1)~# COMMAND ----------~print(2)"_s);
    EXPECT_EQ(dump(splitNotebook({}, u"SQL"_s)), u"[SQL|] "_s);
    EXPECT_EQ(dump(splitNotebook(python, {})), u"[|] "_s + QString(python).replace(u'\n', u'~'));
    EXPECT_EQ(dump(splitNotebook(u"# Databricks notebook source"_s, u"PYTHON"_s)), u"[PYTHON|] "_s);
}

TEST(NotebookSource, CodeThatOnlyLooksLikeMagicStays)
{
    EXPECT_EQ(dump(splitNotebook(u"# Databricks notebook source\nx = 1\n# MAGIC %md no\n# MAGICAL"_s, u"PYTHON"_s)),
              u"[PYTHON|] x = 1~# MAGIC %md no~# MAGICAL"_s);
    EXPECT_EQ(dump(splitNotebook(u"# Databricks notebook source\n# MAGICAL thinking"_s, u"PYTHON"_s)),
              u"[PYTHON|] # MAGICAL thinking"_s);
}

// Any text in any order: it ends, gives cells, and loses no word of code.
TEST(NotebookSource, SurvivesWhateverComes)
{
    QRandomGenerator random(20261124);
    const QStringList pieces{u"# Databricks notebook source"_s,
                             u"# COMMAND ----------"_s,
                             u"# MAGIC"_s,
                             u"# MAGIC "_s,
                             u"# MAGIC %"_s,
                             u"# MAGIC %md"_s,
                             u"# MAGIC %sql"_s,
                             u"# DBTITLE"_s,
                             u"# DBTITLE 1,"_s,
                             u"# DBTITLE ,,"_s,
                             u"\r"_s,
                             u"\n"_s,
                             u"\n"_s,
                             u"\n"_s,
                             u" "_s,
                             u"%md"_s,
                             u"word"_s,
                             QString(QChar(0xD800)),
                             QString(QChar(0)),
                             u"--"_s};
    const QStringList languages{u"PYTHON"_s, u"SQL"_s, u"SCALA"_s, u"R"_s, u"COBOL"_s, {}};
    for (int round = 0; round < 3000; ++round) {
        QString text = round % 2 ? u"# Databricks notebook source\n"_s : QString();
        for (quint32 i = random.bounded(40u); i > 0; --i)
            text += pieces.at(random.bounded(int(pieces.size())));
        const QList<NotebookCell> cells = splitNotebook(text, languages.at(random.bounded(int(languages.size()))));
        ASSERT_FALSE(cells.isEmpty());
        qsizetype words = 0;
        for (const NotebookCell &cell : cells)
            words += cell.text.count(u"word"_s) + cell.title.count(u"word"_s);
        ASSERT_LE(words, text.count(u"word"_s));
    }
}

TEST(NotebookJupyter, SplitsCells)
{
    const QByteArray json = R"json({"cells":[{"cell_type":"markdown","source":["# A\n","text"]},
        {"cell_type":"code","source":"print(1)","outputs":[]},{"cell_type":"raw","source":["x"]}],
        "metadata":{"language_info":{"name":"scala"}},"nbformat":4})json";
    EXPECT_EQ(dump(splitJupyter(json)), u"[md|] # A~text\n[SCALA|] print(1)\n[|] x"_s);
}

TEST(NotebookJupyter, WhatIsNoNotebookIsOneCell)
{
    for (const char *text : {"", "{}", "[1]", "<html>", R"({"cells":7})", R"({"cells":[]})", "{\"cells\":[\x80"})
        EXPECT_EQ(splitJupyter(text).size(), 1) << text;
    EXPECT_EQ(splitJupyter(R"({"cells":[{"source":[1,null,{}]}]})").size(), 1);
}
