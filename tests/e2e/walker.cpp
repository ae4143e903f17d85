// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/walker.h"

#include "core/http/reachability.h"
#include "ui/model/session.h"
#include "ui/pages/kind_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspaces.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QWindow>

#include <gtest/gtest.h>

namespace trowel::e2e {

namespace {

constexpr int kStoryLength = 60;

QString nameOf(const QWidget *widget)
{
    return QLatin1String(widget->metaObject()->className()) + QLatin1Char(' ') + widget->objectName();
}

} // namespace

Walker::Walker(Driver &driver, quint32 seed) : m_driver(driver), m_random(seed)
{
    m_guard.setInterval(100);
    connect(&m_guard, &QTimer::timeout, this, [this] {
        if (QWidget *popup = m_acting ? QApplication::activePopupWidget() : nullptr)
            popup->close();
    });
    m_guard.start();
    follow();
}

Session *Walker::session()
{
    const auto &open = m_driver.workspaces().sessions();
    return open.empty() ? nullptr : open.front().get();
}

void Walker::follow()
{
    Session *now = session();
    if (!now || m_sessions.contains(now))
        return;
    m_sessions += now;
    connect(&now->workspace(), &Workspace::requestChanged, this, &Walker::learn);
    connect(&now->messages(), &MessageLog::added, this, [this](const Message &message) {
        m_told += message.details;
        if (message.error)
            m_told += message.error->message;
    });
}

void Walker::learn(const RequestRecord &record)
{
    const bool isChange = record.verb != Verb::Get && record.verb != Verb::Head;
    if (isChange && record.state == RequestRecord::State::Failed)
        m_pending.insert(record.id, record);
}

bool Walker::isTold(const Error &error) const
{
    for (const QString &text : m_told) {
        if (text.contains(error.message))
            return true;
    }
    const QWidgetList all = QApplication::allWidgets();
    for (const QWidget *widget : all) {
        const auto *label = qobject_cast<const QLabel *>(widget);
        if (label && label->isVisible() && label->text().contains(error.message))
            return true;
    }
    return false;
}

QStringList Walker::untold()
{
    QStringList left;
    for (auto it = m_pending.begin(); it != m_pending.end();) {
        if (isTold(*it->error)) {
            it = m_pending.erase(it);
            continue;
        }
        left += QStringLiteral("%1 %2: %3 (%4)")
                    .arg(QString(verbName(it->verb)), it->path, it->error->message, it->purpose);
        ++it;
    }
    return left;
}

void Walker::tell(const QString &what)
{
    m_story += what;
    if (m_story.size() > kStoryLength)
        m_story.removeFirst();
    if (qEnvironmentVariableIsSet("TROWEL_WALK_TALK"))
        qInfo("%d: %s", m_done, qPrintable(what));
}

// A moment, as a person takes one between two clicks.
void Walker::spin()
{
    QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    follow();
    untold();
}

QString Walker::someText()
{
    static const QString letters = QStringLiteral("aeinrst0379 _-./x%");
    QString text;
    for (int i = pick(8) + 1; i > 0; --i)
        text += letters.at(pick(int(letters.size())));
    return text;
}

bool Walker::hit(QWidget *widget, const QPoint &at, Qt::MouseButton button, Qt::KeyboardModifiers modifiers, bool twice)
{
    if (!widget || !widget->isVisible() || !widget->isEnabled() || !widget->rect().contains(at))
        return false;
    QWidget *top = widget->window();
    const QPoint point = widget->mapTo(top, at);
    const QWidget *there = top->childAt(point);
    if (!top->windowHandle() || (widget != top && there != widget && !(there && widget->isAncestorOf(there))))
        return false;
    m_acting = true;
    QTest::mouseClick(top->windowHandle(), button, modifiers, point);
    if (twice && QApplication::activePopupWidget() == nullptr)
        QTest::mouseDClick(top->windowHandle(), button, modifiers, point);
    m_acting = false;
    return true;
}

void Walker::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWindow *focused = QGuiApplication::focusWindow();
    if (!focused)
        return;
    m_acting = true;
    QTest::keyClick(focused, key, modifiers);
    m_acting = false;
}

void Walker::write(const QString &text)
{
    for (const QChar &c : text) {
        QWindow *focused = QGuiApplication::focusWindow();
        if (!focused)
            return;
        m_acting = true;
        QTest::keyClick(focused, c.toLatin1());
        m_acting = false;
    }
}

QList<QWidget *> Walker::seen(QWidget *root, const char *className)
{
    QList<QWidget *> found;
    for (QWidget *widget : root->findChildren<QWidget *>()) {
        if (widget->inherits(className) && widget->isVisible() && widget->isEnabled() &&
            widget->window() == root->window())
            found += widget;
    }
    return found;
}

void Walker::step()
{
    ++m_done;
    if (auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget())) {
        inMenu(menu);
    } else if (QWidget *popup = QApplication::activePopupWidget()) {
        tell(QStringLiteral("Esc in ") + nameOf(popup));
        press(oneIn(2) ? Qt::Key_Escape : Qt::Key_Return);
        if (popup->isVisible() && oneIn(3))
            popup->close();
    } else if (QWidget *dialog = QApplication::activeModalWidget()) {
        inDialog(dialog);
    } else if (!window().isVisible()) {
        comeBack();
    } else {
        static const QList<Deed> deeds{{16, "row", &Walker::clickRow},
                                       {12, "button", &Walker::clickButton},
                                       {7, "navigator", &Walker::clickNavigator},
                                       {4, "tab", &Walker::clickTab},
                                       {2, "close tab", &Walker::closeTab},
                                       {3, "header", &Walker::clickHeader},
                                       {7, "menu", &Walker::openMenu},
                                       {16, "key", &Walker::pressKey},
                                       {4, "filter", &Walker::filter},
                                       {6, "kind", &Walker::openKind},
                                       {2, "drop", &Walker::drop},
                                       {1, "resize", &Walker::resize},
                                       {8, "fault", &Walker::breakSomething},
                                       {5, "mend", &Walker::mendEverything},
                                       {1, "server", &Walker::losePower},
                                       {1, "sleep", &Walker::sleepAndWake},
                                       {1, "workspace", &Walker::closeWorkspace}};
        int all = 0;
        for (const Deed &deed : deeds)
            all += deed.weight;
        int at = pick(all);
        for (const Deed &deed : deeds) {
            at -= deed.weight;
            if (at < 0) {
                (this->*deed.run)();
                break;
            }
        }
    }
    spin();
}

void Walker::comeToRest()
{
    mendEverything();
    if (!m_serverRuns)
        losePower();
    for (int i = 0; i < 50 && (QApplication::activePopupWidget() || QApplication::activeModalWidget()); ++i) {
        press(Qt::Key_Escape);
        spin();
        if (auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget()); dialog && i > 10)
            dialog->reject();
    }
    EXPECT_EQ(QApplication::activeModalWidget(), nullptr);
    if (!window().isVisible())
        comeBack();
    if (!session())
        return;
    Workspace &workspace = session()->workspace();
    if (workspace.signInState() == Workspace::SignIn::SignedOut)
        workspace.signIn().detach();
    EXPECT_TRUE(wait([&] {
        untold();
        return workspace.signInState() == Workspace::SignIn::SignedIn && !workspace.reachability().holdsBack();
    })) << "it does not come back";
    const auto busy = [&] {
        const QueueLoad load = workspace.load();
        return load.waiting + load.onWire + session()->transfers().unfinished();
    };
    EXPECT_TRUE(QTest::qWaitFor([&] { return busy() == 0; }, 60'000)) << busy() << " are still under way";
}

} // namespace trowel::e2e
