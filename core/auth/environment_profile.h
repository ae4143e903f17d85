// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/profile.h"
#include "core/auth/secret.h"

#include <QProcessEnvironment>

namespace trowel {

/// A workspace named by the environment, for `trowel --env`. Never saved.
struct EnvironmentProfile
{
    Profile profile;
    Secret token;
};

/// DATABRICKS_HOST, DATABRICKS_TOKEN and DATABRICKS_WORKSPACE_ID. BadRequest names the variable that is missing or
/// wrong; `http://` is for loopback only.
Result<EnvironmentProfile> environmentProfile(const QProcessEnvironment &environment);

} // namespace trowel
