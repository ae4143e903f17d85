// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/raw_json.h"
#include "ui/look/glyphs.h"

#include <QList>
#include <QString>
#include <QUrl>

namespace trowel {

/// One labelled line about an object. Empty values read "–".
struct Fact
{
    QString name;
    QString value;
    Glyph glyph = Glyph::None;
    bool copyable = false; ///< ids, hosts, paths: a copy button beside it
    bool mono = false;
    QUrl link = {};
    QString toolTip = {};
};

struct FactSection
{
    QString title;
    QList<Fact> facts;
};

/// What the drawer shows of one object.
struct ObjectDetail
{
    QString name;
    QString subtitle; ///< kind and workspace, or the path
    Glyph glyph = Glyph::None;
    QString icon;    ///< where there is no glyph
    QString warning; ///< one sentence that wants attention; usually empty
    QList<FactSection> sections;
    RawJson json; ///< exactly as the server sent it
};

} // namespace trowel
