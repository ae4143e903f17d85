// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/workspace_names.h"

#include <QDir>
#include <QRandomGenerator>

#include <gtest/gtest.h>

using namespace trowel;
using namespace Qt::StringLiterals;

namespace {

using Type = WorkspaceObject::Type;

WorkspaceObject object(const QString &name, Type type, const QString &language = {})
{
    WorkspaceObject o;
    o.path = u"/Users/ada/"_s + name;
    o.name = name;
    o.type = type;
    o.language = language;
    return o;
}

} // namespace

TEST(WorkspaceNames, Paths)
{
    EXPECT_EQ(parentPath(u"/Users/ada/x"_s), u"/Users/ada"_s);
    EXPECT_EQ(parentPath(u"/Users/ada/"_s), u"/Users"_s);
    EXPECT_EQ(parentPath(u"/Users"_s), u"/"_s);
    EXPECT_EQ(parentPath(u"/"_s), u"/"_s);
    EXPECT_EQ(parentPath({}), u"/"_s);
    EXPECT_EQ(joinPath(u"/"_s, u"Users"_s), u"/Users"_s);
    EXPECT_EQ(joinPath(u"/Users"_s, u"ada"_s), u"/Users/ada"_s);
}

TEST(WorkspaceNames, FormatNamesAreTheApis)
{
    EXPECT_EQ(formatName(WorkspaceFormat::Source), "SOURCE"_L1);
    EXPECT_EQ(formatName(WorkspaceFormat::RMarkdown), "R_MARKDOWN"_L1);
    EXPECT_EQ(formatName(WorkspaceFormat::Auto), "AUTO"_L1);
}

TEST(WorkspaceNames, ObjectNames)
{
    for (const QString &name : {u"ingest"_s, u"a b"_s, u".hidden"_s, u"a\\b"_s, u"…"_s})
        EXPECT_EQ(checkObjectName(name), QString()) << name.toStdString();
    for (const QString &name : {QString(), u" "_s, u"a/b"_s, u"."_s, u".."_s, u" a"_s, u"a "_s, u"a\nb"_s})
        EXPECT_FALSE(checkObjectName(name).isEmpty()) << name.toStdString();
}

TEST(WorkspaceNames, ExportedFiles)
{
    using F = WorkspaceFormat;
    const auto notebook = object(u"01_ingest_orders"_s, Type::Notebook, u"PYTHON"_s);
    EXPECT_EQ(fileNameForExport(notebook, F::Source), u"01_ingest_orders.py"_s);
    EXPECT_EQ(fileNameForExport(notebook, F::Auto), u"01_ingest_orders.py"_s);
    EXPECT_EQ(fileNameForExport(notebook, F::Jupyter), u"01_ingest_orders.ipynb"_s);
    EXPECT_EQ(fileNameForExport(notebook, F::Html), u"01_ingest_orders.html"_s);
    EXPECT_EQ(fileNameForExport(notebook, F::Dbc), u"01_ingest_orders.dbc"_s);
    EXPECT_EQ(fileNameForExport(object(u"q"_s, Type::Notebook, u"SQL"_s), F::Source), u"q.sql"_s);
    EXPECT_EQ(fileNameForExport(object(u"q"_s, Type::Notebook, u"SCALA"_s), F::Source), u"q.scala"_s);
    EXPECT_EQ(fileNameForExport(object(u"q"_s, Type::Notebook, u"R"_s), F::RMarkdown), u"q.Rmd"_s);
    EXPECT_EQ(fileNameForExport(object(u"q.py"_s, Type::Notebook, u"PYTHON"_s), F::Source), u"q.py"_s);
    EXPECT_EQ(fileNameForExport(object(u"config.yml"_s, Type::File), F::Auto), u"config.yml"_s);
    EXPECT_EQ(fileNameForExport(object(u"etl"_s, Type::Directory), F::Source), u"etl.zip"_s);
    EXPECT_EQ(fileNameForExport(object(u"etl"_s, Type::Repo), F::Dbc), u"etl.dbc"_s);
    EXPECT_EQ(fileNameForExport(object({}, Type::Directory), F::Auto), u"Workspace.zip"_s);
    EXPECT_EQ(fileNameForExport(object(u"../../.bashrc"_s, Type::File), F::Auto), u".._.._.bashrc"_s);
}

TEST(WorkspaceNames, HostileNamesStayInTheFolder)
{
    EXPECT_EQ(localFileName(u".."_s), u"_"_s);
    EXPECT_EQ(localFileName(u"/etc/passwd"_s), u"_etc_passwd"_s);
    EXPECT_EQ(localFileName(u"..\\x:y"_s), u".._x_y"_s);
    EXPECT_EQ(localFileName(u"a\u202Egpj.exe"_s), u"a_gpj.exe"_s);
    EXPECT_EQ(localFileName(u"nul.txt"_s), u"_nul.txt"_s);
    EXPECT_EQ(localFileName(u"COM3"_s), u"_COM3"_s);
    EXPECT_EQ(localFileName(u"company"_s), u"company"_s);
    EXPECT_EQ(localFileName(u"x. ."_s), u"x"_s);
    EXPECT_EQ(localFileName(u"Übersicht 日本.sql"_s), u"Übersicht 日本.sql"_s);
    const QString longName = localFileName(QString(300, QChar(0x65E5)) + u".sql"_s);
    EXPECT_LE(longName.toUtf8().size(), 200);
    EXPECT_TRUE(longName.endsWith(u".sql"_s));

    QRandomGenerator random(7);
    const QString alphabet = u"./\\:*ab \t\n\u202E\u0000CONul日"_s + QChar(0xD83D) + QChar(0xDE00);
    for (int round = 0; round < 5000; ++round) {
        QString name;
        for (quint32 i = random.bounded(300u); i > 0; --i)
            name += alphabet.at(random.bounded(int(alphabet.size())));
        const QString local = localFileName(name);
        ASSERT_FALSE(local.isEmpty());
        ASSERT_NE(local, u"."_s);
        ASSERT_NE(local, u".."_s);
        ASSERT_FALSE(local.contains(u'/') || local.contains(u'\\') || local.contains(u'\n') ||
                     local.contains(QChar(0)));
        ASSERT_LE(local.toUtf8().size(), 201); // a reserved name gets one more
        ASSERT_EQ(QDir::cleanPath(u"/folder/"_s + local), u"/folder/"_s + local);
    }
}

TEST(WorkspaceNames, GuessesHowToImport)
{
    const auto guess = [](const char *name, const char *content) {
        const ImportGuess g = guessImport(QString::fromUtf8(name), content);
        return u"%1 %2 %3 %4"_s.arg(formatName(g.format), g.language, g.name).arg(int(g.makes));
    };
    const auto expected = [](const char *text, Type type) { return QString::fromUtf8(text) + u" %1"_s.arg(int(type)); };
    EXPECT_EQ(guess("/tmp/ingest.py", "# Databricks notebook source\nx"),
              expected("SOURCE PYTHON ingest", Type::Notebook));
    EXPECT_EQ(guess("ingest.PY", "# Databricks notebook source\r\n"), expected("SOURCE PYTHON ingest", Type::Notebook));
    EXPECT_EQ(guess("m.py", "\xEF\xBB\xBF# Databricks notebook source\n"), expected("SOURCE PYTHON m", Type::Notebook));
    EXPECT_EQ(guess("q.sql", "-- Databricks notebook source\n"), expected("SOURCE SQL q", Type::Notebook));
    EXPECT_EQ(guess("a.scala", "// Databricks notebook source\n"), expected("SOURCE SCALA a", Type::Notebook));
    EXPECT_EQ(guess("m.R", "# Databricks notebook source\n"), expected("SOURCE R m", Type::Notebook));
    EXPECT_EQ(guess("util.py", "import os\n"), expected("AUTO  util.py", Type::File));
    EXPECT_EQ(guess("q.sql", "# Databricks notebook source\n"), expected("AUTO  q.sql", Type::File));
    EXPECT_EQ(guess("n.ipynb", "{"), expected("JUPYTER  n", Type::Notebook));
    EXPECT_EQ(guess("all.dbc", "PK"), expected("DBC  all", Type::Directory));
    EXPECT_EQ(guess("Sales.lvdash.json", "{}"), expected("AUTO  Sales.lvdash.json", Type::Dashboard));
    EXPECT_EQ(guess(".py", "# Databricks notebook source\n"), expected("SOURCE PYTHON .py", Type::Notebook));
    EXPECT_EQ(guess("photo.png", "\x89PNG"), expected("AUTO  photo.png", Type::File));
}
