// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/secret_names.h"

#include <QSet>
#include <QString>

namespace trowel {
namespace {

constexpr qsizetype longestName = 128; // nothing we know is longer; a huge name is only looked at by its end

QString folded(QStringView name)
{
    QString text;
    text.reserve(qMin(name.size(), longestName));
    for (const QChar c : name.right(longestName)) {
        if (c != u'_' && c != u'-' && c != u'.' && !c.isSpace())
            text += c.toLower();
    }
    return text;
}

using Names = QSet<QString>;

// Names of which nothing but the whole says that they are secret.
const Names &wholeNames()
{
    static const Names names{
        QStringLiteral("stringvalue"),  QStringLiteral("bytesvalue"),    QStringLiteral("tokenvalue"),
        QStringLiteral("secretvalue"),  QStringLiteral("value"),         QStringLiteral("content"),
        QStringLiteral("contents"),     QStringLiteral("data"),          QStringLiteral("token"),
        QStringLiteral("password"),     QStringLiteral("secret"),        QStringLiteral("assertion"),
        QStringLiteral("codeverifier"), QStringLiteral("devicecode"),    QStringLiteral("googlecredentials"),
        QStringLiteral("credentials"),  QStringLiteral("authorization"), QStringLiteral("connectionstring"),
    };
    return names;
}

const Names &mapNames()
{
    static const Names names{QStringLiteral("sparkenvvars"),
                             QStringLiteral("sparkconf"),
                             QStringLiteral("parameters"),
                             QStringLiteral("environmentvars"),
                             QStringLiteral("environmentvariables"),
                             QStringLiteral("serverenvvars"),
                             QStringLiteral("envvars"),
                             QStringLiteral("connectionoptions")};
    return names;
}

bool endsAsSecret(const QString &name)
{
    if (name.endsWith(QLatin1String("token")))
        return !name.endsWith(QLatin1String("pagetoken"));
    for (const QLatin1String end :
         {QLatin1String("secret"), QLatin1String("password"), QLatin1String("passwd"), QLatin1String("privatekey"),
          QLatin1String("accesskey"), QLatin1String("apikey"), QLatin1String("accountkey"), QLatin1String("assertion"),
          QLatin1String("connectionstring")}) {
        if (name.endsWith(end))
            return true;
    }
    return false;
}

} // namespace

NameKind nameKind(QStringView name)
{
    const QString text = folded(name);
    if (wholeNames().contains(text) || endsAsSecret(text))
        return NameKind::Secret;
    if (mapNames().contains(text))
        return NameKind::SecretMap;
    // notebook_params, base_parameters, …; a warehouse's odbc_params only say where it listens.
    const bool params = text.endsWith(QLatin1String("params")) || text.endsWith(QLatin1String("parameters"));
    return params && text != QLatin1String("odbcparams") ? NameKind::SecretMap : NameKind::Plain;
}

bool isSecretQueryName(QStringView name)
{
    static const Names names{
        QStringLiteral("code"),           QStringLiteral("state"),          QStringLiteral("sig"),
        QStringLiteral("codechallenge"),  QStringLiteral("signature"),      QStringLiteral("xamzsignature"),
        QStringLiteral("xamzcredential"), QStringLiteral("xgoogsignature"), QStringLiteral("xgoogcredential")};
    return names.contains(folded(name)) || nameKind(name) == NameKind::Secret;
}

bool isSecretTextName(QStringView name)
{
    static const Names vague{QStringLiteral("value"), QStringLiteral("content"), QStringLiteral("contents"),
                             QStringLiteral("data"),  QStringLiteral("code"),    QStringLiteral("state")};
    return !vague.contains(folded(name)) && isSecretQueryName(name);
}

} // namespace trowel
