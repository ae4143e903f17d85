// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/navigator_model.h"

#include "ui/model/format.h"
#include "ui/model/navigator_node.h"
#include "ui/model/session.h"
#include "ui/shell/error_text.h"

namespace trowel {

namespace {

constexpr int kSyncMs = 100; // a list that arrives in a hundred pages is sorted ten times a second at most

} // namespace

NavigatorModel::NavigatorModel(QObject *parent) : QAbstractItemModel(parent), m_root(std::make_unique<Node>())
{
    m_syncTimer.setSingleShot(true);
    m_syncTimer.setInterval(kSyncMs);
    connect(&m_syncTimer, &QTimer::timeout, this, &NavigatorModel::syncDirty);
}

NavigatorModel::~NavigatorModel() = default;

void NavigatorModel::addSession(Session &session)
{
    auto node = std::make_unique<Node>();
    node->type = Type::Workspace;
    node->parent = m_root.get();
    node->session = &session;
    node->key = session.workspace().profile().id.toString();
    for (const auto &kind : session.kinds()) {
        auto child = std::make_unique<Node>();
        child->type = Type::Kind;
        child->parent = node.get();
        child->session = &session;
        child->kind = kind.get();
        child->key = kind->info().id;
        child->scope = kind->info().rootScope.isNull() ? QStringLiteral("") : kind->info().rootScope;
        node->children.push_back(std::move(child));
    }
    Node *added = node.get();
    const int row = int(m_root->children.size());
    beginInsertRows({}, row, row);
    m_root->children.push_back(std::move(node));
    endInsertRows();
    for (const auto &child : added->children)
        attach(*child);
    connect(&session.workspace(), &Workspace::signInChanged, this,
            [this, added] { emit dataChanged(indexOf(added), indexOf(added)); });
}

void NavigatorModel::removeSession(Session &session)
{
    session.workspace().disconnect(this);
    for (size_t row = 0; row < m_root->children.size(); ++row) {
        if (m_root->children[row]->session != &session)
            continue;
        beginRemoveRows({}, int(row), int(row));
        m_root->children.erase(m_root->children.begin() + std::ptrdiff_t(row));
        endRemoveRows();
        return;
    }
}

void NavigatorModel::attach(Node &node)
{
    if (node.list)
        return;
    node.list = node.session->store(*node.kind, node.scope);
    Node *raw = &node;
    const auto changed = [this, raw] {
        raw->dirty = true;
        if (!m_syncTimer.isActive())
            m_syncTimer.start();
    };
    node.connections.push_back(connect(node.list.get(), &ObjectStore::rowsChanged, this, changed));
    node.connections.push_back(connect(node.list.get(), &ObjectStore::wasReset, this, changed));
    node.connections.push_back(connect(node.list.get(), &ObjectStore::stateChanged, this, changed));
}

void NavigatorModel::open(const QModelIndex &index)
{
    Node *node = nodeOf(index);
    if (node == m_root.get() || !node->hasList() || node->opened)
        return;
    attach(*node);
    node->opened = true;
    if (node->list->state() == ObjectStore::State::Empty)
        node->list->refresh(Lane::Interactive);
    sync(*node);
}

void NavigatorModel::refresh(const QModelIndex &index)
{
    Node *node = nodeOf(index);
    if (node->type == Type::Note || node->type == Type::More)
        node = node->parent;
    if (node == m_root.get() || !node->hasList())
        return;
    attach(*node);
    node->opened = true;
    node->list->refresh(Lane::Interactive);
    sync(*node);
}

void NavigatorModel::syncDirty()
{
    std::vector<Node *> nodes{m_root.get()};
    std::vector<Node *> dirty;
    while (!nodes.empty()) {
        Node *node = nodes.back();
        nodes.pop_back();
        if (node->dirty)
            dirty.push_back(node);
        for (const auto &child : node->children)
            nodes.push_back(child.get());
    }
    // Parents come before their children, and a parent's sync may delete a child that is dirty itself: deepest first.
    for (auto node = dirty.rbegin(); node != dirty.rend(); ++node) {
        (*node)->dirty = false;
        sync(**node);
    }
}

std::vector<NavigatorModel::Wanted> NavigatorModel::wantedBelow(const Node &node) const
{
    const ObjectStore &list = *node.list;
    struct Entry
    {
        bool leaf;
        QByteArray name;
        qsizetype at;
    };
    std::vector<Entry> entries;
    entries.reserve(size_t(list.count()));
    for (qsizetype at = 0; at < list.size(); ++at) {
        if (!list.isHole(at))
            entries.push_back({node.kind->childScopeAt(list, at).isNull(), fold(node.kind->nameAt(list, at)), at});
    }
    const auto less = [](const Entry &a, const Entry &b) {
        return std::tie(a.leaf, a.name, a.at) < std::tie(b.leaf, b.name, b.at);
    };
    const size_t shown = std::min<size_t>(entries.size(), kMostChildren);
    std::partial_sort(entries.begin(), entries.begin() + std::ptrdiff_t(shown), entries.end(), less);

    std::vector<Wanted> wanted;
    if (list.state() == ObjectStore::State::Failed) {
        const Error error = list.error().value_or(Error{});
        wanted.push_back({Type::Note, {}, {}, -1, errorText(error).title, Glyph::Failed, true});
    }
    for (size_t i = 0; i < shown; ++i) {
        const qsizetype at = entries[i].at;
        wanted.push_back({Type::Object, list.keyAt(at), node.kind->childScopeAt(list, at), at});
    }
    if (entries.size() > shown)
        wanted.push_back({Type::More, {}, {}, -1, tr("%n more", nullptr, int(entries.size() - shown))});
    else if (list.state() == ObjectStore::State::Loading)
        wanted.push_back({Type::Note, {}, {}, -1, tr("Loading…"), Glyph::Loading});
    else if (wanted.empty() && list.state() == ObjectStore::State::Ready)
        wanted.push_back({Type::Note, {}, {}, -1, tr("Empty")});
    return wanted;
}

// Turns the children into what is wanted, by key: what went, what moved, what came, what changed.
void NavigatorModel::sync(Node &node)
{
    const QModelIndex parent = indexOf(&node);
    emit dataChanged(parent, parent); // its count
    if (!node.opened)
        return;
    const std::vector<Wanted> wanted = wantedBelow(node);
    const auto matches = [](const Node &child, const Wanted &want) {
        return child.type == want.type && child.key == want.key && child.scope.isNull() == want.scope.isNull() &&
               (want.type != Type::Note || child.note == want.note);
    };
    auto &children = node.children;
    for (int row = int(children.size()) - 1; row >= 0; --row) {
        const Node &child = *children[size_t(row)];
        if (std::any_of(wanted.begin(), wanted.end(), [&](const Wanted &want) { return matches(child, want); }))
            continue;
        beginRemoveRows(parent, row, row);
        children.erase(children.begin() + row);
        endRemoveRows();
    }
    for (int row = 0; row < int(wanted.size()); ++row) {
        const Wanted &want = wanted[size_t(row)];
        int from = row;
        while (from < int(children.size()) && !matches(*children[size_t(from)], want))
            ++from;
        if (from >= int(children.size())) {
            auto child = std::make_unique<Node>();
            child->type = want.type;
            child->parent = &node;
            child->session = node.session;
            child->kind = node.kind;
            child->key = want.key;
            beginInsertRows(parent, row, row);
            children.insert(children.begin() + row, std::move(child));
            endInsertRows();
        } else if (from != row) {
            beginMoveRows(parent, from, from, parent, row);
            std::rotate(children.begin() + row, children.begin() + from, children.begin() + from + 1);
            endMoveRows();
        }
        Node &child = *children[size_t(row)];
        child.at = want.at;
        child.scope = want.scope;
        child.note = want.note;
        child.noteGlyph = want.glyph;
        child.retry = want.retry;
    }
    if (!children.empty())
        emit dataChanged(index(0, 0, parent), index(int(children.size()) - 1, 0, parent));
}

NavigatorModel::Node *NavigatorModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

QModelIndex NavigatorModel::indexOf(const Node *node) const
{
    return node == m_root.get() ? QModelIndex() : createIndex(node->row(), 0, node);
}

QModelIndex NavigatorModel::index(int row, int column, const QModelIndex &parent) const
{
    if (column != 0 || row < 0 || (parent.isValid() && parent.column() != 0))
        return {};
    const Node *node = nodeOf(parent);
    return size_t(row) < node->children.size() ? createIndex(row, 0, node->children[size_t(row)].get()) : QModelIndex();
}

QModelIndex NavigatorModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOf(nodeOf(child)->parent) : QModelIndex();
}

int NavigatorModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(nodeOf(parent)->children.size());
}

int NavigatorModel::columnCount(const QModelIndex &) const
{
    return 1;
}

bool NavigatorModel::hasChildren(const QModelIndex &parent) const
{
    const Node *node = nodeOf(parent);
    return node == m_root.get() ? !node->children.empty() : !node->children.empty() || node->hasList();
}

} // namespace trowel
