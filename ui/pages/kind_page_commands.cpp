// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done on a list page: its commands, menus, keys and drops.
#include "ui/look/fonts.h"
#include "ui/look/widgets.h"
#include "ui/model/prompter.h"
#include "ui/model/session.h"
#include "ui/pages/detail_drawer.h"
#include "ui/pages/kind_page.h"
#include "ui/pages/list_columns.h"
#include "ui/pages/list_commands.h"
#include "ui/pages/page_header.h"
#include "ui/pages/selection_keeper.h"
#include "ui/pages/tint_panel.h"

#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace trowel {

CommandList KindPage::commandsFor(const CommandTarget &target) const
{
    return actionCommands(m_kind, m_session, m_prompter, m_store, m_scope, target) +
           objectCommands(m_kind, m_session, m_prompter, m_store, m_scope, target);
}

CommandList KindPage::pageCommands() const
{
    auto *self = const_cast<KindPage *>(this); // commands act on the page, also those a const page hands out
    Command refresh;
    refresh.id = m_kind.info().id + QStringLiteral(".refresh");
    refresh.text = tr("Refresh");
    refresh.icon = QStringLiteral("refresh");
    refresh.separatorBefore = true;
    refresh.run = [self] { self->refresh(); };
    CommandList commands = ownCommands() + CommandList{refresh};
    if (canGoUp()) {
        Command up;
        up.id = m_kind.info().id + QStringLiteral(".up");
        up.text = tr("Go to the folder above");
        up.icon = QStringLiteral("chevron-up");
        up.shortcut = QKeySequence(Qt::ALT | Qt::Key_Up);
        up.run = [self] { self->goUp(); };
        commands += up;
    }
    return commands;
}

// What is done with the list as it is shown.
CommandList KindPage::ownCommands() const
{
    ShownList list;
    list.all = [this] {
        ListPart part{m_kind, m_store, {}, m_columns->shown()};
        part.positions.reserve(size_t(m_model->rowCount()));
        for (int row = 0; row < m_model->rowCount(); ++row)
            part.positions.push_back(m_model->positionOf(row));
        return part;
    };
    list.selected = [this] {
        const QList<qsizetype> positions = m_selection->positions(std::numeric_limits<int>::max());
        return ListPart{m_kind, m_store, {positions.cbegin(), positions.cend()}, m_columns->shown()};
    };
    list.selectedCount = [this] { return m_selection->count(); };
    list.any = [this] { return m_model->rowCount() > 0; };
    list.title = [this] { return title(); };
    return listCommands(m_kind, m_session, m_prompter, m_scope, list);
}

CommandList KindPage::commands() const
{
    return commandsFor(m_target) + pageCommands();
}

void KindPage::runAction(const QString &id)
{
    const QList<ActionInfo> &actions = m_kind.actions();
    for (int i = 0; i < actions.size(); ++i) {
        if (actions[i].id == id)
            m_kind.run(i, ActionScope{m_session, m_prompter, *m_store, m_scope}, {});
    }
}

void KindPage::fillMore()
{
    QMenu *menu = m_header->moreMenu();
    menu->clear();
    CommandList rest = commands();
    rest.removeIf([](const Command &command) { return command.inToolBar; });
    fillMenu(menu, rest);
}

void KindPage::showContextMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("contextMenu"));
    menu->setToolTipsVisible(true);
    CommandList shown = commands();
    if (!m_table->indexAt(at).isValid() && m_selection->count() == 0) {
        shown.removeIf([](const Command &command) { return !command.onBackground; });
        shown += pageCommands();
    }
    fillMenu(menu, shown);
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

// The keyboard may stand on a row that is not selected: Enter and Space mean that one.
bool KindPage::takeCurrent()
{
    if (m_selection->count() > 0 || !m_table->currentIndex().isValid())
        return false;
    m_table->selectRow(m_table->currentIndex().row());
    return true;
}

bool KindPage::listKey(int key, Qt::KeyboardModifiers modifiers)
{
    if (modifiers & ~Qt::KeypadModifier)
        return false;
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        takeCurrent();
        activate(m_table->currentIndex());
        return true;
    case Qt::Key_Space:
        if (takeCurrent())
            openDrawer(true);
        else
            toggleDetails();
        return true;
    case Qt::Key_Backspace:
        if (canGoUp())
            goUp();
        return canGoUp();
    case Qt::Key_Slash:
        focusFilter();
        return true;
    default:
        return false;
    }
}

bool KindPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space) {
        event->accept(); // before the key of the window
        return true;
    }
    if (watched != m_table || event->type() != QEvent::KeyPress)
        return Page::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    return listKey(key->key(), key->modifiers());
}

void KindPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    if (m_dropMark)
        m_dropMark->setGeometry(rect());
}

bool KindPage::setDropMark(bool shown)
{
    if (shown && !m_dropMark) {
        auto *mark = new TintPanel(TintPanel::Ground::DropTarget, false, this);
        mark->setObjectName(QStringLiteral("dropMark"));
        mark->setAttribute(Qt::WA_TransparentForMouseEvents);
        auto *layout = new QVBoxLayout(mark);
        layout->addWidget(label(tr("Drop into %1").arg(title()), TextTint::Text, TextSize::Drawer), 0, Qt::AlignCenter);
        m_dropMark = mark;
    }
    if (m_dropMark) {
        m_dropMark->setGeometry(rect());
        m_dropMark->raise();
        m_dropMark->setVisible(shown);
    }
    return shown;
}

void KindPage::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    const bool local = std::any_of(urls.cbegin(), urls.cend(), [](const QUrl &url) { return url.isLocalFile(); });
    if (!local || !m_kind.takesDrops())
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    setDropMark(true);
}

void KindPage::dragLeaveEvent(QDragLeaveEvent * /*event*/)
{
    setDropMark(false);
}

void KindPage::dropEvent(QDropEvent *event)
{
    setDropMark(false);
    QStringList files;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            files += url.toLocalFile();
    }
    if (files.isEmpty())
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    m_kind.drop(ActionScope{m_session, m_prompter, *m_store, m_scope}, files);
}

} // namespace trowel
