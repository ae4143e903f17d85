// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demo_options.h"
#include "app/demo/router.h"

namespace trowel::demo {

class CallLog;
class RateLimit;
struct World;

/// What the control endpoint may turn while the server runs. Everything lives in the server's thread.
struct Controls
{
    World &world;
    DemoOptions &options;
    Faults &faults;
    RateLimit &rateLimit;
    CallLog &calls;
    std::function<void()> reseed;
};

/// `/__demo/…`: faults, calls and state, for tests and for `curl`. Needs a token like everything else, is not counted,
/// limited, delayed or struck by faults.
void addControlApi(Router &router, const Controls &controls);

/// The body of `POST /__demo/state`; throws ApiError. Answers what is now in force.
QJsonObject changeState(const Controls &controls, const QJsonObject &change);

} // namespace trowel::demo
