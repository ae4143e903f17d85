// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/workspace_chip.h"

#include "ui/look/cell_paint.h"
#include "ui/look/fonts.h"
#include "ui/look/style_paint.h"
#include "ui/look/tokens.h"
#include "ui/look/widgets.h"

#include <QPainter>

namespace trowel {

namespace {

constexpr int kDot = 8, kCorner = 6, kArrow = 12;
// A name of any length would push the path out of the window.
constexpr int kMostChars = 32;

} // namespace

WorkspaceChip::WorkspaceChip(QWidget *parent) : QToolButton(parent)
{
    setObjectName(QStringLiteral("bar.workspace"));
    setAccessibleName(tr("Workspace"));
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
}

void WorkspaceChip::setWorkspace(const QString &name, Environment environment)
{
    m_environment = environment;
    setText(name);
    setAccessibleName(tr("Workspace %1, %2").arg(name, environmentTag(environment)));
    setToolTip(name);
    updateGeometry();
    update();
}

QSize WorkspaceChip::sizeHint() const
{
    const QFontMetrics bold(textFont(TextSize::Strong, font()));
    const int name = std::min(bold.horizontalAdvance(text()), bold.averageCharWidth() * kMostChars);
    const int tag = cell_paint::tagSize(font(), m_environment).width();
    return {space::m + kDot + space::s + name + space::s + tag + space::s + kArrow + space::s,
            Measures(fontMetrics()).control};
}

void WorkspaceChip::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = tokensFor(this);
    const QColor colour = t.environment(m_environment);
    const qreal share = (t.dark() ? 0.14 : 0.07) * (isDown() ? 2 : underMouse() ? 1.5 : 1);
    style_paint::roundedBox(&painter, QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kCorner,
                            mixed(t.window, colour, share), mixed(t.window, colour, 0.5));
    if (hasFocus())
        style_paint::focusRing(&painter, QRectF(rect()), kCorner, t.accent);
    const auto visual = [this](const QRect &r) { return QStyle::visualRect(layoutDirection(), rect(), r); };
    const int middle = height() / 2;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(visual(QRect(space::m, middle - kDot / 2, kDot, kDot)));
    const QSize tag = cell_paint::tagSize(font(), m_environment);
    const int arrowAt = width() - space::s - kArrow;
    const int tagAt = arrowAt - space::s - tag.width();
    const int nameAt = space::m + kDot + space::s;
    const QFont bold = textFont(TextSize::Strong, font());
    painter.setFont(bold);
    painter.setPen(t.text);
    const QRect room(nameAt, 0, tagAt - space::s - nameAt + 1, height());
    painter.drawText(visual(room), Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
                     QFontMetrics(bold).elidedText(text(), Qt::ElideRight, room.width()));
    cell_paint::tag(&painter, visual(QRect(QPoint(tagAt, middle - tag.height() / 2), tag)), font(), m_environment, t);
    style_paint::drawIcon(&painter, visual(QRect(arrowAt, 0, kArrow, height())), QStringLiteral("chevron-down"),
                          t.text2, kArrow);
}

} // namespace trowel
