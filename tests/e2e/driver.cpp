// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/driver.h"

#include "core/auth/profile_store.h"
#include "core/auth/token_store.h"
#include "core/http/network_factory.h"
#include "core/http/rate_limiter.h"
#include "tests/support/fast_clock.h"
#include "ui/kinds/all_kinds.h"
#include "ui/model/session.h"
#include "ui/pages/kind_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/navigator.h"
#include "ui/shell/window_prompter.h"
#include "ui/shell/workspaces.h"

#include <QNetworkAccessManager>
#include <QSettings>
#include <QTemporaryDir>
#include <QTreeView>

#include <gtest/gtest.h>

namespace trowel::e2e {

namespace {

// Back-offs and pauses pass in a twentieth of their time, in the right order.
constexpr int kHurry = 20;

// Waits for a silent server as long as a test can.
class ImpatientManager final : public QNetworkAccessManager
{
public:
    explicit ImpatientManager(std::chrono::milliseconds patience) : m_patience(patience)
    {
        setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    }

protected:
    QNetworkReply *createRequest(Operation operation, const QNetworkRequest &request, QIODevice *body) override
    {
        QNetworkRequest hurried(request);
        hurried.setTransferTimeout(int(m_patience.count()));
        return QNetworkAccessManager::createRequest(operation, hurried, body);
    }

private:
    std::chrono::milliseconds m_patience;
};

class Network final : public NetworkFactory
{
public:
    explicit Network(std::chrono::milliseconds patience) : m_patience(patience) {}
    std::unique_ptr<QNetworkAccessManager> create() override
    {
        if (m_patience.count() > 0)
            return std::make_unique<ImpatientManager>(m_patience);
        return m_system.create();
    }

private:
    std::chrono::milliseconds m_patience;
    SystemNetworkFactory m_system;
};

} // namespace

// Everything main() puts together, in the same order.
struct Driver::Parts
{
    explicit Parts(const DriverOptions &o)
        : options(o.demo), network(o.patience), demo(std::make_unique<DemoThread>(o.demo))
    {
    }

    DemoOptions options;

    QTemporaryDir disk;
    QSettings settings{disk.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat};
    TokenStore tokens;
    AuditLog audit{disk.filePath(QStringLiteral("audit.sqlite"))};
    ProfileStore profiles{disk.filePath(QStringLiteral("profiles.json"))};
    std::shared_ptr<Clock> clock = std::make_shared<test::FastClock>(kHurry);
    RateLimiters limiters{[this] { return clock->now(); }};
    Network network;
    KindList kinds = allKinds();
    std::unique_ptr<DemoThread> demo;
    WindowPrompter prompter{false};
    Workspaces workspaces{{kinds, profiles, tokens, limiters, audit, network, clock}};
    std::unique_ptr<MainWindow> window;
};

DriverOptions quick(Environment environment)
{
    DriverOptions options;
    options.demo.ratePerSecond = 0;
    options.demo.timeFactor = 200;
    options.environment = environment;
    return options;
}

Driver::Driver(const DriverOptions &options) : d(std::make_unique<Parts>(options))
{
    EXPECT_TRUE(d->demo->start()) << d->demo->errorString().toStdString();
    settle();
    const PageFactory makePage = [this](Session &session, const AnyKind &kind, const QString &scope) -> Page * {
        return new KindPage(session, kind, scope, d->prompter.of(session));
    };
    const auto openDemo = [this, options] {
        Profile profile;
        profile.id = QUuid::createUuid();
        profile.name = QStringLiteral("halden");
        profile.host = d->demo->url();
        profile.environment = options.environment;
        d->workspaces.openGiven(profile, d->demo->token());
    };
    d->window = std::make_unique<MainWindow>(
        MainWindow::Parts{d->workspaces, d->prompter, d->settings, makePage, openDemo, {}, {}, {}});
    d->prompter.setWindow(d->window.get());
    d->window->show();
    d->window->activateWindow();
    EXPECT_TRUE(QTest::qWaitForWindowActive(d->window.get()));
    // From the welcome page, as everybody who has no account.
    EXPECT_TRUE(pressOnPage(QStringLiteral("welcome.demo")));
    EXPECT_EQ(d->workspaces.sessions().size(), 1U);
    EXPECT_TRUE(wait([this] { return session().workspace().signInState() == Workspace::SignIn::SignedIn; }));
    EXPECT_TRUE(waitForList());
}

Driver::~Driver()
{
    while (QWidget *popup = QApplication::activePopupWidget())
        popup->close();
    while (!d->workspaces.sessions().empty())
        d->workspaces.close(d->workspaces.sessions().back()->workspace().profile().id);
    d->window.reset();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

DemoWorkspace &Driver::server()
{
    return *d->demo->workspace();
}

Session &Driver::session()
{
    return *d->workspaces.sessions().front();
}

void Driver::stopServer()
{
    // What comes back is the same workspace to whoever has its address and its token.
    d->options.port = quint16(d->demo->url().port());
    d->options.users = {{d->demo->token()}};
    d->demo->stop();
}

bool Driver::startServer()
{
    d->demo = std::make_unique<DemoThread>(d->options);
    const bool started = d->demo->start();
    EXPECT_TRUE(started) << d->demo->errorString().toStdString();
    if (started)
        settle();
    return started;
}

Workspaces &Driver::workspaces()
{
    return d->workspaces;
}

MainWindow &Driver::window()
{
    return *d->window;
}

AuditLog &Driver::audit()
{
    return d->audit;
}

QByteArray Driver::token() const
{
    return d->demo->token();
}

QString Driver::disk(const QString &name) const
{
    return name.isEmpty() ? d->disk.path() : d->disk.filePath(name);
}

QString Driver::localFile(const QString &name, const QByteArray &content) const
{
    QFile file(disk(name));
    EXPECT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(content);
    return file.fileName();
}

void Driver::settle()
{
    for (const char *moving : {"Route optimisation", "Claims investigation"})
        server().setState({{QStringLiteral("warehouse"), QLatin1String(moving)},
                           {QStringLiteral("state"), QStringLiteral("STOPPED")}});
    for (const char *moving : {"route-optimisation", "eta-training-gpu", "depot-dashboards-dev", "claims-review"})
        server().setState({{QStringLiteral("cluster"), QLatin1String(moving)},
                           {QStringLiteral("state"), QStringLiteral("TERMINATED")}});
}

void Driver::fault(const QString &words)
{
    // The pattern is "METHOD /path", the rest are words of their own.
    const QStringList all = words.split(QLatin1Char(' '));
    QString problem;
    const auto fault =
        demo::Fault::fromWords(QStringList{all.value(0) + QLatin1Char(' ') + all.value(1)} + all.mid(2), &problem);
    ASSERT_TRUE(fault.has_value()) << problem.toStdString();
    server().addFault(*fault);
}

int Driver::executed(const QByteArray &methodAndPath)
{
    return server().calls(methodAndPath).executed;
}

int Driver::arrived(const QByteArray &methodAndPath)
{
    return server().calls(methodAndPath).arrived;
}

bool Driver::clickKind(const QString &title)
{
    QTreeView &tree = d->window->navigator().tree();
    const QModelIndex root = tree.model()->index(0, 0);
    for (int row = 0; row < tree.model()->rowCount(root); ++row) {
        const QModelIndex node = tree.model()->index(row, 0, root);
        if (node.data().toString() == title)
            return clickAt(tree.viewport(), tree.visualRect(node).center());
    }
    ADD_FAILURE() << "no kind " << title.toStdString();
    return false;
}

bool Driver::goToKind(const QString &id)
{
    const KindList &kinds = session().kinds();
    for (int i = 0; i < int(kinds.size()); ++i) {
        if (kinds[size_t(i)]->info().id == id) {
            key(Qt::Key(Qt::Key_1 + i), Qt::ControlModifier);
            return true;
        }
    }
    ADD_FAILURE() << "no kind " << id.toStdString();
    return false;
}

bool Driver::openKind(const QString &title)
{
    return clickKind(title) && waitForList();
}

bool Driver::openFolder(const QString &path, const QString &kind, const QString &above)
{
    openKind(kind);
    QString at = above;
    const QStringList names = path.split(QLatin1Char('/'), Qt::SkipEmptyParts);
    for (const QString &name : names) {
        at += QLatin1Char('/') + name;
        if (!enter(name, at))
            return false;
    }
    return waitForList();
}

bool Driver::enter(const QString &name, const QString &scope)
{
    if (!waitForRow(name))
        return false;
    table()->scrollTo(table()->model()->index(rowOf(name), 0));
    const QRect cell = table()->visualRect(table()->model()->index(rowOf(name), 0));
    return clickAt(table()->viewport(), cell.center()) && doubleClickAt(table()->viewport(), cell.center()) &&
           wait([this, scope] { return page()->place().scope == scope; });
}

KindPage *Driver::page()
{
    return qobject_cast<KindPage *>(d->window->currentPage());
}

QTableView *Driver::table()
{
    return page() ? page()->findChild<QTableView *>(QStringLiteral("list")) : nullptr;
}

bool Driver::waitForList()
{
    return wait([this] { return page() && page()->model().store().state() == ObjectStore::State::Ready; });
}

QStringList Driver::messages() const
{
    QStringList texts;
    for (const Message &message : d->workspaces.sessions().front()->messages().messages())
        texts += message.text;
    return texts;
}

bool Driver::told(const QString &text)
{
    const bool came = wait([this, text] { return !messages().filter(text).isEmpty(); });
    EXPECT_TRUE(came) << text.toStdString()
                      << ", told instead: " << messages().join(QStringLiteral(" | ")).toStdString();
    return came;
}

} // namespace trowel::e2e
