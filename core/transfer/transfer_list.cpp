// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/transfer_list.h"

#include <algorithm>

namespace trowel {

namespace {

constexpr int mostRunning = 2;

} // namespace

TransferList::~TransferList()
{
    for (const auto &transfer : m_transfers)
        transfer->disconnect(this); // what ends now has no list to tell
}

Transfer &TransferList::add(std::unique_ptr<Transfer> transfer)
{
    Transfer *added = transfer.get();
    m_transfers.push_back(std::move(transfer));
    connect(added, &Transfer::changed, this, [this, added] { onChanged(added); });
    emit this->added(count() - 1);
    startNext();
    return *added;
}

int TransferList::unfinished() const
{
    return int(std::count_if(m_transfers.begin(), m_transfers.end(), [](const auto &t) { return !t->isEnded(); }));
}

double TransferList::bytesPerSecond() const
{
    double sum = 0;
    for (const auto &transfer : m_transfers)
        sum += transfer->bytesPerSecond();
    return sum;
}

void TransferList::clearEnded()
{
    std::vector<std::unique_ptr<Transfer>> gone;
    const auto firstEnded = std::stable_partition(m_transfers.begin(), m_transfers.end(),
                                                  [](const auto &transfer) { return !transfer->isEnded(); });
    std::move(firstEnded, m_transfers.end(), std::back_inserter(gone));
    m_transfers.erase(firstEnded, m_transfers.end());
    if (gone.empty())
        return;
    emit cleared();
    for (auto &transfer : gone)
        transfer.release()->deleteLater(); // one of them may be the sender of the signal that led here
}

void TransferList::startNext()
{
    for (;;) {
        const auto running = std::count_if(m_transfers.begin(), m_transfers.end(),
                                           [](const auto &t) { return t->state() == Transfer::State::Running; });
        const auto next = std::find_if(m_transfers.begin(), m_transfers.end(),
                                       [](const auto &t) { return t->state() == Transfer::State::Waiting; });
        if (running >= mostRunning || next == m_transfers.end())
            return;
        (*next)->begin();
    }
}

void TransferList::onChanged(Transfer *transfer)
{
    const auto found = std::find_if(m_transfers.begin(), m_transfers.end(),
                                    [transfer](const auto &mine) { return mine.get() == transfer; });
    if (found == m_transfers.end())
        return;
    const bool hasEnded = transfer->isEnded();
    emit changed(found - m_transfers.begin());
    if (hasEnded)
        emit ended(transfer);
    if (transfer->state() != Transfer::State::Running)
        startNext(); // a place is free, or it waits again
}

} // namespace trowel
