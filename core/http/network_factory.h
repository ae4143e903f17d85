// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

class QNetworkAccessManager;

namespace trowel {

/// The one seam for tests on the wire: where QNetworkAccessManagers come from.
class NetworkFactory
{
public:
    virtual ~NetworkFactory() = default;
    virtual std::unique_ptr<QNetworkAccessManager> create() = 0;
};

/// The real one: system proxies, a cookie jar of its own, no redirects followed.
class SystemNetworkFactory final : public NetworkFactory
{
public:
    std::unique_ptr<QNetworkAccessManager> create() override;
};

} // namespace trowel
