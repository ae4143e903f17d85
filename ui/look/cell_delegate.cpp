// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/cell_delegate.h"

#include "ui/look/cell_paint.h"
#include "ui/look/fonts.h"
#include "ui/look/icons.h"

#include <QAbstractItemView>
#include <QHeaderView>
#include <QHelpEvent>
#include <QHoverEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QTableView>
#include <QToolTip>

namespace trowel {

namespace {

// A table does not say which of its cells stand at the edge: the person moves and hides columns.
bool isLastColumn(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *table = qobject_cast<const QTableView *>(option.widget);
    if (!table)
        return false;
    const QHeaderView *head = table->horizontalHeader();
    return head->sectionPosition(index.column()) + head->sectionSize(index.column()) == head->length();
}

} // namespace

struct CellDelegate::Inner
{
    QRect rect; ///< left-to-right; mirrored when painted
    QRect row;
    Qt::LayoutDirection direction;
    const Cell &cell;
    const Tokens &t;
    QFont font;
    QColor colour, side;
    qreal ratio;
    bool selected;
};

CellDelegate::CellDelegate(QAbstractItemView *owner, Place place) : QStyledItemDelegate(owner), m_place(place)
{
    owner->viewport()->setMouseTracking(true);
    owner->viewport()->installEventFilter(this);
}

QAbstractItemView *CellDelegate::view() const
{
    // By its meta object: in the view's destructor it is no item view any more.
    return qobject_cast<QAbstractItemView *>(parent());
}

void CellDelegate::setStale(bool stale)
{
    m_stale = stale;
    view()->viewport()->update();
}

void CellDelegate::hover(const QModelIndex &index)
{
    const QModelIndex row = index.siblingAtColumn(0);
    if (m_hover == row)
        return;
    const QModelIndex before = m_hover;
    m_hover = row;
    for (const QModelIndex &changed : {before, row}) {
        const QRect rect = changed.isValid() ? view()->visualRect(changed) : QRect();
        if (!rect.isEmpty())
            view()->viewport()->update(0, rect.y(), view()->viewport()->width(), rect.height());
    }
}

bool CellDelegate::eventFilter(QObject *watched, QEvent *event)
{
    QAbstractItemView *owner = view();
    if (!owner)
        return false;
    if (watched == owner->viewport()) {
        if (event->type() == QEvent::MouseMove)
            hover(owner->indexAt(static_cast<QMouseEvent *>(event)->pos()));
        else if (event->type() == QEvent::Leave)
            hover({});
        return false;
    }
    return QStyledItemDelegate::eventFilter(watched, event);
}

QRect CellDelegate::inside(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (m_place == Place::Tree)
        return option.rect.adjusted(4, 0, -12, 0);
    const bool first = option.viewItemPosition == QStyleOptionViewItem::Beginning ||
                       option.viewItemPosition == QStyleOptionViewItem::OnlyOne || index.column() == 0;
    const bool last = isLastColumn(option, index);
    const int before = first ? 16 : 10, after = last ? 16 : 10;
    if (option.direction == Qt::RightToLeft)
        return option.rect.adjusted(after, 0, -before, 0);
    return option.rect.adjusted(before, 0, -after, 0);
}

void CellDelegate::paintRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                            const Tokens &t) const
{
    const QRect r = option.rect;
    const bool focus = view()->hasFocus();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(r, focus ? t.selection : t.selectionInactive);
    else if (m_hover.isValid() && m_hover.row() == index.row() && m_hover.parent() == index.parent())
        painter->fillRect(r, t.hover);
    painter->fillRect(QRect(r.left(), r.bottom(), r.width(), 1), t.rowLine);
    if (!focus || view()->currentIndex().row() != index.row())
        return;
    // The ring goes around the row: every cell draws its piece.
    painter->fillRect(QRect(r.left(), r.top(), r.width(), 2), t.accent);
    painter->fillRect(QRect(r.left(), r.bottom() - 1, r.width(), 2), t.accent);
    const bool start = option.viewItemPosition == QStyleOptionViewItem::Beginning ||
                       option.viewItemPosition == QStyleOptionViewItem::OnlyOne;
    const bool end = option.viewItemPosition == QStyleOptionViewItem::End ||
                     option.viewItemPosition == QStyleOptionViewItem::OnlyOne;
    const bool rtl = option.direction == Qt::RightToLeft;
    if (rtl ? end : start)
        painter->fillRect(QRect(r.left(), r.top(), 2, r.height()), t.accent);
    if (rtl ? start : end)
        painter->fillRect(QRect(r.right() - 1, r.top(), 2, r.height()), t.accent);
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    option.showDecorationSelected = true;
    const Cell cell = index.data(CellRole).value<Cell>();
    const Tokens &t = tokens(option.palette);
    painter->save();
    painter->setClipRect(option.rect, Qt::IntersectClip);
    if (m_place == Place::Table)
        paintRow(painter, option, index, t);

    const bool selected = option.state & QStyle::State_Selected;
    const bool enabled = option.state & QStyle::State_Enabled;
    const QColor side = selected ? t.text2OnSelection() : t.text2;
    QColor colour = cell.dim || m_stale ? side : t.text;
    if (cell.error)
        colour = t.failed;
    else if (cell.link && m_place == Place::Table)
        colour = t.link;
    if (!enabled)
        colour = t.disabled;
    QFont font = cell.mono ? monoFont(option.font) : option.font;
    font.setWeight(cell.bold ? QFont::DemiBold : QFont::Normal);
    Inner inner{inside(option, index),
                option.rect,
                option.direction,
                cell,
                t,
                font,
                colour,
                side,
                painter->device()->devicePixelRatio(),
                selected};

    QRect &r = inner.rect;
    const auto take = [&](int size) {
        const QRect cellRect(r.left(), r.top() + (r.height() - size) / 2, size, size);
        const QRect placed = QStyle::visualRect(option.direction, inside(option, index), cellRect);
        r.setLeft(r.left() + size + 7);
        return placed;
    };
    if (cell.glyph != Glyph::None)
        paintGlyph(painter, take(glyphSize), cell.glyph, t);
    else if (!cell.icon.isEmpty())
        painter->drawPixmap(take(iconSize), iconPixmap(cell.icon, enabled ? side : t.disabled, inner.ratio));
    r = QStyle::visualRect(option.direction, inside(option, index), r);

    painter->setFont(font);
    if (cell.progress >= 0)
        cell_paint::progress(painter, r, cell.progress, t, option.direction);
    else if (!cell.bars.isEmpty())
        cell_paint::bars(painter, r, cell.bars, t, option.direction);
    else if (!cell.chips.isEmpty())
        cell_paint::chips(painter, r, cell.chips, t, selected, option.direction);
    else
        paintText(painter, inner);
    painter->restore();
}

void CellDelegate::paintText(QPainter *painter, const Inner &in) const
{
    const Cell &cell = in.cell;
    const bool tree = m_place == Place::Tree;
    const auto align = [&](Qt::Alignment side) {
        return QStyle::visualAlignment(in.direction, side | Qt::AlignVCenter);
    };
    const auto visual = [&](const QRect &rect) { return QStyle::visualRect(in.direction, in.rect, rect); };
    const QFont tailFont = scaledFont(in.font, 0.92);
    int tail = cell.tail.isEmpty() ? 0 : QFontMetrics(tailFont).horizontalAdvance(cell.tail) + 8;
    const int glyph = cell.glyphAfter == Glyph::None ? 0 : glyphSize + 6;

    if (cell.tag) {
        const QSize size = cell_paint::tagSize(in.font, *cell.tag);
        QRect tag(in.rect.right() + 5 - size.width(), 0, size.width(), size.height());
        tag.moveTop(in.rect.top() + (in.rect.height() - size.height()) / 2);
        cell_paint::tag(painter, visual(tag), in.font, *cell.tag, in.t);
        tail = size.width() + 4;
    }
    const int room = qMax(0, in.rect.width() - tail - glyph);
    const QFontMetrics metrics(in.font);
    const QString text = metrics.elidedText(cell.text, cell.elide, room);
    const int width = qMin(room, metrics.horizontalAdvance(text));
    const bool right = cell.right && !tree;
    const int left = right ? in.rect.left() + in.rect.width() - width - glyph - tail : in.rect.left();

    painter->setFont(in.font);
    painter->setPen(in.colour);
    painter->drawText(visual(QRect(left, in.rect.top(), width + 2, in.rect.height())), int(align(Qt::AlignLeft)), text);
    if (glyph) {
        const QRect place(left + width + 6, in.rect.top() + (in.rect.height() - glyphSize) / 2, glyphSize, glyphSize);
        paintGlyph(painter, visual(place), cell.glyphAfter, in.t);
    }
    if (cell.tail.isEmpty() || cell.tag)
        return;
    painter->setFont(tailFont);
    painter->setPen(tree && cell.link ? in.t.link : in.side);
    const QRect place = tree ? QRect(in.rect.left(), in.rect.top(), in.rect.width(), in.rect.height())
                             : QRect(left + width + glyph + 8, in.rect.top(), tail, in.rect.height());
    painter->drawText(visual(place), int(align(tree ? Qt::AlignRight : Qt::AlignLeft)), cell.tail);
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Measures measures(option.fontMetrics);
    const Cell cell = index.data(CellRole).value<Cell>();
    QFont font = cell.mono ? monoFont(option.font) : option.font;
    if (cell.bold)
        font.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(font);
    int width = 32 + metrics.horizontalAdvance(cell.text);
    if (cell.glyph != Glyph::None || !cell.icon.isEmpty())
        width += iconSize + 7;
    if (cell.glyphAfter != Glyph::None)
        width += glyphSize + 6;
    if (!cell.tail.isEmpty())
        width += metrics.horizontalAdvance(cell.tail) + 8;
    if (cell.tag)
        width += cell_paint::tagSize(font, *cell.tag).width() + 8;
    for (const QString &chip : cell.chips)
        width += metrics.horizontalAdvance(chip) + 20;
    if (!cell.bars.isEmpty())
        width = 32 + cell_paint::barsWidth(cell.bars.size());
    if (cell.progress >= 0)
        width = qMax(width, 140);
    return {width, m_place == Place::Tree ? measures.treeRow : measures.row};
}

bool CellDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *owner, const QStyleOptionViewItem &option,
                             const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, owner, option, index);
    const Cell cell = index.data(CellRole).value<Cell>();
    QString text = cell.toolTip;
    if (text.isEmpty() && sizeHint(option, index).width() > option.rect.width())
        text = cell.chips.isEmpty() ? cell.text : cell.chips.join(QLatin1Char('\n'));
    if (text.isEmpty())
        QToolTip::hideText();
    else // Plain text: names come from outside and could look like markup.
        QToolTip::showText(event->globalPos(),
                           QStringLiteral("<p style='white-space:pre'>%1</p>").arg(text.toHtmlEscaped()), owner,
                           option.rect);
    return true;
}

QString accessibleText(const Cell &cell)
{
    if (!cell.accessible.isEmpty())
        return cell.accessible;
    QStringList words;
    if (cell.glyph != Glyph::None && !cell.text.contains(glyphName(cell.glyph), Qt::CaseInsensitive))
        words << glyphName(cell.glyph);
    if (!cell.text.isEmpty())
        words << cell.text;
    if (cell.progress >= 0)
        words << QStringLiteral("%1 %").arg(qRound(cell.progress * 100));
    words << cell.chips;
    if (!cell.tail.isEmpty())
        words << cell.tail;
    return words.join(QStringLiteral(", "));
}

} // namespace trowel
