// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/look/glyphs.h"

#include <QAbstractListModel>
#include <QList>
#include <QListView>

namespace trowel {

/// Something that happened, as a person reads it.
struct FeedLine
{
    qint64 timeMs = 0;
    Glyph glyph = Glyph::None;
    QString text;   ///< one sentence
    QString detail; ///< who and why; may be empty
};

/// Lines in the order they are shown, the newest first.
class FeedModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { GlyphRole = Qt::UserRole + 1, CaptionRole };

    using QAbstractListModel::QAbstractListModel;
    void append(const QList<FeedLine> &lines);
    const QList<FeedLine> &lines() const { return m_lines; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<FeedLine> m_lines;
};

/// What happened, one below the other: glyph, sentence, and below it when, who and why, over as many lines as they
/// need. Ctrl+C copies the line that is current.
class FeedView final : public QListView
{
    Q_OBJECT
public:
    explicit FeedView(QWidget *parent = nullptr);

signals:
    void endReached(); ///< the last line came into sight

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void verticalScrollbarValueChanged(int value) override;
};

} // namespace trowel
