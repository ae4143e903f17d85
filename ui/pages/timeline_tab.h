// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/timeline_view.h"

namespace trowel {

/// One line of the sums below the picture.
struct TimelineSum
{
    Glyph glyph = Glyph::None;
    QString name;  ///< "Running"
    QString value; ///< "6 h 12 min"
};

/// The picture of a timeline with what is chosen in words, how much of it is shown, and sums. Owned by `parent`.
QWidget *makeTimelineTab(const Timeline &timeline, const QList<TimelineSum> &sums, const QString &note,
                         QWidget *parent = nullptr);

} // namespace trowel
