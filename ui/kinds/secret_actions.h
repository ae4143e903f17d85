// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/secrets.h"
#include "ui/model/kind.h"

namespace trowel {

Secrets secretService(Session &session, const char *purpose, Lane lane = Lane::Interactive);
/// The place of a scope or key in its list, or with an empty key of a list itself.
Place secretPlace(Session &session, const QString &list, const QString &key = {});

/// What can be done with scopes and keys: menus, tool bar and keys are made from it.
QList<Action<SecretObject>> secretActions();

/// Asks for a new scope.
void createSecretScope(const ActionScope &scope);
/// Asks for a value and puts it into the scope of `list`; with a key given, replaces the value of that one.
void putSecret(const ActionScope &scope, const QString &list, const QString &key = {});

/// The drawer's tab with the access control list of a scope.
QWidget *makeSecretAccessTab(const ActionScope &scope, const SecretObject &object, QWidget *parent);

} // namespace trowel
