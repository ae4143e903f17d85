// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/task_timeline.h"

#include "ui/look/fonts.h"
#include "ui/look/tokens.h"
#include "ui/model/format.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace trowel {

namespace {

constexpr int kEdge = 16, kBar = 12;

} // namespace

TaskTimeline::TaskTimeline(const QList<TimelineBar> &bars, qint64 nowMs, QWidget *parent)
    : QAbstractScrollArea(parent), m_bars(bars), m_now(nowMs)
{
    setObjectName(QStringLiteral("taskTimeline"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    qint64 from = 0, to = 0;
    for (const TimelineBar &bar : std::as_const(m_bars)) {
        if (bar.startMs <= 0)
            continue;
        from = from == 0 ? bar.startMs : std::min(from, bar.startMs);
        to = std::max(to, bar.endMs > 0 ? bar.endMs : nowMs);
    }
    m_from = from;
    m_to = std::max(to, from + 1);
    setAccessibleName(tr("Timeline of %n tasks", nullptr, int(m_bars.size())));
    fit();
    select(m_bars.isEmpty() ? -1 : 0);
}

int TaskTimeline::rowHeight() const
{
    return fontMetrics().height() + 12;
}

int TaskTimeline::headHeight() const
{
    return fontMetrics().height() + 14;
}

int TaskTimeline::labelWidth() const
{
    int widest = 60;
    for (const TimelineBar &bar : m_bars)
        widest = std::max(widest, fontMetrics().horizontalAdvance(bar.text) + glyphSize + 7);
    return std::min(widest, viewport()->width() * 2 / 5);
}

qreal TaskTimeline::xOf(qint64 ms) const
{
    const int left = kEdge + labelWidth() + 12;
    const int right = viewport()->width() - kEdge - 8;
    const qreal share = qreal(std::clamp(ms, m_from, m_to) - m_from) / qreal(m_to - m_from);
    return left + share * std::max(20, right - left);
}

QRect TaskTimeline::rectOf(int row) const
{
    const TimelineBar &bar = m_bars[row];
    if (bar.startMs <= 0)
        return {};
    const int y = headHeight() + row * rowHeight() - verticalScrollBar()->value();
    const qreal from = xOf(bar.startMs), to = xOf(bar.endMs > 0 ? bar.endMs : m_now);
    return {int(from), y + (rowHeight() - kBar) / 2, std::max(3, int(to - from)), kBar};
}

QRect TaskTimeline::barRect(const QString &key) const
{
    for (int i = 0; i < m_bars.size(); ++i) {
        if (m_bars[i].key == key)
            return rectOf(i);
    }
    return {};
}

QString TaskTimeline::current() const
{
    return m_current >= 0 ? m_bars[m_current].key : QString();
}

QString TaskTimeline::describe(const TimelineBar &bar) const
{
    if (bar.startMs <= 0)
        return tr("%1\n%2, has not begun").arg(bar.text, bar.state);
    QString text = tr("%1\n%2, from %3, %4")
                       .arg(bar.text, bar.state, formatTimeWithin(bar.startMs),
                            formatDuration((bar.endMs > 0 ? bar.endMs : m_now) - bar.startMs));
    if (bar.setupMs > 0)
        text += tr("\n%1 of it waiting for compute").arg(formatDuration(bar.setupMs));
    return text;
}

void TaskTimeline::select(int row)
{
    m_current = row;
    if (row < 0)
        return;
    const int top = row * rowHeight(), room = viewport()->height() - headHeight();
    if (top < verticalScrollBar()->value())
        verticalScrollBar()->setValue(top);
    else if (top + rowHeight() > verticalScrollBar()->value() + room)
        verticalScrollBar()->setValue(top + rowHeight() - room);
    setAccessibleDescription(describe(m_bars[row]).replace(QLatin1Char('\n'), QStringLiteral(", ")));
    viewport()->update();
}

int TaskTimeline::rowAt(int y) const
{
    const int row = (y - headHeight() + verticalScrollBar()->value()) / rowHeight();
    return y < headHeight() || row < 0 || row >= m_bars.size() ? -1 : row;
}

void TaskTimeline::fit()
{
    const int room = viewport()->height() - headHeight();
    verticalScrollBar()->setRange(0, std::max(0, int(m_bars.size()) * rowHeight() - room));
    verticalScrollBar()->setPageStep(std::max(1, room));
    verticalScrollBar()->setSingleStep(rowHeight());
}

void TaskTimeline::resizeEvent(QResizeEvent *)
{
    fit();
}

void TaskTimeline::keyPressEvent(QKeyEvent *event)
{
    const int last = int(m_bars.size()) - 1;
    if (last < 0)
        return QAbstractScrollArea::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Up:
        return select(std::max(0, m_current - 1));
    case Qt::Key_Down:
        return select(std::min(last, m_current + 1));
    case Qt::Key_Home:
        return select(0);
    case Qt::Key_End:
        return select(last);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit activated(current());
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void TaskTimeline::mousePressEvent(QMouseEvent *event)
{
    if (const int row = rowAt(event->pos().y()); row >= 0)
        select(row);
}

void TaskTimeline::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (rowAt(event->pos().y()) >= 0)
        emit activated(current());
}

bool TaskTimeline::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        const int row = rowAt(help->pos().y());
        if (row < 0)
            QToolTip::hideText();
        else
            QToolTip::showText(
                help->globalPos(),
                QStringLiteral("<p style='white-space:pre'>%1</p>").arg(describe(m_bars[row]).toHtmlEscaped()), this);
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void TaskTimeline::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensFor(this);
    QPainter painter(viewport());
    const int width = viewport()->width(), head = headHeight();
    painter.fillRect(viewport()->rect(), t.base);
    painter.setClipRect(0, head, width, viewport()->height() - head);
    const int labels = labelWidth();
    for (int row = 0; row < m_bars.size(); ++row) {
        const TimelineBar &bar = m_bars[row];
        const QRect line(0, head + row * rowHeight() - verticalScrollBar()->value(), width, rowHeight());
        if (line.bottom() < head || line.top() > viewport()->height())
            continue;
        if (row == m_current)
            painter.fillRect(line, hasFocus() ? t.selection : t.selectionInactive);
        painter.fillRect(QRect(0, line.bottom(), width, 1), t.rowLine);
        QRect label(kEdge, line.top(), labels, line.height());
        if (bar.glyph != Glyph::None)
            paintGlyph(&painter, QRectF(label.left(), label.center().y() - glyphSize / 2.0 + 1, glyphSize, glyphSize),
                       bar.glyph, t);
        label.setLeft(label.left() + glyphSize + 7);
        painter.setPen(t.text);
        painter.drawText(label, Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(bar.text, Qt::ElideRight, label.width()));
        const QRect rect = rectOf(row);
        if (rect.isEmpty())
            continue;
        painter.setRenderHint(QPainter::Antialiasing);
        const QColor colour = glyphColor(bar.glyph, t);
        painter.setPen(Qt::NoPen);
        painter.setBrush(mixed(colour, t.base, 0.55));
        painter.drawRoundedRect(rect, 3, 3);
        const qint64 length = std::max<qint64>(1, (bar.endMs > 0 ? bar.endMs : m_now) - bar.startMs);
        const int setup = int(rect.width() * double(std::clamp<qint64>(bar.setupMs, 0, length)) / double(length));
        painter.setBrush(colour);
        painter.drawRoundedRect(rect.adjusted(setup, 0, 0, 0), 3, 3);
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
    painter.setClipping(false);
    painter.setFont(scaledFont(font(), 0.92));
    painter.setPen(t.text2);
    const QRect axis(int(xOf(m_from)), 0, int(xOf(m_to) - xOf(m_from)), head - 1);
    if (m_from > 0) {
        painter.drawText(axis, Qt::AlignLeft | Qt::AlignVCenter, formatTime(m_from));
        painter.drawText(axis, Qt::AlignRight | Qt::AlignVCenter, formatDuration(m_to - m_from));
    }
    painter.fillRect(QRect(0, head - 1, width, 1), t.line);
}

} // namespace trowel
