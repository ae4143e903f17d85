// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/previews.h"

#include "core/services/notebook_source.h"
#include "ui/model/format.h"
#include "ui/model/session.h"
#include "ui/pages/async_preview.h"
#include "ui/pages/file_preview.h"
#include "ui/pages/notebook_preview.h"
#include "ui/pages/state_pane.h"

namespace trowel {

namespace {

// What the export call gives at most; larger objects are refused by the server after they were packed.
constexpr qint64 kMost = WorkspaceFiles::importLimit;

QWidget *show(const WorkspaceObject &object, const QByteArray &content)
{
    if (object.type == WorkspaceObject::Type::Notebook)
        return new NotebookPreview(splitNotebook(QString::fromUtf8(content), object.language));
    if (object.name.endsWith(QLatin1String(".ipynb")))
        return new NotebookPreview(splitJupyter(content));
    return makeFilePreview(object.name, content, nullptr);
}

} // namespace

QWidget *makeWorkspacePreview(Session &session, const WorkspaceObject &object, QWidget *parent)
{
    const bool notebook = object.type == WorkspaceObject::Type::Notebook;
    if (!notebook && object.type != WorkspaceObject::Type::File)
        return nullptr;
    if (object.size > kMost) {
        PaneWords words;
        words.icon = QStringLiteral("file");
        words.title = StatePane::tr("Too large for a preview");
        words.text = StatePane::tr("It has %1. Download it to see what is in it.").arg(formatBytes(object.size));
        auto *pane = new StatePane(parent);
        pane->say(words);
        return pane;
    }
    const auto fetch = [&session, path = object.path, notebook] {
        const ApiClient api = session.workspace().api(Lane::Interactive).named(QStringLiteral("Preview"));
        return WorkspaceFiles(api)
            .exportObject(path, notebook ? WorkspaceFormat::Source : WorkspaceFormat::Auto)
            .andThen([](const WorkspaceExport &file) { return file.content; });
    };
    return new AsyncPreview(
        fetch, [object](const QByteArray &content) { return show(object, content); },
        session.workspace().profile().host.host(), parent);
}

} // namespace trowel
