// SPDX-License-Identifier: GPL-3.0-or-later
// The command palette, and what lists are limited by.
#include "ui/model/name_index.h"
#include "ui/pages/page.h"
#include "ui/shell/main_window.h"
#include "ui/tour/tour_parts.h"

#include <QMenu>

namespace trowel::tour {

namespace {

constexpr QLatin1String kWarehouses("warehouses");

TourStep menuUnder(const QString &button, const QString &menu)
{
    return {[button, menu](TourDriver &d) {
                auto *found = d.page()->findChild<QMenu *>(menu);
                const QWidget *under = d.shown(button);
                if (found && under)
                    found->popup(under->mapToGlobal(QPoint(0, under->height())));
            },
            [menu](TourDriver &d) { return d.shown(menu) != nullptr; }};
}

// A state is chosen as in the menu, which fills itself when it opens.
TourStep inState(const QString &state)
{
    return {[state](TourDriver &d) {
                auto *menu = d.page()->findChild<QMenu *>(QStringLiteral("stateMenu"));
                emit menu->aboutToShow();
                for (QAction *action : menu->actions()) {
                    if (action->objectName() == QStringLiteral("state.") + state)
                        return action->trigger();
                }
            },
            {}};
}

TourStep saveFilter()
{
    return {[](TourDriver &d) {
                auto *menu = d.page()->findChild<QMenu *>(QStringLiteral("filterMenu"));
                emit menu->aboutToShow();
                for (QAction *action : menu->actions()) {
                    if (action->objectName() == QLatin1String("filter.save"))
                        return action->trigger();
                }
            },
            [](TourDriver &d) { return d.shown(QStringLiteral("saveFilter")) != nullptr; }};
}

} // namespace

QList<TourStop> listStops()
{
    const auto list = opened(kDemo, kWarehouses);
    const TourStep seen{{}, [](TourDriver &d) { return d.window().names().isSettled(); }};
    const auto palette = asked(QStringLiteral("go.palette"), QStringLiteral("commandPalette"));
    const QString field = QStringLiteral("palette.field");
    const TourStep filtered{[](TourDriver &d) { d.filter(QStringLiteral("a")); }, {}};
    return {
        {QStringLiteral("palette"),
         {QStringLiteral("CommandPalette"), QStringLiteral("palette.list")},
         {list, selected({QStringLiteral("Finance BI")}), seen, palette, typed(field, QStringLiteral("fin"))}},
        {QStringLiteral("palette-empty"), {QStringLiteral("CommandPalette")}, {list, seen, palette}},
        {QStringLiteral("palette-address"),
         {QStringLiteral("CommandPalette")},
         {list, palette, typed(field, QStringLiteral("/Workspace/Shared/pipelines"))}},
        {QStringLiteral("palette-unknown-address"),
         {QStringLiteral("CommandPalette")},
         {list, palette,
          typed(field, QStringLiteral("https://dbc-9f8e7d6c-5b4a.cloud.databricks.com/jobs/620394857"))}},
        {QStringLiteral("palette-nothing"),
         {QStringLiteral("palette.nothing")},
         {list, palette, typed(field, QStringLiteral("xqzw"))}},
        {QStringLiteral("state-filter"),
         {QStringLiteral("stateMenu")},
         {list, inState(QStringLiteral("running")), menuUnder(QStringLiteral("state"), QStringLiteral("stateMenu"))}},
        {QStringLiteral("save-filter"), {QStringLiteral("saveFilter")}, {list, filtered, saveFilter()}},
        {QStringLiteral("saved-filters"),
         {QStringLiteral("filterMenu")},
         {list, filtered, saveFilter(), typed(QStringLiteral("name"), QStringLiteral("With an a")),
          pressed(QStringLiteral("submit")), menuUnder(QStringLiteral("filter"), QStringLiteral("filterMenu"))}},
    };
}

} // namespace trowel::tour
