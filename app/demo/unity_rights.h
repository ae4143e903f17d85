// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/people.h"
#include "app/demo/unity_catalog.h"

namespace trowel::demo {

struct World;

/// The steps of an object's chain: itself, its schema, its catalog. The metastore's grants do not go down.
QList<Securable> chainOf(const UnityCatalog &unity, const Securable &object);

/// Administrators of the workspace are those of the metastore: they see everything, give owners and grants, and own
/// nothing by that.
bool isOwner(const Person &person, const Securable &object);
/// The owner of the object or of what it lies in, or somebody with MANAGE on one of them.
bool manages(const UnityCatalog &unity, const Person &person, const Securable &object);
/// Has the privilege on the object or on what it lies in, by grant or as owner.
bool holds(const UnityCatalog &unity, const Person &person, const Securable &object, const QString &privilege);

enum class Sight { None, Browse, Full };
/// How much of an object somebody sees: BROWSE shows that it is there.
Sight sightOf(const UnityCatalog &unity, const Person &person, const Securable &object);

/// Whether grants and owners can name it: people, groups, service principals, "account users".
bool knowsPrincipal(const People &people, const QString &name);
/// What can be granted on a type of object; `tableType` tells views apart.
QStringList grantable(Securable::Type type, const QString &tableType);

} // namespace trowel::demo
