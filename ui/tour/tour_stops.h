// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

#include <functional>

namespace trowel {

class TourDriver;

/// One thing the tour does, and what it waits for before it goes on.
struct TourStep
{
    std::function<void(TourDriver &)> act;
    std::function<bool(TourDriver &)> until;
};

/// One picture of the tour.
struct TourStop
{
    QString name;
    /// Names or classes of widgets that the picture shows. The tour fails where one is not to be seen, and a test where
    /// a page, dialog, form or kind is in no stop.
    QStringList shows;
    QList<TourStep> steps;
};

/// All stops in the order they are visited: the first ones see the window without an open workspace.
QList<TourStop> tourStops();

} // namespace trowel
