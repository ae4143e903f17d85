// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audit/audit_query.h"

#include <QWidget>

class QPlainTextEdit;
class QToolButton;

namespace trowel {

class ElidedLabel;
class FactView;
class StatePane;
class TintedLabel;

/// One entry of the audit log: the call, how it ended, where it stands in the chain, and what was sent.
class AuditDetails final : public QWidget
{
    Q_OBJECT
public:
    explicit AuditDetails(QWidget *parent = nullptr);
    void setRecord(const AuditRecord &record);
    /// It could not be read.
    void setFailure(const Error &error);
    /// What *Copy entry* gives; empty while nothing is shown.
    QString text() const;

signals:
    void copyAsked(const QString &text, const QString &what);
    void closeAsked();

private:
    ElidedLabel *m_title;
    FactView *m_facts;
    TintedLabel *m_bodyTitle;
    QPlainTextEdit *m_body;
    QToolButton *m_copy;
    std::optional<AuditRecord> m_record;
};

} // namespace trowel
