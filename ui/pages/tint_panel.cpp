// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/tint_panel.h"

#include "ui/look/tokens.h"

#include <QPainter>
#include <QStyle>

namespace trowel {

namespace {

constexpr int kStrip = 3;

QColor groundColour(TintPanel::Ground ground, const Tokens &t)
{
    switch (ground) {
    case TintPanel::Ground::Window:
        return t.window;
    case TintPanel::Ground::Base:
        return t.base;
    case TintPanel::Ground::Code:
        return t.code;
    case TintPanel::Ground::Failed:
        return t.failedTint;
    case TintPanel::Ground::Attention:
        return t.attentionTint;
    case TintPanel::Ground::DropTarget:
        return mixed(t.base, t.accent, 0.12);
    case TintPanel::Ground::Environment:
        break;
    }
    return t.base;
}

} // namespace

TintPanel::TintPanel(Ground ground, bool rounded, QWidget *parent)
    : QWidget(parent), m_ground(ground), m_rounded(rounded)
{
}

void TintPanel::setColour(QColor (*colour)(const Tokens &))
{
    m_colour = colour;
    update();
}

void TintPanel::paintEvent(QPaintEvent * /*event*/)
{
    const Tokens &t = tokensFor(this);
    QPainter painter(this);
    if (m_ground == Ground::Environment && m_colour) {
        const QColor colour = m_colour(t);
        painter.fillRect(rect(), mixed(t.base, colour, t.dark() ? 0.18 : 0.09));
        painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), QRect(0, 0, kStrip, height())), colour);
        return;
    }
    if (!m_rounded) {
        painter.fillRect(rect(), groundColour(m_ground, t));
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_ground == Ground::Code ? QPen(t.line) : QPen(Qt::NoPen));
    painter.setBrush(groundColour(m_ground, t));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), messageRadius, messageRadius);
}

} // namespace trowel
