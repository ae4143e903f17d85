// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/feed_view.h"

#include "ui/look/fonts.h"
#include "ui/look/tokens.h"
#include "ui/model/format.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

namespace trowel {

namespace {

constexpr int kWrap = Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop;

/// Wraps to the width of the view, so its rows have different heights.
class FeedDelegate final : public QStyledItemDelegate
{
public:
    explicit FeedDelegate(QListView *view) : QStyledItemDelegate(view), m_view(view) {}

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const int width = m_view->viewport()->width();
        const Layout layout = layoutOf(option.font, index, QRect(0, 0, width, 0));
        return {width, layout.caption.bottom() + 1 + space::s};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &t = tokensFor(option.widget);
        const bool selected = option.state & QStyle::State_Selected;
        if (selected)
            painter->fillRect(option.rect, m_view->hasFocus() ? t.selection : t.selectionInactive);
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.rowLine);
        const Layout layout = layoutOf(option.font, index, option.rect);
        const auto glyph = Glyph(index.data(FeedModel::GlyphRole).toInt());
        paintGlyph(painter, layout.glyph, glyph, t);
        painter->setFont(option.font);
        painter->setPen(t.text);
        painter->drawText(layout.text, kWrap, index.data(Qt::DisplayRole).toString());
        painter->setFont(textFont(TextSize::Caption, option.font));
        painter->setPen(selected ? t.text2OnSelection() : t.text2);
        painter->drawText(layout.caption, kWrap, index.data(FeedModel::CaptionRole).toString());
    }

private:
    struct Layout
    {
        QRect glyph, text, caption;
    };

    static Layout layoutOf(const QFont &font, const QModelIndex &index, const QRect &row)
    {
        const QFontMetrics body(font);
        const QFontMetrics small(textFont(TextSize::Caption, font));
        Layout layout;
        const int left = row.left() + space::l + glyphSize + space::s;
        const int width = std::max(1, row.right() - space::l - left);
        const int top = row.top() + space::s;
        layout.glyph = QRect(row.left() + space::l, top + (body.height() - glyphSize) / 2, glyphSize, glyphSize);
        layout.text = body.boundingRect(QRect(left, top, width, 10'000), kWrap, index.data(Qt::DisplayRole).toString());
        layout.text.setWidth(width);
        layout.caption = small.boundingRect(QRect(left, layout.text.bottom() + 3, width, 10'000), kWrap,
                                            index.data(FeedModel::CaptionRole).toString());
        layout.caption.setWidth(width);
        return layout;
    }

    QListView *m_view;
};

} // namespace

void FeedModel::append(const QList<FeedLine> &lines)
{
    if (lines.isEmpty())
        return;
    beginInsertRows({}, int(m_lines.size()), int(m_lines.size() + lines.size()) - 1);
    m_lines += lines;
    endInsertRows();
}

int FeedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

QVariant FeedModel::data(const QModelIndex &index, int role) const
{
    if (index.row() < 0 || index.row() >= m_lines.size())
        return {};
    const FeedLine &line = m_lines[index.row()];
    const QString when = formatTime(line.timeMs);
    const QString caption = line.detail.isEmpty() ? when : QStringLiteral("%1  %2").arg(when, line.detail);
    switch (role) {
    case Qt::DisplayRole:
        return line.text;
    case GlyphRole:
        return int(line.glyph);
    case CaptionRole:
        return caption;
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2").arg(line.text, caption);
    case Qt::ToolTipRole:
        return formatUtc(line.timeMs);
    default:
        return {};
    }
}

FeedView::FeedView(QWidget *parent) : QListView(parent)
{
    setItemDelegate(new FeedDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setResizeMode(QListView::Adjust);
}

void FeedView::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    scheduleDelayedItemsLayout(); // lines wrap anew
}

void FeedView::keyPressEvent(QKeyEvent *event)
{
    if (!event->matches(QKeySequence::Copy) || !currentIndex().isValid())
        return QListView::keyPressEvent(event);
    QGuiApplication::clipboard()->setText(currentIndex().data(Qt::AccessibleTextRole).toString());
}

void FeedView::verticalScrollbarValueChanged(int value)
{
    QListView::verticalScrollbarValueChanged(value);
    if (value > 0 && value >= verticalScrollBar()->maximum())
        emit endReached();
}

} // namespace trowel
