// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/session_prompter.h"

#include "ui/dialogs/confirm_dialog.h"
#include "ui/dialogs/form_dialog.h"
#include "ui/model/session.h"
#include "ui/shell/main_window.h"
#include "ui/shell/window_prompter.h"

#include <QDesktopServices>
#include <QFileDialog>

namespace trowel {

SessionPrompter::SessionPrompter(Session &session, WindowPrompter &window) : m_session(&session), m_window(window) {}

void SessionPrompter::setSession(Session &session)
{
    if (m_session == &session)
        return;
    dropDialogs();
    m_session = &session;
}

void SessionPrompter::dropDialogs()
{
    const auto dialogs = std::exchange(m_dialogs, {});
    for (const QPointer<QDialog> &dialog : dialogs)
        delete dialog.data();
}

bool SessionPrompter::canAsk() const
{
    return m_session && m_window.window();
}

void SessionPrompter::keep(QDialog *dialog)
{
    m_dialogs.removeIf([](const QPointer<QDialog> &gone) { return gone.isNull(); });
    m_dialogs += dialog;
}

void SessionPrompter::showForm(const FormSpec &form)
{
    if (!canAsk())
        return;
    auto *dialog = new FormDialog(form, m_session->workspace().profile(), m_window.window());
    keep(dialog);
    dialog->open();
}

Task<Nothing> SessionPrompter::confirm(const Confirmation &question)
{
    if (!canAsk())
        return Task<Nothing>::ready(failure(Error::cancelled()));
    if (!question.destructive && !m_window.confirmsAlways())
        return Task<Nothing>::ready(Nothing{});
    const Workspace &workspace = m_session->workspace();
    auto *dialog = new ConfirmDialog(question, workspace.profile(), workspace.identity().userName, m_window.window());
    keep(dialog);
    return askWith(dialog);
}

Task<QStringList> SessionPrompter::choose(QFileDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("fileDialog"));
    dialog->setOption(QFileDialog::DontUseNativeDialog, !m_window.nativeFiles());
    keep(dialog);
    return askWith(dialog).andThen(
        [dialog = QPointer(dialog)](Nothing) { return dialog ? dialog->selectedFiles() : QStringList(); });
}

Task<QStringList> SessionPrompter::chooseFiles(const QString &title)
{
    if (!canAsk())
        return Task<QStringList>::ready(failure(Error::cancelled()));
    auto *dialog = new QFileDialog(m_window.window(), title);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    return choose(dialog);
}

Task<QString> SessionPrompter::chooseFolder(const QString &title)
{
    if (!canAsk())
        return Task<QString>::ready(failure(Error::cancelled()));
    auto *dialog = new QFileDialog(m_window.window(), title);
    dialog->setFileMode(QFileDialog::Directory);
    return choose(dialog).andThen([](const QStringList &paths) { return paths.value(0); });
}

Task<QString> SessionPrompter::chooseSaveFile(const QString &title, const QString &suggestedName)
{
    if (!canAsk())
        return Task<QString>::ready(failure(Error::cancelled()));
    auto *dialog = new QFileDialog(m_window.window(), title);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->selectFile(suggestedName);
    return choose(dialog).andThen([](const QStringList &paths) { return paths.value(0); });
}

void SessionPrompter::open(const Place &place)
{
    if (m_window.window())
        m_window.window()->openPlace(place);
}

void SessionPrompter::openUrl(const QUrl &url)
{
    QDesktopServices::openUrl(url);
}

void SessionPrompter::copy(const QString &text, const QString &what)
{
    m_window.copy(text, what);
}

void SessionPrompter::copyTable(const QString &text, const QString &html, const QString &what)
{
    m_window.copy(text, what, html);
}

} // namespace trowel
