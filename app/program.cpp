// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"

#include "core/system/system_watch.h"
#include "ui/kinds/all_kinds.h"
#include "ui/look/fonts.h"
#include "ui/look/icons.h"
#include "ui/model/session.h"
#include "ui/pages/kind_page.h"
#include "ui/shell/activity_dock.h"

#include <QApplication>
#include <QDBusConnection>
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

QString settingsFile()
{
    return dataFile(QStandardPaths::AppConfigLocation, QStringLiteral("settings.ini"));
}

constexpr QLatin1String kProxyPassword("proxy-password");

} // namespace

Program::Program()
    : m_settings(settingsFile(), QSettings::IniFormat)
    , m_preferences(m_settings)
    , m_systemFont(QApplication::font())
    , m_theme(m_preferences.now().theme)
    , m_anchor(m_tokens)
    , m_audit(dataFile(QStandardPaths::AppDataLocation, QStringLiteral("audit.sqlite")), &m_anchor)
    , m_profiles(dataFile(QStandardPaths::AppConfigLocation, QStringLiteral("profiles.json")))
    , m_kinds(allKinds())
    , m_workspaces({m_kinds, m_profiles, m_tokens, m_limiters, m_audit, m_network})
    , m_notifier(QDBusConnection::sessionBus())
{
    apply(m_preferences.now(), Settings());
    connect(&m_preferences, &SettingsStore::changed, this, &Program::apply);
    readProxyPassword();
    applyTheme(*qApp, m_theme.theme());
    connect(&m_theme, &ThemeWatcher::themeChanged, this, [](Theme now) { applyTheme(*qApp, now); });
    QApplication::setWindowIcon(icon(QStringLiteral("trowel"), IconTint::Accent));
    const PageFactory makePage = [this](Session &session, const AnyKind &kind, const QString &scope) -> Page * {
        return new KindPage(session, kind, scope, m_prompter.of(session));
    };
    m_window = std::make_unique<MainWindow>(MainWindow::Parts{
        m_workspaces, m_prompter, m_settings, makePage, [this] { openDemo(); },
        [this](ThemeChoice choice) { chooseTheme(choice); }, [this] { return m_theme.choice(); }, &m_audit,
        &m_preferences, dataFile(QStandardPaths::AppDataLocation, QStringLiteral("messages.dat")),
        [this](const QByteArray &password) { return keepProxyPassword(password); },
        dataFile(QStandardPaths::AppDataLocation, QStringLiteral("index.sqlite")), kDemoId});
    m_prompter.setWindow(m_window.get());
    connect(m_window.get(), &MainWindow::closedForGood, this, &Program::end);
    connect(m_window.get(), &MainWindow::unseen, &m_notifier,
            [this](const QString &workspace, const QString &text, const Place &place) {
                m_notifier.tell(workspace.isEmpty() ? MainWindow::tr("Trowel") : workspace, text, place);
            });
    connect(&m_notifier, &Notifier::activated, this, [this](const Place &place) {
        if (m_ending)
            return;
        m_window->comeForward();
        if (place.kind.isEmpty())
            m_window->activity().showTab(ActivityDock::Messages);
        else
            m_window->showAbout(place);
    });
    listenToTheSystem();
}

void Program::listenToTheSystem()
{
    const SystemWatch *watch = SystemWatch::onSystemBus(this);
    connect(watch, &SystemWatch::goesToSleep, &m_workspaces, &Workspaces::goesToSleep);
    connect(watch, &SystemWatch::woke, &m_workspaces, &Workspaces::woke);
    connect(watch, &SystemWatch::networkChanged, &m_workspaces, &Workspaces::networkChanged);
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
    // Behind what was wished, which is in front.
    if (!std::exchange(m_begun, true))
        m_window->reopen();
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
    // Opening it again would end what it is doing.
    if (Session *session = m_workspaces.session(profile.id); session && session->transfers().unfinished() > 0)
        return m_window->openPlace(session->placeOf(*m_kinds.front(), m_kinds.front()->info().rootScope));
    m_workspaces.openGiven(profile, given.token.reveal());
}

QString Program::savedLanguage()
{
    return SettingsStore::read(QSettings(settingsFile(), QSettings::IniFormat)).language;
}

void Program::chooseTheme(ThemeChoice choice)
{
    Settings settings = m_preferences.now();
    settings.theme = choice;
    m_preferences.set(settings);
}

void Program::apply(const Settings &now, const Settings &before)
{
    m_theme.setChoice(now.theme);
    if (now.fontPercent != before.fontPercent)
        QApplication::setFont(scaledFont(m_systemFont, now.fontPercent / 100.0, m_systemFont.weight()));
    if (now.proxy == before.proxy)
        return;
    // The password is where nobody reads it from the settings; the way there is open until it is known.
    m_network.setProxy(now.proxy, m_proxyPassword.reveal());
}

void Program::readProxyPassword()
{
    if (m_preferences.now().proxy.user.isEmpty())
        return;
    m_tokens.readNamed(kProxyPassword).onDone(this, [this](const Result<QByteArray> &password) {
        if (!password)
            return; // the proxy will say that it wants one
        m_proxyPassword = Secret(*password);
        m_network.setProxy(m_preferences.now().proxy, *password);
    });
}

Task<Nothing> Program::keepProxyPassword(const QByteArray &password)
{
    m_proxyPassword = Secret(password);
    m_network.setProxy(m_preferences.now().proxy, password);
    return m_tokens.writeNamed(kProxyPassword, password).andThen([](const TokenStore::Kept &kept) -> Result<Nothing> {
        if (kept.where == TokenStore::Where::Memory)
            return failure(Error::Kind::Keychain, kept.reason);
        return Nothing{};
    });
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
