// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/window_prompter.h"

#include "ui/dialogs/confirm_dialog.h"
#include "ui/model/session.h"
#include "ui/shell/main_window.h"
#include "ui/shell/session_prompter.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QStatusBar>

namespace trowel {

namespace {
constexpr int kMessageMs = 4000;
}

WindowPrompter::WindowPrompter(bool nativeFiles) : m_nativeFiles(nativeFiles) {}

WindowPrompter::~WindowPrompter() = default;

void WindowPrompter::setWindow(MainWindow *window)
{
    m_window = window;
}

MainWindow *WindowPrompter::window() const
{
    return m_window;
}

Prompter &WindowPrompter::of(Session &session)
{
    auto &mine = m_sessions[session.workspace().profile().id];
    if (mine)
        mine->setSession(session);
    else
        mine = std::make_shared<SessionPrompter>(session, *this);
    return *mine;
}

void WindowPrompter::dropDialogs(const Session &session)
{
    if (const auto mine = m_sessions.value(session.workspace().profile().id))
        mine->dropDialogs();
}

Task<Nothing> WindowPrompter::confirm(const Confirmation &question, const Profile &about)
{
    if (!m_window)
        return Task<Nothing>::ready(failure(Error::cancelled()));
    return askWith(new ConfirmDialog(question, about, QString(), m_window));
}

void WindowPrompter::copy(const QString &text, const QString &what)
{
    QGuiApplication::clipboard()->setText(text);
    if (m_window)
        m_window->statusBar()->showMessage(what, kMessageMs);
}

Task<Nothing> askWith(QDialog *dialog)
{
    const Promise<Nothing> promise([dialog = QPointer<QDialog>(dialog)] {
        if (dialog)
            dialog->reject();
    });
    QObject::connect(dialog, &QDialog::finished, dialog, [promise](int result) {
        promise.settle(result == QDialog::Accepted ? Result<Nothing>(Nothing{}) : failure(Error::cancelled()));
    });
    QObject::connect(dialog, &QObject::destroyed, dialog, [promise] { promise.fail(Error::cancelled()); });
    dialog->open();
    return promise.task();
}

} // namespace trowel
