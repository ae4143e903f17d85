// SPDX-License-Identifier: GPL-3.0-or-later
// Folders, previews, and what goes in and out of a workspace.
#include "ui/pages/async_preview.h"
#include "ui/pages/page.h"
#include "ui/tour/tour_parts.h"

namespace trowel::tour {

namespace {

constexpr QLatin1String kWorkspace("workspace");
constexpr QLatin1String kPipelines("/Shared/pipelines");

} // namespace

QList<TourStop> workspaceStops()
{
    const QString page = QStringLiteral("workspacePage");
    const auto pipelines = opened(kDemo, kWorkspace, kPipelines);
    const TourStep read{{}, [](TourDriver &d) {
                            const auto *preview = d.page()->findChild<AsyncPreview *>();
                            return preview && preview->isVisible() && preview->content();
                        }};
    const auto readme = selected({QStringLiteral("README.md")});
    const TourStep dropOne{
        [](TourDriver &d) {
            d.drop({d.file(QStringLiteral("late trucks.py"), "# Databricks notebook source\nprint('late')\n")});
        },
        {}};
    const TourStep dropAgain{[](TourDriver &d) {
                                 d.drop({d.file(QStringLiteral("README.md"), "# Pipelines\n"),
                                         d.file(QStringLiteral("depots.csv"), "code,city\nHAM,Hamburg\n")});
                             },
                             {}};
    const auto preview = inTab(QStringLiteral("preview"));
    return {
        {QStringLiteral("workspace"), {page}, {opened(kDemo, kWorkspace)}},
        {QStringLiteral("folder"), {page}, {pipelines}},
        {QStringLiteral("notebook-preview"),
         {page, QStringLiteral("NotebookPreview")},
         {opened(kDemo, kWorkspace, kPipelines + QStringLiteral("/02 silver")), selected({QStringLiteral("shipments")}),
          preview, read}},
        {QStringLiteral("file-preview"), {page, QStringLiteral("AsyncPreview")}, {pipelines, readme, preview, read}},
        {QStringLiteral("table-preview"),
         {page, QStringLiteral("AsyncPreview")},
         {opened(kDemo, kWorkspace, kPipelines + QStringLiteral("/reference")),
          selected({QStringLiteral("depots.csv")}), preview, read}},
        {QStringLiteral("object-overview"), {page}, {pipelines, readme, inTab(QStringLiteral("overview"))}},
        {QStringLiteral("import"),
         {QStringLiteral("importFiles")},
         {pipelines, dropOne, until(QStringLiteral("importFiles"))}},
        {QStringLiteral("import-again"),
         {QStringLiteral("importFiles")},
         {pipelines, dropAgain, until(QStringLiteral("importFiles"))}},
        {QStringLiteral("export"),
         {QStringLiteral("exportAs")},
         {opened(kDemo, kWorkspace, kPipelines + QStringLiteral("/02 silver")), selected({QStringLiteral("shipments")}),
          asked(QStringLiteral("workspace.exportAs"), QStringLiteral("exportAs"))}},
        {QStringLiteral("rename"),
         {QStringLiteral("renameObject")},
         {pipelines, readme, asked(QStringLiteral("workspace.rename"), QStringLiteral("renameObject"))}},
        {QStringLiteral("new-folder"),
         {QStringLiteral("newFolder")},
         {pipelines, asked(QStringLiteral("workspace.newFolder"), QStringLiteral("newFolder")),
          typed(QStringLiteral("name"), QStringLiteral("reference"))}},
        {QStringLiteral("delete-folder"),
         {QStringLiteral("deleteObjects")},
         {opened(kDemo, kWorkspace, QStringLiteral("/Shared")),
          selected({QStringLiteral("pipelines"), QStringLiteral("glossary.md")}),
          asked(QStringLiteral("workspace.delete"), QStringLiteral("deleteObjects")),
          {{}, [](TourDriver &d) { return d.shown(QStringLiteral("confirm"))->isEnabled(); }}}},
    };
}

} // namespace trowel::tour
