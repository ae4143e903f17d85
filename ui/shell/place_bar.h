// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/command.h"
#include "ui/model/place.h"

#include <QWidget>

class QHBoxLayout;
class QToolButton;

namespace trowel {

class Session;
class WorkspaceChip;
class Workspaces;

/// The tool bar's row: back, forward, refresh, the workspace with its environment, the steps to where the window is,
/// and below it the 2 px line in the environment's colour.
class PlaceBar final : public QWidget
{
    Q_OBJECT
public:
    PlaceBar(Workspaces &workspaces, const CommandList &leading, QWidget *parent = nullptr);
    void setPlace(const Place &place);
    /// Commands became usable or not.
    void update();

signals:
    void placeWanted(const trowel::Place &place);
    void closeWanted(const QUuid &profile);
    /// The command palette.
    void searchWanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void addStep(const QString &text, const Place &place, bool last);
    void showWorkspaceMenu();

    Workspaces &m_workspaces;
    CommandList m_leading;
    QList<QToolButton *> m_buttons;
    WorkspaceChip *m_chip;
    QHBoxLayout *m_steps;
    Place m_place;
};

} // namespace trowel
