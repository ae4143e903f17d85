// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/api.h"
#include "app/demo/world.h"

#include <QCryptographicHash>
#include <QJsonArray>

namespace trowel::demo {
namespace {

/// The tokens of the caller; never a value, only its hash, as in the cloud.
HttpReply list(World &world, const Call &call)
{
    const QByteArray bearer = call.request().header("Authorization").mid(7).trimmed();
    const QByteArray id = QCryptographicHash::hash(bearer, QCryptographicHash::Sha256).toHex();
    const QJsonObject token{{QStringLiteral("token_id"), QString::fromLatin1(id)},
                            {QStringLiteral("creation_time"), world.now() - 30LL * 24 * 3600 * 1000},
                            {QStringLiteral("expiry_time"), -1},
                            {QStringLiteral("comment"), QStringLiteral("demo of %1").arg(call.caller().userName)}};
    return jsonReply({{QStringLiteral("token_infos"), QJsonArray{token}}});
}

} // namespace

void addTokensApi(Router &router, World &world)
{
    router.add("GET", "/api/2.0/token/list", [&world](const Call &call) { return list(world, call); });
}

} // namespace trowel::demo
