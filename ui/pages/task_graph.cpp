// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/task_graph.h"

#include "ui/look/tokens.h"

#include <QHash>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace trowel {

namespace {

constexpr int kGapX = 12, kGapY = 24, kMargin = 16, kMostWidth = 220;

} // namespace

TaskGraph::TaskGraph(const QList<GraphNode> &nodes, QWidget *parent) : QAbstractScrollArea(parent)
{
    setObjectName(QStringLiteral("taskGraph"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    QHash<QString, int> at;
    for (const GraphNode &node : nodes) {
        at.insert(node.key, int(m_boxes.size()));
        m_boxes += Box{node, {}, 0, {}, {}};
    }
    for (int i = 0; i < m_boxes.size(); ++i) {
        for (const QString &key : std::as_const(m_boxes[i].node.dependsOn)) {
            const int above = at.value(key, -1); // a server may name a task that is not there
            if (above < 0 || above == i || m_boxes[i].above.contains(above))
                continue;
            m_boxes[i].above += above;
            m_boxes[above].below += i;
        }
    }
    makeLayers();
    place();
    setAccessibleName(tr("Graph of %n tasks", nullptr, int(m_boxes.size())));
    select(m_boxes.isEmpty() ? -1 : m_layers.first().first());
}

// Each as high as its dependencies let it; what runs in a circle, which no server should send, stays where it is found.
void TaskGraph::makeLayers()
{
    QList<int> open(m_boxes.size()), ready;
    for (int i = 0; i < m_boxes.size(); ++i) {
        open[i] = int(m_boxes[i].above.size());
        if (open[i] == 0)
            ready += i;
    }
    int placed = 0;
    int highest = 0;
    for (; placed < ready.size(); ++placed) {
        const int box = ready[placed];
        highest = std::max(highest, m_boxes[box].layer);
        for (const int below : std::as_const(m_boxes[box].below)) {
            m_boxes[below].layer = std::max(m_boxes[below].layer, m_boxes[box].layer + 1);
            if (--open[below] == 0)
                ready += below;
        }
    }
    for (int i = 0; i < m_boxes.size(); ++i) {
        if (open[i] > 0) {
            m_boxes[i].layer = highest + 1;
            ready += i;
        }
    }
    for (const int box : std::as_const(ready)) {
        while (m_layers.size() <= m_boxes[box].layer)
            m_layers += QList<int>();
        m_layers[m_boxes[box].layer] += box;
    }
    m_layers.removeIf([](const QList<int> &layer) { return layer.isEmpty(); });
    // Below the middle of what it depends on: fewer lines cross.
    QList<double> place(m_boxes.size(), 0);
    for (QList<int> &layer : m_layers) {
        for (const int box : std::as_const(layer)) {
            double sum = 0;
            for (const int above : std::as_const(m_boxes[box].above))
                sum += place[above];
            place[box] = m_boxes[box].above.isEmpty() ? 0 : sum / double(m_boxes[box].above.size());
        }
        std::stable_sort(layer.begin(), layer.end(), [&place](int a, int b) { return place[a] < place[b]; });
        for (int i = 0; i < layer.size(); ++i)
            place[layer[i]] = i - double(layer.size() - 1) / 2;
    }
}

void TaskGraph::place()
{
    const QFontMetrics metrics(font());
    const int height = metrics.height() + 12;
    int widest = 90;
    for (const Box &box : std::as_const(m_boxes))
        widest = std::max(widest, metrics.horizontalAdvance(box.node.text) + 44);
    const int width = std::min(widest, kMostWidth);
    qsizetype most = 1;
    for (const QList<int> &layer : std::as_const(m_layers))
        most = std::max(most, layer.size());
    const int needed = int(most) * (width + kGapX) - kGapX + 2 * kMargin;
    const int whole = std::max(needed, viewport()->width());
    for (int row = 0; row < m_layers.size(); ++row) {
        const QList<int> &layer = m_layers[row];
        int x = (whole - (int(layer.size()) * (width + kGapX) - kGapX)) / 2;
        for (const int box : layer) {
            m_boxes[box].rect = QRect(x, kMargin + row * (height + kGapY), width, height);
            x += width + kGapX;
        }
    }
    m_size = QSize(whole, 2 * kMargin + int(m_layers.size()) * (height + kGapY) - kGapY);
    horizontalScrollBar()->setRange(0, std::max(0, whole - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(width / 2);
    verticalScrollBar()->setRange(0, std::max(0, m_size.height() - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(height);
}

QPoint TaskGraph::shift() const
{
    return {horizontalScrollBar()->value(), verticalScrollBar()->value()};
}

QString TaskGraph::describe(const Box &box) const
{
    QStringList parts{box.node.text};
    if (!box.node.state.isEmpty())
        parts += box.node.state;
    if (!box.node.note.isEmpty())
        parts += box.node.note;
    QStringList above;
    for (const int i : box.above)
        above += m_boxes[i].node.text;
    if (!above.isEmpty())
        parts += tr("after %1").arg(above.join(QStringLiteral(", ")));
    return parts.join(QStringLiteral("\n"));
}

QString TaskGraph::current() const
{
    return m_current >= 0 && m_current < m_boxes.size() ? m_boxes[m_current].node.key : QString();
}

void TaskGraph::setCurrent(const QString &key)
{
    for (int i = 0; i < m_boxes.size(); ++i) {
        if (m_boxes[i].node.key == key)
            select(i);
    }
}

int TaskGraph::layerOf(const QString &key) const
{
    for (const Box &box : m_boxes) {
        if (box.node.key == key)
            return box.layer;
    }
    return -1;
}

void TaskGraph::select(int box)
{
    m_current = box;
    if (box < 0)
        return;
    const QRect rect = m_boxes[box].rect;
    const QSize page = viewport()->size();
    const auto reveal = [](QScrollBar *bar, int from, int to, int length) {
        if (from < bar->value())
            bar->setValue(from);
        else if (to > bar->value() + length)
            bar->setValue(to - length);
    };
    reveal(horizontalScrollBar(), rect.left() - kGapX, rect.right() + kGapX, page.width());
    reveal(verticalScrollBar(), rect.top() - kGapX, rect.bottom() + kGapX, page.height());
    setAccessibleDescription(describe(m_boxes[box]).replace(QLatin1Char('\n'), QStringLiteral(", ")));
    viewport()->update();
    emit currentChanged(m_boxes[box].node.key);
}

int TaskGraph::boxAt(const QPoint &position) const
{
    for (int i = 0; i < m_boxes.size(); ++i) {
        if (m_boxes[i].rect.contains(position + shift()))
            return i;
    }
    return -1;
}

void TaskGraph::walk(int dx, int dy)
{
    if (m_current < 0)
        return;
    const Box &here = m_boxes[m_current];
    const int row = int(std::find_if(m_layers.cbegin(), m_layers.cend(),
                                     [this](const QList<int> &layer) { return layer.contains(m_current); }) -
                        m_layers.cbegin());
    if (dx != 0) {
        const QList<int> &layer = m_layers[row];
        select(layer[std::clamp<qsizetype>(layer.indexOf(m_current) + dx, 0, layer.size() - 1)]);
        return;
    }
    // Along a line where there is one, else to the nearest box of the next layer.
    QList<int> next = dy > 0 ? here.below : here.above;
    if (next.isEmpty() && row + dy >= 0 && row + dy < m_layers.size())
        next = m_layers[row + dy];
    int best = -1;
    for (const int box : std::as_const(next)) {
        const auto away = [&](int i) { return std::abs(m_boxes[i].rect.center().x() - here.rect.center().x()); };
        if (best < 0 || away(box) < away(best))
            best = box;
    }
    if (best >= 0)
        select(best);
}

void TaskGraph::keyPressEvent(QKeyEvent *event)
{
    const int right = isRightToLeft() ? -1 : 1;
    switch (event->key()) {
    case Qt::Key_Left:
        return walk(-right, 0);
    case Qt::Key_Right:
        return walk(right, 0);
    case Qt::Key_Up:
        return walk(0, -1);
    case Qt::Key_Down:
        return walk(0, 1);
    case Qt::Key_Home:
        return m_boxes.isEmpty() ? void() : select(m_layers.first().first());
    case Qt::Key_End:
        return m_boxes.isEmpty() ? void() : select(m_layers.last().last());
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0)
            emit activated(m_boxes[m_current].node.key);
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void TaskGraph::mousePressEvent(QMouseEvent *event)
{
    if (const int box = boxAt(event->pos()); box >= 0)
        select(box);
}

void TaskGraph::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (const int box = boxAt(event->pos()); box >= 0)
        emit activated(m_boxes[box].node.key);
}

bool TaskGraph::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        const int box = boxAt(help->pos());
        if (box < 0)
            QToolTip::hideText();
        else
            QToolTip::showText(
                help->globalPos(),
                QStringLiteral("<p style='white-space:pre'>%1</p>").arg(describe(m_boxes[box]).toHtmlEscaped()), this);
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void TaskGraph::resizeEvent(QResizeEvent *)
{
    place();
}

void TaskGraph::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensFor(this);
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), t.base);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(-shift());
    painter.setPen(QPen(t.border, 1.2));
    painter.setBrush(Qt::NoBrush);
    for (const Box &box : std::as_const(m_boxes)) {
        for (const int i : box.above) {
            const QPointF from(m_boxes[i].rect.center().x(), m_boxes[i].rect.bottom() + 1);
            const QPointF to(box.rect.center().x(), box.rect.top());
            const qreal bend = std::max<qreal>(12, (to.y() - from.y()) / 2);
            QPainterPath path(from);
            path.cubicTo(from + QPointF(0, bend), to - QPointF(0, bend), to);
            painter.drawPath(path);
        }
    }
    const QFontMetrics metrics(font());
    for (int i = 0; i < m_boxes.size(); ++i) {
        const Box &box = m_boxes[i];
        const bool failed = box.node.glyph == Glyph::Failed || box.node.glyph == Glyph::TimedOut;
        const bool focused = hasFocus() && i == m_current;
        painter.setBrush(failed ? t.failedTint : t.raised);
        painter.setPen(focused ? QPen(t.accent, 2) : QPen(failed ? t.failed : t.border, 1));
        painter.drawRoundedRect(QRectF(box.rect).adjusted(0.5, 0.5, -0.5, -0.5), controlRadius, controlRadius);
        QRect inside = box.rect.adjusted(10, 0, -8, 0);
        if (box.node.glyph != Glyph::None) {
            paintGlyph(&painter, QRectF(inside.left(), inside.center().y() - glyphSize / 2.0 + 1, glyphSize, glyphSize),
                       box.node.glyph, t);
            inside.setLeft(inside.left() + glyphSize + 7);
        }
        painter.setPen(t.text);
        painter.setFont(font());
        painter.drawText(inside, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(box.node.text, Qt::ElideRight, inside.width()));
    }
}

} // namespace trowel
