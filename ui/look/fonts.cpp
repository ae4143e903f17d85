// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/fonts.h"

#include <QFontDatabase>
#include <QGuiApplication>

namespace trowel {

QFont scaledFont(const QFont &base, qreal factor, QFont::Weight weight)
{
    QFont font = base;
    if (base.pointSizeF() > 0)
        font.setPointSizeF(base.pointSizeF() * factor);
    else
        font.setPixelSize(qMax(1, qRound(base.pixelSize() * factor)));
    font.setWeight(weight);
    return font;
}

QFont textFont(TextSize size, const QFont &base)
{
    switch (size) {
    case TextSize::Tag:
        return scaledFont(base, 0.8, QFont::DemiBold);
    case TextSize::Caption:
        return scaledFont(base, 0.92);
    case TextSize::Body:
        break;
    case TextSize::Strong:
        return scaledFont(base, 1, QFont::DemiBold);
    case TextSize::Section:
        return scaledFont(base, 1.08, QFont::DemiBold);
    case TextSize::Drawer:
        return scaledFont(base, 1.15, QFont::DemiBold);
    case TextSize::Page:
        return scaledFont(base, 1.25, QFont::DemiBold);
    case TextSize::Welcome:
        return scaledFont(base, 1.6, QFont::DemiBold);
    }
    return scaledFont(base, 1);
}

QFont textFont(TextSize size)
{
    return textFont(size, QGuiApplication::font());
}

QFont monoFont(const QFont &base)
{
    // A family list asked of the system once: this is called for every cell with an id.
    static const QStringList families = [] {
        QStringList wanted = QFontDatabase::systemFont(QFontDatabase::FixedFont).families();
        wanted.prepend(QStringLiteral("Noto Sans Mono"));
        wanted.append(QStringLiteral("DejaVu Sans Mono"));
        return wanted;
    }();
    QFont font = scaledFont(base, 0.95);
    font.setFamilies(families);
    font.setStyleHint(QFont::Monospace);
    font.setFixedPitch(true);
    return font;
}

QFont monoFont()
{
    return monoFont(QGuiApplication::font());
}

} // namespace trowel
