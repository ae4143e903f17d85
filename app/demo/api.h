// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/router.h"

namespace trowel::demo {

struct World;

// One function per API family; each lives in <family>_api.cpp and is named once more, in all_apis.cpp.
void addDbfsApi(Router &router, World &world);
void addDbfsContentApi(Router &router, World &world);
void addDirectoriesApi(Router &router, World &world);
void addFilesApi(Router &router, World &world);
void addClustersApi(Router &router, World &world);
void addIdentityApi(Router &router, World &world);
void addJobsApi(Router &router, World &world);
void addJobRunsApi(Router &router, World &world);
void addPermissionsApi(Router &router, World &world);
void addSecretsApi(Router &router, World &world);
void addTokensApi(Router &router, World &world);
void addUnityCatalogsApi(Router &router, World &world);
void addUnityGrantsApi(Router &router, World &world);
void addUnityMetastoreApi(Router &router, World &world);
void addUnityTablesApi(Router &router, World &world);
void addWarehousesApi(Router &router, World &world);
void addWorkspaceApi(Router &router, World &world);
void addWorkspaceExportApi(Router &router, World &world);
void addWorkspaceImportApi(Router &router, World &world);

/// Every family the demo answers.
void addAllApis(Router &router, World &world);

} // namespace trowel::demo
