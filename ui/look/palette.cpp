// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/palette.h"

namespace trowel {

QPalette makePalette(Theme theme)
{
    const Tokens &t = tokens(theme);
    struct Role
    {
        QPalette::ColorRole role;
        QColor active, inactive, disabled;
    };
    const auto same = [](QPalette::ColorRole role, const QColor &colour) { return Role{role, colour, colour, colour}; };
    const auto off = [](QPalette::ColorRole role, const QColor &colour, const QColor &disabled) {
        return Role{role, colour, colour, disabled};
    };
    const Role roles[] = {
        same(QPalette::Window, t.window),
        off(QPalette::WindowText, t.text, t.disabled),
        off(QPalette::Base, t.base, t.window),
        same(QPalette::AlternateBase, t.window),
        off(QPalette::Text, t.text, t.disabled),
        off(QPalette::PlaceholderText, t.text2, t.disabled),
        same(QPalette::Button, t.raised),
        off(QPalette::ButtonText, t.text, t.disabled),
        same(QPalette::BrightText, t.failed),
        Role{QPalette::Highlight, t.selection, t.selectionInactive, t.selectionInactive},
        off(QPalette::HighlightedText, t.highlightedText, t.disabled),
        off(QPalette::Link, t.link, t.disabled),
        off(QPalette::LinkVisited, t.link, t.disabled),
        same(QPalette::ToolTipBase, t.toolTip),
        same(QPalette::ToolTipText, t.toolTipText),
        same(QPalette::Light, t.raised),
        same(QPalette::Midlight, t.hover),
        same(QPalette::Mid, t.line),
        same(QPalette::Dark, t.border),
        same(QPalette::Shadow, t.shadow),
    };
    QPalette palette;
    for (const Role &entry : roles) {
        palette.setColor(QPalette::Active, entry.role, entry.active);
        palette.setColor(QPalette::Inactive, entry.role, entry.inactive);
        palette.setColor(QPalette::Disabled, entry.role, entry.disabled);
    }
    return palette;
}

} // namespace trowel
