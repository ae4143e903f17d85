// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/file_tree.h"
#include "core/transfer/transfer.h"
#include "ui/model/any_kind.h"

namespace trowel {

/// One row of a file tree, as far as its verbs look at it.
struct FileItem
{
    QString path;
    QString name;
    QString type; ///< in words
    bool folder = false;
};

/// How one kind of file tree does what all of them can do. The functions make work; nothing is begun by asking.
struct FileTreeVerbs
{
    QString kind; ///< id
    std::function<std::unique_ptr<Transfer>(Session &, const QString &localFile, const QString &target, bool replace)>
        upload;
    std::function<std::unique_ptr<Transfer>(Session &, const QString &path, const QString &localFile)> download;
    std::function<std::unique_ptr<Transfer>(Session &, const QString &folder, const QString &localFolder)>
        downloadFolder;
    std::function<std::unique_ptr<Transfer>(Session &, const QString &folder)> removeFolder;
    std::function<Task<Nothing>(Session &, const QString &file)> removeFile;
    std::function<Task<Nothing>(Session &, const QString &folder)> makeFolder;
    std::function<Task<FileCount>(Session &, const QString &folder, std::function<void(const FileCount &)> progress)>
        count;
};

/// How those that every file tree has are declared; see file_actions.h.
struct FileActionInfos
{
    ActionInfo upload;
    ActionInfo newFolder;
    ActionInfo download;
    ActionInfo remove;
};
FileActionInfos fileActionInfos();

/// Asks under which names local files and folders go into the list's folder, then starts a transfer for each file.
void uploadFiles(const FileTreeVerbs &verbs, const ActionScope &scope, const QStringList &files);
/// Asks which files, then the same.
void chooseUpload(const FileTreeVerbs &verbs, const ActionScope &scope);
/// Asks where to; a folder is one transfer and comes into a new local folder.
void downloadFiles(const FileTreeVerbs &verbs, const ActionScope &scope, const QList<FileItem> &items);
void makeFileFolder(const FileTreeVerbs &verbs, const ActionScope &scope);
/// Counts what goes with folders, asks, then deletes: files at once, folders as transfers that can be watched.
void deleteFiles(const FileTreeVerbs &verbs, const ActionScope &scope, const QList<FileItem> &items);

} // namespace trowel
