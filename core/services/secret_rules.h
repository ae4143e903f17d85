// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/result.h"
#include "core/services/secrets.h"

namespace trowel {

// What the API would refuse (reference: secrets, "Rules and limits"): one English sentence that says what is allowed,
// or nothing when everything is fine.

QString checkScopeName(const QString &name);
QString checkSecretKey(const QString &key);
/// `bytes` is the size of the value in UTF-8.
QString checkSecretSize(qsizetype bytes);
/// "/subscriptions/…/providers/Microsoft.KeyVault/vaults/<name>".
QString checkVaultResource(const QString &resourceId);
/// "https://<name>.vault.azure.net/", or what other Azure clouds have.
QString checkVaultDns(const QString &address);
QString checkPrincipal(const QString &principal);

/// The permissions there are, strongest first.
QStringList secretPermissions();

/// The bytes of a local file that is to become a value. Storage when it cannot be read or is empty, TooLarge when no
/// secret may be that large; neither quotes the contents.
Result<QByteArray> readSecretFile(const QString &path);

} // namespace trowel
