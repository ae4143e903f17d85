// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/audit_verdict.h"

#include "core/audit/audit_verify.h"
#include "ui/look/widgets.h"
#include "ui/model/format.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace trowel {

namespace {
constexpr int kShownFindings = 4;
constexpr qint64 kMostCounted = 1000000000; // what %n can hold
} // namespace

AuditVerdict::AuditVerdict(QWidget *parent)
    : QWidget(parent), m_state(new GlyphLabel), m_text(wrappedLabel({}, TextTint::Text2)), m_findings(new QListWidget)
{
    setObjectName(QStringLiteral("audit.verdict"));
    m_text->setObjectName(QStringLiteral("audit.verdictText"));
    m_findings->setObjectName(QStringLiteral("audit.findings"));
    m_findings->setAccessibleName(tr("What was found"));
    m_findings->setFrameShape(QFrame::NoFrame);
    m_findings->setTextElideMode(Qt::ElideRight);
    auto *close = toolButton(QStringLiteral("audit.closeVerdict"), QStringLiteral("close"), tr("Close the verdict"));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(space::l, space::s, space::s, 0);
    head->setSpacing(space::m);
    head->addWidget(m_state, 0, Qt::AlignVCenter);
    head->addWidget(m_text, 1);
    head->addWidget(close, 0, Qt::AlignVCenter);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, space::s);
    column->setSpacing(space::xs);
    column->addLayout(head);
    column->addWidget(m_findings);
    column->addWidget(new HairLine);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    const auto show = [this](const QListWidgetItem *item) { emit entryWanted(item->data(Qt::UserRole).toLongLong()); };
    connect(m_findings, &QListWidget::itemActivated, this, show);
    connect(m_findings, &QListWidget::itemClicked, this, show);
    hide();
}

void AuditVerdict::say(int glyph, const QString &title, const QString &text)
{
    m_state->setState(Glyph(glyph), title);
    m_state->setAccessibleName(title);
    m_text->setText(text);
    m_findings->clear();
    m_findings->hide();
    show();
}

void AuditVerdict::setChecking()
{
    say(int(Glyph::InProgress), tr("Verifying…"), tr("Every entry is compared with the one before it."));
}

void AuditVerdict::setFailure(const Error &error)
{
    say(int(Glyph::Failed), tr("The audit log could not be read"), error.message);
}

void AuditVerdict::setReport(const AuditReport &report)
{
    const QString entries = tr("%n entries were looked at.", nullptr, int(std::min(report.entries, kMostCounted)));
    switch (report.state) {
    case AuditReport::State::Intact: {
        QString text = tr("%1 None was changed or removed.").arg(entries);
        if (report.behindAnchor > 0)
            text += QLatin1Char(' ') + tr("The keychain has not heard of the newest %n yet.", nullptr,
                                          int(std::min(report.behindAnchor, kMostCounted)));
        return say(int(Glyph::Succeeded), tr("Intact"), text);
    }
    case AuditReport::State::NotAnchored:
        return say(int(Glyph::Warning), tr("Not anchored"),
                   tr("%1 They fit together. Whether newer ones were removed cannot be told: %2")
                       .arg(entries, report.notAnchoredBecause));
    case AuditReport::State::Broken:
        break;
    }
    say(int(Glyph::Failed), tr("Broken"),
        tr("%1 Something was changed or removed; choose a finding to see the entry.").arg(entries));
    for (const AuditFinding &finding : report.findings) {
        auto *item = new QListWidgetItem(tr("Entry %1: %2").arg(QLocale().toString(finding.seq), finding.what));
        item->setData(Qt::UserRole, finding.seq);
        item->setToolTip(finding.what);
        m_findings->addItem(item);
    }
    const int lines = std::min(kShownFindings, m_findings->count());
    m_findings->setFixedHeight(lines * Measures(fontMetrics()).logRow + space::xs);
    m_findings->show();
}

} // namespace trowel
