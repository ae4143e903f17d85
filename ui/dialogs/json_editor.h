// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/json_problem.h"

#include <QWidget>

class QToolButton;

namespace trowel {

class CodeView;

/// JSON that is typed: checked at every change, with the line and column of the first mistake below it, where a click
/// goes. Tab leaves it, as every field.
class JsonEditor final : public QWidget
{
    Q_OBJECT
public:
    explicit JsonEditor(QWidget *parent = nullptr);

    void setText(const QString &text);
    QString text() const;
    const std::optional<JsonProblem> &problem() const { return m_problem; }
    /// "Line 3, column 7: a comma is expected"; empty when it is one object or nothing was typed.
    QString problemText() const;
    CodeView *code() const { return m_code; }

signals:
    void changed();

private:
    void check();

    CodeView *m_code;
    QToolButton *m_mistake;
    std::optional<JsonProblem> m_problem;
};

} // namespace trowel
