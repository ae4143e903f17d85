// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/command.h"

#include <QWidget>

class QHBoxLayout;
class QLineEdit;
class QMenu;
class QToolButton;

namespace trowel {

class ElidedLabel;
class TintedLabel;

/// The head of a list page: title, count, age, filter, verbs with words, columns, more.
class PageHeader final : public QWidget
{
    Q_OBJECT
public:
    explicit PageHeader(QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setCount(const QString &count);
    QString count() const;
    void setAsOf(const QString &text, const QString &toolTip);
    /// Makes the verbs anew; the usable ones may change by updateCommands afterwards.
    void setCommands(const CommandList &commands);
    void updateCommands();
    QLineEdit *filter() const { return m_filter; }
    /// What the quick filter beside the filter field goes by: "State", "Type"; hidden for kinds without states.
    void setStateName(const QString &name);
    /// The states it is limited to; empty for all.
    void setStateText(const QString &text);
    QMenu *stateMenu() const { return m_states; }
    /// Of the filter field: the filters that were saved. Alt+Down opens it.
    QMenu *filterMenu() const { return m_saved; }
    QMenu *columnsMenu() const { return m_columns; }
    QMenu *moreMenu() const { return m_more; }

signals:
    void filterChanged(const QString &filter);
    /// Enter or arrow down in the filter: the keyboard goes to the rows.
    void filterLeft();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();
    bool filterKey(int key, Qt::KeyboardModifiers modifiers);
    void openFilterMenu();

    struct Verb
    {
        Command command;
        QToolButton *button;
    };

    ElidedLabel *m_title;
    TintedLabel *m_count;
    TintedLabel *m_asOf;
    QString m_countText; // whole; less of it may be shown
    QLineEdit *m_filter;
    QHBoxLayout *m_verbRow;
    QList<Verb> m_verbs;
    QToolButton *m_state;
    QString m_stateName;
    QMenu *m_states;
    QMenu *m_saved;
    QMenu *m_columns;
    QMenu *m_more;
};

/// Fills a menu with commands, enabled as they are now, with the reasons as tool tips.
void fillMenu(QMenu *menu, const CommandList &commands);

} // namespace trowel
