// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/icons.h"

#include "ui/look/tokens.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QLoggingCategory>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <QtMath>

namespace trowel {

Q_LOGGING_CATEGORY(lookLog, "trowel.look")

namespace {

QString iconFile(const QString &name)
{
    return QStringLiteral(":/icons/%1.svg").arg(name);
}

QColor tintColor(IconTint tint, const Tokens &t)
{
    switch (tint) {
    case IconTint::Text:
        return t.text;
    case IconTint::Text2:
        return t.text2;
    case IconTint::Accent:
        return t.accent;
    case IconTint::AccentText:
        return t.accentText;
    case IconTint::DangerText:
        return t.dangerText;
    case IconTint::Link:
        return t.link;
    case IconTint::Failed:
        return t.failed;
    case IconTint::Attention:
        return t.attention;
    case IconTint::Moving:
        return t.moving;
    case IconTint::Ok:
        break;
    }
    return t.ok;
}

class TintedIcon final : public QIconEngine
{
public:
    TintedIcon(QString name, IconTint tint) : m_name(std::move(name)), m_tint(tint) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatio() : 1;
        const int side = qMin(rect.width(), rect.height());
        const QPixmap picture = scaledPixmap(QSize(side, side) * ratio, mode, state, ratio);
        painter->drawPixmap(
            QRect(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2, side, side), picture);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }

    // `size` is in device pixels here, unlike in QIcon::pixmap.
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State /*state*/, qreal scale) override
    {
        const Tokens &t = tokens(QGuiApplication::palette());
        const QColor colour = mode == QIcon::Disabled ? t.disabled : tintColor(m_tint, t);
        QPixmap picture = iconPixmap(m_name, colour, 1, qMin(size.width(), size.height()));
        picture.setDevicePixelRatio(scale);
        return picture;
    }

    QSize actualSize(const QSize &size, QIcon::Mode /*mode*/, QIcon::State /*state*/) override { return size; }
    QString key() const override { return QStringLiteral("trowel"); }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }
    QIconEngine *clone() const override { return new TintedIcon(*this); }

private:
    QString m_name;
    IconTint m_tint;
};

} // namespace

QIcon icon(const QString &name, IconTint tint)
{
    if (name.isEmpty())
        return {};
    if (!QFile::exists(iconFile(name))) {
        qCWarning(lookLog) << "no icon" << name;
        return {};
    }
    return QIcon(new TintedIcon(name, tint));
}

QPixmap iconPixmap(const QString &name, const QColor &colour, qreal pixelRatio, int size)
{
    if (name.isEmpty() || size <= 0)
        return {};
    const QString key =
        QStringLiteral("trowel-icon-%1-%2-%3-%4").arg(name).arg(colour.rgba()).arg(size).arg(pixelRatio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QFile file(iconFile(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qCWarning(lookLog) << "no icon" << name;
        return {};
    }
    QByteArray svg = file.readAll();
    svg.replace("currentColor", colour.name().toLatin1());
    QSvgRenderer renderer(svg);
    const int pixels = qCeil(size * pixelRatio);
    pixmap = QPixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    {
        QPainter painter(&pixmap);
        renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    }
    pixmap.setDevicePixelRatio(pixelRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QStringList iconNames()
{
    QStringList names;
    for (const QString &file : QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")}, QDir::Files))
        names.append(file.chopped(4));
    return names;
}

} // namespace trowel
