// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audit/audit_query.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDateEdit;

namespace trowel {

class TintedLabel;

/// What narrows the audit log beside the text: workspace, family, time, changes, failures. Days are by the clock that
/// the window shows.
class AuditFilterBar final : public QWidget
{
    Q_OBJECT
public:
    enum class Time { Any, Today, Week, Month, Between };

    explicit AuditFilterBar(QWidget *parent = nullptr);
    /// What occurs in the log; what is chosen stays.
    void setChoices(const AuditChoices &choices);
    /// Everything but the text.
    AuditFilter filter() const;
    bool isNarrow() const { return !(filter() == AuditFilter()); }
    void clear();

signals:
    void changed();

private:
    void updateTime();

    QComboBox *m_workspace;
    QComboBox *m_family;
    QComboBox *m_time;
    QDateEdit *m_from;
    TintedLabel *m_until;
    QDateEdit *m_to;
    QCheckBox *m_changes;
    QCheckBox *m_failed;
};

} // namespace trowel
