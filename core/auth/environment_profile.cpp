// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/environment_profile.h"

#include "core/auth/token_authenticator.h"

namespace trowel {

Result<EnvironmentProfile> environmentProfile(const QProcessEnvironment &environment)
{
    const QString typed = environment.value(QStringLiteral("DATABRICKS_HOST"));
    const QByteArray token = environment.value(QStringLiteral("DATABRICKS_TOKEN")).toUtf8().trimmed();
    if (typed.trimmed().isEmpty())
        return failure(Error::Kind::BadRequest, QStringLiteral("DATABRICKS_HOST is not set."));
    if (token.isEmpty())
        return failure(Error::Kind::BadRequest, QStringLiteral("DATABRICKS_TOKEN is not set."));
    if (const auto usable = TokenAuthenticator::make(token); !usable)
        return failure(usable.error().kind, QStringLiteral("DATABRICKS_TOKEN: %1").arg(usable.error().message));
    QString workspaceId;
    const auto host = normaliseHost(typed, &workspaceId);
    if (!host)
        return failure(host.error().kind, QStringLiteral("DATABRICKS_HOST: %1").arg(host.error().message));
    const QString named = environment.value(QStringLiteral("DATABRICKS_WORKSPACE_ID")).trimmed();
    EnvironmentProfile found;
    found.profile.id = QUuid::createUuid();
    found.profile.name = QStringLiteral("Environment");
    found.profile.host = *host;
    found.profile.workspaceId = named.isEmpty() || named == QLatin1String("none") ? workspaceId : named;
    found.token = Secret(token);
    return found;
}

} // namespace trowel
