// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/profile.h"
#include "ui/look/tokens.h"

#include <QStringList>

#include <functional>

namespace trowel {

/// What the tour may do to the world around the window. Functions, since the ui does not know the demo workspace.
struct TourServer
{
    /// Makes something go wrong: "METHOD /path" with `*`, then the demo's words, such as "status=403", "times=1".
    std::function<void(const QStringList &words)> fault;
    /// Takes all faults away.
    std::function<void()> heal;
    /// Opens the demo workspace once more under this name; without a good token it stays signed out.
    std::function<void(const QString &name, Environment environment, bool goodToken)> openWorkspace;
    std::function<void(Theme theme)> setTheme;
    /// What the next question for a file or a folder is answered with.
    std::function<void(const QString &path)> answerFile;
    QString address; ///< of the demo workspace
    QString folder;  ///< local and of the tour's own: files to import lie there
};

} // namespace trowel
