// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/proxy_choice.h"

#include <QPointer>

#include <memory>
#include <vector>

class QNetworkAccessManager;

namespace trowel {

/// The one seam for tests on the wire: where QNetworkAccessManagers come from.
class NetworkFactory
{
public:
    virtual ~NetworkFactory() = default;
    virtual std::unique_ptr<QNetworkAccessManager> create() = 0;
};

/// The real one: a cookie jar of its own, no redirects followed, and the proxy that was chosen, the system's at first.
/// This machine itself is never asked for through a manual proxy.
class SystemNetworkFactory final : public NetworkFactory
{
public:
    SystemNetworkFactory();
    ~SystemNetworkFactory() override;
    std::unique_ptr<QNetworkAccessManager> create() override;

    /// For what is made from now on and for what is there: the next requests go the new way. A choice that cannot be
    /// used counts as the system's.
    void setProxy(const ProxyChoice &choice, const QByteArray &password = {});

private:
    void apply(QNetworkAccessManager &manager) const;

    ProxyChoice m_choice;
    QString m_password;
    std::vector<QPointer<QNetworkAccessManager>> m_made;
};

} // namespace trowel
