// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/message_model.h"
#include "ui/model/place.h"
#include "ui/model/request_ring.h"
#include "ui/model/transfer_model.h"

#include <QWidget>

class QStackedWidget;
class QTabBar;
class QToolButton;

namespace trowel {

class Session;
class TintedLabel;

/// What is going on and what happened: transfers, requests, messages. Collapses to its head. Owns the models.
class ActivityDock final : public QWidget
{
    Q_OBJECT
public:
    enum Tab { Transfers, Requests, Messages };

    explicit ActivityDock(QWidget *parent = nullptr);

    void addSession(Session &session);
    void removeSession(Session &session);

    TransferModel &transfers() { return m_transfers; }
    RequestRing &requests() { return m_requests; }
    MessageModel &messages() { return m_messages; }
    void showTab(Tab tab);
    bool isOpen() const;
    void setOpen(bool open);

signals:
    void showWanted(const trowel::Place &place);
    void cancelRequestWanted(quint64 id);
    void copyWanted(const QString &text, const QString &what);
    void auditWanted();
    void openChanged(bool open);

private:
    void updateHead();
    void updateToggle();
    void showTools(int tab);

    TransferModel m_transfers;
    RequestRing m_requests;
    MessageModel m_messages;
    QTabBar *m_tabs;
    TintedLabel *m_summary;
    QToolButton *m_toggle;
    QStackedWidget *m_tools;
    QStackedWidget *m_body;
};

} // namespace trowel
