// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/detail_drawer.h"

#include "ui/look/widgets.h"
#include "ui/model/prompter.h"
#include "ui/model/session.h"
#include "ui/pages/fact_view.h"
#include "ui/pages/icon_label.h"
#include "ui/pages/json_view.h"
#include "ui/pages/state_pane.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>

namespace trowel {

namespace {

constexpr int kSettleMs = 80;

} // namespace

DetailDrawer::DetailDrawer(const ActionScope &scope, const AnyKind &kind, std::shared_ptr<ObjectStore> store,
                           QWidget *parent)
    : QWidget(parent)
    , m_scope(scope)
    , m_kind(kind)
    , m_store(std::move(store))
    , m_glyph(new GlyphLabel)
    , m_icon(new IconLabel)
    , m_name(new ElidedLabel({}, Qt::ElideRight, TextTint::Text, TextSize::Drawer))
    , m_subtitle(new ElidedLabel({}, Qt::ElideMiddle, TextTint::Text2, TextSize::Caption))
    , m_verbRow(new QHBoxLayout)
    , m_tabBar(new QTabBar)
    , m_loading(new LoadingBar)
    , m_stack(new QStackedWidget)
    , m_state(new StatePane)
    , m_facts(new FactView)
    , m_json(new JsonView)
{
    setObjectName(QStringLiteral("drawer"));
    setAccessibleName(tr("Details"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    m_tabBar->setObjectName(QStringLiteral("drawerTabs"));
    m_tabBar->setAccessibleName(tr("Views of the object"));
    m_tabBar->setDrawBase(false);
    m_tabBar->setExpanding(false);
    setTabLook(m_tabBar, TabLook::Drawer);
    auto *tabRow = new QHBoxLayout;
    tabRow->setContentsMargins(space::xs, 0, space::xs, 0);
    tabRow->addWidget(m_tabBar, 1);
    column->addLayout(tabRow);
    column->addWidget(m_loading); // it draws the line
    column->addWidget(m_stack, 1);
    m_stack->addWidget(m_state);
    makeTabs();
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettleMs);
    connect(&m_settle, &QTimer::timeout, this, &DetailDrawer::load);
    m_wantedTab = m_tabs.first().info.id;
    connect(m_tabBar, &QTabBar::currentChanged, this, [this] {
        m_wantedTab = tab();
        showTab();
    });
    connect(m_store.get(), &ObjectStore::rowsChanged, this, &DetailDrawer::onRowsChanged);
    connect(m_facts, &FactView::copyAsked, this,
            [this](const QString &text, const QString &what) { m_scope.prompter.copy(text, what); });
    connect(m_facts, &FactView::linkActivated, this, [this](const QUrl &url) { m_scope.prompter.openUrl(url); });
    connect(m_json, &JsonView::copyAsked, this,
            [this](const QString &text, const QString &what) { m_scope.prompter.copy(text, what); });
}

QWidget *DetailDrawer::makeHead()
{
    auto *head = new QWidget;
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(space::s, space::s, space::s, 0);
    column->setSpacing(space::xs);
    auto *line = new QHBoxLayout;
    line->setSpacing(space::s);
    line->setContentsMargins(space::s, 0, 0, 0);
    line->addWidget(m_glyph);
    line->addWidget(m_icon);
    m_name->setObjectName(QStringLiteral("drawerName"));
    line->addWidget(m_name, 1);
    QToolButton *close = toolButton(QStringLiteral("closeDrawer"), QStringLiteral("close"), tr("Close details"));
    close->setFocusPolicy(Qt::TabFocus);
    connect(close, &QToolButton::clicked, this, &DetailDrawer::closeAsked);
    line->addWidget(close);
    column->addLayout(line);
    m_subtitle->setObjectName(QStringLiteral("drawerSubtitle"));
    m_subtitle->setContentsMargins(space::s, 0, 0, 0);
    column->addWidget(m_subtitle);
    m_verbRow->setSpacing(0); // the words stand under the name; the buttons bring their own room
    m_verbRow->setContentsMargins(0, space::xs, 0, space::xs);
    m_verbRow->addStretch(1);
    column->addLayout(m_verbRow);
    return head;
}

void DetailDrawer::makeTabs()
{
    QList<DetailTab> order;
    for (const DetailTab &tab : m_kind.tabs()) {
        if (tab.first)
            order += tab;
    }
    order += DetailTab{QStringLiteral("overview"), tr("Overview")};
    for (const DetailTab &tab : m_kind.tabs()) {
        if (!tab.first)
            order += tab;
    }
    order += DetailTab{QStringLiteral("json"), tr("JSON")};
    for (const DetailTab &tab : std::as_const(order)) {
        m_tabs += Tab{tab, nullptr, {}};
        m_tabBar->addTab(tab.title);
    }
    for (Tab &tab : m_tabs) {
        if (tab.info.id == QLatin1String("overview"))
            tab.widget = m_facts;
        else if (tab.info.id == QLatin1String("json"))
            tab.widget = m_json;
        if (tab.widget)
            m_stack->addWidget(tab.widget);
    }
}

void DetailDrawer::setCommands(const CommandList &commands)
{
    for (const Verb &verb : std::as_const(m_verbs))
        verb.button->deleteLater();
    m_verbs.clear();
    for (const Command &command : commands) {
        if (!command.inDrawer)
            continue;
        QString text = command.text;
        text.remove(QChar(0x2026));
        QToolButton *b = toolButton(QStringLiteral("drawer.") + command.id, command.icon, text, true);
        b->setFocusPolicy(Qt::TabFocus);
        connect(b, &QToolButton::clicked, this, [run = command.run] { run(); });
        m_verbRow->insertWidget(int(m_verbs.size()), b);
        m_verbs += Verb{command, b};
    }
    updateCommands();
}

int DetailDrawer::wantedWidth() const
{
    return std::max(m_verbRow->sizeHint().width() + 2 * space::s, m_tabBar->sizeHint().width());
}

void DetailDrawer::updateCommands()
{
    for (const Verb &verb : std::as_const(m_verbs)) {
        const QString why = verb.command.whyNot ? verb.command.whyNot() : QString();
        verb.button->setEnabled(why.isEmpty());
        verb.button->setToolTip(why.isEmpty() ? verb.command.text : why);
    }
}

QString DetailDrawer::tab() const
{
    return m_tabs.value(m_tabBar->currentIndex()).info.id;
}

void DetailDrawer::openTab(const QString &id)
{
    for (int i = 0; i < m_tabs.size(); ++i) {
        if (m_tabs[i].info.id == id && m_tabBar->isTabVisible(i))
            m_tabBar->setCurrentIndex(i);
    }
    m_wantedTab = id;
}

// A tab that means nothing for this object is not there; the one that was open comes back with the next that has it.
void DetailDrawer::fitTabs()
{
    const qsizetype at = m_key.isEmpty() ? -1 : m_store->find(m_key);
    if (at < 0)
        return;
    const QSignalBlocker quiet(m_tabBar);
    int open = 0;
    int wanted = -1;
    for (int i = 0; i < m_tabs.size(); ++i) {
        const Tab &tab = m_tabs.at(i);
        const bool own = tab.widget == m_facts || tab.widget == m_json;
        const bool fits = own || m_kind.tabFits(tab.info.id, *m_store, at);
        if (fits != m_tabBar->isTabVisible(i)) // Qt forgets to lay out again when the last one told did not change
            m_tabBar->setTabVisible(i, fits);
        if (tab.widget == m_facts)
            open = i;
        if (fits && tab.info.id == m_wantedTab)
            wanted = i;
    }
    m_tabBar->setCurrentIndex(wanted < 0 ? open : wanted);
}

void DetailDrawer::showObject(const QString &key)
{
    if (key == m_key)
        return;
    m_key = key;
    m_detail.reset();
    m_error.reset();
    ++m_turn;
    if (m_load)
        m_load->cancel();
    m_load.reset();
    showHead();
    fitTabs();
    updateCommands();
    if (m_key.isEmpty())
        return m_settle.stop();
    m_loading->setRunning(true);
    m_settle.start();
    showTab();
}

// Name and state are known from the row before anything is read.
void DetailDrawer::showHead()
{
    const qsizetype at = m_key.isEmpty() ? -1 : m_store->find(m_key);
    const Cell cell = at < 0 ? Cell{} : m_kind.nodeAt(*m_store, at);
    const Glyph glyph = m_detail && m_detail->glyph != Glyph::None ? m_detail->glyph : cell.glyph;
    QString iconName = m_detail && !m_detail->icon.isEmpty() ? m_detail->icon : cell.icon;
    if (iconName.isEmpty())
        iconName = m_kind.info().icon;
    m_glyph->setState(glyph, {});
    m_glyph->setVisible(glyph != Glyph::None);
    m_icon->setIcon(iconName);
    m_icon->setVisible(glyph == Glyph::None);
    m_name->setText(m_detail ? m_detail->name : at < 0 ? QString() : m_kind.nameAt(*m_store, at));
    m_subtitle->setText(m_detail ? m_detail->subtitle : QString());
    setAccessibleDescription(m_name->text());
}

void DetailDrawer::refresh()
{
    if (!m_key.isEmpty())
        load();
}

void DetailDrawer::load()
{
    const qsizetype at = m_store->find(m_key);
    if (at < 0)
        return;
    if (m_load)
        m_load->cancel();
    m_loading->setRunning(true);
    const quint64 turn = ++m_turn;
    m_load = m_kind.detail(m_scope.session, *m_store, at);
    m_load->onDone(this, [this, turn](const Result<ObjectDetail> &detail) {
        if (turn == m_turn)
            loaded(detail);
    });
}

void DetailDrawer::loaded(const Result<ObjectDetail> &detail)
{
    m_load.reset();
    m_loading->setRunning(false);
    if (detail) {
        m_detail = *detail;
        m_error.reset();
        m_facts->setDetail(*detail);
        m_json->setJson(detail->json);
    } else if (!detail.error().isCancelled()) {
        m_error = detail.error();
    }
    showHead();
    showTab();
}

void DetailDrawer::showTab()
{
    if (m_tabs.isEmpty() || m_key.isEmpty())
        return;
    Tab &tab = m_tabs[m_tabBar->currentIndex()];
    const bool own = tab.widget == m_facts || tab.widget == m_json;
    const bool isKinds = !own;
    if (isKinds && tab.key != m_key) {
        const qsizetype at = m_store->find(m_key);
        if (tab.widget)
            tab.widget->deleteLater();
        tab.widget = at < 0 ? nullptr : m_kind.makeTab(tab.info.id, m_scope, at, m_stack);
        tab.key = m_key;
        if (tab.widget)
            m_stack->addWidget(tab.widget);
    }
    if (isKinds && tab.widget)
        return m_stack->setCurrentWidget(tab.widget);
    if (own && m_detail)
        return m_stack->setCurrentWidget(tab.widget);
    PaneWords words;
    if (m_error) {
        words = failureWords(tr("The details could not be read"), *m_error,
                             m_scope.session.workspace().profile().host.host(), [this] { load(); });
    } else if (isKinds) {
        words.title = tr("Nothing to show here");
    } else {
        words.title = tr("Reading…");
    }
    m_state->say(words);
    m_stack->setCurrentWidget(m_state);
}

void DetailDrawer::onRowsChanged(const ObjectStore::Change &change)
{
    if (m_key.isEmpty() || change.updated.isEmpty())
        return;
    const qsizetype at = m_store->find(m_key);
    if (at < 0 || !change.updated.contains(at))
        return;
    for (Tab &tab : m_tabs)
        tab.key.clear(); // made anew from the changed row when it is shown
    showHead();
    updateCommands();
    showTab();
    m_settle.start();
}

} // namespace trowel
