// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/kind_page.h"

#include "ui/look/table_setup.h"
#include "ui/look/widgets.h"
#include "ui/model/prompter.h"
#include "ui/model/session.h"
#include "ui/pages/detail_drawer.h"
#include "ui/pages/list_columns.h"
#include "ui/pages/list_filters.h"
#include "ui/pages/list_memory.h"
#include "ui/pages/page_band.h"
#include "ui/pages/page_footer.h"
#include "ui/pages/page_header.h"
#include "ui/pages/selection_keeper.h"
#include "ui/pages/state_pane.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace trowel {

namespace {

constexpr int kListWidth = 480, kPreviewWidth = 520, kLeastDrawer = 270;

// Lines of code want more room than facts.
int drawerWidthOf(const AnyKind &kind)
{
    const QList<DetailTab> &tabs = kind.tabs();
    return std::any_of(tabs.cbegin(), tabs.cend(), [](const DetailTab &tab) { return tab.first; })
               ? kPreviewWidth
               : kind.info().drawerWidth;
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
    m_drawer->setMinimumWidth(kLeastDrawer);
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
    connect(m_filters, &ListFilters::changed, this, &KindPage::viewStateChanged);
    connect(this, &KindPage::viewStateChanged, this, &KindPage::keepView);
    m_clock.setParent(this);
    m_clock.setObjectName(QStringLiteral("refreshClock"));
    connect(&m_clock, &QTimer::timeout, this, &KindPage::tick);
    connect(&session, &Session::paceChanged, this, &KindPage::setClock);
    connect(&session.workspace(), &Workspace::signInChanged, this, &KindPage::updateOverview);
    connect(&session.workspace(), &Workspace::reachabilityChanged, this, &KindPage::updateOverview);
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
    m_filters = new ListFilters(m_header, m_selection, *m_model, m_prompter);
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
    workspace.lookAgain();
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

void KindPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    setClock();
    const QDateTime asOf = m_store->asOf();
    if (m_store->state() == ObjectStore::State::Empty)
        read(Lane::Interactive);
    else if (m_clock.isActive() && asOf.isValid() && asOf.secsTo(QDateTime::currentDateTimeUtc()) >= refreshSeconds())
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

void KindPage::showAll()
{
    m_filters->showAll();
}

void KindPage::showObject(const QString &key)
{
    m_wanted.clear();
    int row = m_model->rowOf(key);
    if (row < 0 && m_store->find(key) >= 0) {
        showAll(); // the filter hid it
        row = m_model->rowOf(key);
    }
    if (row < 0) {
        m_wanted = key;
        return showWanted(); // its list may be there, and say that it is not in it
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
        const int drawer =
            std::clamp(std::max(m_drawerWidth, m_drawer->wantedWidth()), m_drawer->minimumWidth(), room - kListWidth);
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
    state.filter = m_model->filter();
    state.states = m_model->states();
    state.scope = m_scope;
    state.drawerOpen = m_drawerOpen;
    state.drawerWidth = m_drawerWidth;
    return state;
}

void KindPage::useMemory(ListMemory &memory)
{
    setViewState(memory.view(m_session.workspace().profile().id, m_kind.info().id));
    m_filters->setMemory(&memory);
    m_memory = &memory;
}

void KindPage::keepView()
{
    if (m_memory)
        m_memory->keepView(m_session.workspace().profile().id, m_kind.info().id, viewState());
}

void KindPage::setViewState(const ViewState &state)
{
    m_columns->apply(state);
    if (state.scope == m_scope)
        m_filters->apply(state.filter, state.states);
    m_drawerOpen = state.drawerOpen;
    if (state.drawerWidth > 0)
        m_drawerWidth = state.drawerWidth;
    onSelection();
}

} // namespace trowel
