// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1String>

namespace trowel {

/// One family of API calls. A service names its route, never a base path.
enum class Route {
    WellKnown,
    Scim,
    Warehouses,
    Workspace,
    WorkspaceFiles,
    Permissions,
    Clusters,
    Jobs,
    Dbfs,
    Files,
    Secrets,
    UnityCatalog
};

/// One row of the route table. Rates are requests per second and only ever tighten the 30/s of the host;
/// 0 means no limit of its own (reference: generic facts, "Rate limits and quotas").
struct RouteInfo
{
    Route route;
    QLatin1String family;    ///< short name, shown where the family waits: "warehouses"
    QLatin1String base;      ///< "/api/2.0/sql/warehouses"
    QLatin1String older;     ///< the base to fall back to on ENDPOINT_NOT_FOUND; empty for none
    double readsPerSecond;   ///< GET and HEAD
    double changesPerSecond; ///< everything else
    bool workspaceHeader;    ///< send X-Databricks-Workspace-Id when the workspace id is known
};

/// The whole table; a route without a row is a programming error.
const RouteInfo &routeInfo(Route route);

} // namespace trowel
