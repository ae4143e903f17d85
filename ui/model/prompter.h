// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/task.h"
#include "ui/model/form.h"
#include "ui/model/place.h"

#include <QStringList>
#include <QUrl>

namespace trowel {

/// What actions may ask of the window. Everything is asynchronous: no dialog spins an event loop, and a person who says
/// no is an Error of kind Cancelled. Implemented by the window, faked in tests.
class Prompter
{
public:
    virtual ~Prompter() = default;
    virtual void showForm(const FormSpec &form) = 0;
    virtual Task<Nothing> confirm(const Confirmation &question) = 0;
    virtual Task<QStringList> chooseFiles(const QString &title) = 0;
    virtual Task<QString> chooseFolder(const QString &title) = 0;
    virtual Task<QString> chooseSaveFile(const QString &title, const QString &suggestedName) = 0;
    virtual void open(const Place &place) = 0;
    virtual void openUrl(const QUrl &url) = 0;
    /// `what` names it in the status bar: "Path copied".
    virtual void copy(const QString &text, const QString &what) = 0;
    /// A table, for pasting into a spreadsheet or a letter.
    virtual void copyTable(const QString &text, const QString & /*html*/, const QString &what) { copy(text, what); }
};

} // namespace trowel
