// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/look/jump_item.h"

#include <QStyledItemDelegate>

class QAbstractItemView;

namespace trowel {

/// Paints the lines of the command palette. Owned by its view.
class JumpDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit JumpDelegate(QAbstractItemView *owner);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace trowel
