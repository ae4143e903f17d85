// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/table_tab.h"

#include <QWidget>

#include <optional>

class QStackedWidget;
class QTableView;
class QToolButton;

namespace trowel {

class LoadingBar;
class StatePane;
class TabRowModel;

/// The widget behind makeTableTab.
class TableTabView final : public QWidget
{
    Q_OBJECT
public:
    TableTabView(TableTab spec, Session &session, QWidget *parent);

    void reload();
    QStringList selectedKeys() const;

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeVerbs();
    void loaded(const Result<QList<TabRow>> &rows);
    void updateVerbs();
    void activate(int row);

    TableTab m_spec;
    Session &m_session;
    TabRowModel *m_model;
    QTableView *m_table;
    StatePane *m_state;
    LoadingBar *m_loading;
    QStackedWidget *m_stack;
    QList<QToolButton *> m_verbs;
    std::optional<Task<QList<TabRow>>> m_load;
    bool m_asked = false;
};

} // namespace trowel
