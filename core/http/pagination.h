// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/api_client.h"

#include <functional>

namespace trowel {

/// How a list ended.
struct ListEnd
{
    qsizetype count = 0;
    int pages = 0;
    bool complete = true; ///< false when the limit of pages ended it
};

/// Receives rows page by page while a list loads; never called again once the task has settled.
template <typename Row>
using PageSink = std::function<void(QList<Row> rows)>;

} // namespace trowel
