// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace trowel {

/// Through what the wire goes. The password of a manual proxy is not in here: it lives in the keychain.
struct ProxyChoice
{
    enum class Kind { System, None, Manual };
    Kind kind = Kind::System;
    QString host = {};
    quint16 port = 0;
    QString user = {}; ///< empty for a proxy that asks for none

    bool operator==(const ProxyChoice &) const = default;
    bool isUsable() const { return kind != Kind::Manual || (!host.isEmpty() && port > 0); }
};

/// Whether a proxy's host can be one: a name or an address, no scheme, port, user or path.
bool isProxyHost(const QString &text);

} // namespace trowel
