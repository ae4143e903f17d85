// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/task.h"

#include <QByteArray>
#include <QUuid>

#include <memory>

namespace trowel {

/// Keeps the secret of a profile in the OS keychain; where there is none it stays in memory for this session. Never a
/// file, never a setting. The only file of the project that knows QtKeychain. Main thread; the operations of one store
/// run one after the other, and none ever blocks. A keychain that does not answer within 5 s (60 s while it is locked:
/// somebody may be typing its password) counts as absent. Cancelling drops the answer, not the operation.
class TokenStore
{
public:
    enum class Where { Keychain, Memory };
    struct Kept
    {
        Where where = Where::Keychain;
        QString reason; ///< why not the keychain, in the words of the system; empty otherwise
    };

    TokenStore();
    ~TokenStore();
    TokenStore(const TokenStore &) = delete;
    TokenStore &operator=(const TokenStore &) = delete;

    /// Writes, reads back and compares. Never fails for want of a keychain: then the answer says Memory and why.
    Task<Kept> write(const QUuid &profile, const QByteArray &secret);
    /// NotFound when there is none, Keychain when the keychain is locked or does not answer.
    Task<QByteArray> read(const QUuid &profile);
    /// A locked keychain is an error, not a success.
    Task<Nothing> remove(const QUuid &profile);

    /// For values that are no profile's secret, such as the newest hash of the audit log.
    Task<Kept> writeNamed(const QString &name, const QByteArray &value);
    Task<QByteArray> readNamed(const QString &name);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace trowel
