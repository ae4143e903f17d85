// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/file_tree.h"

#include <QStringList>

#include <algorithm>

namespace trowel::demo {

QByteArray FileNode::read(qint64 offset, qint64 length) const
{
    const qint64 count = std::clamp<qint64>(size() - offset, 0, length);
    if (count == 0)
        return {};
    return generate != nullptr ? generate(offset, count) : content.mid(offset, count);
}

QString FileNode::path() const
{
    if (parent == nullptr)
        return QStringLiteral("/");
    QString path;
    for (const FileNode *node = this; node->parent != nullptr; node = node->parent)
        path.prepend(QLatin1Char('/') + node->name);
    return path;
}

FileTree::FileTree(std::function<qint64()> now) : m_now(std::move(now)), m_root(std::make_unique<FileNode>())
{
    m_root->modifiedMs = m_now();
}

FileNode *FileTree::find(const QString &path)
{
    FileNode *node = m_root.get();
    for (const QString &part : path.split(QLatin1Char('/'), Qt::SkipEmptyParts)) {
        const auto below = node->children.find(part);
        if (below == node->children.end())
            return nullptr;
        node = below->second.get();
    }
    return node;
}

FileNode &FileTree::child(FileNode &parent, const QString &name)
{
    std::unique_ptr<FileNode> &place = parent.children[name];
    if (!place) {
        place = std::make_unique<FileNode>();
        place->name = name;
        place->parent = &parent;
        place->modifiedMs = m_now();
    }
    return *place;
}

FileNode *FileTree::makeFolders(const QString &path)
{
    FileNode *node = m_root.get();
    for (const QString &part : path.split(QLatin1Char('/'), Qt::SkipEmptyParts)) {
        node = &child(*node, part);
        if (!node->folder)
            return nullptr;
    }
    return node;
}

FileNode *FileTree::write(const QString &path, const QByteArray &content)
{
    FileNode *folder = makeFolders(path.section(QLatin1Char('/'), 0, -2));
    const QString name = path.section(QLatin1Char('/'), -1);
    if (folder == nullptr || name.isEmpty())
        return nullptr;
    const bool there = folder->children.count(name) > 0;
    FileNode &file = child(*folder, name);
    if (there && file.folder)
        return nullptr;
    file.folder = false;
    file.content = content;
    file.generate = nullptr;
    file.modifiedMs = m_now();
    return &file;
}

FileNode *FileTree::move(FileNode &node, const QString &path)
{
    FileNode *folder = makeFolders(path.section(QLatin1Char('/'), 0, -2));
    for (const FileNode *above = folder; above != nullptr; above = above->parent) {
        if (above == &node)
            return nullptr; // a folder cannot go into itself
    }
    if (folder == nullptr)
        return nullptr;
    auto &siblings = node.parent->children;
    auto moved = std::move(siblings.find(node.name)->second);
    siblings.erase(node.name);
    moved->name = path.section(QLatin1Char('/'), -1);
    moved->parent = folder;
    return (folder->children[moved->name] = std::move(moved)).get();
}

void FileTree::remove(FileNode &node)
{
    if (node.parent != nullptr)
        node.parent->children.erase(QString(node.name)); // the name goes with the node
}

bool FileTree::removeSome(FileNode &node, int *budget)
{
    while (!node.children.empty()) {
        if (!removeSome(*node.children.begin()->second, budget))
            return false;
    }
    if (*budget <= 0)
        return false;
    --*budget;
    remove(node);
    return true;
}

QString canonicalFilePath(const QString &path)
{
    const QString plain = path.startsWith(QLatin1String("dbfs:")) ? path.mid(5) : path;
    if (!plain.startsWith(QLatin1Char('/')))
        return {};
    const QStringList parts = plain.split(QLatin1Char('/'), Qt::SkipEmptyParts);
    if (parts.contains(QLatin1String(".")) || parts.contains(QLatin1String("..")))
        return {};
    return QLatin1Char('/') + parts.join(QLatin1Char('/'));
}

} // namespace trowel::demo
