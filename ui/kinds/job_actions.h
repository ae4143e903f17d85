// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/jobs.h"
#include "ui/model/kind.h"

namespace trowel {

/// What can be done with jobs.
QList<Action<JobRow>> jobActions();
/// The scope of the list that holds only jobs of exactly that name, as the server finds them.
QString scopeOfJobName(const QString &name);
/// The name in such a scope; empty for the whole list.
QString jobNameOfScope(const QString &scope);

} // namespace trowel
