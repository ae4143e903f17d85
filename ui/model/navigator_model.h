// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/any_kind.h"
#include "ui/model/place.h"

#include <QAbstractItemModel>
#include <QTimer>

#include <memory>
#include <vector>

namespace trowel {

class Session;

/// The navigator's tree: workspaces, their kinds, and below them objects and folders, each list read when its node is
/// first opened and shared with the pages that show it. Rows are merged by key, never reset, so that expansion and
/// selection stay. Opening is explicit (`open`): views that ask whether there is more would read the whole workspace.
class NavigatorModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum class Type { Workspace, Kind, Object, More, Note };
    /// The five states of a node that has children.
    enum class State { NotAsked, Loading, Ready, Empty, Failed };
    enum Role { TypeRole = Qt::UserRole + 200, EnvironmentRole };
    static constexpr int kMostChildren = 200;

    explicit NavigatorModel(QObject *parent = nullptr);
    ~NavigatorModel() override;

    void addSession(Session &session);
    void removeSession(Session &session);

    /// Reads the list below a node if it was not asked for yet.
    void open(const QModelIndex &index);
    /// Reads it again: F5 and Retry.
    void refresh(const QModelIndex &index);
    State stateOf(const QModelIndex &index) const;
    Type typeOf(const QModelIndex &index) const;
    /// Why the node's list failed; its words are in the note below it.
    std::optional<Error> errorOf(const QModelIndex &index) const;
    /// Where the node leads: an object in its list, a folder as a list of its own.
    Place placeOf(const QModelIndex &index) const;
    Session *sessionOf(const QModelIndex &index) const;
    const AnyKind *kindOf(const QModelIndex &index) const;
    /// The list an object is in and its position there; position -1 for everything else.
    std::pair<std::shared_ptr<ObjectStore>, qsizetype> objectAt(const QModelIndex &index) const;
    /// The nearest node that is there for a place; invalid for none.
    QModelIndex find(const Place &place) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Node;
    struct Wanted;
    Node *nodeOf(const QModelIndex &index) const;
    QModelIndex indexOf(const Node *node) const;
    void attach(Node &node);
    void sync(Node &node);
    std::vector<Wanted> wantedBelow(const Node &node) const;
    void syncDirty();
    Cell cellOf(const Node &node) const;
    Place listOf(const Node &node) const;

    std::unique_ptr<Node> m_root;
    QTimer m_syncTimer;
};

} // namespace trowel
