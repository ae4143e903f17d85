// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/result_list.h"

#include "ui/look/table_setup.h"
#include "ui/look/widgets.h"
#include "ui/model/result_model.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QTableView>

namespace trowel {

ResultList::ResultList(QWidget *parent)
    : QWidget(parent)
    , m_model(new ResultModel(this))
    , m_table(new QTableView)
    , m_summary(label({}, TextTint::Text2, TextSize::Caption))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    m_summary->setObjectName(QStringLiteral("messages.resultSummary"));
    m_summary->setContentsMargins(space::l, 0, space::l, 0);
    column->addWidget(m_summary);
    m_table->setObjectName(QStringLiteral("messages.results"));
    m_table->setAccessibleName(tr("Results"));
    m_table->setModel(m_model);
    setupTable(m_table);
    m_table->setColumnWidth(ResultModel::Name, m_table->fontMetrics().averageCharWidth() * 26);
    m_table->horizontalHeader()->setSectionResizeMode(ResultModel::Outcome, QHeaderView::Stretch);
    column->addWidget(m_table, 1);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (m_place.kind.isEmpty())
            return;
        Place place = m_place;
        place.object = m_model->at(index.row()).key;
        emit showWanted(place);
    });
    hide();
}

void ResultList::setMessage(const Message &message)
{
    m_place = message.place;
    m_model->setResults(message.results);
    m_summary->setText(m_model->summary());
    setVisible(message.results.size() > 1);
}

void ResultList::clear()
{
    setMessage({});
}

} // namespace trowel
