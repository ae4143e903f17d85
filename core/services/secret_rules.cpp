// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/secret_rules.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUrl>

namespace trowel {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SecretRules)
};

constexpr qsizetype kNameLimit = 128;

bool matches(const QString &pattern, const QString &text, QRegularExpression::PatternOptions options = {})
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern), options).match(text).hasMatch();
}

} // namespace

QString checkScopeName(const QString &name)
{
    if (name.isEmpty())
        return Words::tr("Enter a name.");
    if (name.size() > kNameLimit)
        return Words::tr("At most %1 characters are allowed; these are %2.").arg(kNameLimit).arg(name.size());
    if (!matches(u"[A-Za-z0-9._@-]*"_s, name))
        return Words::tr("Letters A to Z, digits, dashes, underscores, periods and @ are allowed.");
    return {};
}

QString checkSecretKey(const QString &key)
{
    if (key.isEmpty())
        return Words::tr("Enter a key.");
    if (key.size() > kNameLimit)
        return Words::tr("At most %1 characters are allowed; these are %2.").arg(kNameLimit).arg(key.size());
    if (!matches(u"[A-Za-z0-9._-]*"_s, key))
        return Words::tr("Letters A to Z, digits, dashes, underscores and periods are allowed.");
    return {};
}

QString checkSecretSize(qsizetype bytes)
{
    if (bytes == 0)
        return Words::tr("Enter a value. The API takes no empty ones.");
    if (bytes > Secrets::valueLimit)
        return Words::tr("At most %1 bytes are allowed; these are %2.").arg(Secrets::valueLimit).arg(bytes);
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
    return Words::tr("Enter the vault URI of the key vault: https://….vault.azure.net/");
}

QString checkPrincipal(const QString &principal)
{
    if (principal.trimmed().isEmpty())
        return Words::tr("Enter an e-mail address, a group name, or the application id of a service principal.");
    if (principal != principal.trimmed())
        return Words::tr("Take away the blanks before or behind the name.");
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
        return failure(Error::Kind::Storage, Words::tr("%1 is no file.").arg(QDir::toNativeSeparators(path)));
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(Error::Kind::Storage,
                       Words::tr("%1 cannot be read: %2").arg(QDir::toNativeSeparators(path), file.errorString()));
    }
    // A file may grow meanwhile: one byte more than is allowed tells.
    const QByteArray bytes = file.read(Secrets::valueLimit + 1);
    if (file.error() != QFileDevice::NoError) {
        return failure(Error::Kind::Storage,
                       Words::tr("%1 cannot be read: %2").arg(QDir::toNativeSeparators(path), file.errorString()));
    }
    if (bytes.isEmpty())
        return failure(Error::Kind::Storage, Words::tr("The file is empty. The API takes no empty values."));
    if (bytes.size() > Secrets::valueLimit)
        return failure(Error::Kind::TooLarge,
                       Words::tr("The file has more than %1 bytes; no secret may be larger.").arg(Secrets::valueLimit));
    return bytes;
}

} // namespace trowel
