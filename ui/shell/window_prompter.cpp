// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/window_prompter.h"

#include "ui/dialogs/confirm_dialog.h"
#include "ui/dialogs/form_dialog.h"
#include "ui/model/session.h"
#include "ui/shell/main_window.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QFileDialog>
#include <QGuiApplication>
#include <QStatusBar>

namespace trowel {

namespace {

constexpr int kNoticeMs = 4000;

Profile profileOf(const MainWindow &window)
{
    const Session *session = window.currentSession();
    return session ? session->workspace().profile() : Profile{};
}

} // namespace

void WindowPrompter::setWindow(MainWindow *window)
{
    m_window = window;
}

void WindowPrompter::showForm(const FormSpec &form)
{
    auto *dialog = new FormDialog(form, profileOf(*m_window), m_window);
    dialog->open();
}

Task<Nothing> WindowPrompter::confirm(const Confirmation &question)
{
    const Session *session = m_window->currentSession();
    auto *dialog = new ConfirmDialog(question, profileOf(*m_window),
                                     session ? session->workspace().identity().userName : QString(), m_window);
    Promise<Nothing> promise([dialog = QPointer<QDialog>(dialog)] {
        if (dialog)
            dialog->reject();
    });
    QObject::connect(dialog, &QDialog::finished, dialog, [promise](int result) {
        promise.settle(result == QDialog::Accepted ? Result<Nothing>(Nothing{}) : failure(Error::cancelled()));
    });
    dialog->open();
    return promise.task();
}

Task<QStringList> WindowPrompter::choose(QFileDialog *dialog) const
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("fileDialog"));
    dialog->setOption(QFileDialog::DontUseNativeDialog, !m_nativeFiles);
    Promise<QStringList> promise([guard = QPointer<QDialog>(dialog)] {
        if (guard)
            guard->reject();
    });
    QObject::connect(dialog, &QDialog::finished, dialog, [promise, dialog](int result) {
        promise.settle(result == QDialog::Accepted ? Result<QStringList>(dialog->selectedFiles())
                                                   : failure(Error::cancelled()));
    });
    dialog->open();
    return promise.task();
}

Task<QStringList> WindowPrompter::chooseFiles(const QString &title)
{
    auto *dialog = new QFileDialog(m_window, title);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    return choose(dialog);
}

Task<QString> WindowPrompter::chooseFolder(const QString &title)
{
    auto *dialog = new QFileDialog(m_window, title);
    dialog->setFileMode(QFileDialog::Directory);
    return choose(dialog).andThen([](const QStringList &paths) { return paths.value(0); });
}

Task<QString> WindowPrompter::chooseSaveFile(const QString &title, const QString &suggestedName)
{
    auto *dialog = new QFileDialog(m_window, title);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->selectFile(suggestedName);
    return choose(dialog).andThen([](const QStringList &paths) { return paths.value(0); });
}

void WindowPrompter::open(const Place &place)
{
    if (m_window)
        m_window->openPlace(place);
}

void WindowPrompter::openUrl(const QUrl &url)
{
    QDesktopServices::openUrl(url);
}

void WindowPrompter::copy(const QString &text, const QString &what)
{
    QGuiApplication::clipboard()->setText(text);
    if (m_window)
        m_window->statusBar()->showMessage(MainWindow::tr("%1 copied").arg(what), kNoticeMs);
}

} // namespace trowel
