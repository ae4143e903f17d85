// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tour.h"

#include "app/demo/demo_thread.h"
#include "core/audit/audit_log.h"
#include "core/auth/profile_store.h"
#include "core/auth/token_store.h"
#include "core/http/network_factory.h"
#include "core/http/rate_limiter.h"
#include "ui/kinds/all_kinds.h"
#include "ui/look/theme_watcher.h"
#include "ui/model/session.h"
#include "ui/model/settings.h"
#include "ui/pages/kind_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/window_prompter.h"
#include "ui/shell/workspaces.h"
#include "ui/tour/tour.h"
#include "ui/tour/tour_prompter.h"

#include <QApplication>
#include <QDir>
#include <QSettings>
#include <QTemporaryDir>

#include <cstdio>
#include <map>

namespace trowel {

namespace {

// The same names and dates in every picture: nothing in the tour is anybody's.
QList<Profile> savedProfiles()
{
    const auto made = [](const char *id, const char *name, const char *host, Environment environment, int daysAgo) {
        Profile profile;
        profile.id = QUuid(QLatin1String(id));
        profile.name = QLatin1String(name);
        profile.host = QUrl(QLatin1String(host));
        profile.environment = environment;
        profile.lastUsed = daysAgo < 0 ? QDateTime() : QDateTime::currentDateTimeUtc().addDays(-daysAgo);
        return profile;
    };
    return {made("{0e6d6c0a-51d5-4f0e-8a55-64a0a1d3b001}", "prod-eu", "https://dbc-1a2b3c4d-5e6f.cloud.databricks.com",
                 Environment::Prod, 0),
            made("{0e6d6c0a-51d5-4f0e-8a55-64a0a1d3b002}", "test-us",
                 "https://adb-4711000000000001.17.azuredatabricks.net", Environment::Test, 3),
            made("{0e6d6c0a-51d5-4f0e-8a55-64a0a1d3b003}", "dev", "https://8259555029405006.6.gcp.databricks.com",
                 Environment::Dev, -1)};
}

// What somebody did half a year ago: old enough to be removed.
void writeOldCalls(AuditLog &audit)
{
    for (quint64 i = 1; i <= 3; ++i) {
        AuditAttempt call;
        call.requestId = i;
        call.when = QDateTime::currentDateTimeUtc().addDays(-180);
        call.who = QStringLiteral("ada@example.com");
        call.workspace = QStringLiteral("prod-eu");
        call.host = QStringLiteral("dbc-1a2b3c4d-5e6f.cloud.databricks.com");
        call.family = QStringLiteral("warehouses");
        call.verb = Verb::Post;
        call.path = QStringLiteral("/api/2.0/sql/warehouses/%1/start").arg(i);
        call.isRead = false;
        audit.attempt(call).detach();
        AuditOutcome end;
        end.requestId = i;
        end.when = call.when;
        end.status = 200;
        end.tookMs = 140;
        end.outcome = QStringLiteral("done");
        audit.outcome(end);
    }
}

DemoOptions tourDemo()
{
    DemoOptions options;
    options.users = {DemoOptions::User{"dapi-tour"}};
    options.ratePerSecond = 0;
    options.timeFactor = 0.05; // what is starting is still starting when its picture is taken
    return options;
}

} // namespace

int runTour(QApplication &app, const QString &folder)
{
    const auto refuse = [](const QString &why) {
        std::fputs(qPrintable(QStringLiteral("trowel: %1\n").arg(why)), stderr);
        return 1;
    };
    QTemporaryDir own;
    if (!own.isValid() || !QDir().mkpath(folder))
        return refuse(QStringLiteral("no room for the tour's files: %1").arg(own.errorString()));
    DemoThread demo(tourDemo());
    if (!demo.start())
        return refuse(demo.errorString());

    QSettings settings(own.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    TokenStore tokens;
    AuditLog audit(own.filePath(QStringLiteral("audit.sqlite")));
    ProfileStore profiles(own.filePath(QStringLiteral("profiles.json")));
    if (auto saved = profiles.save(savedProfiles()); !saved)
        return refuse(saved.error().message);
    RateLimiters limiters;
    SystemNetworkFactory network;
    const KindList kinds = allKinds();
    WindowPrompter dialogs;
    Workspaces workspaces({kinds, profiles, tokens, limiters, audit, network});
    QString file;
    std::map<QUuid, TourPrompter> prompters;
    const PageFactory makePage = [&](Session &session, const AnyKind &kind, const QString &scope) -> Page * {
        const QUuid id = session.workspace().profile().id;
        return new KindPage(session, kind, scope, prompters.try_emplace(id, dialogs.of(session), file).first->second);
    };
    SettingsStore preferences(settings);
    writeOldCalls(audit);
    MainWindow window({workspaces, dialogs, settings, makePage, [] {}, {}, {}, &audit, &preferences});
    dialogs.setWindow(&window);
    window.show();
    window.activateWindow();

    TourServer server;
    server.address = demo.url().toString();
    server.folder = own.path();
    server.fault = [&demo](const QStringList &words) {
        QString problem;
        const auto fault = demo::Fault::fromWords(words, &problem);
        Q_ASSERT_X(fault, "tour", qPrintable(problem));
        demo.workspace()->addFault(*fault);
    };
    server.heal = [&demo] { demo.workspace()->clearFaults(); };
    server.openWorkspace = [&](const QString &name, Environment environment, bool goodToken) {
        Profile profile;
        profile.id = QUuid::createUuid();
        profile.name = name;
        profile.host = demo.url();
        profile.environment = environment;
        workspaces.openGiven(profile, goodToken ? demo.token() : QByteArray("dapi-revoked"));
    };
    server.setTheme = [&app](Theme theme) { applyTheme(app, theme); };
    server.answerFile = [&file](const QString &path) { file = path; };

    TourDriver driver(window, workspaces, server);
    Tour tour(driver, tourStops(), folder);
    QString failure;
    QObject::connect(&tour, &Tour::finished, &app, [&](const QString &problem) {
        failure = problem;
        QCoreApplication::exit(problem.isEmpty() ? 0 : 1);
    });
    tour.start();
    const int code = QApplication::exec();
    std::printf("%d pictures\n", tour.pictures());
    return failure.isEmpty() ? code : refuse(QStringLiteral("the tour ended at %1").arg(failure));
}

} // namespace trowel
