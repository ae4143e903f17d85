// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/prompter.h"

namespace trowel {

/// Shows forms and questions as the window does, answers for files itself: the file dialog belongs to the desktop, and
/// a tour opens nothing outside its window.
class TourPrompter final : public Prompter
{
public:
    /// `window` and `file`, the path that questions for files are answered with, outlive it.
    TourPrompter(Prompter &window, const QString &file) : m_window(window), m_file(file) {}

    void showForm(const FormSpec &form) override { m_window.showForm(form); }
    Task<Nothing> confirm(const Confirmation &question) override { return m_window.confirm(question); }
    Task<QStringList> chooseFiles(const QString &) override { return Task<QStringList>::ready(QStringList{m_file}); }
    Task<QString> chooseFolder(const QString &) override { return Task<QString>::ready(m_file); }
    Task<QString> chooseSaveFile(const QString &, const QString &) override { return Task<QString>::ready(m_file); }
    void open(const Place &place) override { m_window.open(place); }
    void openUrl(const QUrl &) override {}
    void copy(const QString &, const QString &) override {}

private:
    Prompter &m_window;
    const QString &m_file;
};

} // namespace trowel
