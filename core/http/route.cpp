// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/route.h"

#include <QtGlobal>

#include <algorithm>
#include <iterator>

namespace trowel {

namespace {

constexpr RouteInfo table[] = {
    // route, family, base, older base, reads/s, changes/s, workspace header
    {Route::WellKnown, QLatin1String("well-known"), QLatin1String("/.well-known"), {}, 0, 0, false},
    {Route::Scim, QLatin1String("scim"), QLatin1String("/api/2.0/preview/scim/v2"), {}, 255.0 / 60, 0, true},
    {Route::Warehouses, QLatin1String("warehouses"), QLatin1String("/api/2.0/sql/warehouses"), {}, 0, 0, true},
    {Route::Workspace, QLatin1String("workspace"), QLatin1String("/api/2.0/workspace"), {}, 60, 30, true},
    {Route::WorkspaceFiles,
     QLatin1String("workspace-files"),
     QLatin1String("/api/2.0/workspace-files"),
     {},
     0,
     0,
     true},
    {Route::Permissions, QLatin1String("permissions"), QLatin1String("/api/2.0/permissions"), {}, 100, 30, true},
    {Route::Clusters, QLatin1String("clusters"), QLatin1String("/api/2.1/clusters"), QLatin1String("/api/2.0/clusters"),
     0, 0, true},
    {Route::Jobs, QLatin1String("jobs"), QLatin1String("/api/2.2/jobs"), QLatin1String("/api/2.1/jobs"), 0, 20, true},
    {Route::Dbfs, QLatin1String("dbfs"), QLatin1String("/api/2.0/dbfs"), {}, 30, 30, true},
    {Route::Files, QLatin1String("files"), QLatin1String("/api/2.0/fs"), {}, 0, 0, true},
    {Route::Secrets, QLatin1String("secrets"), QLatin1String("/api/2.0/secrets"), {}, 1100.0 / 60, 1100.0 / 60, true},
    {Route::UnityCatalog, QLatin1String("unity-catalog"), QLatin1String("/api/2.1/unity-catalog"), {}, 0, 0, true},
};

} // namespace

const RouteInfo &routeInfo(Route route)
{
    const auto *row = std::find_if(std::begin(table), std::end(table),
                                   [route](const RouteInfo &info) { return info.route == route; });
    Q_ASSERT_X(row != std::end(table), "routeInfo", "a route without a row");
    return *row;
}

} // namespace trowel
