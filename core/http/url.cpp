// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/url.h"

#include <QHostAddress>

namespace trowel {

namespace {

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == u"http" ? 80 : 443);
}

bool isLoopback(const QUrl &url)
{
    return url.host() == u"localhost" || QHostAddress(url.host()).isLoopback();
}

} // namespace

Result<QByteArray> encodedPath(QLatin1String base, const QStringList &parts)
{
    QByteArray path(base.data(), base.size());
    for (const QString &part : parts) {
        if (part.isEmpty() || part == u"." || part == u"..")
            return failure(Error::Kind::BadRequest, QStringLiteral("“%1” cannot be part of an address.").arg(part));
        path += '/' + part.toUtf8().toPercentEncoding();
    }
    return path;
}

QByteArray encodedQuery(const Query &query)
{
    QByteArray text;
    for (const auto &[name, value] : query) {
        if (!text.isEmpty())
            text += '&';
        text += name.toUtf8().toPercentEncoding() + '=' + value.toUtf8().toPercentEncoding();
    }
    return text;
}

QUrl requestUrl(const QUrl &host, const QByteArray &path, const QByteArray &query)
{
    QByteArray text =
        host.toEncoded(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo);
    text += path;
    if (!query.isEmpty())
        text += '?' + query;
    return QUrl::fromEncoded(text, QUrl::StrictMode);
}

QString hostLabel(const QUrl &host)
{
    if (host.scheme() == u"https")
        return host.authority();
    return host.scheme() + QStringLiteral("://") + host.authority();
}

bool mayCarrySecret(const QUrl &url, const QUrl &own)
{
    return url.scheme() == own.scheme() && !url.host().isEmpty() && url.host() == own.host() &&
           portOf(url) == portOf(own) && (url.scheme() == u"https" || (url.scheme() == u"http" && isLoopback(url)));
}

} // namespace trowel
