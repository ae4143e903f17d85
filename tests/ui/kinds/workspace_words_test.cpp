// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kinds/workspace_words.h"

#include <gtest/gtest.h>

using namespace trowel;

TEST(WorkspaceWords, CountsHaveTheirPlurals)
{
    EXPECT_EQ(countWords({1, 1, 0, true}), QStringLiteral("1 folder, 1 notebook"));
    EXPECT_EQ(countWords({0, 2, 1, true}), QStringLiteral("2 notebooks, 1 file"));
    EXPECT_EQ(countWords({0, 0, 0, true}), QStringLiteral("Nothing else"));
    EXPECT_EQ(countWords({3, 0, 0, false}), QStringLiteral("at least 3 folders"));
}

TEST(WorkspaceWords, PathsHaveTheirSteps)
{
    EXPECT_EQ(pathSteps(QStringLiteral("/")), QStringList{QStringLiteral("/")});
    EXPECT_EQ(pathSteps(QStringLiteral("/Users/ada")),
              (QStringList{QStringLiteral("/"), QStringLiteral("/Users"), QStringLiteral("/Users/ada")}));
}

TEST(WorkspaceWords, IconsAndFormatsFollowTheType)
{
    WorkspaceObject home;
    home.type = WorkspaceObject::Type::Directory;
    home.path = QStringLiteral("/Users/ada@example.com");
    EXPECT_EQ(iconOf(home), QStringLiteral("home"));
    WorkspaceObject library;
    library.type = WorkspaceObject::Type::Library;
    EXPECT_TRUE(exportFormats(library).isEmpty());
    WorkspaceObject notebook;
    notebook.type = WorkspaceObject::Type::Notebook;
    notebook.language = QStringLiteral("R");
    EXPECT_TRUE(exportFormats(notebook).contains(WorkspaceFormat::RMarkdown));
    WorkspaceObject strange;
    strange.typeText = QStringLiteral("MLFLOW_EXPERIMENT");
    EXPECT_EQ(typeWords(strange), QStringLiteral("MLFLOW_EXPERIMENT"));
}
