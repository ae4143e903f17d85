// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/secrets.h"
#include "ui/model/object_detail.h"

namespace trowel {

/// The list a scope's keys are in: the scope's name, with a mark in front where the backend takes no changes. ":" is in
/// no scope's name.
QString secretListOf(const SecretObject &scope);
/// The name of the scope a list belongs to; empty for the list of scopes.
QString scopeOfList(const QString &list);
/// Lists of scopes that Azure Key Vault keeps.
bool isReadOnlyList(const QString &list);
SecretObject::Backend backendOfList(const QString &list);

/// "Databricks", "Azure Key Vault", or what the server says.
QString backendWords(const SecretObject &scope);
/// "8 months", "1 day", "Today" – how long ago a value was put.
QString ageWords(qint64 epochMs, qint64 nowMs);
/// "7 keys", "No keys".
QString keyCountWords(qsizetype keys);
/// "user" for an e-mail address, "robot" for an application id, else "group".
QString principalIcon(const QString &principal);
/// "May also put and delete secrets" …; empty for a permission we do not know.
QString permissionMeaning(const QString &permission);
/// What Spark configuration and environment variables take in place of the value: {{secrets/etl/jdbc-password}}
QString secretReference(const SecretObject &object);
ObjectDetail secretDetail(const SecretDetail &detail, const QString &workspace);

} // namespace trowel
