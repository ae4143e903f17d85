// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "ui/look/widgets.h"
#include "ui/model/message_archive.h"
#include "ui/model/session.h"
#include "ui/pages/audit_log_page.h"
#include "ui/pages/page.h"
#include "ui/pages/welcome_page.h"
#include "ui/shell/activity_dock.h"
#include "ui/shell/command_menu.h"
#include "ui/shell/navigator.h"
#include "ui/shell/place_bar.h"
#include "ui/shell/status_bar.h"
#include "ui/shell/window_prompter.h"
#include "ui/shell/workspaces.h"

#include <QBoxLayout>
#include <QCloseEvent>
#include <QMessageBox>
#include <QMouseEvent>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabBar>
#include <QTabWidget>

namespace trowel {

namespace {

constexpr int kActivityRows = 8, kPageNoticeMs = 6000;

} // namespace

MainWindow::MainWindow(Parts parts) : m_parts(std::move(parts)), m_memory(m_parts.settings), m_names(m_parts.namesFile)
{
    setObjectName(QStringLiteral("mainWindow"));
    makeCommands();
    layOut();
    makeMenus();
    followNames();
    connectParts();
    connectTools();
    restore();
    updateWelcome();
    onPageChanged();
}

MainWindow::~MainWindow()
{
    m_parts.workspaces.disconnect(this);
}

void MainWindow::layOut()
{
    CommandList leading;
    for (const Command &command : std::as_const(m_commands)) {
        if (command.inToolBar)
            leading += command;
    }
    m_bar = new PlaceBar(m_parts.workspaces, leading);
    m_navigator = new Navigator(m_parts.workspaces, m_parts.prompter);
    m_activity = new ActivityDock;
    m_welcome = new WelcomePage;
    m_tabs = new QTabWidget;
    m_tabs->setObjectName(QStringLiteral("tabs"));
    m_tabs->setAccessibleName(tr("Pages"));
    m_tabs->setDocumentMode(true);
    m_tabs->setTabsClosable(true);
    m_tabs->setMovable(true);
    m_tabs->tabBar()->setObjectName(QStringLiteral("tabs.bar"));
    m_tabs->tabBar()->setAccessibleName(tr("Pages"));
    m_tabs->tabBar()->installEventFilter(this);
    setTabLook(m_tabs->tabBar(), TabLook::Page);
    m_down = new QSplitter(Qt::Vertical);
    m_down->setObjectName(QStringLiteral("splitter.down"));
    m_down->addWidget(m_tabs);
    m_down->addWidget(m_activity);
    m_down->setStretchFactor(0, 1);
    m_across = new QSplitter;
    m_across->setObjectName(QStringLiteral("splitter.across"));
    m_across->addWidget(m_navigator);
    m_across->addWidget(m_down);
    m_across->setStretchFactor(1, 1);
    m_across->setSizes({264, 1176});
    for (QSplitter *splitter : {m_down, m_across}) {
        splitter->setHandleWidth(1);
        splitter->setChildrenCollapsible(false);
    }
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_welcome);
    m_stack->addWidget(m_across);
    auto *central = new QWidget;
    auto *layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_stack, 1);
    setCentralWidget(central);
    m_status = new StatusBar(m_parts.workspaces, m_activity->transfers());
    setStatusBar(m_status);
    m_welcome->setFocus();
    resize(1440, 900);
}

void MainWindow::connectParts()
{
    Workspaces &workspaces = m_parts.workspaces;
    connect(&workspaces, &Workspaces::sessionOpened, this, [this](Session *session) {
        m_activity->addSession(*session);
        m_welcome->setNotice({}, false);
        m_stack->setCurrentWidget(m_across);
        openTabsOf(*session);
        saveOpen();
        if (m_afterOpening && m_afterOpening->workspace == session->workspace().profile().id)
            openPlace(*std::exchange(m_afterOpening, std::nullopt));
    });
    connect(&workspaces, &Workspaces::sessionClosing, this, [this](Session *session) {
        m_parts.prompter.dropDialogs(*session);
        saveTabsOf(*session);
        closeTabsOf(*session);
        m_history.drop(session->workspace().profile().id);
        m_activity->removeSession(*session);
        m_status->setSession(nullptr);
    });
    connect(&workspaces, &Workspaces::sessionClosed, this, [this] {
        updateWelcome();
        nameTabs();
        onPageChanged();
        saveOpen();
    });
    connect(&workspaces, &Workspaces::profilesChanged, this, &MainWindow::updateWelcome);
    connect(m_navigator, &Navigator::placeActivated, this, &MainWindow::openPlace);
    connect(m_navigator, &Navigator::connectWanted, this, &MainWindow::connectWorkspace);
    connect(m_navigator, &Navigator::editWanted, this, &MainWindow::editProfile);
    connect(m_navigator, &Navigator::forgetWanted, this, &MainWindow::forgetProfile);
    connect(m_navigator, &Navigator::closeWanted, this, &MainWindow::closeWorkspace);
    connect(m_bar, &PlaceBar::searchWanted, this, &MainWindow::openPalette);
    connect(m_bar, &PlaceBar::closeWanted, this, &MainWindow::closeWorkspace);
    connect(m_bar, &PlaceBar::placeWanted, this, [this](const Place &place) { openPlace(place); });
    connect(m_activity, &ActivityDock::openChanged, this, [this](bool open) {
        const int all = m_down->height();
        const int now = m_down->sizes().constLast();
        if (!open) {
            m_activityHeight = now;
            m_down->setSizes({all, 0});
            return;
        }
        // The first time it opens it takes room for a few rows and the details beside them.
        const int wanted = std::max(m_activityHeight, Measures(fontMetrics()).row * kActivityRows);
        if (now < wanted && all > 2 * wanted)
            m_down->setSizes({all - wanted, wanted});
    });
    connect(m_activity, &ActivityDock::showWanted, this, &MainWindow::showAbout);
    connect(m_activity, &ActivityDock::copyWanted, this,
            [this](const QString &text, const QString &what) { m_parts.prompter.copy(text, what); });
    connect(m_activity, &ActivityDock::cancelRequestWanted, this, [this](quint64 id) {
        // Ids are unique in a run of the program: one workspace at most knows this one.
        for (const auto &session : m_parts.workspaces.sessions())
            session->workspace().cancelRequest(id);
    });
    connect(m_tabs, &QTabWidget::currentChanged, this, &MainWindow::onPageChanged);
    connect(m_tabs, &QTabWidget::tabCloseRequested, this, &MainWindow::closeTab);
    connect(m_welcome, &WelcomePage::demoWanted, this, [this] { m_parts.openDemo(); });
    connect(m_welcome, &WelcomePage::connectWanted, this, &MainWindow::connectWorkspace);
    connect(m_welcome, &WelcomePage::openWanted, this, &MainWindow::openSaved);
    connect(m_welcome, &WelcomePage::editWanted, this, &MainWindow::editProfile);
    connect(m_welcome, &WelcomePage::forgetWanted, this, &MainWindow::forgetProfile);
}

Page *MainWindow::currentPage() const
{
    return m_tabs ? qobject_cast<Page *>(m_tabs->currentWidget()) : nullptr;
}

Session *MainWindow::currentSession() const
{
    const Page *page = currentPage();
    return page ? m_parts.workspaces.session(page->place().workspace) : nullptr;
}

void MainWindow::openPlace(const Place &place, bool inNewTab)
{
    if (place.workspace.isNull() && place.kind == AuditLogPage::kind()) {
        openAuditLog(place.object);
        return;
    }
    Session *session = m_parts.workspaces.session(place.workspace);
    const AnyKind *kind = session ? session->kind(place.kind) : nullptr;
    if (!kind)
        return;
    for (int i = 0; i < m_tabs->count() && !inNewTab; ++i) {
        auto *page = qobject_cast<Page *>(m_tabs->widget(i));
        if (page->place().list() != place.list())
            continue;
        m_tabs->setCurrentIndex(i);
        if (!place.object.isEmpty())
            page->showObject(place.object);
        return onPageChanged();
    }
    Page *page = m_parts.makePage(*session, *kind, place.scope);
    addPage(*page, inNewTab);
    if (!place.object.isEmpty())
        page->showObject(place.object);
    page->setFocus();
    onPageChanged();
}

// Where several workspaces are open, two lists of the same kind are told apart by theirs.
void MainWindow::nameTabs()
{
    const bool several = m_parts.workspaces.sessions().size() > 1;
    for (int i = 0; i < m_tabs->count(); ++i) {
        const auto *page = qobject_cast<const Page *>(m_tabs->widget(i));
        const Session *session = page ? m_parts.workspaces.session(page->place().workspace) : nullptr;
        if (!page)
            continue;
        const QString name = session ? session->workspace().profile().name : QString();
        m_tabs->setTabText(i, several && session ? tr("%1 · %2").arg(page->title(), name) : page->title());
        m_tabs->setTabToolTip(i, session ? tr("%1 in %2").arg(page->title(), name) : QString());
    }
}

void MainWindow::addPage(Page &page, bool inNewTab)
{
    page.useMemory(m_memory);
    connect(&page, &Page::noticed, this,
            [this](const QString &text) { statusBar()->showMessage(text, kPageNoticeMs); });
    giveKeys(page);
    connect(&page, &Page::titleChanged, this, [this] { nameTabs(); });
    connect(&page, &Page::placeChanged, this, [this, &page] {
        if (&page == currentPage())
            onPageChanged();
    });
    // Another folder of the same kind takes the tab's place, as in a file manager.
    const Page *before = currentPage();
    const Place place = page.place();
    const bool replaces =
        !inNewTab && before && before->place().workspace == place.workspace && before->place().kind == place.kind;
    const int at = replaces ? m_tabs->currentIndex() + 1 : m_tabs->count();
    m_tabs->insertTab(at, &page, icon(page.icon()), page.title());
    nameTabs();
    m_tabs->setCurrentIndex(at);
    if (replaces)
        closeTab(at - 1);
}

void MainWindow::onPageChanged()
{
    const Page *page = currentPage();
    const Place place = page ? page->place() : Place{};
    m_bar->setPlace(place);
    m_status->setSession(currentSession());
    if (page) {
        if (!m_travelling)
            m_history.visit(place);
        m_names.markUsed(place);
        m_navigator->select(place);
    }
    m_bar->update();
    updateTitle();
}

void MainWindow::updateTitle()
{
    const Session *session = currentSession();
    if (session)
        setWindowTitle(tr("%1 – %2 – Trowel").arg(currentPage()->title(), session->workspace().profile().name));
    else
        setWindowTitle(currentPage() ? tr("%1 – Trowel").arg(currentPage()->title()) : QStringLiteral("Trowel"));
}

void MainWindow::go(const Place &place)
{
    m_travelling = true;
    openPlace(place);
    m_travelling = false;
    m_bar->update();
}

void MainWindow::closeTab(int index)
{
    QWidget *page = m_tabs->widget(index);
    if (!page)
        return;
    m_tabs->removeTab(index);
    page->deleteLater();
    updateWelcome();
}

void MainWindow::closeTabsOf(const Session &session)
{
    for (int i = m_tabs->count() - 1; i >= 0; --i) {
        auto *page = qobject_cast<Page *>(m_tabs->widget(i));
        if (page->place().workspace != session.workspace().profile().id)
            continue;
        m_tabs->removeTab(i);
        delete page; // at once: it may not outlive the session
    }
}

void MainWindow::switchTab(int by)
{
    if (m_tabs->count() > 1)
        m_tabs->setCurrentIndex((m_tabs->currentIndex() + by + m_tabs->count()) % m_tabs->count());
}

void MainWindow::openKind(int number)
{
    Session *session = currentSession();
    if (!session && !m_parts.workspaces.sessions().empty())
        session = m_parts.workspaces.sessions().front().get();
    if (!session || number >= int(session->kinds().size()))
        return;
    const AnyKind &kind = *session->kinds()[size_t(number)];
    openPlace(session->placeOf(kind, kind.info().rootScope));
}

void MainWindow::comeForward()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    const int running = m_activity->transfers().unfinished();
    if (!m_closing && running > 0) {
        event->ignore();
        Confirmation question;
        question.id = QStringLiteral("quitDialog");
        question.title = tr("Quit Trowel");
        question.question = tr("%n transfer(s) are running", nullptr, running);
        question.explanation = tr("They end unfinished when Trowel quits.");
        question.verb = tr("Quit and stop transfers");
        question.dismiss = tr("Stay");
        question.objectHeading = tr("Transfer");
        for (int row = 0; row < m_activity->transfers().rowCount(); ++row) {
            const Transfer *transfer = m_activity->transfers().transferAt(row);
            if (!transfer->isEnded())
                question.objects += Confirmation::Object{.name = transfer->name()};
        }
        question.destructive = false;
        m_parts.prompter.confirm(question).onDone(this, [this](const Result<Nothing> &yes) {
            if (!yes)
                return;
            m_closing = true;
            m_activity->transfers().cancelAll();
            close();
        });
        return;
    }
    save();
    m_closed = true;
    event->accept();
    emit closedForGood();
}

void MainWindow::closeNow()
{
    m_closing = true;
    m_activity->transfers().cancelAll();
    close();
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_tabs->tabBar() && event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const int tab = m_tabs->tabBar()->tabAt(mouse->position().toPoint());
        if (mouse->button() == Qt::MiddleButton && tab >= 0) {
            closeTab(tab);
            return true;
        }
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::tell(const QString &title, const QString &text)
{
    auto *message = new QMessageBox(QMessageBox::NoIcon, tr("Trowel"), title, QMessageBox::Ok, this);
    message->setObjectName(QStringLiteral("tell"));
    message->setAccessibleName(title);
    message->setInformativeText(text);
    message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    message->setAttribute(Qt::WA_DeleteOnClose);
    message->open();
}

void MainWindow::save() const
{
    QSettings &settings = m_parts.settings;
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("window/across"), m_across->saveState());
    settings.setValue(QStringLiteral("window/down"), m_down->saveState());
    settings.setValue(QStringLiteral("window/activityOpen"), m_activity->isOpen());
    saveOpen();
}

void MainWindow::restore()
{
    const QSettings &settings = m_parts.settings;
    restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray());
    m_across->restoreState(settings.value(QStringLiteral("window/across")).toByteArray());
    m_down->restoreState(settings.value(QStringLiteral("window/down")).toByteArray());
    m_activity->setOpen(settings.value(QStringLiteral("window/activityOpen"), false).toBool());
}

} // namespace trowel
