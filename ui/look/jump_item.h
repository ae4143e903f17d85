// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/profile.h"
#include "ui/look/glyphs.h"

#include <QList>
#include <QMetaType>
#include <QString>
#include <Qt>

#include <optional>

namespace trowel {

/// One line of the command palette: a heading, or something that can be chosen. JumpDelegate paints it.
struct JumpItem
{
    QString text;
    QList<int> marks; ///< letters of the text that match what was typed
    bool heading = false;
    QString icon = {};
    Glyph glyph = Glyph::None; ///< instead of the icon
    QString context = {};      ///< behind the text: kind or path, or why it cannot be chosen
    QList<int> contextMarks = {};
    QString right = {};                  ///< at the far edge: the key
    bool enabled = true;                 ///< a disabled one can be read, not chosen
    std::optional<Environment> tag = {}; ///< of the workspace, where there are several
};

/// The role under which a model answers a JumpItem.
constexpr int JumpItemRole = Qt::UserRole + 2;

} // namespace trowel

Q_DECLARE_METATYPE(trowel::JumpItem)
