// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/api.h"

namespace trowel::demo {

void addAllApis(Router &router, World &world)
{
    addIdentityApi(router, world);
    addPermissionsApi(router, world);
    addTokensApi(router, world);
    addWarehousesApi(router, world);
    addWorkspaceApi(router, world);
    addWorkspaceExportApi(router, world);
    addWorkspaceImportApi(router, world);
}

} // namespace trowel::demo
