// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/network_factory.h"

#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkCookieJar>
#include <QNetworkProxyFactory>
#include <QUrl>

#include <algorithm>

namespace trowel {
namespace {

bool isThisMachine(const QString &host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

class Chosen final : public QNetworkProxyFactory
{
public:
    Chosen(QNetworkProxyFactory *system, const QNetworkProxy &manual) : m_system(system), m_manual(manual) {}

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (m_system)
            return m_system->queryProxy(query);
        return {isThisMachine(query.peerHostName()) ? QNetworkProxy(QNetworkProxy::NoProxy) : m_manual};
    }

private:
    std::unique_ptr<QNetworkProxyFactory> m_system;
    QNetworkProxy m_manual;
};

// What the system says, in the words of its settings or environment.
class OfTheSystem final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        return QNetworkProxyFactory::systemProxyForQuery(query);
    }
};

} // namespace

bool isProxyHost(const QString &text)
{
    if (text.isEmpty() || text.size() > 253)
        return false;
    if (!QHostAddress(text).isNull())
        return true;
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(text, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() && !text.contains(u':') && !text.contains(u'/') &&
           !text.contains(u'@');
}

SystemNetworkFactory::SystemNetworkFactory() = default;
SystemNetworkFactory::~SystemNetworkFactory() = default;

std::unique_ptr<QNetworkAccessManager> SystemNetworkFactory::create()
{
    auto manager = std::make_unique<QNetworkAccessManager>();
    manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    manager->setCookieJar(new QNetworkCookieJar(manager.get())); // requests neither read nor write it
    apply(*manager);
    std::erase_if(m_made, [](const auto &gone) { return gone.isNull(); });
    m_made.emplace_back(manager.get());
    return manager;
}

void SystemNetworkFactory::setProxy(const ProxyChoice &choice, const QByteArray &password)
{
    m_choice = choice.isUsable() ? choice : ProxyChoice();
    m_password = QString::fromUtf8(password);
    for (const auto &manager : m_made) {
        if (!manager)
            continue;
        apply(*manager);
        manager->clearConnectionCache(); // what is kept alive goes the old way
    }
}

void SystemNetworkFactory::apply(QNetworkAccessManager &manager) const
{
    switch (m_choice.kind) {
    case ProxyChoice::Kind::System:
        return manager.setProxyFactory(new Chosen(new OfTheSystem, {}));
    case ProxyChoice::Kind::None:
        return manager.setProxyFactory(new Chosen(nullptr, QNetworkProxy(QNetworkProxy::NoProxy)));
    case ProxyChoice::Kind::Manual:
        break;
    }
    manager.setProxyFactory(new Chosen(
        nullptr, QNetworkProxy(QNetworkProxy::HttpProxy, m_choice.host, m_choice.port, m_choice.user, m_password)));
}

} // namespace trowel
