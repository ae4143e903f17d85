// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/table_tab_view.h"

#include "ui/look/table_setup.h"
#include "ui/look/widgets.h"
#include "ui/model/session.h"
#include "ui/pages/state_pane.h"
#include "ui/pages/tab_row_model.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace trowel {

namespace {

constexpr int kPadding = 20; // of a cell, left and right

} // namespace

TableTabView::TableTabView(TableTab spec, Session &session, QWidget *parent)
    : QWidget(parent)
    , m_spec(std::move(spec))
    , m_session(session)
    , m_model(new TabRowModel(m_spec.columns, this))
    , m_table(new QTableView)
    , m_state(new StatePane)
    , m_loading(new LoadingBar)
    , m_stack(new QStackedWidget)
{
    setObjectName(m_spec.id);
    setAccessibleName(m_spec.name);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    if (!m_spec.verbs.isEmpty())
        column->addWidget(makeVerbs());
    column->addWidget(m_loading);
    m_table->setObjectName(m_spec.id + QStringLiteral("Table"));
    m_table->setAccessibleName(m_spec.name);
    m_table->setModel(m_model);
    setupTable(m_table);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setCornerButtonEnabled(false);
    m_table->installEventFilter(this);
    for (int i = 0; i < m_spec.columns.size(); ++i) {
        m_table->setColumnWidth(i, m_spec.columns[i].chars * fontMetrics().averageCharWidth() + kPadding);
        if (m_spec.columns[i].stretch)
            m_table->horizontalHeader()->setSectionResizeMode(i, QHeaderView::Stretch);
    }
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_state);
    column->addWidget(m_stack, 1);
    connect(m_table, &QTableView::doubleClicked, this, [this](const QModelIndex &index) { activate(index.row()); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TableTabView::updateVerbs);
    connect(m_model, &QAbstractItemModel::modelReset, this, &TableTabView::updateVerbs);
    m_state->say({.icon = {}, .title = tr("Reading…"), .text = {}});
    m_stack->setCurrentWidget(m_state);
    updateVerbs();
}

QWidget *TableTabView::makeVerbs()
{
    auto *row = new QWidget;
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(space::s, space::xs, space::s, space::xs);
    line->setSpacing(space::xs);
    for (const TabVerb &verb : std::as_const(m_spec.verbs)) {
        QToolButton *made = toolButton(m_spec.id + QLatin1Char('.') + verb.id, verb.icon, verb.text, true);
        made->setFocusPolicy(Qt::TabFocus);
        const auto again = [self = QPointer<TableTabView>(this)] {
            if (self)
                self->reload();
        };
        connect(made, &QToolButton::clicked, this, [this, run = verb.run, again] { run(selectedKeys(), again); });
        line->addWidget(made);
        m_verbs += made;
    }
    line->addStretch(1);
    return row;
}

void TableTabView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!std::exchange(m_asked, true))
        reload();
}

void TableTabView::reload()
{
    if (m_load)
        m_load->cancel();
    m_loading->setRunning(true);
    m_load = m_spec.load();
    m_load->onDone(this, [this](const Result<QList<TabRow>> &rows) { loaded(rows); });
}

void TableTabView::loaded(const Result<QList<TabRow>> &rows)
{
    if (!rows && rows.error().isCancelled())
        return; // a newer question is on its way
    m_load.reset();
    m_loading->setRunning(false);
    if (!rows) {
        m_state->say(failureWords(tr("This could not be read"), rows.error(),
                                  m_session.workspace().profile().host.host(), [this] { reload(); }));
        return m_stack->setCurrentWidget(m_state);
    }
    m_model->setRows(*rows);
    if (rows->isEmpty())
        m_state->say({.icon = {}, .title = m_spec.empty, .text = {}});
    m_stack->setCurrentWidget(rows->isEmpty() ? static_cast<QWidget *>(m_state) : m_table);
    updateVerbs();
}

QStringList TableTabView::selectedKeys() const
{
    QStringList keys;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &index : rows)
        keys += m_model->keyOf(index.row());
    return keys;
}

void TableTabView::updateVerbs()
{
    const QStringList keys = selectedKeys();
    for (qsizetype i = 0; i < m_verbs.size(); ++i) {
        const TabVerb &verb = m_spec.verbs[i];
        QString why = verb.needsRow && keys.isEmpty() ? tr("Select what it is for.") : QString();
        if (why.isEmpty() && verb.whyNot)
            why = verb.whyNot(keys);
        m_verbs[i]->setEnabled(why.isEmpty());
        m_verbs[i]->setToolTip(why.isEmpty() ? verb.text : why);
    }
}

void TableTabView::activate(int row)
{
    if (m_spec.activate && row >= 0)
        m_spec.activate(m_model->keyOf(row));
}

bool TableTabView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && m_spec.activate) {
            activate(m_table->currentIndex().row());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

QWidget *makeTableTab(TableTab spec, Session &session, QWidget *parent)
{
    return new TableTabView(std::move(spec), session, parent);
}

} // namespace trowel
