// SPDX-License-Identifier: GPL-3.0-or-later
// The window without a workspace, and SQL warehouses.
#include "ui/model/session.h"
#include "ui/shell/main_window.h"
#include "ui/shell/navigator.h"
#include "ui/tour/tour_parts.h"

#include <QTreeView>

namespace trowel::tour {

namespace {

constexpr QLatin1String kWarehouses("warehouses");

} // namespace

QList<TourStop> welcomeStops()
{
    const QString page = QStringLiteral("WelcomePage");
    const QString dialog = QStringLiteral("ConnectDialog");
    const auto connect = asked(QStringLiteral("workspace.connect"), QStringLiteral("connectDialog"));
    const TourStep address{[](TourDriver &d) { d.type(QStringLiteral("connect.host"), d.server().address); }, {}};
    return {
        {QStringLiteral("welcome"), {page}, {until(page)}},
        {QStringLiteral("connect"), {dialog}, {connect}},
        {QStringLiteral("connect-bad-address"),
         {dialog},
         {connect, typed(QStringLiteral("connect.host"), QStringLiteral("http://dbc-1a2b3c4d.cloud.databricks.com"))}},
        {QStringLiteral("connect-refused"),
         {dialog, QStringLiteral("connect.failure")},
         {connect, address, typed(QStringLiteral("connect.name"), QStringLiteral("prod-eu")),
          typed(QStringLiteral("connect.token"), QStringLiteral("dapi-of-somebody-else")),
          pressed(QStringLiteral("connect.submit")), until(QStringLiteral("connect.failure"))}},
        {QStringLiteral("forget-workspace"),
         {QStringLiteral("ConfirmDialog"), QStringLiteral("forgetDialog")},
         {{[](TourDriver &d) { d.selectLast(QStringLiteral("welcome.profiles"), 0); }, {}},
          pressed(QStringLiteral("welcome.forget")),
          until(QStringLiteral("forgetDialog"))}},
    };
}

QList<TourStop> warehouseStops()
{
    const QString page = QStringLiteral("warehousesPage");
    const QString kindPage = QStringLiteral("KindPage");
    const TourStep demo{[](TourDriver &d) { d.server().openWorkspace(kDemo, Environment::Demo, true); },
                        [](TourDriver &d) { return d.rows() > 0 && d.isCalm(); }};
    const TourStep prod{[](TourDriver &d) {
                            if (!d.session(kProd))
                                d.server().openWorkspace(kProd, Environment::Prod, true);
                        },
                        [](TourDriver &d) { return d.rows() > 0 && d.isCalm(); }};
    const auto list = opened(kDemo, kWarehouses);
    const auto finance = selected({QStringLiteral("Finance BI")});
    const TourStep expanded{[](TourDriver &d) {
                                QTreeView &tree = d.window().navigator().tree();
                                tree.expand(tree.currentIndex());
                            },
                            {}};
    const auto create = asked(QStringLiteral("warehouses.new"), QStringLiteral("createWarehouse"));
    const auto remove = asked(QStringLiteral("warehouses.delete"), QStringLiteral("deleteWarehouses"));
    const auto three = selected(
        {QStringLiteral("Finance BI"), QStringLiteral("Customs reporting"), QStringLiteral("Telematics archive")});
    return {
        {QStringLiteral("warehouses"), {page, kindPage}, {demo, list}},
        {QStringLiteral("warehouse-overview"),
         {page, QStringLiteral("DetailDrawer")},
         {list, expanded, finance, inTab(QStringLiteral("overview"))}},
        {QStringLiteral("warehouse-timeline"),
         {page, QStringLiteral("TimelineTab")},
         {list, finance, inTab(QStringLiteral("timeline"))}},
        {QStringLiteral("warehouse-json"),
         {page, QStringLiteral("JsonView")},
         {list, finance, inTab(QStringLiteral("json"))}},
        {QStringLiteral("warehouse-degraded"),
         {page},
         {list, selected({QStringLiteral("Partner exchange")}), inTab(QStringLiteral("overview"))}},
        {QStringLiteral("warehouses-selected"), {page}, {list, three}},
        {QStringLiteral("warehouse-menu"),
         {QStringLiteral("contextMenu")},
         {list, finance, {[](TourDriver &d) { d.contextMenu(); }, {}}, until(QStringLiteral("contextMenu"))}},
        {QStringLiteral("create-warehouse"),
         {QStringLiteral("FormDialog"), QStringLiteral("createWarehouse")},
         {list, create, typed(QStringLiteral("name"), QStringLiteral("Pricing experiments"))}},
        {QStringLiteral("create-warehouse-error"),
         {QStringLiteral("createWarehouse")},
         {list, create, typed(QStringLiteral("name"), QStringLiteral("Pricing experiments")),
          typed(QStringLiteral("max_num_clusters"), QStringLiteral("0")),
          typed(QStringLiteral("auto_stop_mins"), QStringLiteral("3"))}},
        {QStringLiteral("create-warehouse-refused"),
         {QStringLiteral("createWarehouse"), QStringLiteral("failureTitle")},
         {list,
          create,
          typed(QStringLiteral("name"), QStringLiteral("Finance BI")),
          {[](TourDriver &d) {
               d.server().fault({QStringLiteral("POST /api/2.0/sql/warehouses"), QStringLiteral("status=403")});
               d.press(QStringLiteral("submit"));
           },
           {}},
          until(QStringLiteral("failureTitle"))}},
        {QStringLiteral("edit-warehouse"),
         {QStringLiteral("editWarehouse")},
         {list, finance, asked(QStringLiteral("warehouses.edit"), QStringLiteral("editWarehouse"))}},
        {QStringLiteral("delete-warehouses"), {QStringLiteral("deleteWarehouses")}, {list, three, remove}},
        {QStringLiteral("delete-in-production"),
         {QStringLiteral("deleteWarehouses"), QStringLiteral("workspaceName")},
         {prod, opened(kProd, kWarehouses), three, remove}},
    };
}

} // namespace trowel::tour
