// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demo_options.h"

#include <QStringList>

namespace trowel::demo {

/// What `trowel-demo` was asked to do.
struct CommandLine
{
    DemoOptions options = {};
    QString text = {}; ///< to print instead of serving: help, version, or what is wrong
    int exitCode = 0;  ///< with `text`
};

/// Understands the arguments (without the program's name). Nothing is printed here.
CommandLine parseCommandLine(const QStringList &arguments);

} // namespace trowel::demo
