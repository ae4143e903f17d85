// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"

#include "ui/kinds/all_kinds.h"
#include "ui/look/icons.h"
#include "ui/model/session.h"
#include "ui/pages/kind_page.h"

#include <QApplication>
#include <QDir>
#include <QStandardPaths>

namespace trowel {

namespace {

using namespace std::chrono_literals;

// The demo is the same workspace at every start, so that what is remembered of it fits.
constexpr QUuid kDemoId(0x7d1f0c3e, 0x6a52, 0x4f0b, 0x9c, 0x1e, 0xd3, 0xa0, 0xc0, 0xff, 0xee, 0x00);
// What the environment names is the same workspace as long as it has the same host.
constexpr QUuid kEnvironmentId(0x2f8d9a41, 0x5be7, 0x4d0a, 0x8f, 0x7c, 0x90, 0xc1, 0xe5, 0x1b, 0x7a, 0x10);
// A keychain that asks for its password must not keep the program from ending.
constexpr auto kLongestEnd = 3s;

QString dataFile(QStandardPaths::StandardLocation location, const QString &name)
{
    const QString folder = QStandardPaths::writableLocation(location);
    QDir().mkpath(folder);
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return QDir(folder).filePath(name);
}

ThemeChoice choiceIn(const QSettings &settings)
{
    const int saved = settings.value(QStringLiteral("theme")).toInt();
    return saved == int(ThemeChoice::Light) || saved == int(ThemeChoice::Dark) ? ThemeChoice(saved)
                                                                               : ThemeChoice::System;
}

} // namespace

Program::Program()
    : m_settings(dataFile(QStandardPaths::AppConfigLocation, QStringLiteral("settings.ini")), QSettings::IniFormat)
    , m_theme(choiceIn(m_settings))
    , m_anchor(m_tokens)
    , m_audit(dataFile(QStandardPaths::AppDataLocation, QStringLiteral("audit.sqlite")), &m_anchor)
    , m_profiles(dataFile(QStandardPaths::AppConfigLocation, QStringLiteral("profiles.json")))
    , m_kinds(allKinds())
    , m_workspaces({m_kinds, m_profiles, m_tokens, m_limiters, m_audit, m_network})
{
    applyTheme(*qApp, m_theme.theme());
    connect(&m_theme, &ThemeWatcher::themeChanged, this, [](Theme now) { applyTheme(*qApp, now); });
    QApplication::setWindowIcon(icon(QStringLiteral("trowel"), IconTint::Accent));
    const PageFactory makePage = [this](Session &session, const AnyKind &kind, const QString &scope) -> Page * {
        return new KindPage(session, kind, scope, m_prompter.of(session));
    };
    m_window = std::make_unique<MainWindow>(
        MainWindow::Parts{m_workspaces, m_prompter, m_settings, makePage, [this] { openDemo(); },
                          [this](ThemeChoice choice) { chooseTheme(choice); }, [this] { return m_theme.choice(); },
                          [this] { return m_audit.verify(); }});
    m_prompter.setWindow(m_window.get());
    connect(m_window.get(), &MainWindow::closedForGood, this, &Program::end);
}

void Program::grant(const Wish &wish)
{
    if (m_ending)
        return;
    if (wish.environment)
        openEnvironment(*wish.environment);
    if (wish.demo)
        openDemo();
    m_window->comeForward();
}

void Program::openDemo()
{
    if (!m_demo.start())
        return m_window->tell(MainWindow::tr("The demo workspace did not start"), m_demo.errorString());
    if (Session *session = m_workspaces.session(kDemoId))
        return m_window->openPlace(session->placeOf(*m_kinds.front(), m_kinds.front()->info().rootScope));
    Profile profile;
    profile.id = kDemoId;
    profile.name = QStringLiteral("demo");
    profile.host = m_demo.url();
    profile.environment = Environment::Demo;
    m_workspaces.openGiven(profile, m_demo.token());
}

void Program::openEnvironment(const EnvironmentProfile &given)
{
    Profile profile = given.profile;
    profile.id = QUuid::createUuidV5(kEnvironmentId, profile.host.toEncoded());
    m_workspaces.openGiven(profile, given.token.reveal());
}

void Program::chooseTheme(ThemeChoice choice)
{
    m_settings.setValue(QStringLiteral("theme"), int(choice));
    m_theme.setChoice(choice);
}

void Program::endNow()
{
    m_window->closeNow();
}

void Program::end()
{
    if (std::exchange(m_ending, true))
        return;
    while (!m_workspaces.sessions().empty())
        m_workspaces.close(m_workspaces.sessions().back()->workspace().profile().id);
    // What is still to be written gets to the disk before the program ends; its destructor waits for the disk.
    m_audit.close().onDone(this, [](const Result<Nothing> &) { QCoreApplication::quit(); });
    QTimer::singleShot(kLongestEnd, this, [] { QCoreApplication::quit(); });
}

} // namespace trowel
