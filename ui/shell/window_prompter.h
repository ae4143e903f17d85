// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/prompter.h"

#include <QPointer>

class QFileDialog;

namespace trowel {

class MainWindow;

/// What actions ask of the window, as dialogs over it. Made before the window and told of it; outlives it.
class WindowPrompter final : public Prompter
{
public:
    /// `nativeFiles`: the desktop's own file dialogs; tests use Qt's.
    explicit WindowPrompter(bool nativeFiles = true) : m_nativeFiles(nativeFiles) {}
    void setWindow(MainWindow *window);

    void showForm(const FormSpec &form) override;
    Task<Nothing> confirm(const Confirmation &question) override;
    Task<QStringList> chooseFiles(const QString &title) override;
    Task<QString> chooseFolder(const QString &title) override;
    Task<QString> chooseSaveFile(const QString &title, const QString &suggestedName) override;
    void open(const Place &place) override;
    void openUrl(const QUrl &url) override;
    void copy(const QString &text, const QString &what) override;

private:
    Task<QStringList> choose(QFileDialog *dialog) const;

    QPointer<MainWindow> m_window;
    bool m_nativeFiles;
};

} // namespace trowel
