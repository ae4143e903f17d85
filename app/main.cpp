// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/interrupt.h"
#include "app/options.h"
#include "app/program.h"
#include "app/single_instance.h"
#include "app/tour.h"
#include "ui/shell/translations.h"

#include <QApplication>

#include <cstdio>

using namespace trowel;

namespace {

int say(FILE *where, const QString &text, int code)
{
    std::fputs(qPrintable(text), where);
    return code;
}

} // namespace

int main(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments += QString::fromLocal8Bit(argv[i]);
    const Options options = parseOptions(arguments);
    if (!options.error.isEmpty())
        return say(stderr, QStringLiteral("trowel: %1\n%2").arg(options.error, helpText()), 2);
    if (options.help)
        return say(stdout, helpText(), 0);
    if (options.version)
        return say(stdout, QStringLiteral("trowel " TROWEL_VERSION "\n"), 0);
    Wish wish;
    wish.demo = options.demo;
    if (options.environment) {
        auto given = environmentProfile(QProcessEnvironment::systemEnvironment());
        if (!given)
            return say(stderr, QStringLiteral("trowel: %1\n").arg(given.error().message), 2);
        wish.environment = std::move(*given);
    }

    QApplication app(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("trowel"));
    QCoreApplication::setApplicationName(QStringLiteral("trowel"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TROWEL_VERSION));
    QApplication::setQuitOnLastWindowClosed(false);
    installTranslations(app, options.tour.isEmpty() ? Program::savedLanguage() : QString());

    if (!options.tour.isEmpty())
        return runTour(app, options.tour);
    SingleInstance instance(SingleInstance::defaultPath());
    if (instance.begin(wish) == SingleInstance::Start::HandedOver)
        return 0;
    Program program;
    QObject::connect(&instance, &SingleInstance::wished, &program, &Program::grant);
    const demo::Interrupt interrupt([&program] { program.endNow(); });
    program.grant(wish);
    return QApplication::exec();
}
