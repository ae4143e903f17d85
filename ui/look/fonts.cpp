// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/fonts.h"

#include <QFontDatabase>
#include <QGuiApplication>

#include <algorithm>

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
    // Asked of the system once: this is called for every cell with an id. One family that is there, and no list: the
    // code editor measures with the first family of a font and paints with another where that one is missing.
    static const QString family = [] {
        const QStringList wanted{QStringLiteral("Noto Sans Mono"),
                                 QFontDatabase::systemFont(QFontDatabase::FixedFont).family(),
                                 QStringLiteral("DejaVu Sans Mono")};
        const auto there = std::find_if(wanted.cbegin(), wanted.cend(),
                                        [](const QString &name) { return QFontDatabase::hasFamily(name); });
        return there != wanted.cend() ? *there : QStringLiteral("monospace");
    }();
    QFont font = scaledFont(base, 0.95);
    font.setFamilies({family});
    font.setStyleHint(QFont::Monospace);
    font.setFixedPitch(true);
    return font;
}

QFont monoFont()
{
    return monoFont(QGuiApplication::font());
}

} // namespace trowel
