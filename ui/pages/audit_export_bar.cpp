// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/audit_export_bar.h"

#include "core/audit/audit_log.h"
#include "ui/look/widgets.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>
#include <QVBoxLayout>

#include <algorithm>

namespace trowel {

namespace {
constexpr int kLookMs = 100;
constexpr qint64 kMostShown = 1000000000;
} // namespace

AuditExportBar::AuditExportBar(AuditLog &log, QWidget *parent)
    : QWidget(parent)
    , m_log(log)
    , m_text(wrappedLabel({}))
    , m_progress(new QProgressBar)
    , m_cancel(toolButton(QStringLiteral("audit.cancelExport"), QStringLiteral("close"), tr("Cancel"), true))
    , m_close(toolButton(QStringLiteral("audit.closeExport"), QStringLiteral("close"), tr("Close")))
{
    setObjectName(QStringLiteral("audit.export"));
    m_text->setObjectName(QStringLiteral("audit.exportText"));
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_progress->setObjectName(QStringLiteral("audit.exportProgress"));
    m_progress->setAccessibleName(tr("Progress of the export"));
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(fontMetrics().averageCharWidth() * 24);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(space::l, space::s, space::s, space::s);
    line->setSpacing(space::m);
    line->addWidget(m_text, 1);
    line->addWidget(m_progress);
    line->addWidget(m_cancel);
    line->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(line);
    column->addWidget(new HairLine);
    m_timer.setInterval(kLookMs);
    connect(&m_timer, &QTimer::timeout, this, &AuditExportBar::showProgress);
    connect(m_cancel, &QToolButton::clicked, this, &AuditExportBar::cancel);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    hide();
}

AuditExportBar::~AuditExportBar()
{
    cancel();
}

void AuditExportBar::start(const QString &file, AuditFormat format, const AuditFilter &filter)
{
    if (m_running)
        return;
    m_file = file;
    m_state = std::make_shared<AuditExportState>();
    m_progress->setRange(0, 0);
    m_progress->show();
    m_cancel->show();
    m_close->hide();
    show();
    showProgress();
    m_timer.start();
    m_log.countRecords(filter).onDone(this, [this, state = m_state](const Result<qint64> &count) {
        if (count && state == m_state && m_running)
            m_progress->setRange(0, int(std::clamp<qint64>(*count, 1, kMostShown)));
    });
    m_running = m_log.exportTo(file, format, filter, m_state);
    m_running->onDone(this, [this](const Result<qint64> &result) { ended(result); });
}

void AuditExportBar::cancel()
{
    if (m_running)
        m_running->cancel();
}

void AuditExportBar::showProgress()
{
    const qint64 written = m_state->written;
    if (m_progress->maximum() > 0)
        m_progress->setValue(int(std::min<qint64>(written, m_progress->maximum())));
    m_text->setText(tr("Exporting: %1 entries written").arg(QLocale().toString(written)));
}

void AuditExportBar::ended(const Result<qint64> &result)
{
    m_running.reset();
    m_timer.stop();
    m_progress->hide();
    m_cancel->hide();
    m_close->show();
    m_text->setTint(result || result.error().isCancelled() ? TextTint::Text : TextTint::Failed);
    if (result)
        m_text->setText(tr("%n entries were exported to %1", nullptr, int(std::min(*result, kMostShown))).arg(m_file));
    else if (result.error().isCancelled())
        m_text->setText(tr("The export was canceled; no file was written."));
    else
        m_text->setText(tr("The export failed: %1").arg(result.error().message));
}

} // namespace trowel
