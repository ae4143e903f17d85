// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/grants.h"
#include "core/services/unity_catalog.h"
#include "ui/model/form.h"

namespace trowel {

Securable securableOf(const CatalogObject &object);
/// What is to be granted and to whom; `principals` are offered.
FormSpec grantForm(const CatalogObject &object, const QStringList &principals);
GrantChange grantOf(const FormValues &values);
/// One of our keys of a grant, and what a key stands for.
QString grantKey(const PrivilegeGrant &grant);
PrivilegeGrant grantOfKey(const QString &key);

} // namespace trowel
