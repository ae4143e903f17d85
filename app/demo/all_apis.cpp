// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/api.h"

namespace trowel::demo {

void addAllApis(Router &router, World &world)
{
    addDbfsApi(router, world);
    addDbfsContentApi(router, world);
    addDirectoriesApi(router, world);
    addFilesApi(router, world);
    addClustersApi(router, world);
    addIdentityApi(router, world);
    addJobsApi(router, world);
    addJobRunsApi(router, world);
    addPermissionsApi(router, world);
    addSecretsApi(router, world);
    addTokensApi(router, world);
    addUnityCatalogsApi(router, world);
    addUnityGrantsApi(router, world);
    addUnityMetastoreApi(router, world);
    addUnityTablesApi(router, world);
    addWarehousesApi(router, world);
    addWorkspaceApi(router, world);
    addWorkspaceExportApi(router, world);
    addWorkspaceImportApi(router, world);
}

} // namespace trowel::demo
