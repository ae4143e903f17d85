// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/result.h"

#include <QDateTime>
#include <QString>
#include <QUrl>
#include <QUuid>

namespace trowel {

/// What a workspace is for; colours everything that can change it.
enum class Environment { Demo, Dev, Test, Prod };

/// One way into one workspace, without its secret. Saved in profiles.json.
struct Profile
{
    QUuid id;
    QString name;
    QUrl host; ///< scheme, host and port only, normalised by `normaliseHost`
    Environment environment = Environment::Dev;
    QString workspaceId; ///< up to 63 bits, as text; empty while unknown
    QDateTime lastUsed;  ///< UTC; invalid for never
};

/// What a person typed or pasted, as the URL of a workspace (reference: auth, "Host normalisation"): no scheme means
/// https, paths and fragments are dropped, `http://` only to loopback, no user info. `workspaceId` receives `?o=` or
/// `?w=` when there is one.
Result<QUrl> normaliseHost(const QString &typed, QString *workspaceId = nullptr);

} // namespace trowel
