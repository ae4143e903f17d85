// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/look/glyphs.h"
#include "ui/model/navigator_model.h"

#include <algorithm>

namespace trowel {

/// One line of the navigator; private to the model.
struct NavigatorModel::Node
{
    Type type = Type::Note;
    Node *parent = nullptr;
    Session *session = nullptr;
    const AnyKind *kind = nullptr;
    QString key;   // of an object in the parent's list
    QString scope; // of the list below; null where there is none
    qsizetype at = -1;
    QString note;
    Glyph noteGlyph = Glyph::None;
    bool retry = false;
    bool opened = false;
    bool dirty = false;
    std::shared_ptr<ObjectStore> list; // below this node
    std::vector<QMetaObject::Connection> connections;
    std::vector<std::unique_ptr<Node>> children;

    bool hasList() const { return type == Type::Kind || (type == Type::Object && !scope.isNull()); }
    int row() const
    {
        const auto &all = parent->children;
        return int(std::find_if(all.begin(), all.end(), [this](const auto &n) { return n.get() == this; }) -
                   all.begin());
    }
    ~Node()
    {
        for (const auto &connection : connections)
            QObject::disconnect(connection);
    }
};

/// A line as it should be.
struct NavigatorModel::Wanted
{
    Type type;
    QString key;
    QString scope;
    qsizetype at = -1;
    QString note = {};
    Glyph glyph = Glyph::None;
    bool retry = false;
    bool changed = false;
};

} // namespace trowel
