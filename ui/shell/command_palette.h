// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/jump_rows.h"

#include <QDialog>

class QLineEdit;
class QListView;

namespace trowel {

class EnvTag;
class JumpModel;
class TintedLabel;

/// Ctrl+K: one field for every command and every object that was seen, and for pasted addresses, paths and ids. Goes
/// away when something is chosen, on Esc and when the person turns to something else. Owned by the window; deletes
/// itself.
class CommandPalette final : public QDialog
{
    Q_OBJECT
public:
    CommandPalette(JumpWorld world, QWidget *parent);

    /// Upper middle of the parent.
    void popUp();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void makeHead();
    void makeFoot();
    void find();
    void choose(bool inNewTab);
    void leave(int result);
    bool key(int key, Qt::KeyboardModifiers modifiers);
    /// Stands on the next row from `row` on, in steps of `by`, that is no heading.
    bool stand(int row, int by);
    void updateWhere();

    JumpWorld m_world;
    bool m_everywhere = false;
    bool m_wasActive = false;
    QLineEdit *m_field;
    QListView *m_list;
    JumpModel *m_model;
    TintedLabel *m_where;
    EnvTag *m_tag;
    TintedLabel *m_nothing;
    TintedLabel *m_tabHint;
};

} // namespace trowel
