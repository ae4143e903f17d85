// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace trowel {

/// The command line of `trowel`.
struct Options
{
    bool demo = false;
    bool environment = false;
    bool version = false;
    bool help = false;
    QString tour;  ///< folder for the pictures of the tour; empty for no tour
    QString error; ///< what is wrong with it; empty for nothing
};

/// `arguments` without the program's name.
Options parseOptions(const QStringList &arguments);
QString helpText();

} // namespace trowel
