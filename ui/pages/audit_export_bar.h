// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/task.h"
#include "core/audit/audit_export.h"

#include <QTimer>
#include <QWidget>

class QProgressBar;
class QToolButton;

namespace trowel {

class AuditLog;
class TintedLabel;

/// An export that runs: how far it is, *Cancel*, and how it ended. One at a time; it goes on while other pages are
/// looked at and is cancelled with the page.
class AuditExportBar final : public QWidget
{
    Q_OBJECT
public:
    explicit AuditExportBar(AuditLog &log, QWidget *parent = nullptr);
    ~AuditExportBar() override;
    bool isRunning() const { return m_running.has_value(); }
    void start(const QString &file, AuditFormat format, const AuditFilter &filter);
    void cancel();

private:
    void showProgress();
    void ended(const Result<qint64> &result);

    AuditLog &m_log;
    TintedLabel *m_text;
    QProgressBar *m_progress;
    QToolButton *m_cancel;
    QToolButton *m_close;
    QTimer m_timer;
    QString m_file;
    std::shared_ptr<AuditExportState> m_state;
    std::optional<Task<qint64>> m_running;
};

} // namespace trowel
