// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/token_authenticator.h"

#include <algorithm>

namespace trowel {

Result<std::unique_ptr<TokenAuthenticator>> TokenAuthenticator::make(const QByteArray &token)
{
    const QByteArray text = token.trimmed();
    if (text.isEmpty())
        return failure(Error::Kind::BadRequest, QStringLiteral("Enter an access token."));
    // A line break would start a header of its own.
    const bool isSendable = std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f'; });
    if (!isSendable)
        return failure(Error::Kind::BadRequest,
                       QStringLiteral("The token contains characters that no token has. Was it copied whole?"));
    return std::unique_ptr<TokenAuthenticator>(new TokenAuthenticator(Secret(text)));
}

Task<QByteArray> TokenAuthenticator::authorization()
{
    return Task<QByteArray>::ready(m_token.behind("Bearer "));
}

Task<Nothing> TokenAuthenticator::renew()
{
    return Task<Nothing>::ready(
        failure(Error::Kind::Unauthenticated, QStringLiteral("The workspace does not accept this access token.")));
}

} // namespace trowel
