// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transfer/transfer.h"

#include <memory>
#include <vector>

namespace trowel {

/// The transfers of one workspace, newest last. Runs at most two at a time, the rest waits. Owns them; destroying the
/// list cancels what they read.
class TransferList final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    ~TransferList() override;

    Transfer &add(std::unique_ptr<Transfer> transfer);
    qsizetype count() const { return qsizetype(m_transfers.size()); }
    Transfer &at(qsizetype index) const { return *m_transfers.at(size_t(index)); }
    int unfinished() const; ///< running and waiting ones
    double bytesPerSecond() const;
    /// Forgets the ended ones; emits cleared when there were any.
    void clearEnded();

signals:
    void added(qsizetype index);
    void changed(qsizetype index);
    void cleared();
    void ended(trowel::Transfer *transfer);

private:
    void startNext();
    void onChanged(Transfer *transfer);

    std::vector<std::unique_ptr<Transfer>> m_transfers;
};

} // namespace trowel
