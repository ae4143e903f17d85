// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/command.h"
#include "ui/model/place.h"

#include <QWidget>

#include <optional>

class QKeyEvent;
class QTreeView;

namespace trowel {

class NavigatorModel;
class Session;
class WindowPrompter;
class Workspaces;

/// The tree at the left: workspaces, kinds, objects and folders. A click or Enter leads to the place; the context menu
/// has the actions of the object's kind, the same as on its page.
class Navigator final : public QWidget
{
    Q_OBJECT
public:
    Navigator(Workspaces &workspaces, WindowPrompter &prompter, QWidget *parent = nullptr);

    NavigatorModel &model() const { return *m_model; }
    QTreeView &tree() const { return *m_tree; }
    /// Marks where the window is, without leading anywhere.
    void select(const Place &place);
    /// What can be done with the current node.
    CommandList commands() const;

signals:
    void placeActivated(const trowel::Place &place, bool inNewTab);
    void connectWanted();
    void editWanted(const QUuid &profile);
    void forgetWanted(const QUuid &profile);
    void closeWanted(const QUuid &profile);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void activate(const QModelIndex &index, bool inNewTab);
    void showMenu(const QPoint &at);
    /// What a key does with the current node.
    std::optional<Command> commandOf(const QKeyEvent &key) const;

    Workspaces &m_workspaces;
    WindowPrompter &m_prompter;
    NavigatorModel *m_model;
    QTreeView *m_tree;
};

} // namespace trowel
