// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/navigator.h"

#include "ui/look/table_setup.h"
#include "ui/look/widgets.h"
#include "ui/model/navigator_model.h"
#include "ui/model/session.h"
#include "ui/shell/command_menu.h"
#include "ui/shell/window_prompter.h"
#include "ui/shell/workspaces.h"

#include <QBoxLayout>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QTreeView>

namespace trowel {

Navigator::Navigator(Workspaces &workspaces, WindowPrompter &prompter, QWidget *parent)
    : QWidget(parent)
    , m_workspaces(workspaces)
    , m_prompter(prompter)
    , m_model(new NavigatorModel(this))
    , m_tree(makeNavigatorTree())
{
    setObjectName(QStringLiteral("navigator"));
    auto *title = label(tr("Workspaces"), TextTint::Text, TextSize::Strong);
    auto *add = toolButton(QStringLiteral("navigator.connect"), QStringLiteral("plus"), tr("Connect a workspace"));
    connect(add, &QToolButton::clicked, this, &Navigator::connectWanted);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(space::m, space::s, space::s, 0);
    head->addWidget(title);
    head->addStretch();
    head->addWidget(add);

    m_tree->setObjectName(QStringLiteral("navigator.tree"));
    m_tree->setAccessibleName(tr("Workspaces, kinds and objects"));
    m_tree->setModel(m_model);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->installEventFilter(this);
    m_tree->viewport()->installEventFilter(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::xs);
    layout->addLayout(head);
    layout->addWidget(m_tree);

    connect(m_tree, &QTreeView::expanded, m_model, &NavigatorModel::open);
    connect(m_tree, &QTreeView::customContextMenuRequested, this, &Navigator::showMenu);
    connect(m_tree, &QTreeView::clicked, this, [this](const QModelIndex &index) {
        activate(index, QGuiApplication::keyboardModifiers() & Qt::ControlModifier);
    });
    connect(&workspaces, &Workspaces::sessionOpened, this, [this](Session *session) {
        m_model->addSession(*session);
        m_tree->expand(m_model->index(m_model->rowCount() - 1, 0));
    });
    connect(&workspaces, &Workspaces::sessionClosing, this,
            [this](Session *session) { m_model->removeSession(*session); });
}

void Navigator::activate(const QModelIndex &index, bool inNewTab)
{
    if (!index.isValid())
        return;
    switch (m_model->typeOf(index)) {
    case NavigatorModel::Type::Workspace:
        m_tree->setExpanded(index, !m_tree->isExpanded(index));
        return;
    case NavigatorModel::Type::Note:
        if (m_model->stateOf(index.parent()) == NavigatorModel::State::Failed)
            m_model->refresh(index);
        return;
    default:
        emit placeActivated(m_model->placeOf(index), inNewTab);
    }
}

std::optional<Command> Navigator::commandOf(const QKeyEvent &key) const
{
    const QKeySequence pressed(key.keyCombination());
    const CommandList list = commands();
    for (const Command &command : list) {
        if (!command.shortcut.isEmpty() && command.shortcut.matches(pressed) == QKeySequence::ExactMatch)
            return command;
    }
    return {};
}

bool Navigator::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_tree && event->type() == QEvent::ShortcutOverride) {
        // The tree's own keys go before those of the window.
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_F5 || commandOf(*key)) {
            event->accept();
            return true;
        }
    }
    if (watched == m_tree && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            activate(m_tree->currentIndex(), key->modifiers() & Qt::ControlModifier);
            return true;
        }
        if (key->key() == Qt::Key_F5) {
            m_model->refresh(m_tree->currentIndex());
            return true;
        }
        if (const auto command = commandOf(*key)) {
            if (!command->whyNot || command->whyNot().isEmpty())
                command->run();
            return true;
        }
    }
    if (watched == m_tree->viewport() && event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->button() == Qt::MiddleButton)
            activate(m_tree->indexAt(mouse->position().toPoint()), true);
    }
    return QWidget::eventFilter(watched, event);
}

void Navigator::select(const Place &place)
{
    const QModelIndex index = m_model->find(place);
    if (!index.isValid() || index == m_tree->currentIndex())
        return;
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index);
}

CommandList Navigator::commands() const
{
    const QModelIndex index = m_tree->currentIndex();
    CommandList commands;
    if (!index.isValid())
        return commands;
    const QPersistentModelIndex node(index);
    const NavigatorModel::Type type = m_model->typeOf(index);
    if (type == NavigatorModel::Type::Workspace) {
        Session *session = m_model->sessionOf(index);
        if (m_workspaces.profile(session->workspace().profile().id)) {
            auto *self = const_cast<Navigator *>(this);
            const QUuid id = session->workspace().profile().id;
            commands += Command{.id = QStringLiteral("workspace.edit"),
                                .text = tr("Edit…"),
                                .icon = QStringLiteral("edit"),
                                .run = [self, id] { emit self->editWanted(id); }};
            commands += Command{.id = QStringLiteral("workspace.forget"),
                                .text = tr("Forget…"),
                                .icon = QStringLiteral("trash"),
                                .run = [self, id] { emit self->forgetWanted(id); }};
        }
        commands += Command{.id = QStringLiteral("workspace.close"),
                            .text = tr("Close %1").arg(session->workspace().profile().name),
                            .icon = QStringLiteral("close"),
                            .run = [self = const_cast<Navigator *>(this), id = session->workspace().profile().id] {
                                emit self->closeWanted(id);
                            }};
        return commands;
    }
    commands += Command{.id = QStringLiteral("navigator.open"), .text = tr("Open"), .run = [this, node] {
                            emit const_cast<Navigator *>(this)->placeActivated(m_model->placeOf(node), false);
                        }};
    commands +=
        Command{.id = QStringLiteral("navigator.openInTab"), .text = tr("Open in a new tab"), .run = [this, node] {
                    emit const_cast<Navigator *>(this)->placeActivated(m_model->placeOf(node), true);
                }};
    commands += Command{.id = QStringLiteral("navigator.refresh"),
                        .text = tr("Read again"),
                        .icon = QStringLiteral("refresh"),
                        .run = [this, node] { m_model->refresh(node); }};
    const AnyKind *kind = m_model->kindOf(index);
    Session *session = m_model->sessionOf(index);
    CommandList actions;
    if (type == NavigatorModel::Type::Object) {
        const auto [store, at] = m_model->objectAt(index);
        const Place list = m_model->placeOf(index.parent());
        if (at >= 0) {
            actions = commandsOf(*kind, {*session, m_prompter.of(*session), *store, list.scope}, store, at);
            // What makes something new in a folder is offered on the folder too.
            if (const QString below = kind->childScopeAt(*store, at); !below.isNull()) {
                const auto inside = session->store(*kind, below);
                actions += commandsOf(*kind, {*session, m_prompter.of(*session), *inside, below}, inside, -1);
            }
        }
    } else if (type == NavigatorModel::Type::Kind) {
        const auto store = session->store(*kind, m_model->placeOf(index).scope);
        actions =
            commandsOf(*kind, {*session, m_prompter.of(*session), *store, m_model->placeOf(index).scope}, store, -1);
    }
    if (!actions.isEmpty())
        actions.first().separatorBefore = true;
    return commands + actions;
}

void Navigator::showMenu(const QPoint &at)
{
    const QModelIndex index = m_tree->indexAt(at);
    if (!index.isValid())
        return;
    m_tree->setCurrentIndex(index);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const CommandList list = commands();
    for (const Command &command : list)
        addCommand(*menu, command);
    menu->popup(m_tree->viewport()->mapToGlobal(at));
}

} // namespace trowel
