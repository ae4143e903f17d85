// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/look/glyphs.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace trowel {

/// One of the states a list can be limited to, as the kind names it.
struct StateInfo
{
    QString id;   ///< in settings; never shown
    QString text; ///< "Running"
    Glyph glyph = Glyph::None;
    QString group = {}; ///< "Source"; empty for the state proper
};

/// What a row needs to be shown: all of the words, and of each group of states one of those chosen.
struct RowFilter
{
    QList<QByteArray> words; ///< case-folded UTF-8
    QList<int> states;       ///< positions in the kind's list of states, ascending; empty for any

    bool isEmpty() const { return words.isEmpty() && states.isEmpty(); }
    bool operator==(const RowFilter &) const = default;
};

} // namespace trowel
