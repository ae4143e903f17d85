// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/result.h"

#include <QWidget>

class QListWidget;

namespace trowel {

struct AuditReport;
class GlyphLabel;
class TintedLabel;

/// What verifying the audit log came to: intact, not anchored and why, or broken with what was found. Stays until it is
/// closed; an entry that is to blame is a click away.
class AuditVerdict final : public QWidget
{
    Q_OBJECT
public:
    explicit AuditVerdict(QWidget *parent = nullptr);
    void setChecking();
    void setReport(const AuditReport &report);
    void setFailure(const Error &error);

signals:
    void entryWanted(qint64 seq);

private:
    void say(int glyph, const QString &title, const QString &text);

    GlyphLabel *m_state;
    TintedLabel *m_text;
    QListWidget *m_findings;
};

} // namespace trowel
