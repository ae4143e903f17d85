// SPDX-License-Identifier: GPL-3.0-or-later
// What the walker does with what it sees.
#include "tests/e2e/walker.h"
#include "ui/model/session.h"
#include "ui/pages/kind_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/navigator.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QTabBar>
#include <QTabWidget>
#include <QTreeView>

namespace trowel::e2e {

namespace {

QPoint middle(const QWidget *widget)
{
    return widget->rect().center();
}

} // namespace

void Walker::inMenu(QMenu *menu)
{
    QList<QAction *> usable;
    for (QAction *action : menu->actions()) {
        if (!action->isSeparator() && action->isVisible() && action->isEnabled())
            usable += action;
    }
    if (usable.isEmpty() || oneIn(4)) {
        tell(QStringLiteral("Esc in a menu"));
        return press(Qt::Key_Escape);
    }
    QAction *action = oneOf(usable);
    tell(QStringLiteral("menu: ") + action->text());
    hit(menu, menu->actionGeometry(action).center());
}

void Walker::inDialog(QWidget *dialog)
{
    if (auto *files = qobject_cast<QFileDialog *>(dialog))
        return inFileDialog(files);
    // Nobody is connected to anything but the server of this test.
    if (dialog->objectName() == QStringLiteral("connectDialog")) {
        tell(QStringLiteral("Esc in the connect dialog"));
        return press(Qt::Key_Escape);
    }
    switch (pick(5)) {
    case 0:
    case 1:
        return edit(dialog);
    case 2:
        tell(QStringLiteral("Tab in ") + dialog->objectName());
        return press(Qt::Key_Tab, oneIn(3) ? Qt::ShiftModifier : Qt::NoModifier);
    default:
        return answer(dialog);
    }
}

void Walker::inFileDialog(QFileDialog *dialog)
{
    auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
    if (!name || oneIn(3)) {
        tell(QStringLiteral("Esc in the file dialog"));
        return press(Qt::Key_Escape);
    }
    // Only ever into this test's own folder.
    QString path = m_driver.disk();
    if (dialog->acceptMode() == QFileDialog::AcceptSave)
        path = m_driver.disk(QStringLiteral("out-%1").arg(++m_files));
    else if (dialog->fileMode() != QFileDialog::Directory)
        path = m_driver.localFile(QStringLiteral("in-%1.py").arg(++m_files), "print(1)\n");
    tell(QStringLiteral("choose ") + path);
    const QPointer<QFileDialog> open(dialog);
    name->setText(path);
    name->setFocus();
    press(Qt::Key_Return);
    if (open && open->isVisible() && QApplication::activeModalWidget() == open)
        open->reject();
}

void Walker::answer(QWidget *dialog)
{
    // What has to be typed first is typed, or nothing would ever be destroyed.
    if (auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("workspaceName")); name && oneIn(2))
        name->setText(session()->workspace().profile().name);
    const QList<QWidget *> buttons = seen(dialog, "QAbstractButton");
    if (buttons.isEmpty() || oneIn(6)) {
        tell(QStringLiteral("Esc in ") + dialog->objectName());
        return press(Qt::Key_Escape);
    }
    QWidget *button = oneOf(buttons);
    tell(QStringLiteral("press “%1” in %2").arg(static_cast<QAbstractButton *>(button)->text(), dialog->objectName()));
    hit(button, middle(button));
}

void Walker::edit(QWidget *dialog)
{
    QList<QWidget *> fields = seen(dialog, "QLineEdit") + seen(dialog, "QComboBox") + seen(dialog, "QCheckBox") +
                              seen(dialog, "QAbstractSpinBox") + seen(dialog, "QPlainTextEdit") +
                              seen(dialog, "QAbstractItemView") + seen(dialog, "QTabBar");
    if (fields.isEmpty())
        return answer(dialog);
    QWidget *field = oneOf(fields);
    tell(QStringLiteral("edit %1 in %2").arg(field->objectName(), dialog->objectName()));
    hit(field, oneIn(2) ? middle(field) : QPoint(10, field->height() / 2));
    if (QApplication::activePopupWidget())
        return;
    switch (pick(4)) {
    case 0:
        return press(Qt::Key_Down);
    case 1:
        press(Qt::Key_A, Qt::ControlModifier);
        return press(Qt::Key_Delete);
    default:
        return write(someText());
    }
}

void Walker::clickRow()
{
    QTableView *table = m_driver.table();
    if (!table || !table->isVisible() || table->model()->rowCount() == 0)
        return;
    const QModelIndex row = table->model()->index(pick(table->model()->rowCount()), 0);
    table->scrollTo(row);
    const QPoint at = table->visualRect(row).center();
    tell(QStringLiteral("row ") + row.data().toString());
    switch (pick(6)) {
    case 0:
        hit(table->viewport(), at, Qt::RightButton);
        break;
    case 1:
        hit(table->viewport(), at, Qt::LeftButton, {}, true);
        break;
    case 2:
        hit(table->viewport(), at, Qt::LeftButton, Qt::ControlModifier);
        break;
    case 3:
        hit(table->viewport(), at, Qt::LeftButton, Qt::ShiftModifier);
        break;
    default:
        hit(table->viewport(), at);
    }
}

void Walker::clickButton()
{
    const QList<QWidget *> buttons = seen(&window(), "QAbstractButton");
    if (buttons.isEmpty())
        return;
    QWidget *button = oneOf(buttons);
    // What brings it back is what people press.
    for (QWidget *other : buttons) {
        if (other->objectName() == QStringLiteral("signIn") && oneIn(2))
            button = other;
    }
    tell(QStringLiteral("button ") + button->objectName());
    hit(button, middle(button));
}

void Walker::clickNavigator()
{
    QTreeView &tree = window().navigator().tree();
    QList<QModelIndex> shown;
    for (QModelIndex at = tree.indexAt({4, 4}); at.isValid(); at = tree.indexBelow(at))
        shown += at;
    if (shown.isEmpty() || !tree.isVisible())
        return;
    const QModelIndex node = oneOf(shown);
    tree.scrollTo(node);
    tell(QStringLiteral("node ") + node.data().toString());
    hit(tree.viewport(), tree.visualRect(node).center(), oneIn(5) ? Qt::RightButton : Qt::LeftButton);
    if (!QApplication::activePopupWidget() && oneIn(2))
        press(oneIn(3) ? Qt::Key_Left : Qt::Key_Right);
}

void Walker::clickTab()
{
    const QList<QWidget *> bars = seen(&window(), "QTabBar");
    if (bars.isEmpty())
        return;
    auto *bar = static_cast<QTabBar *>(oneOf(bars));
    if (bar->count() == 0)
        return;
    const int tab = pick(bar->count());
    tell(QStringLiteral("tab ") + bar->tabText(tab));
    hit(bar, bar->tabRect(tab).center());
}

void Walker::closeTab()
{
    auto *bar = window().findChild<QTabBar *>(QStringLiteral("tabs.bar"));
    if (!bar || bar->count() == 0)
        return;
    const int tab = pick(bar->count());
    tell(QStringLiteral("close tab ") + bar->tabText(tab));
    hit(bar, bar->tabRect(tab).center(), Qt::MiddleButton);
}

void Walker::clickHeader()
{
    QTableView *table = m_driver.table();
    if (!table || !table->isVisible())
        return;
    QHeaderView *header = table->horizontalHeader();
    const int section = pick(header->count());
    tell(QStringLiteral("sort by column %1").arg(section));
    hit(header->viewport(), QPoint(header->sectionViewportPosition(section) + 20, header->height() / 2));
}

void Walker::openMenu()
{
    QMenuBar *bar = window().menuBar();
    const QList<QAction *> menus = bar->actions();
    if (menus.isEmpty())
        return;
    QAction *menu = oneOf(menus);
    tell(QStringLiteral("menu ") + menu->text());
    hit(bar, bar->actionGeometry(menu).center());
}

void Walker::pressKey()
{
    struct Stroke
    {
        Qt::Key key;
        Qt::KeyboardModifiers modifiers = {};
    };
    static const QList<Stroke> strokes{{Qt::Key_Down},
                                       {Qt::Key_Down},
                                       {Qt::Key_Up},
                                       {Qt::Key_PageDown},
                                       {Qt::Key_Home},
                                       {Qt::Key_End},
                                       {Qt::Key_Return},
                                       {Qt::Key_Space},
                                       {Qt::Key_Escape},
                                       {Qt::Key_Tab},
                                       {Qt::Key_Backtab},
                                       {Qt::Key_F5},
                                       {Qt::Key_F2},
                                       {Qt::Key_Delete},
                                       {Qt::Key_Backspace},
                                       {Qt::Key_Menu},
                                       {Qt::Key_F1},
                                       {Qt::Key_A, Qt::ControlModifier},
                                       {Qt::Key_F, Qt::ControlModifier},
                                       {Qt::Key_K, Qt::ControlModifier},
                                       {Qt::Key_C, Qt::ControlModifier},
                                       {Qt::Key_E, Qt::ControlModifier},
                                       {Qt::Key_N, Qt::ControlModifier},
                                       {Qt::Key_W, Qt::ControlModifier},
                                       {Qt::Key_T, Qt::ControlModifier},
                                       {Qt::Key_Tab, Qt::ControlModifier},
                                       {Qt::Key_Left, Qt::AltModifier},
                                       {Qt::Key_Right, Qt::AltModifier},
                                       {Qt::Key_Up, Qt::AltModifier},
                                       {Qt::Key_Down, Qt::ShiftModifier},
                                       {Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier}};
    if (oneIn(6)) {
        const int number = 1 + pick(9);
        tell(QStringLiteral("Ctrl+%1").arg(number));
        return press(Qt::Key(int(Qt::Key_0) + number), Qt::ControlModifier);
    }
    const Stroke stroke = oneOf(strokes);
    tell(QStringLiteral("key %1").arg(QKeySequence(int(stroke.modifiers) | int(stroke.key)).toString()));
    press(stroke.key, stroke.modifiers);
}

void Walker::filter()
{
    auto *filter = m_driver.page() ? m_driver.page()->findChild<QLineEdit *>(QStringLiteral("filter")) : nullptr;
    if (!filter || !hit(filter, QPoint(12, filter->height() / 2)))
        return;
    if (oneIn(2)) {
        tell(QStringLiteral("clear the filter"));
        press(Qt::Key_A, Qt::ControlModifier);
        return press(Qt::Key_Delete);
    }
    const QString text = someText().left(2);
    tell(QStringLiteral("filter ") + text);
    write(text);
}

// Of all there are: a new one is met without a word here.
void Walker::openKind()
{
    if (!session())
        return comeBack();
    const int number = pick(int(session()->kinds().size()));
    const AnyKind &kind = *session()->kinds()[size_t(number)];
    tell(QStringLiteral("open ") + kind.info().id);
    window().openPlace(session()->placeOf(kind, kind.info().rootScope), oneIn(4));
}

void Walker::drop()
{
    if (!m_driver.page() || !m_driver.page()->acceptDrops() || !m_driver.page()->isVisible())
        return;
    const QString file = m_driver.localFile(QStringLiteral("drop-%1.py").arg(++m_files), "print(2)\n");
    tell(QStringLiteral("drop ") + file);
    m_acting = true;
    dropFiles(m_driver.page(), {file});
    m_acting = false;
}

void Walker::resize()
{
    tell(QStringLiteral("resize"));
    window().resize(900 + pick(800), 500 + pick(500));
}

// The window was closed, or nothing is open: as at a start.
void Walker::comeBack()
{
    tell(QStringLiteral("come back"));
    window().show();
    window().activateWindow();
    if (!session()) {
        if (auto *demo = window().findChild<QAbstractButton *>(QStringLiteral("welcome.demo")))
            hit(demo, middle(demo));
    }
}

void Walker::breakSomething()
{
    if (!m_serverRuns)
        return;
    static const QStringList calls{QStringLiteral("GET /api/*"), QStringLiteral("POST /api/*"),
                                   QStringLiteral("* /api/*"),   QStringLiteral("DELETE /api/*"),
                                   QStringLiteral("PUT /api/*"), QStringLiteral("PATCH /api/*")};
    static const QStringList faults{QStringLiteral("reset"),
                                    QStringLiteral("close"),
                                    QStringLiteral("hang"),
                                    QStringLiteral("truncate"),
                                    QStringLiteral("drip interval=5"),
                                    QStringLiteral("invalid-json"),
                                    QStringLiteral("html"),
                                    QStringLiteral("status=401"),
                                    QStringLiteral("status=403"),
                                    QStringLiteral("status=404"),
                                    QStringLiteral("status=429 retry-after=1"),
                                    QStringLiteral("status=500"),
                                    QStringLiteral("status=503"),
                                    QStringLiteral("status=501"),
                                    QStringLiteral("bad-token")};
    const QString words = oneOf(calls) + QLatin1Char(' ') + oneOf(faults) +
                          QStringLiteral(" times=%1 ").arg(1 + pick(3)) +
                          (oneIn(2) ? QStringLiteral("before") : QStringLiteral("after"));
    tell(QStringLiteral("fault ") + words);
    m_driver.fault(words);
}

void Walker::mendEverything()
{
    if (!m_serverRuns)
        return;
    tell(QStringLiteral("no more faults"));
    m_driver.server().clearFaults();
}

void Walker::losePower()
{
    tell(m_serverRuns ? QStringLiteral("the server goes") : QStringLiteral("the server comes"));
    if (m_serverRuns)
        m_driver.stopServer();
    else
        m_driver.startServer();
    m_serverRuns = !m_serverRuns;
}

void Walker::sleepAndWake()
{
    tell(QStringLiteral("sleep and wake"));
    m_driver.workspaces().goesToSleep();
    spin();
    m_driver.workspaces().woke();
}

void Walker::closeWorkspace()
{
    if (!session() || !m_serverRuns || !oneIn(3))
        return;
    tell(QStringLiteral("close the workspace"));
    m_driver.workspaces().close(session()->workspace().profile().id);
}

} // namespace trowel::e2e
