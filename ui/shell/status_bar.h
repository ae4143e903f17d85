// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStatusBar>
#include <QTimer>

#include <vector>

namespace trowel {

class EnvTag;
class IconLabel;
class RateBars;
class Session;
class TintedLabel;
class TransferModel;
class Workspaces;

/// Which workspace, as whom, how the sign-in stands; queue, rate of requests and what holds them back, transfer rate.
class StatusBar final : public QStatusBar
{
    Q_OBJECT
public:
    StatusBar(Workspaces &workspaces, TransferModel &transfers, QWidget *parent = nullptr);
    /// nullptr: no workspace is open.
    void setSession(Session *session);

private:
    void update();
    void tick();
    void showLoad();

    Workspaces &m_workspaces;
    TransferModel &m_transfers;
    Session *m_session = nullptr;
    EnvTag *m_tag;
    TintedLabel *m_name;
    TintedLabel *m_user;
    TintedLabel *m_signIn;
    TintedLabel *m_queue;
    RateBars *m_bars;
    TintedLabel *m_rate;
    TintedLabel *m_transfer;
    IconLabel *m_userMark;
    IconLabel *m_signInMark;
    IconLabel *m_queueMark;
    IconLabel *m_transferMark;
    QWidget *m_identity = nullptr;
    std::vector<double> m_history;
    QTimer m_timer;
};

} // namespace trowel
