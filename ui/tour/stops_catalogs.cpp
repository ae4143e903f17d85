// SPDX-License-Identifier: GPL-3.0-or-later
// Unity Catalog: catalogs, schemas, what is in them, and who may do what.
#include "ui/pages/page.h"
#include "ui/tour/tour_parts.h"

namespace trowel::tour {

namespace {

constexpr QLatin1String kCatalogs("catalogs");
constexpr QLatin1String kMetastore("metastore");
constexpr QLatin1String kFamily("GET /api/2.1/unity-catalog/");

TourStep refused(const char *family, const char *how)
{
    return {[=](TourDriver &d) { d.server().fault({kFamily + QLatin1String(family), QLatin1String(how)}); }, {}};
}

TourStep readAgain()
{
    return {[](TourDriver &d) { d.page()->refresh(); }, {}};
}

TourStep calm()
{
    return {{}, [](TourDriver &d) { return d.isCalm(); }};
}

} // namespace

QList<TourStop> metastoreStops()
{
    const QString page = QStringLiteral("metastorePage");
    const auto root = opened(kDemo, kMetastore);
    const auto grantsOf = [&](const char *name) {
        return QList<TourStep>{root, selected({QLatin1String(name)}), inTab(QStringLiteral("grants")),
                               until(QStringLiteral("grantsTable"))};
    };
    return {
        {QStringLiteral("metastore"), {page}, {root}},
        {QStringLiteral("external-location"),
         {page},
         {root, selected({QStringLiteral("landing")}), inTab(QStringLiteral("overview")), calm()}},
        {QStringLiteral("metastore-grants"), {page, QStringLiteral("grantsTable")}, grantsOf("halden-eu-north-1")},
        {QStringLiteral("share-grants"), {page, QStringLiteral("grantsTable")}, grantsOf("ferry-bookings")},
        {QStringLiteral("grant-on-metastore"),
         {QStringLiteral("grantPrivileges")},
         grantsOf("halden-eu-north-1") +
             QList<TourStep>{pressed(QStringLiteral("grants.grant")), until(QStringLiteral("grantPrivileges"))}},
        {QStringLiteral("delete-credential"),
         {QStringLiteral("deleteSecurables"), QStringLiteral("option")},
         {root, selected({QStringLiteral("halden-landing"), QStringLiteral("landing")}),
          asked(QStringLiteral("metastore.delete"), QStringLiteral("deleteSecurables")), calm()}},
        {QStringLiteral("connections-refused"),
         {page, QStringLiteral("PageBand")},
         {root, refused("connections", "status=403"), readAgain(), until(QStringLiteral("band"))}},
    };
}

QList<TourStop> catalogStops()
{
    const QString page = QStringLiteral("catalogsPage");
    const auto root = opened(kDemo, kCatalogs);
    const auto finance = opened(kDemo, kCatalogs, QStringLiteral("finance"));
    const auto reports = opened(kDemo, kCatalogs, QStringLiteral("finance.reports"));
    const auto revenue = selected({QStringLiteral("daily_revenue")});
    const auto ask = [](const char *action, const char *dialog) {
        return asked(QStringLiteral("catalogs.") + QLatin1String(action), QLatin1String(dialog));
    };
    const auto models = opened(kDemo, kCatalogs, QStringLiteral("logistics.ml"));
    const TourStep none{[](TourDriver &d) { d.open(kDemo, kCatalogs, QStringLiteral("sandbox.default")); }, {}};
    const TourStep secondGrant{[](TourDriver &d) { d.selectLast(QStringLiteral("grantsTable"), 0); }, {}};
    return {
        {QStringLiteral("catalogs"), {page}, {root, selected({QStringLiteral("finance")})}},
        {QStringLiteral("schemas"), {page}, {finance}},
        {QStringLiteral("schema-contents"), {page}, {reports, revenue, inTab(QStringLiteral("overview")), calm()}},
        {QStringLiteral("table-columns"),
         {page, QStringLiteral("columnsTable")},
         {reports, revenue, inTab(QStringLiteral("columns")), until(QStringLiteral("columnsTable"))}},
        {QStringLiteral("table-grants"),
         {page, QStringLiteral("grantsTable")},
         {reports, revenue, inTab(QStringLiteral("grants")), until(QStringLiteral("grantsTable"))}},
        {QStringLiteral("view-definition"),
         {page, QStringLiteral("definition")},
         {reports, selected({QStringLiteral("revenue_by_region")}), inTab(QStringLiteral("definition")),
          until(QStringLiteral("definition"))}},
        {QStringLiteral("model-versions"),
         {page, QStringLiteral("versionsTable")},
         {models, selected({QStringLiteral("demand")}), inTab(QStringLiteral("versions")),
          until(QStringLiteral("versionsTable"))}},
        {QStringLiteral("function-definition"),
         {page, QStringLiteral("definition")},
         {opened(kDemo, kCatalogs, QStringLiteral("logistics.curated")), selected({QStringLiteral("distance_km")}),
          inTab(QStringLiteral("definition")), until(QStringLiteral("definition"))}},
        {QStringLiteral("new-catalog"),
         {QStringLiteral("newCatalog")},
         {root, ask("newCatalog", "newCatalog"), typed(QStringLiteral("name"), QStringLiteral("fleet"))}},
        {QStringLiteral("new-schema"),
         {QStringLiteral("newSchema")},
         {finance, ask("newSchema", "newSchema"), typed(QStringLiteral("name"), QStringLiteral("year end"))}},
        {QStringLiteral("new-volume"),
         {QStringLiteral("newVolume")},
         {reports, ask("newVolume", "newVolume"), typed(QStringLiteral("name"), QStringLiteral("audit_files"))}},
        {QStringLiteral("edit-comment-and-owner"),
         {QStringLiteral("editSecurable")},
         {finance, selected({QStringLiteral("ledger")}), ask("edit", "editSecurable")}},
        {QStringLiteral("rename-schema"),
         {QStringLiteral("renameSecurable")},
         {finance, selected({QStringLiteral("close")}), ask("rename", "renameSecurable")}},
        {QStringLiteral("delete-schema"),
         {QStringLiteral("deleteSecurables"), QStringLiteral("option")},
         {finance, selected({QStringLiteral("ledger"), QStringLiteral("reports")}), ask("delete", "deleteSecurables"),
          calm()}},
        {QStringLiteral("grant"),
         {QStringLiteral("grantPrivileges")},
         {reports, revenue, inTab(QStringLiteral("grants")), until(QStringLiteral("grantsTable")),
          pressed(QStringLiteral("grants.grant")), until(QStringLiteral("grantPrivileges"))}},
        {QStringLiteral("revoke"),
         {QStringLiteral("revokePrivileges")},
         {reports, revenue, inTab(QStringLiteral("grants")), until(QStringLiteral("grantsTable")), secondGrant,
          pressed(QStringLiteral("grants.revoke")), until(QStringLiteral("revokePrivileges"))}},
        {QStringLiteral("functions-refused"),
         {page, QStringLiteral("PageBand")},
         {models, refused("functions", "status=501"), readAgain(), until(QStringLiteral("band"))}},
        {QStringLiteral("empty-schema"),
         {page, QStringLiteral("stateTitle")},
         {none, until(QStringLiteral("stateTitle"))}},
        {QStringLiteral("production-delete-table"),
         {QStringLiteral("deleteSecurables"), QStringLiteral("workspaceName")},
         {opened(kProd, kCatalogs, QStringLiteral("finance.ledger")), selected({QStringLiteral("invoices")}),
          ask("delete", "deleteSecurables")}},
    };
}

} // namespace trowel::tour
