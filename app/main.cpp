// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demo_thread.h"
#include "app/options.h"
#include "app/tour.h"
#include "core/audit/audit_anchor.h"
#include "core/audit/audit_log.h"
#include "core/auth/environment_profile.h"
#include "core/auth/profile_store.h"
#include "core/auth/token_store.h"
#include "core/http/network_factory.h"
#include "core/http/rate_limiter.h"
#include "ui/kinds/all_kinds.h"
#include "ui/look/icons.h"
#include "ui/look/theme_watcher.h"
#include "ui/model/session.h"
#include "ui/pages/kind_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/translations.h"
#include "ui/shell/window_prompter.h"
#include "ui/shell/workspaces.h"

#include <QApplication>
#include <QDir>
#include <QSettings>
#include <QStandardPaths>

#include <cstdio>

using namespace trowel;

namespace {

// The demo is the same workspace at every start, so that what is remembered of it fits.
const QUuid kDemoId(QStringLiteral("{7d1f0c3e-6a52-4f0b-9c1e-d3a0c0ffee00}"));

int say(FILE *where, const QString &text, int code)
{
    std::fputs(qPrintable(text), where);
    return code;
}

QString dataFile(QStandardPaths::StandardLocation location, const QString &name)
{
    const QString folder = QStandardPaths::writableLocation(location);
    QDir().mkpath(folder);
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return QDir(folder).filePath(name);
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

    QApplication app(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("trowel"));
    QCoreApplication::setApplicationName(QStringLiteral("trowel"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TROWEL_VERSION));
    QApplication::setQuitOnLastWindowClosed(false);
    installTranslations(app);

    if (!options.tour.isEmpty())
        return runTour(app, options.tour);

    QSettings settings(dataFile(QStandardPaths::AppConfigLocation, QStringLiteral("settings.ini")),
                       QSettings::IniFormat);
    ThemeWatcher theme(ThemeChoice(settings.value(QStringLiteral("theme"), int(ThemeChoice::System)).toInt()));
    applyTheme(app, theme.theme());
    QObject::connect(&theme, &ThemeWatcher::themeChanged, &app, [&app](Theme now) { applyTheme(app, now); });
    QApplication::setWindowIcon(icon(QStringLiteral("trowel"), IconTint::Accent));

    TokenStore tokens;
    KeychainAnchor anchor(tokens);
    AuditLog audit(dataFile(QStandardPaths::AppDataLocation, QStringLiteral("audit.sqlite")), &anchor);
    ProfileStore profiles(dataFile(QStandardPaths::AppConfigLocation, QStringLiteral("profiles.json")));
    RateLimiters limiters;
    SystemNetworkFactory network;
    const KindList kinds = allKinds();
    DemoThread demo;
    WindowPrompter prompter;
    Workspaces workspaces({kinds, profiles, tokens, limiters, audit, network});

    const auto openDemo = [&] {
        if (!demo.workspace() && !demo.start())
            return;
        Profile profile;
        profile.id = kDemoId;
        profile.name = QStringLiteral("demo");
        profile.host = demo.url();
        profile.environment = Environment::Demo;
        workspaces.openGiven(profile, demo.token());
    };
    const auto toggleTheme = [&] {
        const auto choice = theme.theme() == Theme::Dark ? ThemeChoice::Light : ThemeChoice::Dark;
        settings.setValue(QStringLiteral("theme"), int(choice));
        theme.setChoice(choice);
    };
    const PageFactory makePage = [&prompter](Session &session, const AnyKind &kind, const QString &scope) -> Page * {
        return new KindPage(session, kind, scope, prompter.of(session));
    };
    MainWindow window({workspaces, prompter, settings, makePage, openDemo, toggleTheme});
    prompter.setWindow(&window);
    window.show();

    if (options.environment) {
        auto given = environmentProfile(QProcessEnvironment::systemEnvironment());
        if (!given)
            return say(stderr, QStringLiteral("trowel: %1\n").arg(given.error().message), 2);
        workspaces.openGiven(given->profile, given->token.reveal());
    }
    if (options.demo)
        openDemo();

    QObject::connect(&window, &MainWindow::closedForGood, &app, [&] {
        while (!workspaces.sessions().empty())
            workspaces.close(workspaces.sessions().back()->workspace().profile().id);
        // What is still to be written gets to the disk before the program ends.
        audit.close().onDone(&app, [](const Result<Nothing> &) { QCoreApplication::quit(); });
    });
    return QApplication::exec();
}
