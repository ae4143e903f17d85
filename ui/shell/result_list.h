// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/message_log.h"

#include <QWidget>

class QTableView;

namespace trowel {

class ResultModel;
class TintedLabel;

/// What became of each object of one change: the count, and a line an object. Hidden while there are fewer than two.
class ResultList final : public QWidget
{
    Q_OBJECT
public:
    explicit ResultList(QWidget *parent = nullptr);
    void setMessage(const Message &message);
    void clear();

signals:
    /// One of them was activated.
    void showWanted(const trowel::Place &place);

private:
    ResultModel *m_model;
    QTableView *m_table;
    TintedLabel *m_summary;
    Place m_place;
};

} // namespace trowel
