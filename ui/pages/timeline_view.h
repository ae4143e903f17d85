// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/look/glyphs.h"

#include <QList>
#include <QWidget>

namespace trowel {

/// States over time and a number beside them, as values: who shows them needs no kind.
struct Timeline
{
    struct Bar
    {
        qint64 fromMs = 0;
        qint64 toMs = 0;
        Glyph glyph = Glyph::None; ///< gives the colour, and a pattern where two share one
        QString name;              ///< "Running"
        QString detail = {};       ///< why it ended, who did it; may be empty
        bool rest = false;         ///< nothing runs: drawn as a thin line
    };
    struct Step
    {
        qint64 atMs = 0;
        int value = 0;
    };

    QString name;      ///< accessible name of the picture
    QString valueName; ///< "Workers"
    QList<Bar> bars;   ///< oldest first, one after the other
    QList<Step> steps; ///< oldest first
    int most = 0;      ///< of the steps

    int valueAt(qint64 ms) const;
    int mostBetween(qint64 fromMs, qint64 toMs) const;
};

/// Paints a Timeline: bars of states above, the number as steps below, times at the foot. Left and Right go from bar to
/// bar, Home and End to the first and last; what is current is said in a sentence to screen readers and by
/// `barChanged`.
class TimelineView final : public QWidget
{
    Q_OBJECT
public:
    explicit TimelineView(Timeline timeline, QWidget *parent = nullptr);

    /// Another one, such as the same with what happened since: what is current stays, the last bar follows the end.
    void setTimeline(Timeline timeline);
    /// What is shown, up to the end; 0 shows everything.
    void setSpan(qint64 ms);
    int current() const { return m_current; }
    void setCurrent(int bar);
    /// "Running from Today, 09:31 to 11:02, 1 h 31 min, 2 to 5 workers".
    QString sentence(int bar) const;
    /// Where a bar is drawn; empty for one before what is shown.
    QRect barRect(int bar) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void barChanged(int bar);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Frame;
    Frame frame() const;
    int barAt(const QPoint &at) const;
    void paintBars(QPainter &painter, const Frame &f) const;
    void paintSteps(QPainter &painter, const Frame &f) const;
    void paintTimes(QPainter &painter, const Frame &f) const;

    Timeline m_timeline;
    qint64 m_span = 0;
    int m_current = -1;
};

} // namespace trowel
