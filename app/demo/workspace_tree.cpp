// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/workspace_tree.h"

#include <utility>

namespace trowel::demo {

QString typeName(Node::Type type)
{
    static constexpr const char *Names[] = {"DIRECTORY", "NOTEBOOK", "FILE", "REPO", "DASHBOARD", "LIBRARY"};
    return QLatin1String(Names[int(type)]);
}

QString canonicalPath(const QString &path)
{
    if (!path.startsWith(QLatin1Char('/')))
        return {};
    QStringList parts = path.split(QLatin1Char('/'), Qt::SkipEmptyParts);
    if (!parts.isEmpty() && parts.first() == QLatin1String("Workspace"))
        parts.removeFirst();
    if (parts.contains(QLatin1String(".")) || parts.contains(QLatin1String("..")))
        return {};
    return QLatin1Char('/') + parts.join(QLatin1Char('/'));
}

QString Node::path() const
{
    if (parent == nullptr)
        return QStringLiteral("/");
    const QString above = parent->path();
    return above.size() == 1 ? above + name : above + QLatin1Char('/') + name;
}

WorkspaceTree::WorkspaceTree(std::function<qint64()> nextId, std::function<qint64()> now)
    : m_nextId(std::move(nextId)), m_now(std::move(now)), m_root(std::make_unique<Node>())
{
    m_root->id = m_nextId();
    m_byId.insert(m_root->id, m_root.get());
}

Node *WorkspaceTree::find(const QString &path)
{
    Node *node = m_root.get();
    for (const QString &part : path.split(QLatin1Char('/'), Qt::SkipEmptyParts)) {
        if (!node->isContainer())
            return nullptr;
        auto &below = children(*node);
        const auto found = below.find(part);
        if (found == below.end())
            return nullptr;
        node = found->second.get();
    }
    return path.isEmpty() ? nullptr : node;
}

std::map<QString, std::unique_ptr<Node>> &WorkspaceTree::children(Node &folder)
{
    if (const auto fill = std::exchange(folder.fill, nullptr))
        fill(*this, folder);
    return folder.children;
}

Node &WorkspaceTree::add(Node &parent, Node::Type type, const QString &name)
{
    auto node = std::make_unique<Node>();
    node->type = type;
    node->name = name;
    node->id = m_nextId();
    node->createdMs = m_now();
    node->modifiedMs = node->createdMs;
    node->parent = &parent;
    Node &added = *node;
    m_byId.insert(added.id, &added);
    parent.children[name] = std::move(node);
    return added;
}

Node *WorkspaceTree::makeFolders(const QString &path)
{
    Node *node = m_root.get();
    for (const QString &part : path.split(QLatin1Char('/'), Qt::SkipEmptyParts)) {
        auto &below = children(*node);
        const auto found = below.find(part);
        node = found == below.end() ? &add(*node, Node::Type::Directory, part) : found->second.get();
        if (!node->isContainer())
            return nullptr;
    }
    return node;
}

void WorkspaceTree::remove(Node &node)
{
    forget(node);
    node.parent->children.erase(QString(node.name)); // a copy: the name dies with the node
}

void WorkspaceTree::setContent(Node &node, const QByteArray &content)
{
    node.content = content;
    node.generate = nullptr;
    node.modifiedMs = m_now();
}

void WorkspaceTree::forget(const Node &node)
{
    for (const auto &child : node.children)
        forget(*child.second);
    m_byId.remove(node.id);
}

} // namespace trowel::demo
