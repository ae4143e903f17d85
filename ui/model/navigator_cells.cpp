// SPDX-License-Identifier: GPL-3.0-or-later
// What the navigator's nodes look like and where they lead.
#include "ui/look/cell.h"
#include "ui/model/navigator_model.h"
#include "ui/model/navigator_node.h"
#include "ui/model/session.h"

namespace trowel {

Cell NavigatorModel::cellOf(const Node &node) const
{
    Cell cell;
    switch (node.type) {
    case Type::Workspace: {
        const Profile &profile = node.session->workspace().profile();
        cell.text = profile.name;
        cell.icon = QStringLiteral("cluster");
        cell.bold = true;
        cell.tag = profile.environment;
        cell.toolTip = profile.host.host();
        break;
    }
    case Type::Kind:
        cell.text = node.kind->info().title;
        cell.icon = node.kind->info().icon;
        if (node.list && !node.kind->info().tree && node.list->state() != ObjectStore::State::Empty &&
            (node.list->count() > 0 || node.list->state() == ObjectStore::State::Ready))
            cell.tail =
                QString::number(node.list->count()) + (node.list->isComplete() ? QString() : QStringLiteral("+"));
        break;
    case Type::Object:
        if (node.parent->list && node.at >= 0 && node.at < node.parent->list->size() &&
            !node.parent->list->isHole(node.at))
            cell = node.kind->nodeAt(*node.parent->list, node.at);
        break;
    case Type::More:
        cell.text = node.note;
        cell.icon = QStringLiteral("more");
        cell.dim = true;
        break;
    case Type::Note:
        cell.text = node.note;
        cell.glyph = node.noteGlyph;
        cell.dim = true;
        if (node.retry)
            cell.tail = tr("Retry");
        cell.toolTip = node.retry && node.parent->list->error() ? node.parent->list->error()->message : QString();
        break;
    }
    return cell;
}

QVariant NavigatorModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Node &node = *nodeOf(index);
    switch (role) {
    case CellRole:
        return QVariant::fromValue(cellOf(node));
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return cellOf(node).text;
    case TypeRole:
        return int(node.type);
    case EnvironmentRole:
        return node.session ? QVariant(int(node.session->workspace().profile().environment)) : QVariant();
    default:
        return {};
    }
}

NavigatorModel::State NavigatorModel::stateOf(const QModelIndex &index) const
{
    const Node &node = *nodeOf(index);
    if (!node.opened || !node.list)
        return State::NotAsked;
    switch (node.list->state()) {
    case ObjectStore::State::Empty:
        return State::NotAsked;
    case ObjectStore::State::Loading:
        return State::Loading;
    case ObjectStore::State::Failed:
        return State::Failed;
    case ObjectStore::State::Ready:
        break;
    }
    return node.list->count() == 0 ? State::Empty : State::Ready;
}

NavigatorModel::Type NavigatorModel::typeOf(const QModelIndex &index) const
{
    return nodeOf(index)->type;
}

std::optional<Error> NavigatorModel::errorOf(const QModelIndex &index) const
{
    const Node &node = *nodeOf(index);
    return node.list ? node.list->error() : std::nullopt;
}

Session *NavigatorModel::sessionOf(const QModelIndex &index) const
{
    return nodeOf(index)->session;
}

const AnyKind *NavigatorModel::kindOf(const QModelIndex &index) const
{
    return nodeOf(index)->kind;
}

Place NavigatorModel::listOf(const Node &node) const
{
    return node.session->placeOf(*node.kind, node.scope);
}

Place NavigatorModel::placeOf(const QModelIndex &index) const
{
    const Node &node = *nodeOf(index);
    if (!index.isValid() || !node.session)
        return {};
    switch (node.type) {
    case Type::Workspace:
        return {node.session->workspace().profile().id, {}, {}, {}};
    case Type::Kind:
        return listOf(node);
    case Type::Object:
        if (!node.scope.isNull())
            return listOf(node);
        return node.session->placeOf(*node.kind, node.parent->scope, node.key);
    case Type::More:
    case Type::Note:
        return listOf(*node.parent);
    }
    return {};
}

std::pair<std::shared_ptr<ObjectStore>, qsizetype> NavigatorModel::objectAt(const QModelIndex &index) const
{
    const Node &node = *nodeOf(index);
    if (node.type != Type::Object || !node.parent->list)
        return {nullptr, -1};
    const bool there = node.at >= 0 && node.at < node.parent->list->size() && !node.parent->list->isHole(node.at);
    return {node.parent->list, there ? node.at : -1};
}

QModelIndex NavigatorModel::find(const Place &place) const
{
    const auto below = [](const Node &node, auto wanted) -> Node * {
        const auto found =
            std::find_if(node.children.begin(), node.children.end(), [&](const auto &child) { return wanted(*child); });
        return found == node.children.end() ? nullptr : found->get();
    };
    const Node *best = below(*m_root, [&](const Node &n) { return n.key == place.workspace.toString(); });
    if (!best)
        return {};
    const Node *kind = below(*best, [&](const Node &n) { return n.type == Type::Kind && n.key == place.kind; });
    if (!kind)
        return indexOf(best);
    best = kind;
    const QStringList steps = kind->kind->scopePath(place.scope);
    for (const QString &step : steps) {
        if (step == kind->scope)
            continue;
        const Node *next =
            below(*best, [&](const Node &n) { return n.type == Type::Object && !n.scope.isNull() && n.scope == step; });
        if (!next)
            return indexOf(best);
        best = next;
    }
    if (!place.object.isEmpty()) {
        if (const Node *object =
                below(*best, [&](const Node &n) { return n.type == Type::Object && n.key == place.object; }))
            best = object;
    }
    return indexOf(best);
}

} // namespace trowel
