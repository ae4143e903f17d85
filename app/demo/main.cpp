// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/command_line.h"
#include "app/demo/demo_workspace.h"
#include "app/demo/interrupt.h"

#include <QCoreApplication>

#include <cstdio>

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const auto line = trowel::demo::parseCommandLine(QCoreApplication::arguments().mid(1));
    if (!line.text.isEmpty()) {
        std::fputs(qPrintable(line.text), line.exitCode == 0 ? stdout : stderr);
        return line.exitCode;
    }
    trowel::DemoWorkspace workspace(line.options);
    if (!workspace.start()) {
        std::fprintf(stderr, "trowel-demo: %s\n", qPrintable(workspace.errorString()));
        return 1;
    }
    const trowel::demo::Interrupt interrupt(&QCoreApplication::quit);
    std::printf("listening on %s token %s\n", qPrintable(workspace.url().toString()), workspace.token().constData());
    std::fflush(stdout);
    return QCoreApplication::exec();
}
