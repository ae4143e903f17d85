// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demo_thread.h"
#include "app/wish.h"
#include "core/audit/audit_anchor.h"
#include "core/audit/audit_log.h"
#include "core/auth/profile_store.h"
#include "core/auth/secret.h"
#include "core/auth/token_store.h"
#include "core/http/network_factory.h"
#include "core/http/rate_limiter.h"
#include "ui/look/theme_watcher.h"
#include "ui/model/any_kind.h"
#include "ui/model/settings.h"
#include "ui/shell/main_window.h"
#include "ui/shell/notifier.h"
#include "ui/shell/window_prompter.h"
#include "ui/shell/workspaces.h"

#include <QFont>
#include <QSettings>

namespace trowel {

/// All of the running program, in the order in which it may be taken down. One per process, made by main behind the
/// QApplication. Main thread.
class Program final : public QObject
{
    Q_OBJECT
public:
    Program();
    /// The language that was chosen in the settings, before there is a program; empty for the system's.
    static QString savedLanguage();

    MainWindow &window() { return *m_window; }
    /// Opens what was wished and brings the window forward.
    void grant(const Wish &wish);
    /// Ends without asking, as when the session ends: transfers are cancelled, everything is saved.
    void endNow();

private:
    void openDemo();
    void openEnvironment(const EnvironmentProfile &given);
    void chooseTheme(ThemeChoice choice);
    void apply(const Settings &now, const Settings &before);
    void readProxyPassword();
    Task<Nothing> keepProxyPassword(const QByteArray &password);
    void end();
    void listenToTheSystem();

    QSettings m_settings;
    SettingsStore m_preferences;
    const QFont m_systemFont;
    ThemeWatcher m_theme;
    TokenStore m_tokens;
    KeychainAnchor m_anchor;
    AuditLog m_audit;
    ProfileStore m_profiles;
    RateLimiters m_limiters;
    SystemNetworkFactory m_network;
    Secret m_proxyPassword;
    const KindList m_kinds;
    DemoThread m_demo;
    WindowPrompter m_prompter;
    Workspaces m_workspaces;
    std::unique_ptr<MainWindow> m_window;
    bool m_begun = false; ///< what was open last time has been opened again
    Notifier m_notifier;
    bool m_ending = false;
};

} // namespace trowel
