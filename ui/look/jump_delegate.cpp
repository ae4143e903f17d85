// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/jump_delegate.h"

#include "ui/look/cell_paint.h"
#include "ui/look/fonts.h"
#include "ui/look/style_paint.h"

#include <QAbstractItemView>
#include <QPainter>

namespace trowel {

namespace {

constexpr int kEdge = 6, kTextLeft = 40;

/// Writes pieces of text one behind the other, in either direction of reading.
class Line
{
public:
    Line(QPainter *painter, const QRect &rect, Qt::LayoutDirection direction)
        : m_painter(painter), m_rect(rect), m_direction(direction), m_left(rect.left()), m_right(rect.right() + 1)
    {
    }

    int room() const { return m_right - m_left; }
    void skip(int width) { m_left += width; }

    void atEnd(const QString &text, const QFont &font, const QColor &colour)
    {
        if (text.isEmpty())
            return;
        const int width = QFontMetrics(font).horizontalAdvance(text);
        m_right -= width;
        draw(QRect(m_right, m_rect.top(), width, m_rect.height()), text, font, colour);
        m_right -= space::m;
    }
    void tagAtEnd(Environment environment, const QFont &font, const Tokens &t)
    {
        const QSize size = cell_paint::tagSize(font, environment);
        m_right -= size.width();
        const QRect rect(m_right, m_rect.top() + (m_rect.height() - size.height()) / 2, size.width(), size.height());
        cell_paint::tag(m_painter, QStyle::visualRect(m_direction, m_rect, rect), font, environment, t);
        m_right -= space::m;
    }
    /// Cut at its end where the room is short; what is cut is not marked.
    void marked(const QString &text, const QList<int> &marks, const QFont &plain, const QColor &colour,
                const QColor &markColour)
    {
        QFont strong = plain;
        strong.setWeight(QFont::DemiBold);
        const QString shown = QFontMetrics(strong).elidedText(text, Qt::ElideRight, room());
        qsizetype from = 0;
        while (from < shown.size()) {
            const bool mark = marks.contains(int(from));
            qsizetype to = from + 1;
            while (to < shown.size() && marks.contains(int(to)) == mark)
                ++to;
            const QString piece = shown.mid(from, to - from);
            const QFont &font = mark ? strong : plain;
            const int width = QFontMetrics(font).horizontalAdvance(piece);
            draw(QRect(m_left, m_rect.top(), width + 2, m_rect.height()), piece, font, mark ? markColour : colour);
            m_left += width;
            from = to;
        }
    }

private:
    void draw(const QRect &rect, const QString &text, const QFont &font, const QColor &colour)
    {
        m_painter->setFont(font);
        m_painter->setPen(colour);
        m_painter->drawText(QStyle::visualRect(m_direction, m_rect, rect),
                            int(QStyle::visualAlignment(m_direction, Qt::AlignLeft | Qt::AlignVCenter)), text);
    }

    QPainter *m_painter;
    QRect m_rect;
    Qt::LayoutDirection m_direction;
    int m_left;
    int m_right;
};

} // namespace

JumpDelegate::JumpDelegate(QAbstractItemView *owner) : QStyledItemDelegate(owner) {}

void JumpDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto item = index.data(JumpItemRole).value<JumpItem>();
    const Tokens &t = tokensFor(option.widget);
    const QRect row = option.rect;
    const auto visual = [&](const QRect &rect) { return QStyle::visualRect(option.direction, row, rect); };
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool selected = option.state & QStyle::State_Selected;
    if (item.heading) {
        Line line(painter, row.adjusted(space::l, space::xs, -space::l, 0), option.direction);
        QFont font = textFont(TextSize::Caption, option.font);
        font.setWeight(QFont::DemiBold);
        line.marked(item.text, {}, font, t.text2, t.text2);
        painter->restore();
        return;
    }
    if (selected)
        style_paint::roundedBox(painter, row.adjusted(kEdge, 1, -kEdge, -1), controlRadius, t.selection);
    else if (option.state & QStyle::State_MouseOver)
        style_paint::roundedBox(painter, row.adjusted(kEdge, 1, -kEdge, -1), controlRadius, t.hover);
    const QRect mark = visual(QRect(row.left() + space::l, row.top(), iconSize, row.height()));
    if (item.glyph != Glyph::None) {
        const QRectF glyph(mark.left() + 1, mark.top() + (mark.height() - glyphSize) / 2.0, glyphSize, glyphSize);
        paintGlyph(painter, glyph, item.glyph, t);
    } else if (!item.icon.isEmpty()) {
        style_paint::drawIcon(painter, mark, item.icon, item.enabled ? t.text : t.disabled);
    }
    const QColor side = selected ? t.text2OnSelection() : t.text2;
    const QFont caption = textFont(TextSize::Caption, option.font);
    Line line(painter, row.adjusted(kTextLeft, 0, -space::l, 0), option.direction);
    line.atEnd(item.right, caption, side);
    if (item.tag)
        line.tagAtEnd(*item.tag, option.font, t);
    line.marked(item.text, item.marks, option.font, item.enabled ? t.text : t.disabled, t.link);
    line.skip(space::m);
    if (line.room() > space::xxl)
        line.marked(item.context, item.contextMarks, caption, side, t.link);
    painter->restore();
}

QSize JumpDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool heading = index.data(JumpItemRole).value<JumpItem>().heading;
    return {0, Measures(option.fontMetrics).row + (heading ? 0 : space::xs)};
}

} // namespace trowel
