// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demo_thread.h"
#include "core/auth/profile_store.h"
#include "tests/ui/support/demo_session.h"
#include "ui/model/settings.h"
#include "ui/pages/kind_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/navigator.h"
#include "ui/shell/window_prompter.h"
#include "ui/shell/workspaces.h"

#include <QApplication>
#include <QLabel>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>

namespace trowel::test {

/// The whole window on demo workspaces with real HTTP in between, without a keychain.
struct WindowFixture : testing::Test
{
    WindowFixture() { qputenv("DBUS_SESSION_BUS_ADDRESS", "disabled:"); }

    /// A window on the same disk, as after a start.
    void openWindow()
    {
        prompter = std::make_unique<WindowPrompter>(false);
        workspaces =
            std::make_unique<Workspaces>(Workspaces::Parts{kinds, profiles, *tokens, limiters, audit, network});
        settings = std::make_unique<QSettings>(disk.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
        const PageFactory makePage = [this](Session &session, const AnyKind &kind, const QString &scope) -> Page * {
            return new KindPage(session, kind, scope, prompter->of(session));
        };
        preferences = std::make_unique<SettingsStore>(*settings);
        window = std::make_unique<MainWindow>(MainWindow::Parts{*workspaces,
                                                                *prompter,
                                                                *settings,
                                                                makePage,
                                                                [this] { ++demosOpened; },
                                                                {},
                                                                {},
                                                                auditLog,
                                                                preferences.get(),
                                                                messagesFile,
                                                                [this](const QByteArray &password) {
                                                                    proxyPasswords += password;
                                                                    return Task<Nothing>::ready(Nothing{});
                                                                },
                                                                {},
                                                                demoId});
        prompter->setWindow(window.get());
        window->show();
        window->activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(window.get()));
    }
    void closeWindow()
    {
        window.reset();
        workspaces.reset();
        prompter.reset();
        preferences.reset();
        settings.reset();
        setTimeZoneShown(TimeZoneShown::Local);
    }
    /// The program starts again: what was only in memory is gone.
    void restart()
    {
        closeWindow();
        tokens = std::make_unique<TokenStore>();
        openWindow();
    }

    void SetUp() override { openWindow(); }
    void TearDown() override
    {
        closeWindow();
        // What deletes itself later does it now.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    static Profile profileOn(const DemoThread &demo, const QString &name, Environment environment)
    {
        Profile profile;
        profile.id = QUuid::createUuid();
        profile.name = name;
        profile.host = demo.url();
        profile.environment = environment;
        return profile;
    }
    Session &open(const Profile &profile, const QByteArray &token)
    {
        Session &session = workspaces->openGiven(profile, token);
        EXPECT_TRUE(
            QTest::qWaitFor([&] { return session.workspace().signInState() != Workspace::SignIn::SigningIn; }, 10000));
        return session;
    }
    Session &openDemo(const QString &name = QStringLiteral("demo"), Environment environment = Environment::Demo)
    {
        if (!demo)
            demo = std::make_unique<DemoThread>(quickDemo());
        EXPECT_TRUE(demo->start());
        return open(profileOn(*demo, name, environment), demo->token());
    }

    KindPage *page() const { return qobject_cast<KindPage *>(window->currentPage()); }
    /// The list of the page in front, once it has rows.
    QTableView *list() const
    {
        auto *table = page() ? page()->findChild<QTableView *>(QStringLiteral("list")) : nullptr;
        EXPECT_TRUE(table && QTest::qWaitFor([&] { return table->model()->rowCount() > 0; }, 10000));
        return table;
    }
    template <typename T>
    T *dialog(const QString &name) const
    {
        T *found = nullptr;
        EXPECT_TRUE(QTest::qWaitFor([&] { return (found = window->findChild<T *>(name)) != nullptr; }, 10000))
            << name.toStdString();
        return found;
    }
    /// Its words, wherever they stand in it.
    static QStringList words(const QWidget &widget)
    {
        QStringList all;
        for (const QLabel *label : widget.findChildren<QLabel *>())
            all += label->text();
        return all;
    }
    void runCommand(const CommandList &commands, const QString &id) const
    {
        for (const Command &command : commands) {
            if (command.id == id)
                return command.run();
        }
        ADD_FAILURE() << "no command " << id.toStdString();
    }

    QTemporaryDir disk;
    KindList kinds = allKinds();
    ProfileStore profiles{disk.filePath(QStringLiteral("profiles.json"))};
    std::unique_ptr<TokenStore> tokens = std::make_unique<TokenStore>();
    RateLimiters limiters;
    MemoryAudit audit;
    SystemNetworkFactory network;
    std::unique_ptr<DemoThread> demo;
    std::unique_ptr<WindowPrompter> prompter;
    std::unique_ptr<Workspaces> workspaces;
    std::unique_ptr<QSettings> settings;
    std::unique_ptr<SettingsStore> preferences;
    AuditLog *auditLog = nullptr; ///< the page of the log shows this one
    QString messagesFile;
    QList<QByteArray> proxyPasswords; ///< that were to be kept
    std::unique_ptr<MainWindow> window;
    int demosOpened = 0;
    const QUuid demoId = QUuid::createUuid();
};

} // namespace trowel::test
