// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kinds/file_verbs.h"
#include "ui/model/kind.h"

namespace trowel {

/// The actions that every file tree has, in the order of its menu: upload, new folder and download; `itemsOf` makes of
/// rows what the verbs look at.
template <typename Row>
QList<Action<Row>> fileActions(FileTreeVerbs (*verbs)(), QList<FileItem> (*itemsOf)(const QList<Row> &))
{
    const FileActionInfos infos = fileActionInfos();
    QList<Action<Row>> list;
    list += Action<Row>(infos.upload,
                        [verbs](const ActionScope &scope, const QList<Row> &) { chooseUpload(verbs(), scope); });
    list += Action<Row>(infos.newFolder,
                        [verbs](const ActionScope &scope, const QList<Row> &) { makeFileFolder(verbs(), scope); });
    list += Action<Row>(infos.download, [verbs, itemsOf](const ActionScope &scope, const QList<Row> &rows) {
        downloadFiles(verbs(), scope, itemsOf(rows));
    });
    return list;
}

/// And the last.
template <typename Row>
Action<Row> deleteFilesAction(FileTreeVerbs (*verbs)(), QList<FileItem> (*itemsOf)(const QList<Row> &))
{
    return Action<Row>(fileActionInfos().remove, [verbs, itemsOf](const ActionScope &scope, const QList<Row> &rows) {
        deleteFiles(verbs(), scope, itemsOf(rows));
    });
}

} // namespace trowel
