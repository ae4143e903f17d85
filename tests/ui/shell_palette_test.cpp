// SPDX-License-Identifier: GPL-3.0-or-later
// The command palette in the window, by keyboard and mouse, on demo workspaces.
#include "tests/ui/support/window_fixture.h"
#include "ui/look/jump_item.h"
#include "ui/shell/command_palette.h"

#include <QClipboard>
#include <QLineEdit>
#include <QListView>
#include <QPointer>
#include <QStatusBar>
#include <QTabWidget>

using namespace trowel;
using namespace trowel::test;

namespace {

struct PaletteTest : WindowFixture
{
    Session *session = nullptr;
    QPointer<CommandPalette> palette;

    void SetUp() override
    {
        WindowFixture::SetUp();
        session = &openDemo();
        window->openPlace(session->placeOf(*session->kind(QStringLiteral("warehouses"))));
        list();
        EXPECT_TRUE(QTest::qWaitFor([&] { return window->names().isSettled(); }, 10000));
    }
    void openPalette()
    {
        comeBack();
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : window.get(), Qt::Key_K,
                        Qt::ControlModifier);
        palette = dialog<CommandPalette>(QStringLiteral("commandPalette"));
        ASSERT_TRUE(palette);
        EXPECT_TRUE(QTest::qWaitForWindowActive(palette));
    }
    // Without a window manager nobody gives the keyboard back to the window.
    void comeBack() const
    {
        window->activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(window.get()));
    }
    void TearDown() override
    {
        delete palette;
        WindowFixture::TearDown();
    }
    QLineEdit *field() const { return palette->findChild<QLineEdit *>(QStringLiteral("palette.field")); }
    QListView *lines() const { return palette->findChild<QListView *>(QStringLiteral("palette.list")); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QTest::keyClick(field(), key, modifiers);
    }
    void type(const QString &text) const { QTest::keyClicks(field(), text); }
    QString current() const { return lines()->currentIndex().data().toString(); }
    bool gone() const
    {
        return QTest::qWaitFor([&] { return !palette; }, 10000);
    }
    /// The name of a warehouse, and its id.
    std::pair<QString, QString> someWarehouse() const
    {
        const auto *model = list()->model();
        const QModelIndex index = model->index(model->rowCount() / 2, 0);
        return {index.data().toString(), index.data(ObjectModel::KeyRole).toString()};
    }
    int tabs() const { return window->findChild<QTabWidget *>(QStringLiteral("tabs"))->count(); }
};

} // namespace

TEST_F(PaletteTest, AnObjectIsOpenedByKeyboard)
{
    const auto [name, id] = someWarehouse();
    openPalette();
    type(name);
    EXPECT_EQ(current(), name);
    EXPECT_FALSE(lines()->currentIndex().data(JumpItemRole).value<JumpItem>().marks.isEmpty());
    press(Qt::Key_Return);
    EXPECT_TRUE(gone());
    EXPECT_EQ(page()->place().object, id);
    // What was opened last is offered without a word.
    openPalette();
    EXPECT_EQ(current(), name);
    press(Qt::Key_Escape);
    EXPECT_TRUE(gone());
}

TEST_F(PaletteTest, CtrlEnterOpensANewTab)
{
    const auto [name, id] = someWarehouse();
    const int before = tabs();
    openPalette();
    type(id); // ids are found too
    press(Qt::Key_Return, Qt::ControlModifier);
    EXPECT_TRUE(gone());
    EXPECT_EQ(tabs(), before + 1);
    EXPECT_TRUE(QTest::qWaitFor([&] { return page()->place().object == id; }, 10000));
}

TEST_F(PaletteTest, ArrowsPassHeadingsAndGoRound)
{
    openPalette();
    const QString first = current();
    EXPECT_FALSE(first.isEmpty());
    press(Qt::Key_Up);
    const QString last = current();
    EXPECT_NE(last, first);
    press(Qt::Key_Down);
    EXPECT_EQ(current(), first);
    press(Qt::Key_PageDown);
    EXPECT_GT(lines()->currentIndex().row(), 5);
    press(Qt::Key_PageUp);
    press(Qt::Key_PageUp);
    EXPECT_EQ(current(), first);
    press(Qt::Key_End, Qt::ControlModifier);
    EXPECT_EQ(current(), last);
    for (int i = 0; i < lines()->model()->rowCount() + 2; ++i) {
        press(Qt::Key_Down);
        EXPECT_FALSE(lines()->currentIndex().data(JumpItemRole).value<JumpItem>().heading);
    }
    press(Qt::Key_Escape);
    EXPECT_TRUE(gone());
}

TEST_F(PaletteTest, CommandsRunAndThoseThatCannotSayWhy)
{
    openPalette();
    type(QStringLiteral("filter this"));
    EXPECT_EQ(current(), QStringLiteral("Filter this list"));
    press(Qt::Key_Return);
    EXPECT_TRUE(gone());
    comeBack();
    EXPECT_TRUE(QTest::qWaitFor(
        [&] {
            return QApplication::focusWidget() && QApplication::focusWidget()->objectName() == QLatin1String("filter");
        },
        10000));
    openPalette();
    type(QStringLiteral("forward"));
    const auto item = lines()->currentIndex().data(JumpItemRole).value<JumpItem>();
    EXPECT_EQ(item.text, QStringLiteral("Forward"));
    EXPECT_FALSE(item.enabled);
    EXPECT_FALSE(item.context.isEmpty());
    press(Qt::Key_Return);
    EXPECT_TRUE(palette && palette->isVisible()); // nothing happens, and the reason stays to be read
    press(Qt::Key_Escape);
    EXPECT_TRUE(gone());
}

TEST_F(PaletteTest, TheSearchFieldOfTheBarOpensItAndTheMouseChooses)
{
    const auto [name, id] = someWarehouse();
    QTest::mouseClick(window->findChild<QWidget *>(QStringLiteral("bar.search")), Qt::LeftButton);
    palette = dialog<CommandPalette>(QStringLiteral("commandPalette"));
    ASSERT_TRUE(palette);
    type(name);
    const QRect line = lines()->visualRect(lines()->currentIndex());
    QTest::mouseClick(lines()->viewport(), Qt::LeftButton, {}, line.center());
    EXPECT_TRUE(gone());
    EXPECT_EQ(page()->place().object, id);
}

TEST_F(PaletteTest, PastedAddressesLeadToTheObject)
{
    const auto [name, id] = someWarehouse();
    const QString host = session->workspace().profile().host.toString();
    openPalette();
    const QString here = QStringLiteral("?o=") + session->workspace().identity().workspaceId;
    QGuiApplication::clipboard()->setText(host + QStringLiteral("/sql/warehouses/") + id + here);
    field()->paste();
    EXPECT_TRUE(current().contains(id)) << current().toStdString();
    press(Qt::Key_Return);
    EXPECT_TRUE(gone());
    EXPECT_TRUE(QTest::qWaitFor([&] { return page()->place().object == id; }, 10000));

    openPalette();
    type(QStringLiteral("/Workspace/Shared"));
    press(Qt::Key_Return);
    EXPECT_TRUE(gone());
    EXPECT_TRUE(QTest::qWaitFor([&] { return page()->place().object == QLatin1String("/Shared"); }, 10000));

    openPalette();
    type(QStringLiteral("https://elsewhere.example.com/jobs/1"));
    EXPECT_FALSE(lines()->currentIndex().data(JumpItemRole).value<JumpItem>().enabled);
    press(Qt::Key_Escape);
    EXPECT_TRUE(gone());

    openPalette();
    type(QStringLiteral("0000000000000000")); // nobody has it
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    EXPECT_TRUE(QTest::qWaitFor(
        [&] { return window->statusBar()->currentMessage().contains(QLatin1String("0000000000000000")); }, 10000));
}

TEST_F(PaletteTest, TabSearchesAllWorkspaces)
{
    const auto [name, id] = someWarehouse();
    Session &other = openDemo(QStringLiteral("prod-eu"), Environment::Prod);
    window->openPlace(other.placeOf(*other.kind(QStringLiteral("workspace")), QStringLiteral("/")));
    ASSERT_EQ(window->currentSession(), &other);
    openPalette();
    type(name);
    const auto rows = [&] { return lines()->model()->rowCount(); };
    const int here = rows();
    press(Qt::Key_Tab);
    EXPECT_GT(rows(), here);
    EXPECT_EQ(current(), name);
    EXPECT_TRUE(words(*palette).contains(QStringLiteral("in all workspaces")));
    press(Qt::Key_Return);
    EXPECT_TRUE(gone());
    EXPECT_EQ(window->currentSession()->workspace().profile().name, QStringLiteral("demo"));
}

TEST_F(PaletteTest, ItGoesAwayWithTheWorkspaceItIsAbout)
{
    openPalette();
    workspaces->close(session->workspace().profile().id);
    EXPECT_TRUE(gone());
}
