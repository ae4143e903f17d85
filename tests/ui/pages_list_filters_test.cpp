// SPDX-License-Identifier: GPL-3.0-or-later
// What limits a list, what is kept of it, and what is taken out of it.
#include "tests/ui/support/page_fixture.h"
#include "ui/pages/kind_page.h"
#include "ui/pages/list_memory.h"

#include <QDir>
#include <QFile>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>
#include <QToolButton>

using namespace trowel;
using namespace trowel::test::pages;
using namespace trowel::test;

namespace {

const QString kKind = QStringLiteral("pools");

struct ListFiltersTest : PageFixture
{
    QTemporaryDir disk;
    QSettings settings{disk.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat};
    ListMemory memory{settings};
    std::unique_ptr<KindPage> page;

    void SetUp() override { openPage(); }
    void openPage()
    {
        page = std::make_unique<KindPage>(*session, toyKind.kind(), QStringLiteral("/"), prompter);
        page->useMemory(memory);
        page->resize(1100, 600);
        page->show();
    }
    void load()
    {
        toyKind.answer({toy(QStringLiteral("A"), 1), toy(QStringLiteral("AB")), toy(QStringLiteral("B"), 2)});
    }
    QUuid workspace() const { return session->workspace().profile().id; }
    QTableView *table() const { return child<QTableView>(*page, "list"); }
    QLineEdit *filter() const { return child<QLineEdit>(*page, "filter"); }
    QStringList shown() const { return namesOf(*table()->model()); }
    /// Opens the menu of a button and answers it.
    QMenu *menuOf(const char *button, const char *menu) const
    {
        auto *b = child<QToolButton>(*page, button);
        EXPECT_TRUE(b && b->isVisible());
        auto *m = child<QMenu>(*page, menu);
        emit m->aboutToShow();
        return m;
    }
    static QAction *action(const QMenu *menu, const QString &name, const QString &text = {})
    {
        for (QAction *one : menu->actions()) {
            if (one->objectName() == name && (text.isEmpty() || one->text() == text))
                return one;
        }
        ADD_FAILURE() << "no " << name.toStdString() << ' ' << text.toStdString();
        return nullptr;
    }
    void choose(const QString &state) const
    {
        if (QAction *one = action(menuOf("state", "stateMenu"), QStringLiteral("state.") + state))
            one->trigger();
    }
    void run(const QString &id) const
    {
        for (const Command &command : page->commands()) {
            if (command.id != kKind + QLatin1Char('.') + id)
                continue;
            EXPECT_EQ(command.whyNot ? command.whyNot() : QString(), QString());
            return command.run();
        }
        ADD_FAILURE() << id.toStdString();
    }
};

} // namespace

TEST_F(ListFiltersTest, TheStateMenuCountsAndLimits)
{
    load();
    const QMenu *menu = menuOf("state", "stateMenu");
    EXPECT_EQ(action(menu, QStringLiteral("state.running"))->text(), QStringLiteral("Running\t2"));
    EXPECT_TRUE(action(menu, QStringLiteral("state.all"))->isChecked());
    choose(QStringLiteral("running"));
    EXPECT_EQ(shown(), (QStringList{QStringLiteral("A"), QStringLiteral("B")}));
    EXPECT_EQ(child<QToolButton>(*page, "state")->text(), QStringLiteral("Running"));
    EXPECT_TRUE(shownText(*page, "pageCount").startsWith(QStringLiteral("2 of 3")));
    choose(QStringLiteral("stopped"));
    EXPECT_EQ(shown().size(), 3);
    choose(QStringLiteral("all"));
    EXPECT_EQ(child<QToolButton>(*page, "state")->text(), QStringLiteral("State"));
}

TEST_F(ListFiltersTest, TheMenuOpensUnderTheButtonWithTheMouse)
{
    load();
    auto *menu = child<QMenu>(*page, "stateMenu");
    bool seen = false;
    // The button waits in its own menu until it closes.
    QTimer::singleShot(0, menu, [&] {
        seen = menu->isVisible();
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
    });
    QTest::mouseClick(child<QToolButton>(*page, "state"), Qt::LeftButton);
    EXPECT_TRUE(QTest::qWaitFor([&] { return seen && !menu->isVisible(); }, 10000));
    EXPECT_EQ(shown(), (QStringList{QStringLiteral("A"), QStringLiteral("B")}));
}

TEST_F(ListFiltersTest, AStateThatHidesAllIsNamed)
{
    toyKind.answer({toy(QStringLiteral("A"))});
    choose(QStringLiteral("running"));
    EXPECT_TRUE(shownText(*page, "stateText").contains(QStringLiteral("“State: Running”")));
    QTest::mouseClick(child<QPushButton>(*page, "showAll"), Qt::LeftButton);
    EXPECT_EQ(shown(), QStringList{QStringLiteral("A")});
}

TEST_F(ListFiltersTest, FiltersAreSavedUsedAndDeleted)
{
    load();
    EXPECT_FALSE(action(menuOf("state", "filterMenu"), QStringLiteral("filter.save"))->isEnabled());
    QTest::keyClicks(filter(), QStringLiteral("b"));
    choose(QStringLiteral("running"));
    action(menuOf("state", "filterMenu"), QStringLiteral("filter.save"))->trigger();
    ASSERT_EQ(prompter.forms.size(), 1);
    const FormSpec &form = prompter.forms.first();
    EXPECT_FALSE(form.check({{QStringLiteral("name"), QStringLiteral("  ")}}).isEmpty());
    form.submit({{QStringLiteral("name"), QStringLiteral("Mine")}}).detach();
    page->showAll();
    EXPECT_EQ(shown().size(), 3);
    action(menuOf("state", "filterMenu"), QStringLiteral("filter.saved"), QStringLiteral("Mine"))->trigger();
    EXPECT_EQ(filter()->text(), QStringLiteral("b"));
    EXPECT_EQ(shown(), QStringList{QStringLiteral("B")});
    QMenu *menu = menuOf("state", "filterMenu");
    action(menu->findChild<QMenu *>(QStringLiteral("filter.deleteMenu")), QStringLiteral("filter.delete"))->trigger();
    EXPECT_TRUE(memory.filters(kKind).isEmpty());
}

TEST_F(ListFiltersTest, AltDownOpensTheSavedFilters)
{
    auto *menu = child<QMenu>(*page, "filterMenu");
    filter()->setFocus();
    QTest::keyClick(filter(), Qt::Key_Down, Qt::AltModifier);
    EXPECT_TRUE(QTest::qWaitFor([&] { return menu->isVisible(); }, 10000));
    menu->close();
}

TEST_F(ListFiltersTest, WhatWasSetUpComesBackWithThePage)
{
    load();
    QTest::keyClicks(filter(), QStringLiteral("b"));
    choose(QStringLiteral("running"));
    table()->sortByColumn(1, Qt::DescendingOrder);
    table()->setColumnWidth(1, 222);
    page.reset();
    settings.sync();
    openPage(); // its list is still there
    EXPECT_EQ(filter()->text(), QStringLiteral("b"));
    EXPECT_EQ(shown(), QStringList{QStringLiteral("B")});
    EXPECT_EQ(table()->columnWidth(1), 222);
    EXPECT_EQ(table()->horizontalHeader()->sortIndicatorSection(), 1);
    EXPECT_EQ(table()->horizontalHeader()->sortIndicatorOrder(), Qt::DescendingOrder);
    // The columns of another folder of the kind are the same, its filter is its own.
    KindPage below(*session, toyKind.kind(), QStringLiteral("/Folder/"), prompter);
    below.useMemory(memory);
    EXPECT_EQ(below.viewState().sortColumn, QStringLiteral("idle"));
    EXPECT_EQ(below.viewState().filter, QString());
}

TEST_F(ListFiltersTest, ColumnsHiddenByHandStayHiddenAndExportsLeaveThemOut)
{
    load();
    auto *columns = menuOf("columns", "columnsMenu");
    action(columns, QStringLiteral("idle"))->trigger();
    page.reset();
    openPage();
    EXPECT_TRUE(table()->isColumnHidden(1));
    QTest::keyClicks(filter(), QStringLiteral("b"));
    prompter.saveFile = disk.filePath(QStringLiteral("out.csv"));
    run(QStringLiteral("exportCsv"));
    EXPECT_TRUE(prompter.suggestedNames.value(0).startsWith(QStringLiteral("pools-")));
    EXPECT_TRUE(prompter.suggestedNames.value(0).endsWith(QStringLiteral(".csv")));
    EXPECT_TRUE(QTest::qWaitFor([&] { return !session->messages().messages().isEmpty(); }, 10000));
    EXPECT_EQ(session->messages().messages().first().severity, Message::Severity::Success);
    QFile file(prompter.saveFile);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(file.readAll(), QByteArray("Name\r\nAB\r\nB\r\n"));
}

TEST_F(ListFiltersTest, AFailedExportCanBeRepeated)
{
    load();
    prompter.saveFile = disk.filePath(QStringLiteral("none/out.json"));
    run(QStringLiteral("exportJson"));
    const QList<Message> &said = session->messages().messages();
    EXPECT_TRUE(QTest::qWaitFor([&] { return said.size() == 1; }, 10000));
    ASSERT_TRUE(said.first().retry);
    EXPECT_TRUE(QDir(disk.path()).mkdir(QStringLiteral("none")));
    said.first().retry();
    EXPECT_TRUE(QTest::qWaitFor([&] { return said.size() == 2; }, 10000));
    EXPECT_TRUE(QFile::exists(prompter.saveFile));
}

TEST_F(ListFiltersTest, RowsAreCopiedAsATable)
{
    load();
    table()->selectAll();
    run(QStringLiteral("copyRows"));
    EXPECT_EQ(prompter.copied.value(0), QStringLiteral("Name\tIdle\nA\t1\nAB\t0\nB\t2\n"));
    EXPECT_TRUE(prompter.copiedHtml.startsWith(QStringLiteral("<table><tr><th>Name</th>")));
    EXPECT_TRUE(prompter.copiedHtml.contains(QStringLiteral("<td>AB</td><td>0</td>")));
}

TEST_F(ListFiltersTest, WhatIsAskedForByItsReferenceIsFoundAndWhatIsNotThereIsSaid)
{
    const QSignalSpy noticed(page.get(), &Page::noticed);
    page->showObject(QStringLiteral("nowhere"));
    load();
    ASSERT_EQ(noticed.size(), 1);
    EXPECT_TRUE(noticed.first().first().toString().contains(QStringLiteral("nowhere")));
    page->showObject(QStringLiteral("elsewhere"));
    EXPECT_EQ(noticed.size(), 2);
}

TEST(ListMemory, NonsenseInTheFileIsAsIfItWereNotThere)
{
    QTemporaryDir disk;
    QSettings settings(disk.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    const QUuid workspace = QUuid::createUuid();
    const QString group = QStringLiteral("lists/%1/pools/").arg(workspace.toString(QUuid::WithoutBraces));
    settings.setValue(group + QStringLiteral("widths"),
                      QStringList{QStringLiteral("a=-5"), QStringLiteral("b=1e9"), QStringLiteral("c=99999999"),
                                  QStringLiteral("=7"), QStringLiteral("name=120")});
    settings.setValue(group + QStringLiteral("columns"), 12);
    settings.setValue(group + QStringLiteral("drawerWidth"), QStringLiteral("wide"));
    settings.setValue(group + QStringLiteral("filter"), QString(100'000, QLatin1Char('x')));
    settings.setValue(QStringLiteral("filters/pools"), QStringLiteral("no list"));
    ListMemory memory(settings);
    const ViewState state = memory.view(workspace, QStringLiteral("pools"));
    EXPECT_EQ(state.widths, (QHash<QString, int>{{QStringLiteral("name"), 120}}));
    EXPECT_TRUE(state.columns.isEmpty());
    EXPECT_EQ(state.drawerWidth, 0);
    EXPECT_TRUE(state.drawerOpen);
    EXPECT_LE(state.filter.size(), 1000);
    EXPECT_TRUE(memory.filters(QStringLiteral("pools")).isEmpty());
    EXPECT_EQ(memory.view(QUuid::createUuid(), QStringLiteral("pools")), ViewState());
}

TEST(ListMemory, EverythingComesBackAndFiltersHaveALimit)
{
    QTemporaryDir disk;
    const QUuid workspace = QUuid::createUuid();
    ViewState state;
    state.columns = {{QStringLiteral("a"), true}, {QStringLiteral("b"), false}};
    state.order = {QStringLiteral("b"), QStringLiteral("a")};
    state.widths = {{QStringLiteral("a"), 99}};
    state.sortColumn = QStringLiteral("b");
    state.descending = true;
    state.filter = QStringLiteral("x, y=\"z\"");
    state.states = {QStringLiteral("running")};
    state.scope = QStringLiteral("/Users/a b");
    state.drawerWidth = 444;
    state.drawerOpen = false;
    {
        QSettings settings(disk.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
        ListMemory memory(settings);
        memory.keepView(workspace, kKind, state);
        for (int i = 0; i < 60; ++i)
            memory.keepFilter(kKind, {QStringLiteral("f%1").arg(i), QStringLiteral("t"), {}});
        memory.keepFilter(kKind, {QStringLiteral("f59"), QStringLiteral("new"), {QStringLiteral("running")}});
    }
    QSettings settings(disk.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    const ListMemory memory(settings);
    EXPECT_EQ(memory.view(workspace, kKind), state);
    EXPECT_EQ(memory.view(workspace, QStringLiteral("jobs")), ViewState());
    const QList<SavedFilter> filters = memory.filters(kKind);
    EXPECT_EQ(filters.size(), ListMemory::kMostFilters);
    EXPECT_TRUE(filters.contains({QStringLiteral("f59"), QStringLiteral("new"), {QStringLiteral("running")}}));
    EXPECT_FALSE(std::any_of(filters.cbegin(), filters.cend(),
                             [](const SavedFilter &filter) { return filter.name == QLatin1String("f0"); }));
}
