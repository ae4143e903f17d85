// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/result_model.h"

#include "ui/look/cell.h"

#include <algorithm>

namespace trowel {

void ResultModel::setResults(const QList<MessageResult> &results)
{
    beginResetModel();
    m_results = results;
    endResetModel();
}

QString ResultModel::summary() const
{
    const auto count = [this](MessageResult::Outcome outcome) {
        return int(std::count_if(m_results.cbegin(), m_results.cend(),
                                 [outcome](const MessageResult &one) { return one.outcome == outcome; }));
    };
    QStringList parts;
    if (const int done = count(MessageResult::Outcome::Done))
        parts += tr("%n done", nullptr, done);
    if (const int failed = count(MessageResult::Outcome::Failed))
        parts += tr("%n failed", nullptr, failed);
    if (const int unknown = count(MessageResult::Outcome::Unknown))
        parts += tr("%n unknown", nullptr, unknown);
    if (const int cancelled = count(MessageResult::Outcome::Cancelled))
        parts += tr("%n canceled", nullptr, cancelled);
    return parts.join(QStringLiteral(", "));
}

int ResultModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_results.size());
}

int ResultModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ResultModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const MessageResult &result = m_results.at(index.row());
    Cell cell;
    if (index.column() == Name) {
        cell.text = result.name;
    } else {
        switch (result.outcome) {
        case MessageResult::Outcome::Done:
            cell = {tr("Done"), Glyph::Succeeded};
            break;
        case MessageResult::Outcome::Failed:
            cell = {result.text.isEmpty() ? tr("Failed") : result.text, Glyph::Failed};
            break;
        case MessageResult::Outcome::Unknown:
            cell = {tr("The answer was lost"), Glyph::Unknown};
            break;
        case MessageResult::Outcome::Cancelled:
            cell = {tr("Canceled"), Glyph::Canceled};
            break;
        }
    }
    if (role == CellRole)
        return QVariant::fromValue(cell);
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return cell.text;
    return {};
}

QVariant ResultModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Object") : tr("Result");
}

} // namespace trowel
