// SPDX-License-Identifier: GPL-3.0-or-later
// DBFS and volumes: folders, previews, and what goes in and out.
#include "ui/pages/async_preview.h"
#include "ui/pages/page.h"
#include "ui/tour/tour_parts.h"

namespace trowel::tour {

namespace {

constexpr QLatin1String kDbfs("dbfs");
constexpr QLatin1String kVolumes("volumes");
constexpr QLatin1String kTables("/FileStore/tables");
constexpr QLatin1String kLanding("/Volumes/logistics/raw/landing");

TourStep previewRead()
{
    return {{}, [](TourDriver &d) {
                const auto *preview = d.page()->findChild<AsyncPreview *>();
                return preview && preview->isVisible() && preview->content();
            }};
}

TourStep dropped(const QString &name, const QByteArray &content)
{
    return {[name, content](TourDriver &d) { d.drop({d.file(name, content)}); }, {}};
}

TourStep counted()
{
    return {{}, [](TourDriver &d) { return d.shown(QStringLiteral("confirm"))->isEnabled(); }};
}

} // namespace

QList<TourStop> fileStops()
{
    const QString dbfs = QStringLiteral("dbfsPage");
    const QString volumes = QStringLiteral("volumesPage");
    const auto tables = opened(kDemo, kDbfs, kTables);
    const auto landing = opened(kDemo, kVolumes, kLanding);
    const auto depots = selected({QStringLiteral("depots.csv")});
    const auto preview = inTab(QStringLiteral("preview"));
    return {
        {QStringLiteral("dbfs"), {dbfs}, {opened(kDemo, kDbfs)}},
        {QStringLiteral("dbfs-folder"), {dbfs}, {tables}},
        {QStringLiteral("dbfs-preview"),
         {dbfs, QStringLiteral("AsyncPreview")},
         {tables, selected({QStringLiteral("gate_events_2026.csv")}), preview, previewRead()}},
        {QStringLiteral("dbfs-overview"), {dbfs}, {tables, depots, inTab(QStringLiteral("overview"))}},
        {QStringLiteral("dbfs-move"),
         {QStringLiteral("moveFile")},
         {tables, depots, asked(QStringLiteral("dbfs.move"), QStringLiteral("moveFile"))}},
        {QStringLiteral("dbfs-upload"),
         {QStringLiteral("uploadFiles")},
         {tables, dropped(QStringLiteral("depots.csv"), "code,name\nHAM,Hamburg\n"),
          until(QStringLiteral("uploadFiles"))}},
        {QStringLiteral("dbfs-delete"),
         {QStringLiteral("deleteFiles")},
         {opened(kDemo, kDbfs, QStringLiteral("/FileStore")),
          selected({QStringLiteral("tables"), QStringLiteral("README.md")}),
          asked(QStringLiteral("dbfs.delete"), QStringLiteral("deleteFiles")), counted()}},
        {QStringLiteral("volumes"), {volumes}, {opened(kDemo, kVolumes)}},
        {QStringLiteral("volumes-schema"),
         {volumes},
         {opened(kDemo, kVolumes, QStringLiteral("/Volumes/logistics/raw"))}},
        {QStringLiteral("volume-preview"),
         {volumes, QStringLiteral("AsyncPreview")},
         {opened(kDemo, kVolumes, QStringLiteral("/Volumes/logistics/raw/edi/in")),
          selected({QStringLiteral("IFTMIN_48211.edi")}), preview, previewRead()}},
        {QStringLiteral("volume-new-folder"),
         {QStringLiteral("newFileFolder")},
         {landing, asked(QStringLiteral("volumes.newFolder"), QStringLiteral("newFileFolder")),
          typed(QStringLiteral("name"), QStringLiteral("customs"))}},
        {QStringLiteral("volume-delete"),
         {QStringLiteral("deleteFiles")},
         {landing, selected({QStringLiteral("terminals"), QStringLiteral("README.md")}),
          asked(QStringLiteral("volumes.delete"), QStringLiteral("deleteFiles")), counted()}},
    };
}

} // namespace trowel::tour
