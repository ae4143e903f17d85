// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/cluster_events.h"
#include "ui/look/glyphs.h"

namespace trowel {

/// An event as a person reads it.
struct ClusterEventWords
{
    Glyph glyph = Glyph::None;
    QString sentence; ///< "Grew from 2 to 5 workers"; the server's word for a type we do not know
    QString detail;   ///< "by autoscaling", a driver's message …; may be empty
};

ClusterEventWords eventWords(const ClusterEvent &event);

} // namespace trowel
