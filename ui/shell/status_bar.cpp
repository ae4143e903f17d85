// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_bar.h"

#include "core/http/reachability.h"
#include "ui/look/widgets.h"
#include "ui/model/format.h"
#include "ui/model/session.h"
#include "ui/model/transfer_model.h"
#include "ui/pages/icon_label.h"
#include "ui/shell/error_text.h"
#include "ui/shell/workspaces.h"

#include <QHBoxLayout>

namespace trowel {

namespace {

constexpr size_t kBars = 20;

QWidget *row(std::initializer_list<QWidget *> parts, const QMargins &margins)
{
    auto *made = new QWidget;
    auto *line = new QHBoxLayout(made);
    line->setContentsMargins(margins);
    line->setSpacing(space::s);
    for (QWidget *part : parts)
        line->addWidget(part);
    if (margins.left() > 0)
        line->addStretch();
    return made;
}

} // namespace

StatusBar::StatusBar(Workspaces &workspaces, TransferModel &transfers, QWidget *parent)
    : QStatusBar(parent)
    , m_workspaces(workspaces)
    , m_transfers(transfers)
    , m_tag(new EnvTag(Environment::Demo))
    , m_name(label(QString(), TextTint::Text, TextSize::Caption))
    , m_user(label(QString(), TextTint::Text2, TextSize::Caption))
    , m_signIn(label(QString(), TextTint::Text2, TextSize::Caption))
    , m_queue(label(QString(), TextTint::Text2, TextSize::Caption))
    , m_bars(new RateBars)
    , m_rate(label(QString(), TextTint::Text2, TextSize::Caption))
    , m_transfer(label(QString(), TextTint::Text2, TextSize::Caption))
    , m_userMark(new IconLabel({}, IconTint::Text2, 14))
    , m_signInMark(new IconLabel({}, IconTint::Text2, 14))
    , m_queueMark(new IconLabel({}, IconTint::Text2, 14))
    , m_transferMark(new IconLabel({}, IconTint::Text2, 14))
    , m_history(kBars, 0.0)
{
    setObjectName(QStringLiteral("statusBar"));
    setSizeGripEnabled(false);
    setMinimumHeight(Measures(fontMetrics()).statusBar);
    m_userMark->setIcon(QStringLiteral("user"));
    m_signInMark->setIcon(QStringLiteral("key"));
    m_queueMark->setIcon(QStringLiteral("clock"));
    m_transferMark->setIcon(QStringLiteral("transfer"));
    m_name->setObjectName(QStringLiteral("status.workspace"));
    m_user->setObjectName(QStringLiteral("status.user"));
    m_signIn->setObjectName(QStringLiteral("status.signIn"));
    m_queue->setObjectName(QStringLiteral("status.queue"));
    m_rate->setObjectName(QStringLiteral("status.rate"));
    m_transfer->setObjectName(QStringLiteral("status.transfers"));
    m_identity = row({m_tag, m_name, m_userMark, m_user, m_signInMark, m_signIn}, {space::m, 0, 0, 0});
    addWidget(m_identity, 1);
    addPermanentWidget(row({m_queueMark, m_queue, m_bars, m_rate, m_transferMark, m_transfer}, {0, 0, space::m, 0}));
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &StatusBar::tick);
    connect(&workspaces, &Workspaces::tokenPlaceChanged, this, &StatusBar::update);
    connect(&transfers, &TransferModel::overviewChanged, this, &StatusBar::showLoad);
    update();
}

void StatusBar::setSession(Session *session)
{
    if (session == m_session)
        return;
    if (m_session)
        m_session->workspace().disconnect(this);
    m_session = session;
    std::fill(m_history.begin(), m_history.end(), 0.0);
    if (session) {
        connect(&session->workspace(), &Workspace::signInChanged, this, &StatusBar::update);
        connect(&session->workspace(), &Workspace::reachabilityChanged, this, &StatusBar::update);
        connect(&session->workspace(), &Workspace::loadChanged, this, &StatusBar::showLoad);
        m_timer.start();
    } else {
        m_timer.stop();
    }
    update();
}

void StatusBar::update()
{
    const bool open = m_session != nullptr;
    for (QWidget *part : std::initializer_list<QWidget *>{m_tag, m_userMark, m_user, m_signInMark, m_signIn,
                                                          m_queueMark, m_queue, m_bars, m_rate})
        part->setVisible(open);
    if (!open) {
        m_name->setText(m_workspaces.sessions().empty() ? tr("No workspace open") : tr("All workspaces"));
        m_transfer->hide();
        m_transferMark->hide();
        return;
    }
    const Workspace &workspace = m_session->workspace();
    m_tag->setEnvironment(workspace.profile().environment);
    m_name->setText(workspace.profile().name);
    m_user->setText(workspace.identity().userName);
    m_user->setVisible(!workspace.identity().userName.isEmpty());
    m_userMark->setVisible(!workspace.identity().userName.isEmpty());
    m_signIn->setTint(TextTint::Text2);
    const QUuid id = workspace.profile().id;
    m_signIn->setToolTip({});
    if (const Reachability &reach = workspace.reachability(); reach.isOffline()) {
        m_signInMark->setIcon(QStringLiteral("offline"));
        m_signIn->setTint(TextTint::Attention);
        m_signIn->setText(tr("Offline since %1").arg(formatTimeWithin(reach.since().toLocalTime())));
        m_signIn->setToolTip(errorText(*reach.error(), workspace.profile().host.host()).title);
        return showLoad();
    }
    m_signInMark->setIcon(QStringLiteral("key"));
    switch (workspace.signInState()) {
    case Workspace::SignIn::SigningIn:
        m_signIn->setText(tr("Signing in…"));
        break;
    case Workspace::SignIn::SignedOut:
        m_signIn->setTint(TextTint::Failed);
        m_signIn->setText(workspace.signInError()
                              ? errorText(*workspace.signInError(), workspace.profile().host.host()).title
                              : tr("Signed out"));
        m_signIn->setToolTip(workspace.signInError() ? workspace.signInError()->message : QString());
        break;
    case Workspace::SignIn::SignedIn:
        switch (m_workspaces.tokenPlace(id)) {
        case Workspaces::TokenPlace::Keychain:
            m_signIn->setText(tr("Token in the keychain"));
            break;
        case Workspaces::TokenPlace::Session:
            m_signIn->setTint(TextTint::Attention);
            m_signIn->setText(tr("Token kept for this session only: %1").arg(m_workspaces.tokenReason(id)));
            break;
        case Workspaces::TokenPlace::Given:
            m_signIn->setText(tr("Token for this session"));
            break;
        }
        break;
    }
    showLoad();
}

void StatusBar::tick()
{
    if (!m_session)
        return;
    m_history.erase(m_history.begin());
    m_history.push_back(m_session->workspace().load().perSecond);
    m_bars->setValues(m_history, 30);
    showLoad();
}

void StatusBar::showLoad()
{
    if (!m_session)
        return;
    const QueueLoad load = m_session->workspace().load();
    m_queue->setText(tr("Queue %1").arg(load.waiting));
    QString rate = tr("%1 of %2 requests/s").arg(load.perSecond).arg(load.limitPerSecond);
    if (!load.waitingFamily.isEmpty())
        rate += load.paused ? tr(", %1 paused for Retry-After").arg(load.waitingFamily)
                            : tr(", %1 waits").arg(load.waitingFamily);
    else if (load.paused)
        rate += tr(", paused for Retry-After");
    m_rate->setText(rate);
    const double bytes = m_transfers.bytesPerSecond();
    m_transfer->setVisible(bytes > 0);
    m_transferMark->setVisible(bytes > 0);
    m_transfer->setText(tr("%1/s").arg(formatBytes(qint64(bytes))));
}

} // namespace trowel
