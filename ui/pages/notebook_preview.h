// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/notebook_source.h"

#include <QScrollArea>

class QVBoxLayout;

namespace trowel {

/// The cells of a notebook below each other: text rendered, code in boxes with its language and number. A long notebook
/// shows its first cells and makes the others on request, a batch at a time.
class NotebookPreview final : public QScrollArea
{
    Q_OBJECT
public:
    static constexpr int batch = 60;

    explicit NotebookPreview(QList<NotebookCell> cells, QWidget *parent = nullptr);
    int shownCells() const { return m_shown; }

signals:
    void linkActivated(const QUrl &url);

private:
    void showMore(int most);
    void addCell(const NotebookCell &cell);
    QWidget *makeCode(const NotebookCell &cell, int number);

    QList<NotebookCell> m_cells;
    int m_shown = 0;
    int m_number = 0; ///< of the last code cell
    QVBoxLayout *m_column;
    QWidget *m_more = nullptr;
};

} // namespace trowel
