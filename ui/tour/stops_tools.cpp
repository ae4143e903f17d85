// SPDX-License-Identifier: GPL-3.0-or-later
// What belongs to the program: audit log, settings, about.
#include "ui/dialogs/settings_dialog.h"
#include "ui/shell/main_window.h"
#include "ui/tour/tour_parts.h"

#include <QDialog>
#include <QTabWidget>

namespace trowel::tour {

namespace {

enum Category { Network = 2, Audit = 3 };

TourStep inCategory(Category category)
{
    return {[category](TourDriver &d) {
                if (auto *dialog = qobject_cast<SettingsDialog *>(d.dialog()))
                    dialog->showCategory(category);
            },
            {}};
}

TourStep inAboutTab(int tab)
{
    return {[tab](TourDriver &d) {
                if (auto *tabs = qobject_cast<QTabWidget *>(d.shown(QStringLiteral("about.tabs"))))
                    tabs->setCurrentIndex(tab);
            },
            {}};
}

} // namespace

QList<TourStop> toolStops()
{
    const TourStep log{[](TourDriver &d) { d.run(QStringLiteral("tools.audit")); },
                       [](TourDriver &d) { return d.rows() > 0 && d.isCalm(); }};
    const TourStep newest{[](TourDriver &d) { d.selectLast(QStringLiteral("list"), 0); }, {}};
    const TourStep verified{[](TourDriver &d) { d.run(QStringLiteral("audit.verify")); },
                            [](TourDriver &d) { return d.shown(QStringLiteral("audit.verdict")) != nullptr; }};
    const auto settings = asked(QStringLiteral("tools.settings"), QStringLiteral("settingsDialog"));
    const auto about = asked(QStringLiteral("help.about"), QStringLiteral("aboutDialog"));
    const TourStep removal{
        [](TourDriver &d) { d.press(QStringLiteral("settings.save")); },
        [](TourDriver &d) { return d.dialog() && d.dialog()->objectName() == QLatin1String("auditRemoval"); }};
    return {
        {QStringLiteral("audit-log"),
         {QStringLiteral("AuditLogPage"), QStringLiteral("audit.details")},
         {log, newest, until(QStringLiteral("audit.details"))}},
        {QStringLiteral("audit-verified"), {QStringLiteral("audit.verdict")}, {log, verified}},
        {QStringLiteral("settings"), {QStringLiteral("SettingsDialog")}, {settings}},
        {QStringLiteral("settings-network"),
         {QStringLiteral("settings.proxyHost")},
         {settings, inCategory(Network), typed(QStringLiteral("settings.proxy"), QStringLiteral("Manual")),
          typed(QStringLiteral("settings.proxyHost"), QStringLiteral("proxy.example.com:8080"))}},
        {QStringLiteral("audit-removal"),
         {QStringLiteral("auditRemoval")},
         {settings, inCategory(Audit), typed(QStringLiteral("settings.audit"), QStringLiteral("30 days")), removal}},
        {QStringLiteral("about"), {QStringLiteral("AboutDialog")}, {about}},
        {QStringLiteral("about-licences"), {QStringLiteral("about.licence")}, {about, inAboutTab(1)}},
    };
}

} // namespace trowel::tour
