// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/window_prompter.h"

#include "ui/dialogs/confirm_dialog.h"
#include "ui/model/session.h"
#include "ui/shell/main_window.h"
#include "ui/shell/session_prompter.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMimeData>
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

Task<QString> WindowPrompter::chooseSaveFile(const QString &title, const QString &suggestedName)
{
    if (!m_window)
        return Task<QString>::ready(failure(Error::cancelled()));
    auto *dialog = new QFileDialog(m_window, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("fileDialog"));
    dialog->setOption(QFileDialog::DontUseNativeDialog, !m_nativeFiles);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->selectFile(suggestedName);
    return askWith(dialog).andThen(
        [dialog = QPointer(dialog)](Nothing) { return dialog ? dialog->selectedFiles().value(0) : QString(); });
}

void WindowPrompter::copy(const QString &text, const QString &what, const QString &html)
{
    auto *data = new QMimeData;
    data->setText(text);
    if (!html.isEmpty())
        data->setHtml(html);
    QGuiApplication::clipboard()->setMimeData(data);
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
