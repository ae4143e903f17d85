// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/call_log.h"
#include "app/demo/control.h"
#include "app/demo/http_connection.h"
#include "app/demo/rate_limit.h"
#include "app/demo/router.h"
#include "app/demo/world.h"

namespace trowel::demo {

/// The way of every request: counted, limited, let in by its token, struck by a fault or not, executed, and sent off
/// with the headers the service puts on everything. Lives in the server's thread.
class FrontDoor
{
public:
    FrontDoor(World &world, const DemoOptions &options);

    Delivery handle(const HttpRequest &request);

    CallLog &calls() { return m_calls; }
    const CallLog &calls() const { return m_calls; }
    Faults &faults() { return m_faults; }
    DemoOptions &options() { return m_options; }
    RateLimit &rateLimit() { return m_rateLimit; }
    Router &router() { return m_router; }

private:
    struct Visit;
    Delivery admit(Visit &visit);
    static HttpReply unknownEndpoint(const Visit &visit);
    HttpReply throttled(const Visit &visit, int seconds) const;
    const Person *personOfToken(const HttpRequest &request, HttpReply *refusal, const QByteArray &requestId) const;

    World &m_world;
    DemoOptions m_options;
    Router m_router;
    RateLimit m_rateLimit;
    Faults m_faults;
    CallLog m_calls;
};

} // namespace trowel::demo
