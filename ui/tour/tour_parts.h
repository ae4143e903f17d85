// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tour/tour_driver.h"
#include "ui/tour/tour_stops.h"

namespace trowel::tour {

// What the parts of the tour are made of.

inline constexpr QLatin1String kDemo("demo");
inline constexpr QLatin1String kProd("prod-eu");

QList<TourStop> welcomeStops();
QList<TourStop> warehouseStops();
QList<TourStop> clusterStops();
QList<TourStop> jobStops();
QList<TourStop> workspaceStops();
QList<TourStop> fileStops();
QList<TourStop> secretStops();
QList<TourStop> catalogStops();
QList<TourStop> metastoreStops();
QList<TourStop> stateStops();
QList<TourStop> activityStops();
QList<TourStop> windowStops();
QList<TourStop> listStops();
QList<TourStop> toolStops();

/// Opens a list and waits for its rows.
TourStep opened(const QString &workspace, const QString &kind, const QString &scope = {});
/// Selects rows by name and waits for the details.
TourStep selected(const QStringList &names);
/// Opens a tab of the drawer.
TourStep inTab(const QString &tab);
/// Runs a command and waits until that dialog is open.
TourStep asked(const QString &command, const QString &dialog);
TourStep typed(const QString &field, const QString &text);
TourStep pressed(const QString &button);
/// Waits until this can be seen.
TourStep until(const QString &shown);

} // namespace trowel::tour
