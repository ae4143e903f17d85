// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/glyphs.h"

#include "ui/look/tokens.h"

#include <QCoreApplication>
#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <QPixmapCache>
#include <QtMath>

namespace trowel {

namespace {

constexpr QPointF centre(7, 7);
constexpr QRectF ringRect(2.25, 2.25, 9.5, 9.5);

/// Draws one glyph on a grid of 14. Cut-outs erase, because QtSvg knows no masks.
class GlyphPen
{
public:
    GlyphPen(QPainter &painter, const QColor &colour) : m_painter(painter), m_colour(colour) {}

    void draw(Glyph glyph)
    {
        if (!drawFilled(glyph) && !drawMoving(glyph))
            drawOff(glyph);
    }

private:
    void fill()
    {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_colour);
    }
    void stroke(qreal width = 1.5)
    {
        m_painter.setPen(QPen(m_colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        m_painter.setBrush(Qt::NoBrush);
    }
    void erase()
    {
        m_painter.setCompositionMode(QPainter::CompositionMode_DestinationOut);
        m_painter.setPen(QPen(Qt::black, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        m_painter.setBrush(Qt::NoBrush);
    }
    void disc(qreal radius = 5.5)
    {
        fill();
        m_painter.drawEllipse(centre, radius, radius);
    }
    void ring()
    {
        stroke();
        m_painter.drawEllipse(ringRect);
    }
    void cross(qreal reach)
    {
        m_painter.drawLine(centre + QPointF(-reach, -reach), centre + QPointF(reach, reach));
        m_painter.drawLine(centre + QPointF(reach, -reach), centre + QPointF(-reach, reach));
    }
    void slice(int degrees)
    {
        ring();
        fill();
        m_painter.drawPie(ringRect, 90 * 16, degrees * 16);
    }
    void clockHands() { m_painter.drawPolyline(QPolygonF{{7, 4.3}, {7, 7.2}, {8.9, 8.4}}); }

    bool drawFilled(Glyph glyph)
    {
        switch (glyph) {
        case Glyph::Running:
            disc(4.5);
            return true;
        case Glyph::Succeeded:
            disc();
            erase();
            m_painter.drawPolyline(QPolygonF{{4.6, 7.2}, {6.3, 8.9}, {9.4, 5.4}});
            return true;
        case Glyph::Failed:
            disc();
            erase();
            cross(2);
            return true;
        case Glyph::TimedOut:
            disc();
            erase();
            clockHands();
            return true;
        case Glyph::Degraded:
        case Glyph::Warning:
            stroke();
            m_painter.setBrush(m_colour);
            m_painter.drawPolygon(QPolygonF{{7, 2.2}, {12.3, 11.5}, {1.7, 11.5}});
            erase();
            m_painter.drawLine(QPointF(7, 5.4), QPointF(7, 8));
            m_painter.drawPoint(QPointF(7, 10.2));
            return true;
        default:
            return false;
        }
    }

    bool drawMoving(Glyph glyph)
    {
        switch (glyph) {
        case Glyph::Starting:
            slice(180);
            return true;
        case Glyph::InProgress:
            slice(-240);
            return true;
        case Glyph::Pending:
            ring();
            fill();
            for (const qreal x : {4.6, 7.0, 9.4})
                m_painter.drawEllipse(QPointF(x, 7), 0.95, 0.95);
            return true;
        case Glyph::Queued:
            ring();
            clockHands();
            return true;
        case Glyph::Stopping:
            ring();
            fill();
            m_painter.drawRect(QRectF(5, 5, 4, 4));
            return true;
        case Glyph::Restarting:
        case Glyph::Retrying:
            stroke();
            m_painter.drawArc(ringRect, 60 * 16, -290 * 16);
            m_painter.drawPolyline(QPolygonF{{11.6, 1.6}, {11.6, 4.4}, {8.8, 4.4}});
            return true;
        case Glyph::Deleting:
            ring();
            cross(1.7);
            return true;
        case Glyph::Loading:
            stroke();
            m_painter.drawArc(ringRect, 90 * 16, -250 * 16);
            return true;
        default:
            return false;
        }
    }

    void drawOff(Glyph glyph)
    {
        ring();
        if (glyph == Glyph::Canceled) {
            m_painter.drawLine(QPointF(3.8, 10.2), QPointF(10.2, 3.8));
        } else if (glyph == Glyph::Skipped) {
            m_painter.drawLine(QPointF(4.8, 7), QPointF(9.2, 7));
        } else if (glyph == Glyph::Unknown) {
            QPainterPath hook(QPointF(5.5, 5.9));
            hook.cubicTo(5.5, 3.6, 8.6, 3.7, 8.5, 5.7);
            hook.cubicTo(8.4, 6.9, 7, 6.7, 7, 8.1);
            stroke(1.3);
            m_painter.drawPath(hook);
            m_painter.drawPoint(QPointF(7, 9.8));
        }
    }

    QPainter &m_painter;
    QColor m_colour;
};

} // namespace

QString glyphName(Glyph glyph)
{
    // In the order of the enumeration.
    static const char *const names[] = {
        "",
        QT_TRANSLATE_NOOP("Glyph", "running"),
        QT_TRANSLATE_NOOP("Glyph", "succeeded"),
        QT_TRANSLATE_NOOP("Glyph", "starting"),
        QT_TRANSLATE_NOOP("Glyph", "in progress"),
        QT_TRANSLATE_NOOP("Glyph", "pending"),
        QT_TRANSLATE_NOOP("Glyph", "queued"),
        QT_TRANSLATE_NOOP("Glyph", "stopping"),
        QT_TRANSLATE_NOOP("Glyph", "restarting"),
        QT_TRANSLATE_NOOP("Glyph", "retrying"),
        QT_TRANSLATE_NOOP("Glyph", "deleting"),
        QT_TRANSLATE_NOOP("Glyph", "loading"),
        QT_TRANSLATE_NOOP("Glyph", "degraded"),
        QT_TRANSLATE_NOOP("Glyph", "warning"),
        QT_TRANSLATE_NOOP("Glyph", "timed out"),
        QT_TRANSLATE_NOOP("Glyph", "failed"),
        QT_TRANSLATE_NOOP("Glyph", "stopped"),
        QT_TRANSLATE_NOOP("Glyph", "canceled"),
        QT_TRANSLATE_NOOP("Glyph", "skipped"),
        QT_TRANSLATE_NOOP("Glyph", "unknown"),
    };
    static_assert(std::size(names) == std::size_t(Glyph::Unknown) + 1);
    return glyph == Glyph::None ? QString() : QCoreApplication::translate("Glyph", names[int(glyph)]);
}

QColor glyphColor(Glyph glyph, const Tokens &tokens)
{
    switch (glyph) {
    case Glyph::Running:
    case Glyph::Succeeded:
        return tokens.ok;
    case Glyph::Starting:
    case Glyph::InProgress:
    case Glyph::Pending:
    case Glyph::Queued:
    case Glyph::Stopping:
    case Glyph::Restarting:
    case Glyph::Retrying:
    case Glyph::Deleting:
    case Glyph::Loading:
        return tokens.moving;
    case Glyph::Degraded:
    case Glyph::Warning:
    case Glyph::TimedOut:
        return tokens.attention;
    case Glyph::Failed:
        return tokens.failed;
    default:
        return tokens.off;
    }
}

QPixmap glyphPixmap(Glyph glyph, const Tokens &tokens, qreal pixelRatio, int size)
{
    if (glyph == Glyph::None || size <= 0)
        return {};
    const QString key =
        QStringLiteral("trowel-glyph-%1-%2-%3-%4").arg(int(glyph)).arg(int(tokens.theme)).arg(size).arg(pixelRatio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    const int pixels = qCeil(size * pixelRatio);
    QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    {
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.scale(pixels / 14.0, pixels / 14.0);
        GlyphPen(painter, glyphColor(glyph, tokens)).draw(glyph);
    }
    image.setDevicePixelRatio(pixelRatio);
    pixmap = QPixmap::fromImage(image);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

void paintGlyph(QPainter *painter, const QRectF &rect, Glyph glyph, const Tokens &tokens)
{
    if (glyph == Glyph::None)
        return;
    const qreal ratio = painter->device() ? painter->device()->devicePixelRatio() : 1;
    painter->drawPixmap(rect.topLeft(), glyphPixmap(glyph, tokens, ratio, qRound(rect.width())));
}

} // namespace trowel
