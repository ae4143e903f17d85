// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/activity_dock.h"

#include "ui/look/widgets.h"
#include "ui/model/format.h"
#include "ui/model/session.h"
#include "ui/shell/activity_panes.h"

#include <QApplication>
#include <QBoxLayout>
#include <QStackedWidget>
#include <QTabBar>

namespace trowel {

ActivityDock::ActivityDock(QWidget *parent)
    : QWidget(parent)
    , m_tabs(new QTabBar)
    , m_summary(label(QString(), TextTint::Text2, TextSize::Caption))
    , m_toggle(toolButton(QStringLiteral("activity.toggle"), QStringLiteral("chevron-down"), tr("Collapse activity")))
    , m_tools(new QStackedWidget)
    , m_body(new QStackedWidget)
{
    setObjectName(QStringLiteral("activity"));
    auto *transfers = new TransfersPane(m_transfers);
    auto *requests = new RequestsPane(m_requests);
    auto *messages = new MessagesPane(m_messages);
    m_tabs->setObjectName(QStringLiteral("activity.tabs"));
    m_tabs->setAccessibleName(tr("Activity"));
    setTabLook(m_tabs, TabLook::Drawer);
    m_tabs->setExpanding(false);
    for (ActivityPane *pane : std::initializer_list<ActivityPane *>{transfers, requests, messages}) {
        m_tabs->addTab(QString());
        m_tools->addWidget(pane->tools());
        m_body->addWidget(pane);
    }
    auto *headArea = new QWidget;
    headArea->setFixedHeight(Measures(fontMetrics()).toolButton + space::s);
    auto *head = new QHBoxLayout(headArea);
    head->setContentsMargins(space::l, 0, space::s, 0);
    head->setSpacing(space::s);
    head->addWidget(label(tr("Activity"), TextTint::Text, TextSize::Strong));
    head->addWidget(m_tabs);
    head->addStretch();
    head->addWidget(m_summary);
    head->addWidget(m_tools);
    head->addWidget(m_toggle);
    m_tools->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(new HairLine);
    layout->addWidget(headArea);
    layout->addWidget(m_body, 1);

    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        showTools(tab);
        m_body->setCurrentIndex(tab);
        updateHead();
        if (tab == Messages && isOpen())
            m_messages.markRead();
    });
    connect(m_tabs, &QTabBar::tabBarClicked, this, [this] { setOpen(true); });
    connect(m_toggle, &QToolButton::clicked, this, [this] { setOpen(!isOpen()); });
    connect(requests, &RequestsPane::cancelWanted, this, &ActivityDock::cancelRequestWanted);
    connect(requests, &RequestsPane::copyWanted, this, &ActivityDock::copyWanted);
    connect(requests, &RequestsPane::auditWanted, this, &ActivityDock::auditWanted);
    connect(messages, &MessagesPane::showWanted, this, &ActivityDock::showWanted);
    connect(&m_transfers, &TransferModel::overviewChanged, this, &ActivityDock::updateHead);
    connect(&m_requests, &RequestRing::countsChanged, this, &ActivityDock::updateHead);
    connect(&m_messages, &MessageModel::unreadChanged, this, [this] {
        // What comes while the window is not looked at stays unread, even where it would be seen.
        const bool looked = isVisible() && QApplication::activeWindow();
        if (m_tabs->currentIndex() == Messages && isOpen() && looked && m_messages.unread() > 0)
            m_messages.markRead();
        updateHead();
    });
    showTools(Transfers);
    updateHead();
    setOpen(false);
}

void ActivityDock::addSession(Session &session)
{
    m_transfers.addList(session.transfers());
    m_messages.addLog(session.messages(), session.workspace().profile().name);
    connect(&session.workspace(), &Workspace::requestChanged, &m_requests, &RequestRing::put);
}

void ActivityDock::removeSession(Session &session)
{
    m_transfers.removeList(session.transfers());
    m_messages.removeLog(session.messages());
}

// A stack is as wide as its widest page unless the others ask for nothing.
void ActivityDock::showTools(int tab)
{
    for (int i = 0; i < m_tools->count(); ++i)
        m_tools->widget(i)->setSizePolicy(i == tab ? QSizePolicy::Preferred : QSizePolicy::Ignored,
                                          QSizePolicy::Preferred);
    m_tools->setCurrentIndex(tab);
    m_tools->updateGeometry();
}

void ActivityDock::updateHead()
{
    const auto named = [](const QString &name, int count) {
        return count > 0 ? QStringLiteral("%1  %2").arg(name).arg(count) : name;
    };
    m_tabs->setTabText(Transfers, named(tr("Transfers"), m_transfers.rowCount()));
    m_tabs->setTabText(Requests, named(tr("Requests"), m_requests.running()));
    m_tabs->setTabText(Messages, named(tr("Messages"), m_messages.unread()));
    updateToggle();
    const int running = m_transfers.unfinished();
    m_summary->setText(
        running == 0 || (isOpen() && m_tabs->currentIndex() != Transfers)
            ? QString()
            : tr("%n running, %1/s", nullptr, running).arg(formatBytes(qint64(m_transfers.bytesPerSecond()))));
}

void ActivityDock::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
    setOpen(true);
    if (tab == Messages)
        m_messages.markRead();
}

bool ActivityDock::isOpen() const
{
    return !m_body->isHidden();
}

void ActivityDock::setOpen(bool open)
{
    m_body->setVisible(open);
    m_tools->setVisible(open);
    setMaximumHeight(open ? QWIDGETSIZE_MAX : Measures(fontMetrics()).toolButton + space::s + 1);
    m_toggle->setIcon(icon(open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-up")));
    updateHead();
    emit openChanged(open);
}

// Collapsed, the button says how many messages nobody has read.
void ActivityDock::updateToggle()
{
    const int unread = isOpen() ? 0 : m_messages.unread();
    const QString word = isOpen() ? tr("Collapse activity") : tr("Open activity");
    const QString badge = unread > 0 ? tr("%n unread message(s)", nullptr, unread) : QString();
    m_toggle->setText(unread > 0 ? QString::number(unread) : QString());
    m_toggle->setToolButtonStyle(unread > 0 ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    m_toggle->setAccessibleName(unread > 0 ? tr("%1: %2").arg(word, badge) : word);
    m_toggle->setToolTip(unread > 0 ? badge : word);
}

} // namespace trowel
