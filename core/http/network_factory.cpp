// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/network_factory.h"

#include <QNetworkAccessManager>
#include <QNetworkCookieJar>
#include <QNetworkProxyFactory>

namespace trowel {

std::unique_ptr<QNetworkAccessManager> SystemNetworkFactory::create()
{
    auto manager = std::make_unique<QNetworkAccessManager>();
    QNetworkProxyFactory::setUseSystemConfiguration(true);
    manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    manager->setCookieJar(new QNetworkCookieJar(manager.get())); // requests neither read nor write it
    return manager;
}

} // namespace trowel
