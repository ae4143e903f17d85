// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/faults.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <chrono>

namespace trowel {

namespace demo {

/// How much there is in the workspace.
enum class Scale {
    Small, ///< what a person can look through
    Large, ///< about 5,000 workspace objects, 200 warehouses, 200 clusters, 1,000 jobs, 20,000 tables
    Huge   ///< 100,000 workspace objects, 1,000 warehouses, 1,000 clusters, 10,000 jobs, 1,000,000 tables
};

} // namespace demo

/// How a demo workspace behaves; every switch of the command line.
struct DemoOptions
{
    struct User
    {
        QByteArray token;
        QString userName = {}; ///< empty: the first token is an administrator's, the second one's who may only look
    };

    quint16 port = 0;                     ///< 0: any free one
    QList<User> users = {};               ///< none: one administrator with a random token
    int ratePerSecond = 30;               ///< 0: no limit
    int burst = 30;                       ///< the bucket's size
    bool sendRetryAfter = true;           ///< with a 429
    std::chrono::milliseconds latency{0}; ///< added to every answer except the control endpoint's
    demo::Scale scale = demo::Scale::Small;
    int extraWarehouses = 0; ///< generated ones on top of the scale's
    double timeFactor = 1.0; ///< 10: starting and stopping take a tenth of the time
    /// What an older workspace answers: no paged warehouses, clusters 2.0, jobs 2.1, no multipart import.
    bool olderVersionsOnly = false;
    QList<demo::Fault> faults = {};
};

} // namespace trowel
