// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/jump_model.h"

namespace trowel {

void JumpModel::setRows(const QList<JumpRow> &rows)
{
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

std::function<void(bool)> JumpModel::choiceAt(int row) const
{
    return m_rows.value(row).choose;
}

bool JumpModel::isHeading(int row) const
{
    return row >= 0 && row < m_rows.size() && m_rows[row].item.heading;
}

int JumpModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant JumpModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const JumpItem &item = m_rows[index.row()].item;
    switch (role) {
    case JumpItemRole:
        return QVariant::fromValue(item);
    case Qt::DisplayRole:
        return item.text;
    case Qt::ToolTipRole:
        return item.context;
    case Qt::AccessibleTextRole: {
        QStringList words{item.text};
        const QString glyph = glyphName(item.glyph);
        for (const QString &more :
             {glyph, item.enabled ? QString() : tr("cannot be used now"), item.context, item.right}) {
            if (!more.isEmpty())
                words += more;
        }
        return words.join(QStringLiteral(", "));
    }
    default:
        return {};
    }
}

Qt::ItemFlags JumpModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    // What cannot be used can be stood on: its reason is read aloud.
    return isHeading(index.row()) ? Qt::ItemNeverHasChildren
                                  : Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace trowel
