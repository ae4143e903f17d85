// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

#include <functional>
#include <map>
#include <memory>

namespace trowel::demo {

class WorkspaceTree;

/// One object of the workspace. Owned by its parent; the tree owns the root.
struct Node
{
    enum class Type { Directory, Notebook, File, Repo, Dashboard, Library };

    Type type = Type::Directory;
    QString name;
    QString language;   ///< of a notebook
    QByteArray content; ///< of a notebook: source text with its header
    qint64 id = 0;
    qint64 createdMs = 0;
    qint64 modifiedMs = 0;
    QString gitUrl; ///< of a repo
    QString gitBranch;
    Node *parent = nullptr;
    std::map<QString, std::unique_ptr<Node>> children;

    /// Makes the children when somebody looks for the first time: how a huge workspace stays small in memory.
    void (*fill)(WorkspaceTree &tree, Node &folder) = nullptr;
    /// Makes the content each time it is asked for.
    QByteArray (*generate)(const Node &node) = nullptr;

    bool isContainer() const { return type == Type::Directory || type == Type::Repo; }
    QByteArray contentNow() const { return generate != nullptr ? generate(*this) : content; }
    /// "/Users/…", without the `/Workspace` prefix; "/" for the root.
    QString path() const;
};

QString typeName(Node::Type type);

/// The workspace's folders and what is in them. Knows nothing of rights or HTTP.
class WorkspaceTree
{
public:
    /// Ids and times come from outside.
    WorkspaceTree(std::function<qint64()> nextId, std::function<qint64()> now);

    Node &root() { return *m_root; }
    /// Null when there is none. `path` is canonical, see `canonicalPath`.
    Node *find(const QString &path);
    Node *findById(qint64 id) const { return m_byId.value(id); }
    /// Fills the folder if that has not happened yet.
    std::map<QString, std::unique_ptr<Node>> &children(Node &folder);
    Node &add(Node &parent, Node::Type type, const QString &name);
    /// `mkdir -p`; null when a part of the path is no folder.
    Node *makeFolders(const QString &path);
    /// Takes the node and all below it away.
    void remove(Node &node);
    void setContent(Node &node, const QByteArray &content);

private:
    void forget(const Node &node);

    std::function<qint64()> m_nextId;
    std::function<qint64()> m_now;
    QHash<qint64, Node *> m_byId;
    std::unique_ptr<Node> m_root;
};

/// Without the alias `/Workspace`, doubled slashes and one at the end; empty when it is not absolute or has `.` parts.
QString canonicalPath(const QString &path);

} // namespace trowel::demo
