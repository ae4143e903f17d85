// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/task.h"

#include <QByteArray>

namespace trowel {

/// How one workspace signs in. The queue asks before every attempt; sign-in methods implement it in core/auth.
class Authenticator
{
public:
    virtual ~Authenticator() = default;
    /// The value of the Authorization header, e.g. "Bearer …". Fails with Unauthenticated when there is none. Secret.
    virtual Task<QByteArray> authorization() = 0;
    /// Called once after a 401, or a 403 that says the token is bad. Failing with Unauthenticated ends the request.
    virtual Task<Nothing> renew() = 0;
    /// For the user agent: "pat", "oauth-m2m", …
    virtual QByteArray method() const = 0;
};

} // namespace trowel
