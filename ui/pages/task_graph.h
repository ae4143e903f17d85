// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/look/glyphs.h"

#include <QAbstractScrollArea>
#include <QList>
#include <QStringList>

namespace trowel {

/// One box of a graph.
struct GraphNode
{
    QString key;
    QString text;
    Glyph glyph = Glyph::None;
    QString state = {}; ///< the word of the glyph, for the tool tip and screen readers
    QString note = {};  ///< what it runs
    QStringList dependsOn = {};
};

/// Boxes in layers, each below what it depends on, with curves between them. The arrow keys walk along the graph, Home
/// and End go to its ends; the accessible name and description tell where one is. Scrolls where it does not fit.
class TaskGraph final : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit TaskGraph(const QList<GraphNode> &nodes, QWidget *parent = nullptr);

    QString current() const;
    void setCurrent(const QString &key);
    /// The layer of a box, 0 at the top; -1 for none.
    int layerOf(const QString &key) const;

signals:
    void currentChanged(const QString &key);
    void activated(const QString &key);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    struct Box
    {
        GraphNode node;
        QRect rect; ///< in the whole picture
        int layer = 0;
        QList<int> above, below;
    };

    void makeLayers();
    void place();
    void walk(int dx, int dy);
    void select(int box);
    int boxAt(const QPoint &viewportPosition) const;
    QPoint shift() const;
    QString describe(const Box &box) const;

    QList<Box> m_boxes;
    QList<QList<int>> m_layers;
    QSize m_size;
    int m_current = 0;
};

} // namespace trowel
