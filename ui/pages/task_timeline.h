// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/look/glyphs.h"

#include <QAbstractScrollArea>
#include <QList>

namespace trowel {

/// One bar of a timeline, in epoch milliseconds.
struct TimelineBar
{
    QString key;
    QString text;
    Glyph glyph = Glyph::None;
    QString state = {};
    qint64 startMs = 0; ///< 0: has not begun
    qint64 setupMs = 0; ///< paler part at the begin: waiting for compute
    qint64 endMs = 0;   ///< 0: goes on
};

/// What ran when, a row a task: a Gantt chart. Up and Down go from row to row, Home and End to its ends; the accessible
/// description tells the row. `nowMs` ends what goes on.
class TaskTimeline final : public QAbstractScrollArea
{
    Q_OBJECT
public:
    TaskTimeline(const QList<TimelineBar> &bars, qint64 nowMs, QWidget *parent = nullptr);

    QString current() const;
    /// Where a bar is drawn, in the viewport; empty for what has not begun.
    QRect barRect(const QString &key) const;

signals:
    void activated(const QString &key);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    int rowHeight() const;
    int headHeight() const;
    int labelWidth() const;
    int rowAt(int y) const;
    qreal xOf(qint64 ms) const;
    QRect rectOf(int row) const;
    void select(int row);
    QString describe(const TimelineBar &bar) const;
    void fit();

    QList<TimelineBar> m_bars;
    qint64 m_from = 0, m_to = 1, m_now;
    int m_current = -1;
};

} // namespace trowel
