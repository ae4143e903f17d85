// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/kind_page.h"

#include "ui/look/cell_delegate.h"
#include "ui/look/table_setup.h"
#include "ui/look/widgets.h"
#include "ui/model/format.h"
#include "ui/model/prompter.h"
#include "ui/model/session.h"
#include "ui/pages/detail_drawer.h"
#include "ui/pages/list_columns.h"
#include "ui/pages/page_band.h"
#include "ui/pages/page_footer.h"
#include "ui/pages/page_header.h"
#include "ui/pages/selection_keeper.h"
#include "ui/pages/state_pane.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace trowel {

namespace {

constexpr int kListWidth = 480, kDrawerWidth = 360, kPreviewWidth = 520;

// Lines of code want more room than facts.
int drawerWidthOf(const AnyKind &kind)
{
    const QList<DetailTab> &tabs = kind.tabs();
    return std::any_of(tabs.cbegin(), tabs.cend(), [](const DetailTab &tab) { return tab.first; }) ? kPreviewWidth
                                                                                                   : kDrawerWidth;
}

} // namespace

KindPage::KindPage(Session &session, const AnyKind &kind, const QString &scope, Prompter &prompter, QWidget *parent)
    : Page(parent)
    , m_session(session)
    , m_kind(kind)
    , m_scope(scope)
    , m_prompter(prompter)
    , m_store(session.store(kind, scope))
    , m_model(new ObjectModel(kind, m_store, this))
    , m_header(new PageHeader)
    , m_loading(new LoadingBar)
    , m_band(new PageBand)
    , m_stack(new QStackedWidget)
    , m_table(new QTableView)
    , m_state(new StatePane)
    , m_footer(new PageFooter)
    , m_splitter(new QSplitter)
    , m_drawer(new DetailDrawer(ActionScope{session, prompter, *m_store, scope}, kind, m_store))
    , m_drawerWidth(drawerWidthOf(kind))
{
    setObjectName(kind.info().id + QStringLiteral("Page"));
    setAccessibleName(title());
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setAcceptDrops(kind.takesDrops());
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(makeList());
    m_splitter->addWidget(m_drawer);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_drawer->setMinimumWidth(kDrawerWidth * 3 / 4);
    m_drawer->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    wireList();
    m_target.count = [this] { return m_selection->count(); };
    m_target.positions = [this](int most) { return m_selection->positions(most); };
    m_header->setTitle(title());
    m_header->setCommands(commands());
    const CommandTarget shown{[this] { return m_drawer->object().isEmpty() ? 0 : 1; },
                              [this](int) {
                                  const qsizetype at = m_store->find(m_drawer->object());
                                  return at < 0 ? QList<qsizetype>() : QList<qsizetype>{at};
                              }};
    m_drawer->setCommands(commandsFor(shown));
    m_columns->apply({});
    connect(m_columns, &ListColumns::changed, this, &KindPage::viewStateChanged);
    m_clock.setInterval(std::max(1, kind.info().refreshSeconds) * 1000);
    connect(&m_clock, &QTimer::timeout, this, &KindPage::tick);
    connect(&session.workspace(), &Workspace::signInChanged, this, &KindPage::updateOverview);
    updateOverview();
}

KindPage::~KindPage()
{
    // The drawer and the model ask this page while they are taken down.
    m_model->disconnect(this);
    m_selection->disconnect(this);
}

QWidget *KindPage::makeList()
{
    auto *list = new QWidget;
    list->setMinimumWidth(kListWidth);
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_loading);
    column->addWidget(m_band);
    m_band->hide();
    m_table->setObjectName(QStringLiteral("list"));
    m_table->setAccessibleName(title());
    m_table->setModel(m_model);
    setupTable(m_table);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setSortingEnabled(true);
    m_table->setCornerButtonEnabled(false);
    m_columns = new ListColumns(m_table, m_kind, m_scope);
    m_selection = new SelectionKeeper(m_table, m_model);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_state);
    column->addWidget(m_stack, 1);
    column->addWidget(m_footer);
    return list;
}

void KindPage::wireList()
{
    m_table->installEventFilter(this);
    connect(m_model, &ObjectModel::overviewChanged, this, &KindPage::updateOverview);
    connect(m_selection, &SelectionKeeper::selectionChanged, this, &KindPage::onSelection);
    connect(m_table, &QTableView::doubleClicked, this, &KindPage::activate);
    connect(m_table, &QTableView::customContextMenuRequested, this, &KindPage::showContextMenu);
    connect(m_header, &PageHeader::filterChanged, m_selection, &SelectionKeeper::setFilter);
    connect(m_header, &PageHeader::filterLeft, this, [this] { m_table->setFocus(Qt::OtherFocusReason); });
    connect(m_header->columnsMenu(), &QMenu::aboutToShow, this, [this] {
        m_header->columnsMenu()->clear();
        m_columns->fillMenu(m_header->columnsMenu());
    });
    connect(m_header->moreMenu(), &QMenu::aboutToShow, this, &KindPage::fillMore);
    connect(m_band, &PageBand::retryAsked, this, &KindPage::refresh);
    connect(m_footer, &PageFooter::loadAllAsked, this, &KindPage::refresh);
    connect(m_drawer, &DetailDrawer::closeAsked, this, [this] {
        openDrawer(false);
        m_table->setFocus(Qt::OtherFocusReason);
    });
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] {
        m_drawerWidth = m_drawer->width();
        emit viewStateChanged();
    });
}

Place KindPage::place() const
{
    return m_session.placeOf(m_kind, m_scope, m_drawer->isHidden() ? QString() : m_drawer->object());
}

QString KindPage::title() const
{
    return m_kind.scopeTitle(m_scope);
}

QString KindPage::icon() const
{
    return m_kind.info().icon;
}

void KindPage::read(Lane lane)
{
    if (lane == Lane::Interactive)
        m_asked = true;
    m_store->refresh(lane);
    updateOverview();
}

void KindPage::refresh()
{
    // Everything waits for a sign-in, and nobody else asks for one.
    Workspace &workspace = m_session.workspace();
    if (workspace.signInState() == Workspace::SignIn::SignedOut) {
        // The session waits for it, not the page: a page that is closed does not call off the sign-in of all the
        // others.
        workspace.signIn().onDone(&m_session, [page = QPointer(this)](const Result<Identity> &who) {
            if (page && !who)
                page->stop();
        });
    }
    read(Lane::Interactive);
    if (!m_drawer->isHidden())
        m_drawer->refresh();
}

void KindPage::stop()
{
    if (m_store->state() == ObjectStore::State::Loading)
        m_store->stop();
}

void KindPage::tick()
{
    // A refusal does not change by asking again; what cannot be reached may come back.
    const bool hopeless = m_store->state() == ObjectStore::State::Failed && !m_store->error()->isNetwork();
    const bool stopped = m_store->state() == ObjectStore::State::Ready && !m_store->isComplete();
    if (isVisible() && m_store->state() != ObjectStore::State::Loading && !hopeless && !stopped)
        read(Lane::Refresh);
}

void KindPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_clock.start();
    const QDateTime asOf = m_store->asOf();
    if (m_store->state() == ObjectStore::State::Empty)
        read(Lane::Interactive);
    else if (asOf.isValid() && asOf.secsTo(QDateTime::currentDateTimeUtc()) >= m_kind.info().refreshSeconds)
        tick();
}

void KindPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_clock.stop();
}

void KindPage::focusInEvent(QFocusEvent *event)
{
    Page::focusInEvent(event);
    if (m_stack->currentWidget() == m_table)
        m_table->setFocus(Qt::OtherFocusReason);
}

void KindPage::focusFilter()
{
    m_header->filter()->setFocus(Qt::ShortcutFocusReason);
    m_header->filter()->selectAll();
}

void KindPage::showObject(const QString &key)
{
    m_wanted.clear();
    int row = m_model->rowOf(key);
    if (row < 0 && m_store->find(key) >= 0) {
        m_header->filter()->clear(); // the filter hid it
        row = m_model->rowOf(key);
    }
    if (row < 0) {
        m_wanted = key;
        return;
    }
    m_drawerOpen = true;
    m_table->selectRow(row);
    m_table->scrollTo(m_model->index(row, 0));
    onSelection();
}

void KindPage::toggleDetails()
{
    openDrawer(m_drawer->isHidden());
}

QString KindPage::currentKey() const
{
    const QModelIndex current = m_table->currentIndex();
    const bool selected = current.isValid() && m_table->selectionModel()->isRowSelected(current.row(), {});
    if (selected)
        return m_model->keyOf(current.row());
    const QList<qsizetype> first = m_selection->positions(1);
    return first.isEmpty() ? QString() : m_store->keyAt(first.first());
}

void KindPage::openDrawer(bool open)
{
    m_drawerOpen = open;
    onSelection();
    emit viewStateChanged();
}

void KindPage::onSelection()
{
    const QString key = currentKey();
    const bool show = m_drawerOpen && !key.isEmpty();
    m_drawer->showObject(show ? key : QString());
    if (show && m_drawer->isHidden()) {
        m_drawer->show();
        const int room = std::max(width(), kListWidth + m_drawer->minimumWidth());
        const int drawer = std::clamp(m_drawerWidth, m_drawer->minimumWidth(), room - kListWidth);
        m_splitter->setSizes({room - drawer, drawer});
    } else if (!show) {
        m_drawer->hide();
    }
    updateCount();
    m_header->updateCommands();
    emit commandsChanged();
    emit placeChanged();
}

void KindPage::activate(const QModelIndex &index)
{
    const qsizetype at = m_model->positionOf(index.row());
    if (at < 0)
        return;
    const QString below = m_kind.childScopeAt(*m_store, at);
    if (!below.isNull())
        return m_prompter.open(m_session.placeOf(m_kind, below));
    openDrawer(true);
}

bool KindPage::canGoUp() const
{
    return m_kind.scopePath(m_scope).size() > 1;
}

void KindPage::goUp()
{
    const QStringList path = m_kind.scopePath(m_scope);
    if (path.size() > 1)
        m_prompter.open(m_session.placeOf(m_kind, path.at(path.size() - 2), {}));
}

ViewState KindPage::viewState() const
{
    ViewState state;
    m_columns->store(state);
    state.drawerOpen = m_drawerOpen;
    state.drawerWidth = m_drawerWidth;
    return state;
}

void KindPage::setViewState(const ViewState &state)
{
    m_columns->apply(state);
    m_drawerOpen = state.drawerOpen;
    if (state.drawerWidth > 0)
        m_drawerWidth = state.drawerWidth;
    onSelection();
}

void KindPage::updateOverview()
{
    if (m_store->state() != ObjectStore::State::Loading)
        m_asked = false;
    const ListOverview overview = overviewOf(*m_model, m_asked);
    m_summary = overview.show == ListOverview::Show::Rows ? m_kind.summary(*m_store) : QString();
    updateCount();
    m_loading->setRunning(overview.reading && !isSignedOut());
    const QDateTime asOf = m_store->asOf().toLocalTime();
    m_header->setAsOf(asOf.isValid() ? tr("as of %1").arg(QLocale().toString(asOf.time(), QStringLiteral("HH:mm")))
                                     : QString(),
                      formatUtc(m_store->asOf()));
    if (overview.reading && overview.show == ListOverview::Show::Rows && !m_store->asOf().isValid())
        m_footer->setLoading(m_store->count());
    else if (overview.stopped && overview.show != ListOverview::Show::Stopped)
        m_footer->setStopped(m_store->count());
    else
        m_footer->hide();
    showState(overview);
    if (!m_wanted.isEmpty() && m_model->rowOf(m_wanted) >= 0)
        showObject(std::exchange(m_wanted, {}));
    m_header->updateCommands();
    m_drawer->updateCommands();
    emit commandsChanged();
}

void KindPage::updateCount()
{
    const int selected = m_selection->count();
    QString text = overviewOf(*m_model, m_asked).count;
    if (selected > 1)
        text += QStringLiteral(" · ") + tr("%1 selected").arg(QLocale().toString(selected));
    else if (!m_summary.isEmpty())
        text += QStringLiteral(" · ") + m_summary;
    m_header->setCount(text);
}

bool KindPage::isSignedOut() const
{
    return m_session.workspace().signInState() == Workspace::SignIn::SignedOut;
}

// What waits for the sign-in waits in the queue: it would look as if it were being read.
PaneWords KindPage::signedOutWords() const
{
    Workspace &workspace = m_session.workspace();
    PaneWords words;
    words.icon = QStringLiteral("sign-in");
    words.title = tr("Signed out of %1").arg(workspace.profile().name);
    words.text = tr("What was asked for waits and goes on after you sign in.");
    words.error = workspace.signInError();
    PaneWords::Button again;
    again.id = QStringLiteral("signIn");
    again.text = tr("Sign in again");
    again.primary = true;
    again.run = [this] { m_session.workspace().signIn().detach(); };
    words.buttons = {again};
    return words;
}

void KindPage::showState(const ListOverview &overview)
{
    m_band->setVisible(overview.failedMeanwhile);
    const bool stale = overview.failedMeanwhile && m_store->error()->isNetwork();
    static_cast<CellDelegate *>(m_table->itemDelegate())->setStale(stale);
    const Profile &profile = m_session.workspace().profile();
    if (overview.failedMeanwhile) {
        const QDateTime asOf = m_store->asOf();
        m_band->setFailure(profile.name, *m_store->error(), profile.host.host(),
                           asOf.isValid() ? formatTime(asOf.toLocalTime()) : QString());
    }
    if (overview.show == ListOverview::Show::Rows) {
        m_stack->setCurrentWidget(m_table);
        if (hasFocus()) // the keyboard waited for the rows
            m_table->setFocus(Qt::OtherFocusReason);
        return;
    }
    PaneWords words;
    PaneWords::Button act;
    switch (overview.show) {
    case ListOverview::Show::Failed:
        words = failureWords(tr("%1 could not be listed").arg(title()), *m_store->error(), profile.host.host(),
                             [this] { refresh(); });
        break;
    case ListOverview::Show::Filtered:
        words.icon = QStringLiteral("filter");
        words.title = tr("Nothing matches");
        words.text = tr("%1 are hidden by the filter “%2”.")
                         .arg(QLocale().toString(m_store->count()), m_header->filter()->text());
        act.id = QStringLiteral("showAll");
        act.text = tr("Show all %1").arg(QLocale().toString(m_store->count()));
        act.run = [this] {
            m_header->filter()->clear();
            m_table->setFocus(Qt::OtherFocusReason);
        };
        words.buttons += act;
        break;
    case ListOverview::Show::Empty:
        words.icon = m_kind.info().icon;
        words.title = m_kind.info().emptyTitle;
        words.text = m_kind.info().emptyText;
        for (const ActionInfo &action : m_kind.actions()) {
            if (action.id != m_kind.info().emptyAction)
                continue;
            act.id = QStringLiteral("emptyAction");
            act.text = action.text;
            act.icon = action.icon;
            act.primary = true;
            act.run = [this, id = action.id] { runAction(id); };
            words.buttons += act;
        }
        break;
    case ListOverview::Show::Stopped:
        words.glyph = Glyph::Canceled;
        words.title = tr("Reading was stopped");
        words.text = tr("Nothing had arrived yet.");
        act.id = QStringLiteral("readAgain");
        act.text = tr("Read again");
        act.primary = true;
        act.run = [this] { refresh(); };
        words.buttons += act;
        break;
    default:
        if (isSignedOut()) {
            words = signedOutWords();
            break;
        }
        words.title = tr("Reading…");
        words.text = tr("Esc stops.");
    }
    m_state->say(words);
    m_stack->setCurrentWidget(m_state);
}

} // namespace trowel
