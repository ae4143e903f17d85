// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/secret_rules.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUrl>

namespace trowel {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kNameLimit = 128;

bool matches(const QString &pattern, const QString &text, QRegularExpression::PatternOptions options = {})
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern), options).match(text).hasMatch();
}

} // namespace

QString checkScopeName(const QString &name)
{
    if (name.isEmpty())
        return u"Enter a name."_s;
    if (name.size() > kNameLimit)
        return u"At most %1 characters are allowed; these are %2."_s.arg(kNameLimit).arg(name.size());
    if (!matches(u"[A-Za-z0-9._@-]*"_s, name))
        return u"Letters A to Z, digits, dashes, underscores, periods and @ are allowed."_s;
    return {};
}

QString checkSecretKey(const QString &key)
{
    if (key.isEmpty())
        return u"Enter a key."_s;
    if (key.size() > kNameLimit)
        return u"At most %1 characters are allowed; these are %2."_s.arg(kNameLimit).arg(key.size());
    if (!matches(u"[A-Za-z0-9._-]*"_s, key))
        return u"Letters A to Z, digits, dashes, underscores and periods are allowed."_s;
    return {};
}

QString checkSecretSize(qsizetype bytes)
{
    if (bytes == 0)
        return u"Enter a value. The API takes no empty ones."_s;
    if (bytes > Secrets::valueLimit)
        return u"At most %1 bytes are allowed; these are %2."_s.arg(Secrets::valueLimit).arg(bytes);
    return {};
}

QString checkVaultResource(const QString &resourceId)
{
    const QString form =
        u"/subscriptions/[^/\\s]+/resourceGroups/[^/\\s]+/providers/Microsoft\\.KeyVault/vaults/[^/\\s]+"_s;
    if (matches(form, resourceId, QRegularExpression::CaseInsensitiveOption))
        return {};
    return u"Enter the resource id of the key vault: /subscriptions/…/resourceGroups/…/providers/"
           u"Microsoft.KeyVault/vaults/…"_s;
}

QString checkVaultDns(const QString &address)
{
    const QUrl url(address, QUrl::StrictMode);
    if (url.isValid() && url.scheme() == "https"_L1 && url.host().contains(u'.') && url.userInfo().isEmpty())
        return {};
    return u"Enter the vault URI of the key vault: https://….vault.azure.net/"_s;
}

QString checkPrincipal(const QString &principal)
{
    if (principal.trimmed().isEmpty())
        return u"Enter an e-mail address, a group name, or the application id of a service principal."_s;
    if (principal != principal.trimmed())
        return u"Take away the blanks before or behind the name."_s;
    return {};
}

QStringList secretPermissions()
{
    return {u"MANAGE"_s, u"WRITE"_s, u"READ"_s};
}

Result<QByteArray> readSecretFile(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile()) // opening a pipe would wait for somebody to write
        return failure(Error::Kind::Storage, u"%1 is no file."_s.arg(QDir::toNativeSeparators(path)));
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(Error::Kind::Storage,
                       u"%1 cannot be read: %2"_s.arg(QDir::toNativeSeparators(path), file.errorString()));
    }
    // A file may grow meanwhile: one byte more than is allowed tells.
    const QByteArray bytes = file.read(Secrets::valueLimit + 1);
    if (file.error() != QFileDevice::NoError) {
        return failure(Error::Kind::Storage,
                       u"%1 cannot be read: %2"_s.arg(QDir::toNativeSeparators(path), file.errorString()));
    }
    if (bytes.isEmpty())
        return failure(Error::Kind::Storage, u"The file is empty. The API takes no empty values."_s);
    if (bytes.size() > Secrets::valueLimit)
        return failure(Error::Kind::TooLarge,
                       u"The file has more than %1 bytes; no secret may be larger."_s.arg(Secrets::valueLimit));
    return bytes;
}

} // namespace trowel
