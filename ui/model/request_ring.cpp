// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/request_ring.h"

#include "ui/look/cell.h"
#include "ui/model/format.h"

#include <QLocale>

#include <algorithm>

namespace trowel {

namespace {

qint64 textOf(const RequestRecord &record)
{
    return (record.answer.size() + record.requestBody.size()) * qint64(sizeof(QChar));
}

Cell cellOf(const RequestRecord &record, int column)
{
    Cell cell;
    switch (column) {
    case RequestRing::Time:
        cell.text = shownTime(record.asked).toString(u"HH:mm:ss.zzz").chopped(2);
        cell.dim = true;
        cell.toolTip = formatUtc(record.asked);
        break;
    case RequestRing::State: {
        const StateWords words = requestState(record);
        cell.glyph = Glyph(words.glyph);
        cell.text = words.word;
        cell.toolTip = record.waitsFor;
        break;
    }
    case RequestRing::Method:
        cell.text = verbName(record.verb);
        cell.bold = record.verb != Verb::Get && record.verb != Verb::Head;
        break;
    case RequestRing::Path:
        cell.text = record.path;
        cell.mono = true;
        cell.elide = Qt::ElideMiddle;
        break;
    case RequestRing::Status:
        cell.text = record.status > 0 ? QString::number(record.status) : QString();
        cell.error = record.status >= 400;
        cell.right = true;
        break;
    case RequestRing::Duration:
        cell.text = record.took.count() > 0 || record.isOver() ? formatDuration(record.took.count()) : QString();
        cell.right = true;
        break;
    case RequestRing::Attempt:
        cell.text = QString::number(record.attempt);
        cell.right = true;
        break;
    default:
        break;
    }
    return cell;
}

} // namespace

StateWords requestState(const RequestRecord &record)
{
    switch (record.state) {
    case RequestRecord::State::Waiting:
        return {int(Glyph::Pending), RequestRing::tr("Waiting")};
    case RequestRecord::State::OnWire:
        return {int(Glyph::InProgress), RequestRing::tr("On the wire")};
    case RequestRecord::State::Retrying: {
        const qint64 left = std::max<qint64>(0, QDateTime::currentDateTimeUtc().msecsTo(record.nextTry));
        return {int(Glyph::Retrying), RequestRing::tr("Retry in %1 s").arg((left + 999) / 1000)};
    }
    case RequestRecord::State::Done:
        return {int(Glyph::Succeeded), RequestRing::tr("Done")};
    case RequestRecord::State::Cancelled:
        return {int(Glyph::Canceled), RequestRing::tr("Cancelled")};
    case RequestRecord::State::Failed:
        if (record.error && record.error->kind == Error::Kind::OutcomeUnknown)
            return {int(Glyph::Unknown), RequestRing::tr("Unknown")};
        return {int(Glyph::Failed), RequestRing::tr("Failed")};
    }
    return {};
}

RequestRing::RequestRing(QObject *parent, int most) : QAbstractTableModel(parent), m_most(size_t(most)) {}

void RequestRing::put(const RequestRecord &record)
{
    if (!m_paused)
        return apply(record);
    if (!m_held.contains(record.id)) {
        m_heldOrder.push_back(record.id);
        if (m_heldOrder.size() > m_most) {
            m_held.remove(m_heldOrder.front());
            m_heldOrder.pop_front();
        }
    }
    m_held.insert(record.id, record);
    emit countsChanged();
}

void RequestRing::apply(const RequestRecord &record)
{
    const int row = rowOf(record.id);
    if (row >= 0) {
        RequestRecord &mine = m_records[size_t(row)];
        m_textBytes += textOf(record) - textOf(mine);
        mine = record;
        emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    } else if (record.id > m_oldestGone) {
        // Ids grow, so this is the front nearly always; a held-back one may come late.
        const auto place = std::find_if(m_records.begin(), m_records.end(),
                                        [&](const RequestRecord &other) { return other.id < record.id; });
        const int at = int(place - m_records.begin());
        beginInsertRows({}, at, at);
        m_records.insert(place, record);
        m_textBytes += textOf(record);
        endInsertRows();
        if (m_records.size() > m_most) {
            const int last = int(m_records.size()) - 1;
            beginRemoveRows({}, last, last);
            m_oldestGone = std::max(m_oldestGone, m_records.back().id);
            m_textBytes -= textOf(m_records.back());
            m_records.pop_back();
            endRemoveRows();
        }
    }
    trimTexts();
    emit recordChanged(record.id);
    emit countsChanged();
}

void RequestRing::trimTexts()
{
    for (auto record = m_records.rbegin(); m_textBytes > kTextBytes && record != m_records.rend(); ++record) {
        m_textBytes -= textOf(*record);
        record->answer.clear();
        record->requestBody.clear();
    }
}

void RequestRing::clear()
{
    // What is still on its way stays listed: it can be cancelled only from here.
    for (int row = int(m_records.size()) - 1; row >= 0; --row) {
        const RequestRecord &record = m_records[size_t(row)];
        if (!record.isOver())
            continue;
        beginRemoveRows({}, row, row);
        m_oldestGone = row == int(m_records.size()) - 1 ? std::max(m_oldestGone, record.id) : m_oldestGone;
        m_textBytes -= textOf(record);
        m_records.erase(m_records.begin() + row);
        endRemoveRows();
    }
    emit countsChanged();
}

void RequestRing::setPaused(bool paused)
{
    if (paused == m_paused)
        return;
    m_paused = paused;
    const auto order = std::exchange(m_heldOrder, {});
    const auto held = std::exchange(m_held, {});
    for (const quint64 id : order)
        apply(held.value(id));
    emit countsChanged();
}

void RequestRing::tick()
{
    for (int row = 0; row < int(m_records.size()); ++row) {
        const RequestRecord &record = m_records[size_t(row)];
        if (record.state != RequestRecord::State::Retrying)
            continue;
        emit dataChanged(index(row, State), index(row, State));
        emit recordChanged(record.id);
    }
}

int RequestRing::rowOf(quint64 id) const
{
    const auto found = std::lower_bound(m_records.begin(), m_records.end(), id,
                                        [](const RequestRecord &record, quint64 wanted) { return record.id > wanted; });
    return found != m_records.end() && found->id == id ? int(found - m_records.begin()) : -1;
}

int RequestRing::running() const
{
    return int(std::count_if(m_records.begin(), m_records.end(), [](const auto &record) { return !record.isOver(); }));
}

int RequestRing::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_records.size());
}

int RequestRing::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RequestRing::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const RequestRecord &record = at(index.row());
    if (role == CellRole)
        return QVariant::fromValue(cellOf(record, index.column()));
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return cellOf(record, index.column()).text;
    return {};
}

QVariant RequestRing::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section >= Status ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case State:
        return tr("State");
    case Method:
        return tr("Method");
    case Path:
        return tr("Path");
    case Status:
        return tr("Status");
    case Duration:
        return tr("Duration");
    default:
        return tr("Attempt");
    }
}

RequestFilter::RequestFilter(RequestRing &ring, QObject *parent) : QSortFilterProxyModel(parent), m_ring(ring)
{
    setSourceModel(&ring);
}

void RequestFilter::setText(const QString &text)
{
    m_text = text.trimmed();
    invalidateFilter();
}

void RequestFilter::setFailedOnly(bool failedOnly)
{
    m_failedOnly = failedOnly;
    invalidateFilter();
}

const RequestRecord *RequestFilter::recordAt(const QModelIndex &index) const
{
    const QModelIndex source = mapToSource(index);
    return source.isValid() ? &m_ring.at(source.row()) : nullptr;
}

bool RequestFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    const RequestRecord &record = m_ring.at(row);
    if (m_failedOnly && record.state != RequestRecord::State::Failed)
        return false;
    if (m_text.isEmpty())
        return true;
    const auto has = [this](const QString &text) { return text.contains(m_text, Qt::CaseInsensitive); };
    return has(record.path) || has(QString::number(record.status)) || has(record.requestId) || has(record.workspace) ||
           has(record.purpose) || has(QString(verbName(record.verb)));
}

} // namespace trowel
