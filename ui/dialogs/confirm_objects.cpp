// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/confirm_objects.h"

#include "ui/look/cell.h"
#include "ui/model/format.h"

#include <algorithm>

namespace trowel {

ConfirmObjects::ConfirmObjects(const Confirmation &question, QObject *parent)
    : QAbstractTableModel(parent)
    , m_objects(question.objects)
    , m_failed(question.objects.size(), false)
    , m_columns{Column::Name}
    , m_heads{question.objectHeading}
{
    if (!question.stateHeading.isEmpty()) {
        m_columns += Column::State;
        m_heads += question.stateHeading;
    }
    if (!question.goesHeading.isEmpty()) {
        m_columns += Column::Goes;
        m_heads += question.goesHeading;
    }
}

void ConfirmObjects::setGoesWith(int object, const QString &text, bool failed)
{
    m_objects[object].goesWithIt = text;
    m_failed[object] = failed;
    const int column = int(m_columns.indexOf(Column::Goes));
    if (column >= 0 && object < rowCount())
        emit dataChanged(index(object, column), index(object, column));
}

int ConfirmObjects::notShown() const
{
    return std::max(0, int(m_objects.size()) - most);
}

int ConfirmObjects::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : std::min(most, int(m_objects.size()));
}

int ConfirmObjects::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant ConfirmObjects::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role != CellRole && role != Qt::DisplayRole)
        return {};
    const Confirmation::Object &object = m_objects[index.row()];
    Cell cell;
    switch (m_columns[index.column()]) {
    case Column::Name:
        cell.text = object.name;
        cell.elide = object.name.contains(QLatin1Char('/')) ? Qt::ElideMiddle : Qt::ElideRight;
        break;
    case Column::State:
        cell.text = orDash(object.state);
        cell.glyph = Glyph(object.glyph);
        break;
    case Column::Goes:
        cell.text = orDash(object.goesWithIt);
        cell.error = m_failed[index.row()];
        break;
    }
    return role == CellRole ? QVariant::fromValue(cell) : QVariant(cell.text);
}

QVariant ConfirmObjects::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_heads.size())
        return {};
    if (role == Qt::DisplayRole)
        return m_heads[section];
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    return {};
}

} // namespace trowel
