// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options.h"

namespace trowel {

Options parseOptions(const QStringList &arguments)
{
    Options options;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments.at(i);
        if (argument == QLatin1String("--tour")) {
            options.tour = arguments.value(++i);
            if (options.tour.isEmpty())
                options.error = QStringLiteral("--tour needs a folder for its pictures");
        } else if (argument == QLatin1String("--demo"))
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
                          "  --tour DIR take a picture of every page and dialog into DIR\n"
                          "  --version  print the version\n"
                          "  --help     print this text\n");
}

} // namespace trowel
