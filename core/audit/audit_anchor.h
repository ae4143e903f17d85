// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/task.h"

#include <QByteArray>

namespace trowel {

class TokenStore;

/// A place outside the log's file that remembers its newest hash, so that a cut tail is noticed.
class AuditAnchor
{
public:
    virtual ~AuditAnchor() = default;
    /// Fails when the value will not be there at the next start.
    virtual Task<Nothing> save(const QByteArray &mark) = 0;
    /// NotFound when nothing was saved yet; Keychain when nobody can tell.
    virtual Task<QByteArray> load() = 0;
};

/// The anchor in the OS keychain. The store must outlive it.
class KeychainAnchor final : public AuditAnchor
{
public:
    explicit KeychainAnchor(TokenStore &store, const QString &name = QStringLiteral("audit-anchor"));
    Task<Nothing> save(const QByteArray &mark) override;
    Task<QByteArray> load() override;

private:
    struct State
    {
        QString onlyMemory; ///< why the last mark did not reach the keychain
    };
    TokenStore &m_store;
    QString m_name;
    std::shared_ptr<State> m_state = std::make_shared<State>();
};

} // namespace trowel
