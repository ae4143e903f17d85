// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/table_setup.h"

#include "ui/look/cell_delegate.h"
#include "ui/look/style_paint.h"

#include <QEvent>
#include <QHeaderView>
#include <QPainter>
#include <QTableView>
#include <QTreeView>

namespace trowel {

namespace {

/// Heights come from the font: they are set again when it changes.
class FontFollower final : public QObject
{
public:
    explicit FontFollower(QTableView *view) : QObject(view), m_view(view) { apply(); }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == m_view && (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange))
            apply();
        return false;
    }

private:
    void apply()
    {
        const Measures measures(m_view->fontMetrics());
        m_view->verticalHeader()->setMinimumSectionSize(measures.treeRow);
        m_view->verticalHeader()->setDefaultSectionSize(measures.row);
        m_view->horizontalHeader()->setFixedHeight(measures.header);
        fitHeads(m_view);
    }

    QTableView *m_view;
};

class NavigatorTree final : public QTreeView
{
public:
    NavigatorTree()
    {
        setHeaderHidden(true);
        setUniformRowHeights(true);
        setIndentation(trowel::iconSize);
        setFrameShape(QFrame::NoFrame);
        setRootIsDecorated(true);
        setEditTriggers(NoEditTriggers);
        setVerticalScrollMode(ScrollPerPixel);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setBackgroundRole(QPalette::Window);
        viewport()->setBackgroundRole(QPalette::Window);
        setSelectionMode(SingleSelection);
        m_delegate = new CellDelegate(this, CellDelegate::Place::Tree);
        setItemDelegate(m_delegate);
    }

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &t = tokensFor(this);
        const QRectF ground(6, option.rect.y(), viewport()->width() - 12, option.rect.height());
        if (selectionModel() && selectionModel()->isSelected(index))
            style_paint::roundedBox(painter, ground, controlRadius, hasFocus() ? t.selection : t.selectionInactive);
        if (hasFocus() && currentIndex() == index)
            style_paint::focusRing(painter, ground, controlRadius, t.accent);
        QTreeView::drawRow(painter, option, index);
    }

    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override
    {
        if (!model()->hasChildren(index))
            return;
        const bool rtl = isRightToLeft();
        const QRect cell(rtl ? rect.left() : rect.right() + 1 - indentation(), rect.top(), indentation(),
                         rect.height());
        const QString closed = rtl ? QStringLiteral("back") : QStringLiteral("chevron-right");
        style_paint::drawIcon(painter, cell, isExpanded(index) ? QStringLiteral("chevron-down") : closed,
                              tokensFor(this).text2);
    }

private:
    CellDelegate *m_delegate;
};

} // namespace

void fitHeads(QTableView *view)
{
    QHeaderView *head = view->horizontalHeader();
    for (int column = 0; column < head->count(); ++column) {
        if (head->isSectionHidden(column) || head->sectionResizeMode(column) != QHeaderView::Interactive)
            continue;
        const int least = head->sectionSizeHint(column);
        if (head->sectionSize(column) < least)
            head->resizeSection(column, least);
    }
}

void setupTable(QTableView *view)
{
    view->setItemDelegate(new CellDelegate(view, CellDelegate::Place::Table));
    view->setShowGrid(false);
    view->setFrameShape(QFrame::NoFrame);
    view->setWordWrap(false);
    view->setCornerButtonEnabled(false);
    view->setAlternatingRowColors(false);
    view->setTabKeyNavigation(false);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->verticalHeader()->hide();
    view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView *head = view->horizontalHeader();
    head->setHighlightSections(false);
    head->setSectionsMovable(true);
    head->setTextElideMode(Qt::ElideRight);
    head->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    head->setMinimumSectionSize(24);
    QObject::connect(head, &QHeaderView::sectionCountChanged, view, [view] { fitHeads(view); });
    // A column dragged below its head springs back to it.
    QObject::connect(head, &QHeaderView::sectionResized, view, [head](int column, int /*before*/, int now) {
        const int least = head->sectionSizeHint(column);
        if (now > 0 && now < least && head->sectionResizeMode(column) == QHeaderView::Interactive)
            head->resizeSection(column, least);
    });
    auto *follower = new FontFollower(view);
    view->installEventFilter(follower);
}

QTreeView *makeNavigatorTree()
{
    return new NavigatorTree;
}

} // namespace trowel
