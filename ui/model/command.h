// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

#include <functional>

namespace trowel {

/// One action as a value: menus, tool bars, context menus, keys and later the palette are all made from it.
struct Command
{
    QString id; ///< stable, for settings and tests: "warehouses.start"
    QString text;
    QString icon = {};
    QKeySequence shortcut = {};
    std::function<void()> run;
    std::function<QString()> whyNot = {}; ///< why it cannot be used now; empty when it can, or for always
    bool destructive = false;
    bool separatorBefore = false;
    bool inToolBar = false; ///< with its word; everything else is behind "more"
    bool inDrawer = false;
    bool onBackground = false; ///< also where nothing is selected
};

using CommandList = QList<Command>;

} // namespace trowel
