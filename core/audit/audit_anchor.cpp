// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/audit_anchor.h"

#include "core/auth/token_store.h"

namespace trowel {

KeychainAnchor::KeychainAnchor(TokenStore &store, const QString &name) : m_store(store), m_name(name) {}

Task<Nothing> KeychainAnchor::save(const QByteArray &mark)
{
    return m_store.writeNamed(m_name, mark).andThen([state = m_state](const TokenStore::Kept &kept) -> Result<Nothing> {
        // Memory ends with the program: it proves nothing later.
        state->onlyMemory = kept.where == TokenStore::Where::Memory ? kept.reason : QString();
        if (kept.where == TokenStore::Where::Memory)
            return failure(Error::Kind::Keychain, kept.reason);
        return Nothing{};
    });
}

Task<QByteArray> KeychainAnchor::load()
{
    if (!m_state->onlyMemory.isEmpty())
        return Task<QByteArray>::ready(failure(Error::Kind::Keychain, m_state->onlyMemory));
    return m_store.readNamed(m_name);
}

} // namespace trowel
