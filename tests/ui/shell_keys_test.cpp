// SPDX-License-Identifier: GPL-3.0-or-later
// The keyboard and the tabs of the window.
#include "tests/ui/support/window_fixture.h"
#include "ui/pages/detail_drawer.h"
#include "ui/shell/activity_dock.h"

#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QStatusBar>
#include <QTabBar>
#include <QTabWidget>
#include <QTableWidget>
#include <QToolButton>

using namespace trowel;
using namespace trowel::test;

namespace {

struct KeysTest : WindowFixture
{
    Session *session = nullptr;
    QTabWidget *tabs = nullptr;

    void SetUp() override
    {
        WindowFixture::SetUp();
        session = &openDemo();
        tabs = window->findChild<QTabWidget *>(QStringLiteral("tabs"));
        ASSERT_TRUE(tabs);
    }
    static void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        ASSERT_TRUE(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key(key), modifiers);
    }
    void goTo(const QString &kind)
    {
        for (int i = 0; i < int(kinds.size()); ++i) {
            if (kinds[size_t(i)]->info().id == kind)
                press(Qt::Key_1 + i, Qt::ControlModifier);
        }
        ASSERT_EQ(page()->place().kind, kind);
    }
    QString firstKind() const { return kinds.front()->info().id; } // whose tab is open already
    bool hasFocus(const QString &name) const
    {
        return QTest::qWaitFor(
            [&] { return QApplication::focusWidget() && QApplication::focusWidget()->objectName() == name; }, 5000);
    }
    void selectFirst()
    {
        list()->setFocus();
        list()->selectRow(0);
    }
};

} // namespace

TEST_F(KeysTest, TheListHasTheKeyboardWhenItHasRows)
{
    list();
    EXPECT_TRUE(hasFocus(QStringLiteral("list")));
}

TEST_F(KeysTest, KindsTabsAndHistory)
{
    list();
    goTo(QStringLiteral("workspace"));
    goTo(firstKind());
    ASSERT_EQ(tabs->count(), 2);
    press(Qt::Key_Tab, Qt::ControlModifier);
    EXPECT_EQ(page()->place().kind, QStringLiteral("workspace"));
    press(Qt::Key_Left, Qt::AltModifier);
    EXPECT_EQ(page()->place().kind, firstKind());
    press(Qt::Key_Right, Qt::AltModifier);
    EXPECT_EQ(page()->place().kind, QStringLiteral("workspace"));
    press(Qt::Key_W, Qt::ControlModifier);
    EXPECT_EQ(tabs->count(), 1);
    EXPECT_EQ(page()->place().kind, firstKind());
}

TEST_F(KeysTest, AMiddleClickClosesATab)
{
    list();
    goTo(QStringLiteral("workspace"));
    goTo(firstKind());
    ASSERT_EQ(tabs->count(), 2);
    const Place kept = qobject_cast<Page *>(tabs->widget(1))->place();
    QTest::mouseClick(tabs->tabBar(), Qt::MiddleButton, {}, tabs->tabBar()->tabRect(0).center());
    ASSERT_EQ(tabs->count(), 1);
    EXPECT_EQ(page()->place().kind, kept.kind);
}

TEST_F(KeysTest, TheFilterIsEnteredAndLeft)
{
    list();
    press(Qt::Key_Slash);
    ASSERT_TRUE(hasFocus(QStringLiteral("filter")));
    auto *filter = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QTest::keyClicks(filter, QStringLiteral("a/?"));
    EXPECT_EQ(filter->text(), QStringLiteral("a/?"));
    EXPECT_FALSE(window->findChild<QDialog *>());
    press(Qt::Key_Escape);
    EXPECT_EQ(filter->text(), QString());
    press(Qt::Key_Escape);
    EXPECT_TRUE(hasFocus(QStringLiteral("list")));
}

TEST_F(KeysTest, SpaceShowsAndHidesDetails)
{
    list();
    goTo(QStringLiteral("warehouses"));
    selectFirst();
    auto *drawer = page()->findChild<DetailDrawer *>();
    ASSERT_TRUE(drawer);
    const bool shown = drawer->isVisible();
    press(Qt::Key_Space);
    EXPECT_NE(drawer->isVisible(), shown);
    press(Qt::Key_Space);
    EXPECT_EQ(drawer->isVisible(), shown);
}

TEST_F(KeysTest, SpacePressesTheButtonThatHasTheKeyboard)
{
    list();
    auto *toggle = window->findChild<QToolButton *>(QStringLiteral("activity.toggle"));
    ASSERT_TRUE(toggle);
    const bool before = window->activity().isOpen();
    toggle->setFocus();
    press(Qt::Key_Space);
    EXPECT_NE(window->activity().isOpen(), before);
}

TEST_F(KeysTest, DeleteAsksAndDoesNothingElsewhere)
{
    list();
    goTo(QStringLiteral("warehouses"));
    selectFirst();
    press(Qt::Key_Slash);
    press(Qt::Key_Delete);
    EXPECT_FALSE(window->findChild<QDialog *>());
    selectFirst();
    press(Qt::Key_Delete);
    auto *question = dialog<QDialog>(QStringLiteral("deleteWarehouses"));
    ASSERT_TRUE(question);
    question->reject();
}

TEST_F(KeysTest, NewAndEditOpenForms)
{
    list();
    goTo(QStringLiteral("warehouses"));
    selectFirst();
    press(Qt::Key_E, Qt::ControlModifier);
    QPointer<QDialog> form = dialog<QDialog>(QStringLiteral("editWarehouse"));
    ASSERT_TRUE(form);
    form->reject();
    ASSERT_TRUE(QTest::qWaitFor([&] { return form.isNull(); }, 5000));
    window->activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(window.get()));
    selectFirst();
    press(Qt::Key_N, Qt::ControlModifier);
    form = dialog<QDialog>(QStringLiteral("createWarehouse"));
    ASSERT_TRUE(form);
    form->reject();
}

TEST_F(KeysTest, FoldersOpenAndGoUpAndNamesChange)
{
    list();
    goTo(QStringLiteral("workspace"));
    const QString root = page()->place().scope;
    selectFirst();
    press(Qt::Key_Return);
    ASSERT_NE(page()->place().scope, root);
    EXPECT_EQ(tabs->count(), kinds.front()->info().id == QLatin1String("workspace") ? 1 : 2);
    list();
    press(Qt::Key_Up, Qt::AltModifier);
    EXPECT_EQ(page()->place().scope, root);
    selectFirst();
    press(Qt::Key_Return);
    list();
    press(Qt::Key_Backspace);
    EXPECT_EQ(page()->place().scope, root);
    selectFirst();
    press(Qt::Key_F2);
    const bool named = QTest::qWaitFor([&] { return window->findChild<QDialog *>() != nullptr; }, 1000) ||
                       !window->statusBar()->currentMessage().isEmpty();
    EXPECT_TRUE(named);
}

TEST_F(KeysTest, RefreshReadsAgain)
{
    list();
    const auto store = session->store(*session->kind(page()->place().kind), page()->place().scope);
    ASSERT_TRUE(QTest::qWaitFor([&] { return store->state() == ObjectStore::State::Ready; }, 10000));
    ASSERT_TRUE(hasFocus(QStringLiteral("list")));
    const qsizetype before = audit.attempts.size();
    press(Qt::Key_F5);
    EXPECT_TRUE(QTest::qWaitFor([&] { return audit.attempts.size() > before; }, 10000));
}

TEST_F(KeysTest, TheKeysAreListed)
{
    list();
    press(Qt::Key_Question);
    auto *keys = dialog<QDialog>(QStringLiteral("keysDialog"));
    ASSERT_TRUE(keys);
    const auto *table = keys->findChild<QTableWidget *>(QStringLiteral("keys.table"));
    ASSERT_TRUE(table);
    EXPECT_EQ(table->findItems(QStringLiteral("Refresh"), Qt::MatchExactly).size(), 1);
    keys->reject();
}

// Two live actions with one key: neither runs.
TEST_F(KeysTest, NoKeyIsGivenTwice)
{
    list();
    goTo(QStringLiteral("warehouses"));
    for (QMenu *menu : window->menuBar()->findChildren<QMenu *>(Qt::FindDirectChildrenOnly))
        emit menu->aboutToShow();
    QMap<QString, QString> owners;
    const auto check = [&](const QList<QAction *> &actions) {
        for (const QAction *action : actions) {
            const QString key = action->shortcut().toString();
            if (key.isEmpty())
                continue;
            EXPECT_FALSE(owners.contains(key)) << key.toStdString() << ": " << owners.value(key).toStdString() << ", "
                                               << action->objectName().toStdString();
            owners.insert(key, action->objectName());
        }
    };
    check(window->actions());
    check(page()->actions());
    for (const QMenu *menu : window->menuBar()->findChildren<QMenu *>()) {
        for (const QAction *action : menu->actions()) {
            if (action->shortcut().isEmpty() || action->shortcutContext() == Qt::WidgetShortcut)
                continue;
            EXPECT_EQ(owners.value(action->shortcut().toString()), action->objectName());
        }
    }
}

TEST_F(KeysTest, EveryMenuHasSomethingInIt)
{
    list();
    for (QMenu *menu : window->menuBar()->findChildren<QMenu *>()) {
        emit menu->aboutToShow();
        EXPECT_FALSE(menu->isEmpty()) << menu->objectName().toStdString();
    }
}

TEST_F(KeysTest, TabsComeBackWithTheirWorkspace)
{
    list();
    goTo(QStringLiteral("workspace"));
    const QString root = page()->place().scope;
    selectFirst();
    press(Qt::Key_Return);
    const Place folder = page()->place();
    ASSERT_NE(folder.scope, root);
    goTo(firstKind());
    ASSERT_EQ(tabs->count(), 2);
    Profile profile = session->workspace().profile();
    workspaces->close(profile.id);
    EXPECT_EQ(tabs->count(), 0);
    restart();
    open(profile, demo->token());
    tabs = window->findChild<QTabWidget *>(QStringLiteral("tabs"));
    ASSERT_EQ(tabs->count(), 2);
    EXPECT_EQ(page()->place().kind, firstKind());
    QStringList scopes;
    for (int i = 0; i < tabs->count(); ++i)
        scopes += qobject_cast<Page *>(tabs->widget(i))->place().scope;
    EXPECT_TRUE(scopes.contains(folder.scope)) << scopes.join(u' ').toStdString();
    EXPECT_TRUE(list());
}

TEST_F(KeysTest, DamagedTabsAreLeftOut)
{
    Profile profile = session->workspace().profile();
    workspaces->close(profile.id);
    const QString key = QStringLiteral("tabs/") + profile.id.toString(QUuid::WithoutBraces);
    settings->setValue(key + QStringLiteral("/places"),
                       QStringList{QStringLiteral("nothing"), QString(), QStringLiteral("gone\nx\ny"),
                                   QStringLiteral("warehouses\n\nno-such-object")});
    settings->setValue(key + QStringLiteral("/current"), 99);
    open(profile, demo->token());
    ASSERT_EQ(tabs->count(), 1);
    EXPECT_EQ(page()->place().kind, QStringLiteral("warehouses"));
    EXPECT_TRUE(list());
}
