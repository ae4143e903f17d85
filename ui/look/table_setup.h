// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;
class QTreeView;

namespace trowel {

/// What makes all lists alike: rows and head as high as the font wants, no grid, whole rows selected, hover, per-pixel
/// scrolling, a CellDelegate, columns never narrower than their head. Set the model before or after; heads are measured
/// whenever the columns change. The head is aligned as the model answers Qt::TextAlignmentRole.
void setupTable(QTableView *view);

/// Widens columns that are narrower than their head; setupTable does it by itself when columns change.
void fitHeads(QTableView *view);

/// A tree that paints the navigator's rows: rounded selection 6 px from the edges, chevrons, tails at the far edge.
/// Make the view with makeNavigatorTree; QTreeView paints branches and row grounds itself, so that needs a subclass.
QTreeView *makeNavigatorTree();

} // namespace trowel
