// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/timeline_view.h"

#include "ui/look/fonts.h"
#include "ui/look/tokens.h"
#include "ui/model/format.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>

namespace trowel {

namespace {

constexpr int kBarHeight = 18;
constexpr int kChartHeight = 88;
constexpr int kLeastBar = 3; ///< px: a short state can still be seen and hit

} // namespace

int Timeline::valueAt(qint64 ms) const
{
    int value = 0;
    for (const Step &step : steps) {
        if (step.atMs > ms)
            break;
        value = step.value;
    }
    return value;
}

int Timeline::mostBetween(qint64 fromMs, qint64 toMs) const
{
    int value = valueAt(fromMs);
    for (const Step &step : steps) {
        if (step.atMs > fromMs && step.atMs < toMs)
            value = std::max(value, step.value);
    }
    return value;
}

struct TimelineView::Frame
{
    qint64 from = 0;
    qint64 to = 0;
    QRect bars;
    QRect chart;
    int timesTop = 0;

    int x(qint64 ms) const
    {
        const double share = to > from ? double(ms - from) / double(to - from) : 0;
        return chart.left() + int(share * chart.width());
    }
    int y(int value, int most) const { return chart.bottom() - (most > 0 ? value * (chart.height() - 1) / most : 0); }
};

TimelineView::TimelineView(Timeline timeline, QWidget *parent) : QWidget(parent), m_timeline(std::move(timeline))
{
    setObjectName(QStringLiteral("timeline"));
    setAccessibleName(m_timeline.name);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCurrent(int(m_timeline.bars.size()) - 1);
}

void TimelineView::setTimeline(Timeline timeline)
{
    const bool atEnd = m_current < 0 || m_current == m_timeline.bars.size() - 1;
    const qint64 from = m_current >= 0 ? m_timeline.bars[m_current].fromMs : 0;
    m_timeline = std::move(timeline);
    setAccessibleName(m_timeline.name);
    int bar = int(m_timeline.bars.size()) - 1;
    while (!atEnd && bar > 0 && m_timeline.bars[bar].fromMs > from)
        --bar; // the oldest may be gone
    const bool same = m_current >= 0 && bar >= 0 && m_timeline.bars[bar].fromMs == from;
    m_current = same ? bar : -1;
    if (same)
        setAccessibleDescription(sentence(bar));
    else
        setCurrent(bar);
    update();
}

void TimelineView::setSpan(qint64 ms)
{
    m_span = ms;
    if (m_current >= 0 && barRect(m_current).isEmpty())
        setCurrent(int(m_timeline.bars.size()) - 1);
    update();
}

void TimelineView::setCurrent(int bar)
{
    if (bar == m_current || bar < 0 || bar >= m_timeline.bars.size())
        return;
    m_current = bar;
    setAccessibleDescription(sentence(bar));
    QAccessibleEvent said(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&said);
    update();
    emit barChanged(bar);
}

QString TimelineView::sentence(int bar) const
{
    if (bar < 0 || bar >= m_timeline.bars.size())
        return {};
    const Timeline::Bar &b = m_timeline.bars[bar];
    const bool last = bar == m_timeline.bars.size() - 1; // it goes on
    QStringList parts{last ? tr("%1 since %2").arg(b.name, formatTimeWithin(b.fromMs))
                           : tr("%1 from %2 to %3").arg(b.name, formatTimeWithin(b.fromMs), formatTimeWithin(b.toMs))};
    if (!last || b.toMs > b.fromMs)
        parts += formatDuration(b.toMs - b.fromMs);
    const int most = m_timeline.mostBetween(b.fromMs, b.toMs);
    if (most > 0 && !b.rest)
        parts += tr("%1: up to %2").arg(m_timeline.valueName).arg(most);
    if (!b.detail.isEmpty())
        parts += b.detail;
    return parts.join(QStringLiteral(", "));
}

TimelineView::Frame TimelineView::frame() const
{
    Frame f;
    if (m_timeline.bars.isEmpty())
        return f;
    f.to = m_timeline.bars.last().toMs;
    f.from = m_timeline.bars.first().fromMs;
    if (m_span > 0)
        f.from = std::max(f.from, f.to - m_span);
    const QFontMetrics caption(textFont(TextSize::Caption, font()));
    const int numbers = caption.horizontalAdvance(QString::number(m_timeline.most)) + space::s;
    const int left = space::l;
    const int right = width() - space::l - numbers;
    f.bars = QRect(left, space::s, std::max(1, right - left), kBarHeight);
    f.chart = QRect(left, f.bars.bottom() + 1 + space::s + caption.height(), f.bars.width(), kChartHeight);
    f.timesTop = f.chart.bottom() + 1 + space::xs;
    return f;
}

QSize TimelineView::sizeHint() const
{
    const QFontMetrics caption(textFont(TextSize::Caption, font()));
    const int height =
        space::s + kBarHeight + space::s + caption.height() + kChartHeight + space::xs + caption.height() + space::xs;
    return {caption.averageCharWidth() * 40, height};
}

QRect TimelineView::barRect(int bar) const
{
    const Frame f = frame();
    const Timeline::Bar &b = m_timeline.bars[bar];
    if (b.toMs < f.from || (b.toMs == f.from && f.from != f.to))
        return {};
    const int left = f.x(std::max(b.fromMs, f.from));
    const int right = std::max(f.x(b.toMs), left + kLeastBar);
    return {left, f.bars.top(), right - left, f.bars.height()};
}

int TimelineView::barAt(const QPoint &at) const
{
    // From the end: a short bar lies over the long one before it.
    for (int bar = int(m_timeline.bars.size()) - 1; bar >= 0; --bar) {
        const QRect rect = barRect(bar);
        if (rect.isEmpty())
            break;
        if (at.x() >= rect.left() && at.x() <= rect.right())
            return bar;
    }
    return -1;
}

void TimelineView::paintEvent(QPaintEvent *)
{
    const Frame f = frame();
    QPainter painter(this);
    if (m_timeline.bars.isEmpty())
        return;
    paintSteps(painter, f);
    paintBars(painter, f);
    paintTimes(painter, f);
}

void TimelineView::paintBars(QPainter &painter, const Frame &f) const
{
    const Tokens &t = tokensFor(this);
    for (int bar = 0; bar < m_timeline.bars.size(); ++bar) {
        const Timeline::Bar &b = m_timeline.bars[bar];
        const QRect rect = barRect(bar);
        if (rect.isEmpty())
            continue;
        const QColor color = glyphColor(b.glyph, t);
        // Shape as well as colour: what rests is a line, what changes is hatched, what runs is full.
        if (b.rest)
            painter.fillRect(QRect(rect.left(), rect.center().y() - 1, rect.width(), 2), color);
        else if (b.glyph == Glyph::Running)
            painter.fillRect(rect, color);
        else
            painter.fillRect(rect, QBrush(color, Qt::BDiagPattern));
        if (b.rest && b.glyph == Glyph::Failed)
            paintGlyph(&painter, QRectF(rect.left(), rect.center().y() - glyphSize / 2.0, glyphSize, glyphSize),
                       b.glyph, t);
        if (bar == m_current) {
            painter.setPen(QPen(hasFocus() ? t.accent : t.border, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(rect.adjusted(-1, -2, 1, 2));
        }
    }
    Q_UNUSED(f)
}

void TimelineView::paintSteps(QPainter &painter, const Frame &f) const
{
    const Tokens &t = tokensFor(this);
    const QFont caption = textFont(TextSize::Caption, font());
    painter.setFont(caption);
    for (const int value : {0, m_timeline.most}) {
        const int y = f.y(value, m_timeline.most);
        painter.fillRect(QRect(f.chart.left(), y, f.chart.width(), 1), t.line);
        painter.setPen(t.text2);
        painter.drawText(QRect(f.chart.right() + space::s, y - kBarHeight / 2, width(), kBarHeight),
                         Qt::AlignLeft | Qt::AlignVCenter, QString::number(value));
    }
    painter.setPen(t.text2);
    const int height = painter.fontMetrics().height();
    painter.drawText(QRect(f.chart.left(), f.chart.top() - height, f.chart.width(), height), Qt::AlignLeft,
                     m_timeline.valueName);
    if (m_timeline.most == 0)
        return;
    QPainterPath line;
    line.moveTo(f.chart.left(), f.y(m_timeline.valueAt(f.from), m_timeline.most));
    int value = m_timeline.valueAt(f.from);
    for (const Timeline::Step &step : m_timeline.steps) {
        if (step.atMs <= f.from)
            continue;
        line.lineTo(f.x(step.atMs), f.y(value, m_timeline.most));
        value = step.value;
        line.lineTo(f.x(step.atMs), f.y(value, m_timeline.most));
    }
    line.lineTo(f.chart.right(), f.y(value, m_timeline.most));
    QPainterPath area = line;
    area.lineTo(f.chart.right(), f.chart.bottom());
    area.lineTo(f.chart.left(), f.chart.bottom());
    QColor ground = t.ok;
    constexpr double faint = 0.18;
    ground.setAlphaF(float(faint));
    painter.fillPath(area, ground);
    painter.strokePath(line, QPen(t.ok, 1.5));
}

void TimelineView::paintTimes(QPainter &painter, const Frame &f) const
{
    const Tokens &t = tokensFor(this);
    painter.setFont(textFont(TextSize::Caption, font()));
    painter.setPen(t.text2);
    const QFontMetrics metrics = painter.fontMetrics();
    const QRect foot(f.chart.left(), f.timesTop, f.chart.width(), metrics.height());
    painter.drawText(foot, Qt::AlignLeft, formatTime(f.from));
    painter.drawText(foot, Qt::AlignRight, formatTime(f.to));
}

bool TimelineView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString text = sentence(barAt(help->pos()));
        if (text.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), text, this);
        return true;
    }
    return QWidget::event(event);
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    if (const int bar = barAt(event->pos()); bar >= 0)
        setCurrent(bar);
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    const int last = int(m_timeline.bars.size()) - 1;
    int first = 0;
    while (first < last && barRect(first).isEmpty())
        ++first;
    switch (event->key()) {
    case Qt::Key_Left:
        return setCurrent(std::max(first, m_current - 1));
    case Qt::Key_Right:
        return setCurrent(std::min(last, m_current + 1));
    case Qt::Key_Home:
        return setCurrent(first);
    case Qt::Key_End:
        return setCurrent(last);
    default:
        return QWidget::keyPressEvent(event);
    }
}

} // namespace trowel
