// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QWidget>

namespace trowel {

struct Tokens;

/// A plain area in one of the house's colours, rounded where it is a message in place. Follows the theme.
class TintPanel final : public QWidget
{
    Q_OBJECT
public:
    enum class Ground { Window, Base, Code, Failed, Attention, Environment, DropTarget };

    explicit TintPanel(Ground ground, bool rounded = false, QWidget *parent = nullptr);
    /// The colour of Ground::Environment: a tint of `colour` with a strip of it at the leading edge.
    void setColour(QColor (*colour)(const Tokens &));

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Ground m_ground;
    bool m_rounded;
    QColor (*m_colour)(const Tokens &) = nullptr;
};

} // namespace trowel
