// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/secret.h"
#include "core/http/authenticator.h"

namespace trowel {

/// Signs in with a personal access token. It never changes: a refused token ends the session.
class TokenAuthenticator final : public Authenticator
{
public:
    /// What a person pasted, blanks at the ends removed. BadRequest for an empty one and for what no header may hold
    /// (control characters, blanks inside, anything beyond ASCII); the message never quotes it.
    static Result<std::unique_ptr<TokenAuthenticator>> make(const QByteArray &token);

    Task<QByteArray> authorization() override;
    Task<Nothing> renew() override;
    QByteArray method() const override { return "pat"; }

private:
    explicit TokenAuthenticator(Secret token) : m_token(std::move(token)) {}
    Secret m_token;
};

} // namespace trowel
