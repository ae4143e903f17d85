// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/message_model.h"
#include "ui/model/request_ring.h"
#include "ui/model/transfer_model.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QTabBar;
class QTableView;
class QToolButton;
class QVBoxLayout;

namespace trowel {

class ElidedLabel;
class ResultList;
class TintedLabel;

/// One tab of Activity: a list, and what belongs at the right of the dock's head.
class ActivityPane : public QWidget
{
    Q_OBJECT
public:
    explicit ActivityPane(QWidget *parent = nullptr);
    QWidget *tools() const { return m_tools; }

protected:
    QWidget *m_tools;
};

class TransfersPane final : public ActivityPane
{
    Q_OBJECT
public:
    explicit TransfersPane(TransferModel &model, QWidget *parent = nullptr);

private:
    Transfer *current() const;
    void updateButtons();

    TransferModel &m_model;
    QTableView *m_table;
    QToolButton *m_cancel;
    QToolButton *m_retry;
    QToolButton *m_clear;
};

/// The list of requests with the details of the selected one.
class RequestsPane final : public ActivityPane
{
    Q_OBJECT
public:
    explicit RequestsPane(RequestRing &ring, QWidget *parent = nullptr);

signals:
    void cancelWanted(quint64 id);
    void copyWanted(const QString &text, const QString &what);
    /// What is older than the list is in the audit log.
    void auditWanted();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeDetail();
    void showDetail();

    RequestRing &m_ring;
    RequestFilter *m_filter;
    QTableView *m_table;
    QWidget *m_detail;
    ElidedLabel *m_title;
    QLabel *m_facts;
    QTabBar *m_sides;
    QPlainTextEdit *m_body;
    QToolButton *m_curl;
    QToolButton *m_cancel;
    QTimer m_tick; // runs while this is visible
    quint64 m_shown = 0;
};

class MessagesPane final : public ActivityPane
{
    Q_OBJECT
public:
    explicit MessagesPane(MessageModel &model, QWidget *parent = nullptr);

signals:
    void showWanted(const trowel::Place &place);

private:
    void updateDetail();
    void showNothing();

    MessageModel &m_model;
    QTableView *m_table;
    TintedLabel *m_words;
    ResultList *m_results;
    QToolButton *m_show;
    QToolButton *m_retry;
    QToolButton *m_markRead;
};

} // namespace trowel
