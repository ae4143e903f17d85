// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace trowel {

/// How often an open workspace is asked without anybody asking.
struct Pace
{
    bool refreshes = true;    ///< visible lists read themselves again
    int refreshPercent = 100; ///< of the time a kind says; 50 to 1000
    int watchSeconds = 1;     ///< between two looks at what is moving; 1 to 60

    bool operator==(const Pace &) const = default;
};

} // namespace trowel
