// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

namespace trowel {

/// What an icon's one colour stands for; the colour itself is looked up when it is painted.
enum class IconTint { Text, Text2, Accent, AccentText, DangerText, Link, Failed, Attention, Moving, Ok };

/// The icon of `:/icons/<name>.svg`, tinted from the application's palette whenever it is painted: a change of theme
/// needs no new icon. Disabled icons take the disabled colour. An unknown name gives a null icon and a warning.
QIcon icon(const QString &name, IconTint tint = IconTint::Text);

/// The icon in one colour as a picture of `size` device independent pixels; kept in QPixmapCache.
QPixmap iconPixmap(const QString &name, const QColor &colour, qreal pixelRatio, int size = 16);

/// The names of all icons.
QStringList iconNames();

} // namespace trowel
