// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/task.h"
#include "core/audit/audit_export.h"
#include "ui/pages/page.h"

#include <QTimer>

#include <functional>

class QSplitter;
class QStackedWidget;
class QTableView;

namespace trowel {

class AuditDetails;
class AuditExportBar;
class AuditFilterBar;
class AuditLog;
class AuditModel;
class AuditVerdict;
class LoadingBar;
class PageHeader;
class StatePane;
class TintedLabel;

/// The audit log in a tab: search, details, export, verify. Belongs to no workspace: its place has none.
class AuditLogPage final : public Page
{
    Q_OBJECT
public:
    /// What it asks of the window.
    struct Host
    {
        std::function<void(const QString &text, const QString &what)> copy;
        std::function<Task<QString>(const QString &title, const QString &suggestedName)> chooseSaveFile;
    };

    /// `log` outlives it.
    AuditLogPage(AuditLog &log, Host host, QWidget *parent = nullptr);
    ~AuditLogPage() override;

    /// The kind in its place; the object is the number of an entry.
    static QString kind() { return QStringLiteral("audit"); }

    Place place() const override;
    QString title() const override;
    QString icon() const override;
    CommandList commands() const override;
    void refresh() override;
    void stop() override;
    void focusFilter() override;
    void showObject(const QString &key) override;
    void toggleDetails() override;
    void clockChanged() override;

    void verify();
    AuditModel &model() const { return *m_model; }

protected:
    void showEvent(QShowEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    QWidget *makeList();
    void wire();
    AuditFilter filter() const;
    void apply();
    void readChoices();
    void showEntry(qint64 seq);
    void selectWanted();
    int selectedRow() const;
    void onSelection();
    void openDetails(bool open);
    void exportAs(AuditFormat format);
    void updateState();
    QString whyNoEntry() const;

    AuditLog &m_log;
    Host m_host;
    AuditModel *m_model;
    PageHeader *m_header;
    AuditFilterBar *m_bar;
    LoadingBar *m_loading;
    AuditVerdict *m_verdict;
    AuditExportBar *m_export;
    QWidget *m_fromBand;
    TintedLabel *m_fromText;
    QStackedWidget *m_stack;
    QTableView *m_table;
    StatePane *m_state;
    QSplitter *m_splitter;
    AuditDetails *m_details;
    QTimer m_typing; ///< what is typed is looked for when nothing more is typed for a moment
    QTimer m_fresh;  ///< what is written is read when nothing more is written for a moment
    qint64 m_shown = 0;
    qint64 m_wanted = 0;
    qint64 m_count = -1; ///< entries that match; -1 while it is not known
    quint64 m_turn = 0;
    bool m_detailsOpen = true;
    bool m_verifying = false;
};

} // namespace trowel
