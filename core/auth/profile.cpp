// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/profile.h"

#include <QHostAddress>
#include <QUrlQuery>

#include <algorithm>

namespace trowel {
namespace {

Result<QUrl> refuse(const QString &why)
{
    return failure(Error::Kind::BadRequest, why);
}

bool isLoopback(const QString &host)
{
    if (host == QLatin1String("localhost"))
        return true;
    return QHostAddress(host).isLoopback();
}

// ?o= wins over ?w=; a number there, any word in ?w=. "0" is what old links say for "no id".
QString workspaceIdOf(const QUrl &url)
{
    const QUrlQuery query(url);
    for (const QString &name : {QStringLiteral("o"), QStringLiteral("workspace_id")}) {
        const QString value = query.queryItemValue(name).trimmed();
        bool isNumber = false;
        const qint64 number = value.toLongLong(&isNumber);
        if (isNumber && number > 0)
            return value;
    }
    return query.queryItemValue(QStringLiteral("w"), QUrl::FullyDecoded).trimmed();
}

} // namespace

Result<QUrl> normaliseHost(const QString &typed, QString *workspaceId)
{
    QString text = typed.trimmed();
    if (text.isEmpty())
        return refuse(QStringLiteral("Enter the address of a workspace."));
    const auto isStray = [](QChar c) { return c.isSpace() || c.category() == QChar::Other_Control || c == u'\\'; };
    if (std::any_of(text.begin(), text.end(), isStray))
        return refuse(QStringLiteral("The address contains blanks or characters that no address has."));
    // Not QUrl::fromUserInput, which makes http:// of a bare host.
    const qsizetype scheme = text.indexOf(QLatin1String("://"));
    const qsizetype behind =
        std::find_if(text.cbegin(), text.cend(), [](QChar c) { return c == u'/' || c == u'?' || c == u'#'; }) -
        text.cbegin();
    if (scheme < 0 || behind < scheme)
        text.prepend(QLatin1String("https://"));
    // Tolerant: behind the host people paste what browsers show, valid or not.
    const QUrl loose(text, QUrl::TolerantMode);
    if (!loose.isValid() || loose.host().isEmpty())
        return refuse(QStringLiteral("This is not the address of a workspace."));
    if (!loose.userInfo().isEmpty() || loose.authority().contains(u'@'))
        return refuse(QStringLiteral("The address must not contain a user name or password."));
    const QString host = loose.host(QUrl::FullyEncoded).toLower();
    const bool plain = loose.scheme() == QLatin1String("http");
    if (!plain && loose.scheme() != QLatin1String("https"))
        return refuse(QStringLiteral("The address must begin with https://."));
    if (plain && !isLoopback(loose.host()))
        return refuse(QStringLiteral("http:// would send the token in the clear; use https://."));
    QUrl clean;
    clean.setScheme(loose.scheme());
    clean.setHost(host);
    const int port = loose.port();
    if (port == 0)
        return refuse(QStringLiteral("The port must be between 1 and 65535."));
    if (port > 0 && port != (plain ? 80 : 443))
        clean.setPort(port);
    if (!clean.isValid())
        return refuse(QStringLiteral("This is not the address of a workspace."));
    if (workspaceId)
        *workspaceId = workspaceIdOf(loose);
    return clean;
}

} // namespace trowel
