// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/object_model.h"

namespace trowel {

/// What a list page shows in which state; made from the model alone, so that it can be tested without widgets.
struct ListOverview
{
    enum class Show {
        Rows,
        FirstLoad, ///< nothing has arrived yet
        Empty,
        Stopped,  ///< the load was stopped before anything arrived: nobody knows whether there is something
        Filtered, ///< there are rows, the filter hides all of them
        Failed    ///< and there are no rows to show meanwhile
    };

    Show show = Show::FirstLoad;
    QString count;        ///< "12", "312+", "0 of 38", "–"
    bool reading = false; ///< a load the person waits for, not one of the page's own quiet ones
    bool stopped = false; ///< not all is there, and nothing reads the rest
    bool failedMeanwhile = false;
};

/// `asked`: the person has asked for this load.
ListOverview overviewOf(const ObjectModel &model, bool asked);

} // namespace trowel
