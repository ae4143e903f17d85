// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/task.h"
#include "core/auth/profile.h"
#include "ui/model/form.h"

#include <QHash>
#include <QPointer>

#include <memory>

class QDialog;

namespace trowel {

class MainWindow;
class Prompter;
class Session;
class SessionPrompter;

/// The dialogs over the window. Actions never get this one but the prompter of their workspace, so that no question can
/// name another workspace than the one it is about. Made before the window and told of it; outlives window and
/// sessions. Main thread.
class WindowPrompter final
{
public:
    /// `nativeFiles`: the desktop's own file dialogs; tests use Qt's.
    explicit WindowPrompter(bool nativeFiles = true);
    ~WindowPrompter();
    WindowPrompter(const WindowPrompter &) = delete;
    WindowPrompter &operator=(const WindowPrompter &) = delete;

    void setWindow(MainWindow *window);
    MainWindow *window() const;
    bool nativeFiles() const { return m_nativeFiles; }

    /// Whether actions ask also before what destroys nothing; the person's choice. Questions of the window itself are
    /// always asked, and in production the name is always typed.
    void setConfirmsAlways(bool always) { m_confirmsAlways = always; }
    bool confirmsAlways() const { return m_confirmsAlways; }

    /// What the actions of this workspace ask with. Stays as long as this object.
    Prompter &of(Session &session);
    /// Call before a session goes.
    void dropDialogs(const Session &session);

    /// A question of the window itself: about a saved profile, or about the program (then `about` is a null profile).
    Task<Nothing> confirm(const Confirmation &question, const Profile &about = {});
    /// Where something of the window itself is to be written; Cancelled when nowhere.
    Task<QString> chooseSaveFile(const QString &title, const QString &suggestedName);
    /// `what` is said in the status bar: "Path copied".
    void copy(const QString &text, const QString &what, const QString &html = {});

private:
    QPointer<MainWindow> m_window;
    bool m_nativeFiles;
    bool m_confirmsAlways = true;
    QHash<QUuid, std::shared_ptr<SessionPrompter>> m_sessions;
};

/// Opens the dialog; settles when it is accepted, and as Cancelled when it is rejected or deleted.
Task<Nothing> askWith(QDialog *dialog);

} // namespace trowel
