// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/audit_details.h"

#include "core/audit/audit_export.h"
#include "ui/look/widgets.h"
#include "ui/model/audit_model.h"
#include "ui/model/format.h"
#include "ui/pages/fact_view.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace trowel {

namespace {

QString hex(const QByteArray &hash)
{
    return QString::fromLatin1(hash.toHex());
}

Fact time(const QString &name, const QDateTime &when)
{
    Fact fact{name, formatTimeToSeconds(when)};
    fact.toolTip = formatUtc(when);
    return fact;
}

Fact copied(const QString &name, const QString &value)
{
    Fact fact{name, value};
    fact.copyable = true;
    fact.mono = true;
    return fact;
}

FactSection callOf(const AuditRecord &record)
{
    const AuditAttempt &call = record.attempt;
    FactSection section{AuditDetails::tr("Call"), {}};
    section.facts = {time(AuditDetails::tr("Time"), call.when),
                     Fact{AuditDetails::tr("Workspace"), call.workspace},
                     Fact{AuditDetails::tr("Who"), call.who},
                     copied(AuditDetails::tr("Host"), call.host),
                     Fact{AuditDetails::tr("Family"), call.family},
                     copied(AuditDetails::tr("Path"), call.path),
                     copied(AuditDetails::tr("Query"), call.query),
                     Fact{AuditDetails::tr("Attempt"), QString::number(call.attempt)},
                     Fact{AuditDetails::tr("Kind"),
                          call.isRead ? AuditDetails::tr("Reads") : AuditDetails::tr("Changes something")}};
    return section;
}

FactSection outcomeOf(const AuditRecord &record)
{
    const AuditStateWords words = auditState(record);
    Fact state{AuditDetails::tr("State"), words.word};
    state.glyph = Glyph(words.glyph);
    FactSection section{AuditDetails::tr("Outcome"), {state}};
    if (!record.outcome) {
        section.facts +=
            Fact{AuditDetails::tr("Why"), AuditDetails::tr("It runs still, or the program ended before it was known.")};
        return section;
    }
    const AuditOutcome &end = *record.outcome;
    section.facts +=
        {Fact{AuditDetails::tr("Status"), end.status > 0 ? QString::number(end.status) : QString()},
         Fact{AuditDetails::tr("Duration"), formatDuration(end.tookMs)}, time(AuditDetails::tr("Ended"), end.when),
         copied(AuditDetails::tr("Request id"), end.serverRequestId), Fact{AuditDetails::tr("Detail"), end.detail}};
    return section;
}

FactSection chainOf(const AuditRecord &record)
{
    FactSection section{AuditDetails::tr("Place in the chain"),
                        {copied(AuditDetails::tr("Entry"), QString::number(record.seq)),
                         copied(AuditDetails::tr("Hash"), hex(record.hash))}};
    if (record.outcomeSeq > 0)
        section.facts += {copied(AuditDetails::tr("Outcome entry"), QString::number(record.outcomeSeq)),
                          copied(AuditDetails::tr("Outcome hash"), hex(record.outcomeHash))};
    section.facts += copied(AuditDetails::tr("Run"), record.session);
    return section;
}

} // namespace

AuditDetails::AuditDetails(QWidget *parent)
    : QWidget(parent)
    , m_title(new ElidedLabel({}, Qt::ElideMiddle, TextTint::Text, TextSize::Drawer))
    , m_facts(new FactView)
    , m_bodyTitle(label(tr("Body"), TextTint::Text, TextSize::Strong))
    , m_body(new QPlainTextEdit)
    , m_copy(toolButton(QStringLiteral("audit.copyEntry"), QStringLiteral("copy"), tr("Copy entry"), true))
{
    setObjectName(QStringLiteral("audit.details"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *close = toolButton(QStringLiteral("audit.closeDetails"), QStringLiteral("close"), tr("Close details"));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(space::l, space::s, space::s, 0);
    head->addWidget(m_title, 1);
    head->addWidget(m_copy);
    head->addWidget(close);
    m_title->setObjectName(QStringLiteral("audit.detailsTitle"));
    m_body->setObjectName(QStringLiteral("audit.body"));
    m_body->setAccessibleName(tr("Body of the request"));
    m_body->setReadOnly(true);
    m_body->setFrameShape(QFrame::NoFrame);
    m_body->setFont(monoFont());
    m_bodyTitle->setContentsMargins(space::l, 0, 0, space::xs);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_facts, 3);
    column->addWidget(m_bodyTitle);
    column->addWidget(m_body, 1);
    connect(m_facts, &FactView::copyAsked, this, &AuditDetails::copyAsked);
    connect(m_copy, &QToolButton::clicked, this, [this] { emit copyAsked(text(), tr("Entry copied")); });
    connect(close, &QToolButton::clicked, this, &AuditDetails::closeAsked);
}

void AuditDetails::setRecord(const AuditRecord &record)
{
    m_record = record;
    m_copy->setEnabled(true);
    ObjectDetail detail;
    if (record.isNote()) {
        m_title->setText(tr("Remark of the log"));
        detail.warning = record.note;
        detail.sections = {FactSection{{}, {time(tr("Time"), record.attempt.when)}}, chainOf(record)};
    } else {
        m_title->setText(record.method + QLatin1Char(' ') + record.attempt.path);
        detail.sections = {callOf(record), outcomeOf(record), chainOf(record)};
    }
    m_facts->setDetail(detail);
    const bool hasBody = !record.attempt.body.isEmpty();
    m_bodyTitle->setVisible(hasBody);
    m_body->setVisible(hasBody);
    m_body->setPlainText(record.attempt.body);
}

void AuditDetails::setFailure(const Error &error)
{
    m_record.reset();
    m_copy->setEnabled(false);
    m_title->setText(tr("The entry could not be read"));
    ObjectDetail detail;
    detail.warning = error.message;
    m_facts->setDetail(detail);
    m_bodyTitle->hide();
    m_body->hide();
}

QString AuditDetails::text() const
{
    return m_record ? auditRecordJson(*m_record) : QString();
}

} // namespace trowel
