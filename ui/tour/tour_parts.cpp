// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tour/tour_parts.h"

#include "ui/pages/detail_drawer.h"

#include <QDialog>

namespace trowel::tour {

namespace {

bool isCalm(TourDriver &driver)
{
    return driver.isCalm();
}

} // namespace

TourStep opened(const QString &workspace, const QString &kind, const QString &scope)
{
    return {[=](TourDriver &d) { d.open(workspace, kind, scope); },
            [](TourDriver &d) { return d.rows() > 0 && d.isCalm(); }};
}

TourStep selected(const QStringList &names)
{
    return {[names](TourDriver &d) { d.select(names); }, isCalm};
}

TourStep inTab(const QString &tab)
{
    return {[tab](TourDriver &d) { d.drawer()->openTab(tab); }, isCalm};
}

TourStep asked(const QString &command, const QString &dialog)
{
    return {[command](TourDriver &d) { d.run(command); },
            [dialog](TourDriver &d) { return d.dialog() && d.dialog()->objectName() == dialog; }};
}

TourStep typed(const QString &field, const QString &text)
{
    return {[=](TourDriver &d) { d.type(field, text); }, {}};
}

TourStep pressed(const QString &button)
{
    return {[button](TourDriver &d) { d.press(button); }, {}};
}

TourStep until(const QString &shown)
{
    return {{}, [shown](TourDriver &d) { return d.shown(shown) != nullptr; }};
}

} // namespace trowel::tour

namespace trowel {

QList<TourStop> tourStops()
{
    using namespace tour;
    // The stops of the warehouses open the demo workspace, which all after them look at.
    return welcomeStops() + warehouseStops() + clusterStops() + jobStops() + workspaceStops() + fileStops() +
           secretStops() + catalogStops() + metastoreStops() + stateStops() + activityStops() + windowStops() +
           listStops() + toolStops();
}

} // namespace trowel
