// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/router.h"
#include "app/demo/unity_rights.h"
#include "app/demo/world.h"

#include <QJsonArray>

namespace trowel::demo {

/// What the families of Unity Catalog have in common: who may see what, how a list is cut into pages, what is said of
/// what is missing.
namespace unity {

using Type = Securable::Type;

/// The object as the caller may see it; throws what the API says where it is missing or hidden.
Securable wanted(World &world, const Call &call, Type type, const QString &fullName);
ApiError missing(Type type, const QString &fullName);
ApiError exists(Type type, const QString &fullName);
/// "User does not have USE CATALOG on Catalog 'main'."
ApiError lacks(const QString &privilege, const Securable &object);
void requirePrivilege(World &world, const Call &call, const Securable &object, const char *privilege);
/// The name in lower case; throws where it is no valid one. `rpc` and `info` name the message: "CreateCatalog".
QString validName(const QString &name, const char *rpc, const char *info);

/// What the answer to a GET or an entry of a list says; `full` is false in lists.
QJsonObject toJson(World &world, const Call &call, const Securable &object, bool full);

struct Listing
{
    QLatin1String member;
    qint64 serverPage;        ///< for max_results=0
    bool wholeWithout = true; ///< without max_results everything comes in one answer
    std::function<QList<Securable>(const QString &after, qint64 most)> next;
    std::function<QString(const Securable &)> place; ///< what `next` takes as `after`
    std::function<QJsonObject(const Securable &)> entry;
};
/// One page: cut first, then filtered by what the caller may see, so that pages may be short or empty.
HttpReply list(World &world, const Call &call, const Listing &listing);

/// PATCH: owner, comment, new_name and the members named; checks who may. `members` of the body are taken over.
HttpReply amend(World &world, const Call &call, const Securable &object, const QStringList &members);
HttpReply drop(World &world, const Call &call, const Securable &object, const char *notEmpty);
/// A new object of the caller's.
Securable created(World &world, const Call &call, Type type, const QString &fullName);

/// Adds a route that says so when the workspace has no metastore.
void add(Router &router, World &world, const QByteArray &method, const QByteArray &pattern,
         std::function<HttpReply(const Call &)> handler);

} // namespace unity

} // namespace trowel::demo
