// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/prompter.h"

#include <QList>
#include <QPointer>

class QDialog;
class QFileDialog;

namespace trowel {

class Session;
class WindowPrompter;

/// What the actions of one workspace ask of the window. Bound to its session, whatever page is in front: a question
/// names the workspace it is about. Outlives the session; afterwards every question counts as refused. Main thread.
class SessionPrompter final : public Prompter
{
public:
    SessionPrompter(Session &session, WindowPrompter &window);

    /// The same profile was opened again.
    void setSession(Session &session);
    /// The session is about to go: its dialogs go before it, since they hold work of it.
    void dropDialogs();

    void showForm(const FormSpec &form) override;
    Task<Nothing> confirm(const Confirmation &question) override;
    Task<QStringList> chooseFiles(const QString &title) override;
    Task<QString> chooseFolder(const QString &title) override;
    Task<QString> chooseSaveFile(const QString &title, const QString &suggestedName) override;
    void open(const Place &place) override;
    void openUrl(const QUrl &url) override;
    void copy(const QString &text, const QString &what) override;
    void copyTable(const QString &text, const QString &html, const QString &what) override;

private:
    bool canAsk() const;
    void keep(QDialog *dialog);
    Task<QStringList> choose(QFileDialog *dialog);

    QPointer<Session> m_session;
    WindowPrompter &m_window;
    QList<QPointer<QDialog>> m_dialogs;
};

} // namespace trowel
