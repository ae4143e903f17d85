// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/transfer_model.h"

#include "ui/look/cell.h"
#include "ui/model/format.h"

#include <QSet>

#include <algorithm>

namespace trowel {

namespace {

// Bytes, or how many objects of a deletion.
QString amount(const Transfer &transfer)
{
    if (transfer.direction() == Transfer::Direction::Delete)
        return TransferModel::tr("%n objects", nullptr, int(transfer.bytesDone()));
    return formatBytes(transfer.bytesDone());
}

QString iconOf(Transfer::Direction direction)
{
    switch (direction) {
    case Transfer::Direction::Upload:
        return QStringLiteral("upload");
    case Transfer::Direction::Download:
        return QStringLiteral("download");
    case Transfer::Direction::Delete:
        break;
    }
    return QStringLiteral("trash");
}

QString leftOf(const Transfer &transfer)
{
    const double rate = transfer.bytesPerSecond();
    if (transfer.state() != Transfer::State::Running || rate <= 0 || transfer.bytesTotal() < 0)
        return {};
    const auto seconds = qint64(double(transfer.bytesTotal() - transfer.bytesDone()) / rate) + 1;
    return QStringLiteral("%1:%2")
        .arg(seconds / 60, 2, 10, QLatin1Char('0'))
        .arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

Cell progressOf(const Transfer &transfer)
{
    Cell cell;
    switch (transfer.state()) {
    case Transfer::State::Waiting:
        cell.glyph = Glyph::Queued;
        cell.text = TransferModel::tr("Waiting");
        break;
    case Transfer::State::Running:
        if (transfer.bytesTotal() > 0) {
            cell.progress = double(transfer.bytesDone()) / double(transfer.bytesTotal());
            cell.text = TransferModel::tr("%1 %").arg(int(cell.progress * 100));
        } else {
            cell.glyph = Glyph::InProgress;
            cell.text =
                transfer.direction() == Transfer::Direction::Delete ? TransferModel::tr("Deleting") : amount(transfer);
        }
        break;
    case Transfer::State::Done:
        cell.glyph = Glyph::Succeeded;
        cell.text = transfer.bytesDone() == 0 && transfer.direction() == Transfer::Direction::Delete
                        ? TransferModel::tr("Done")
                        : TransferModel::tr("Done, %1").arg(amount(transfer));
        break;
    case Transfer::State::Failed:
        cell.glyph = Glyph::Failed;
        cell.text = TransferModel::tr("Failed");
        cell.toolTip = transfer.error() ? transfer.error()->message : QString();
        break;
    case Transfer::State::Cancelled:
        cell.glyph = Glyph::Canceled;
        cell.text = TransferModel::tr("Cancelled");
        break;
    }
    return cell;
}

Cell cellOf(const Transfer &transfer, int column)
{
    Cell cell;
    switch (column) {
    case TransferModel::Name:
        cell.text = transfer.name();
        cell.icon = iconOf(transfer.direction());
        break;
    case TransferModel::From:
    case TransferModel::To:
        cell.text = column == TransferModel::From ? transfer.from() : transfer.to();
        cell.elide = Qt::ElideMiddle;
        break;
    case TransferModel::Progress:
        return progressOf(transfer);
    case TransferModel::Rate:
        cell.right = true;
        if (transfer.bytesPerSecond() > 0)
            cell.text = TransferModel::tr("%1/s").arg(formatBytes(qint64(transfer.bytesPerSecond())));
        break;
    case TransferModel::Left:
        cell.right = true;
        cell.text = leftOf(transfer);
        break;
    default:
        break;
    }
    return cell;
}

} // namespace

void TransferModel::addList(TransferList &list)
{
    m_lists += &list;
    connect(&list, &TransferList::added, this, [this, &list](qsizetype index) { append(list, index); });
    connect(&list, &TransferList::changed, this, [this, &list](qsizetype index) { update(list, index); });
    connect(&list, &TransferList::cleared, this, [this, &list] { dropMissing(list, false); });
    for (qsizetype i = 0; i < list.count(); ++i)
        append(list, i);
}

void TransferModel::removeList(TransferList &list)
{
    list.disconnect(this);
    m_lists.removeAll(&list);
    dropMissing(list, true);
}

void TransferModel::append(TransferList &list, qsizetype index)
{
    const int row = int(m_rows.size());
    beginInsertRows({}, row, row);
    m_rows += Row{&list, &list.at(index)};
    endInsertRows();
    emit overviewChanged();
}

void TransferModel::update(const TransferList &list, qsizetype at)
{
    const Transfer *transfer = &list.at(at);
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows.at(row).transfer == transfer)
            emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
    emit overviewChanged();
}

void TransferModel::dropMissing(const TransferList &list, bool all)
{
    QSet<const Transfer *> there;
    for (qsizetype i = 0; !all && i < list.count(); ++i)
        there += &list.at(i);
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        if (m_rows.at(row).list != &list || there.contains(m_rows.at(row).transfer))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    }
    emit overviewChanged();
}

int TransferModel::unfinished() const
{
    int sum = 0;
    for (const TransferList *list : m_lists)
        sum += list->unfinished();
    return sum;
}

double TransferModel::bytesPerSecond() const
{
    double sum = 0;
    for (const TransferList *list : m_lists)
        sum += list->bytesPerSecond();
    return sum;
}

void TransferModel::clearEnded()
{
    for (TransferList *list : std::as_const(m_lists))
        list->clearEnded();
}

void TransferModel::cancelAll()
{
    const auto rows = m_rows; // cancelling starts the next one
    for (const Row &row : rows) {
        if (!row.transfer->isEnded())
            row.transfer->cancel();
    }
}

int TransferModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int TransferModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TransferModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Transfer &transfer = *m_rows.at(index.row()).transfer;
    if (role == CellRole)
        return QVariant::fromValue(cellOf(transfer, index.column()));
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return cellOf(transfer, index.column()).text;
    return {};
}

QVariant TransferModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section >= Rate ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Transfer");
    case From:
        return tr("From");
    case To:
        return tr("To");
    case Progress:
        return tr("Progress");
    case Rate:
        return tr("Rate");
    default:
        return tr("Left");
    }
}

} // namespace trowel
