// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/api.h"

namespace trowel::demo {

void addAllApis(Router &router, World &world)
{
    addIdentityApi(router, world);
    addWarehousesApi(router, world);
}

} // namespace trowel::demo
