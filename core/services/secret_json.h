// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/reader.h"
#include "core/services/secrets.h"

namespace trowel {

QList<SecretObject> readSecretScopes(const JsonReader &answer);
QList<SecretObject> readSecretKeys(const JsonReader &answer, const QString &scope, SecretObject::Backend backend);
/// One element of a list, with its bytes; NotFound when the list has none of that name.
Result<SecretDetail> findSecretScope(const QByteArray &body, const QString &name);
Result<SecretDetail> findSecretKey(const QByteArray &body, const QString &scope, const QString &key,
                                   SecretObject::Backend backend);
Result<QList<SecretAcl>> readSecretAcls(const QByteArray &body);

QByteArray writeSecretScope(const SecretScopeSpec &spec);
/// A flat object of texts.
QByteArray writeMembers(const QList<QPair<QString, QString>> &members);

} // namespace trowel
