// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options.h"

namespace trowel {

Options parseOptions(const QStringList &arguments)
{
    Options options;
    for (const QString &argument : arguments) {
        if (argument == QLatin1String("--demo"))
            options.demo = true;
        else if (argument == QLatin1String("--env"))
            options.environment = true;
        else if (argument == QLatin1String("--version"))
            options.version = true;
        else if (argument == QLatin1String("--help") || argument == QLatin1String("-h"))
            options.help = true;
        else
            options.error = QStringLiteral("unknown option: %1").arg(argument);
    }
    return options;
}

QString helpText()
{
    return QStringLiteral("Usage: trowel [options]\n\n"
                          "  --demo     open the built-in demo workspace\n"
                          "  --env      connect with DATABRICKS_HOST and DATABRICKS_TOKEN\n"
                          "  --version  print the version\n"
                          "  --help     print this text\n");
}

} // namespace trowel
