// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>
#include <map>
#include <memory>

namespace trowel::demo {

/// One file or folder of DBFS or of a volume. Owned by its parent; the tree owns the root.
struct FileNode
{
    QString name;
    bool folder = true;
    qint64 modifiedMs = 0;
    QByteArray content; ///< of a file
    /// Instead of content: makes any part of a file of `generatedSize` bytes when it is asked for.
    QByteArray (*generate)(qint64 offset, qint64 length) = nullptr;
    qint64 generatedSize = 0;
    FileNode *parent = nullptr;
    std::map<QString, std::unique_ptr<FileNode>> children;

    qint64 size() const { return generate != nullptr ? generatedSize : qint64(content.size()); }
    /// The bytes from `offset` on, at most `length`; none behind the end.
    QByteArray read(qint64 offset, qint64 length) const;
    /// "/FileStore/tables"; "/" for the root.
    QString path() const;
};

/// Folders and files without rights, handles or HTTP. Paths are canonical, see `canonicalFilePath`.
class FileTree
{
public:
    explicit FileTree(std::function<qint64()> now);

    FileNode &root() { return *m_root; }
    FileNode *find(const QString &path);
    /// `mkdir -p`; null when a part of the path is a file.
    FileNode *makeFolders(const QString &path);
    /// Makes or replaces a file, and the folders above it; null when a folder is in the way.
    FileNode *write(const QString &path, const QByteArray &content);
    /// Takes the node, with all below it, to a path where nothing is; null when the way there is blocked.
    FileNode *move(FileNode &node, const QString &path);
    void remove(FileNode &node);
    /// Takes away at most `budget` nodes, the deepest first; true when the node itself is gone.
    bool removeSome(FileNode &node, int *budget);

private:
    FileNode &child(FileNode &parent, const QString &name);

    std::function<qint64()> m_now;
    std::unique_ptr<FileNode> m_root;
};

/// Without `dbfs:`, doubled slashes and one at the end; empty when it is not absolute or has `.` parts.
QString canonicalFilePath(const QString &path);

} // namespace trowel::demo
