// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/command_palette.h"

#include "ui/look/jump_delegate.h"
#include "ui/look/widgets.h"
#include "ui/model/jump_model.h"
#include "ui/model/session.h"
#include "ui/pages/icon_label.h"

#include <QApplication>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QScrollBar>

namespace trowel {

namespace {

constexpr int kWidth = 680, kRows = 12;

} // namespace

CommandPalette::CommandPalette(JumpWorld world, QWidget *parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint)
    , m_world(std::move(world))
    , m_field(new QLineEdit)
    , m_list(new QListView)
    , m_model(new JumpModel(this))
    , m_where(label({}, TextTint::Text2, TextSize::Caption))
    , m_tag(new EnvTag(Environment::Dev))
    , m_nothing(label(tr("Nothing matches. Lists that were opened once are searched."), TextTint::Text2))
    , m_tabHint(label({}, TextTint::Text2, TextSize::Caption))
{
    setObjectName(QStringLiteral("commandPalette"));
    setWindowTitle(tr("Search or jump to"));
    setAccessibleName(windowTitle());
    setAttribute(Qt::WA_DeleteOnClose);
    setBackgroundRole(QPalette::Button); // the raised ground of menus
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    makeHead();
    column->addWidget(new HairLine);
    m_list->setObjectName(QStringLiteral("palette.list"));
    m_list->setAccessibleName(tr("Matches"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new JumpDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setFocusPolicy(Qt::NoFocus); // the keyboard stays in the field
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setBackgroundRole(QPalette::Button);
    m_list->viewport()->setBackgroundRole(QPalette::Button);
    column->addWidget(m_list, 1);
    m_nothing->setObjectName(QStringLiteral("palette.nothing"));
    m_nothing->setAlignment(Qt::AlignCenter);
    column->addWidget(m_nothing, 1);
    column->addWidget(new HairLine);
    makeFoot();
    const Measures measures(fontMetrics());
    setFixedSize(std::min(kWidth, std::max(320, parent->width() - 2 * space::xxl)),
                 std::min((measures.row + space::xs) * kRows + 2 * measures.pageHeader,
                          std::max(200, parent->height() - 2 * measures.toolBar)));
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::find);
    connect(m_list, &QListView::clicked, this,
            [this] { choose(QApplication::keyboardModifiers() & Qt::ControlModifier); });
    updateWhere();
    find();
}

void CommandPalette::makeHead()
{
    auto *head = new QHBoxLayout;
    head->setContentsMargins(space::l, space::s, space::l, space::s);
    head->setSpacing(space::s);
    head->addWidget(new IconLabel(QStringLiteral("search"), IconTint::Text2));
    m_field->setObjectName(QStringLiteral("palette.field"));
    m_field->setAccessibleName(windowTitle());
    m_field->setAccessibleDescription(
        tr("Arrow keys choose, Enter opens, Ctrl+Enter opens in a new tab, Tab searches all workspaces."));
    m_field->setPlaceholderText(tr("A name, a command, a pasted address, path or id"));
    m_field->setFrame(false);
    m_field->installEventFilter(this);
    head->addWidget(m_field, 1);
    m_where->setObjectName(QStringLiteral("palette.where"));
    head->addWidget(m_where);
    head->addWidget(m_tag);
    static_cast<QBoxLayout *>(layout())->addLayout(head);
}

void CommandPalette::makeFoot()
{
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(space::l, space::s, space::l, space::s);
    foot->setSpacing(space::xl);
    for (const QString &hint : {tr("↑ ↓ to move"), tr("Enter to open"), tr("Ctrl+Enter in a new tab")})
        foot->addWidget(label(hint, TextTint::Text2, TextSize::Caption));
    foot->addStretch(1);
    m_tabHint->setObjectName(QStringLiteral("palette.tabHint"));
    foot->addWidget(m_tabHint);
    static_cast<QBoxLayout *>(layout())->addLayout(foot);
}

void CommandPalette::popUp()
{
    const QWidget *over = parentWidget();
    const Measures measures(fontMetrics());
    move(over->mapToGlobal(QPoint((over->width() - width()) / 2, measures.toolBar + measures.control)));
    show();
    raise();
    activateWindow();
    m_field->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::updateWhere()
{
    const Session *current = m_world.sessions.isEmpty() ? nullptr : m_world.sessions.constFirst();
    const bool several = m_world.sessions.size() > 1;
    const bool all = m_everywhere && several;
    m_tag->setVisible(current && !all);
    m_where->setVisible(current);
    m_tabHint->setVisible(several);
    if (!current)
        return;
    const Profile &profile = current->workspace().profile();
    m_tag->setEnvironment(profile.environment);
    m_where->setText(all ? tr("in all workspaces") : tr("in %1").arg(profile.name));
    m_tabHint->setText(all ? tr("Tab: %1 only").arg(profile.name) : tr("Tab: all workspaces"));
}

void CommandPalette::find()
{
    m_model->setRows(jumpRows(m_world, m_field->text(), m_everywhere));
    const bool any = m_model->rowCount() > 0;
    m_list->setVisible(any);
    m_nothing->setVisible(!any);
    m_list->scrollToTop();
    stand(0, 1);
}

bool CommandPalette::stand(int row, int by)
{
    while (m_model->isHeading(row))
        row += by;
    const QModelIndex index = m_model->index(row);
    if (!index.isValid())
        return false;
    m_list->setCurrentIndex(index);
    m_list->scrollTo(m_model->isHeading(row - 1) ? m_model->index(row - 1) : index);
    m_list->scrollTo(index);
    return true;
}

void CommandPalette::choose(bool inNewTab)
{
    const auto choice = m_model->choiceAt(m_list->currentIndex().row());
    if (!choice)
        return;
    // The window has the keyboard again before the command looks where it is.
    leave(Accepted);
    choice(inNewTab);
}

void CommandPalette::leave(int result)
{
    done(result);
    parentWidget()->activateWindow(); // not every desktop gives it back by itself
}

bool CommandPalette::key(int key, Qt::KeyboardModifiers modifiers)
{
    const int row = m_list->currentIndex().row();
    const int last = m_model->rowCount() - 1;
    const int page = std::max(1, m_list->viewport()->height() / std::max(1, m_list->sizeHintForRow(0)) - 1);
    switch (key) {
    case Qt::Key_Down:
        return stand(row + 1, 1) || stand(0, 1);
    case Qt::Key_Up:
        return stand(row - 1, -1) || stand(last, -1);
    case Qt::Key_PageDown:
        return stand(std::min(row + page, last), 1);
    case Qt::Key_PageUp:
        return stand(std::max(row - page, 0), -1) || stand(0, 1);
    case Qt::Key_Home:
        return (modifiers & Qt::ControlModifier) && stand(0, 1);
    case Qt::Key_End:
        return (modifiers & Qt::ControlModifier) && stand(last, -1);
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        if (m_world.sessions.size() > 1) {
            m_everywhere = !m_everywhere;
            updateWhere();
            find();
        }
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(modifiers & Qt::ControlModifier);
        return true;
    case Qt::Key_Escape:
        leave(Rejected);
        return true;
    default:
        return false;
    }
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    // Keys of the window below are not meant while somebody types here.
    if (watched == m_field && event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const auto *pressed = static_cast<QKeyEvent *>(event);
    return key(pressed->key(), pressed->modifiers());
}

void CommandPalette::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() != QEvent::ActivationChange)
        return;
    if (isActiveWindow())
        m_wasActive = true;
    else if (m_wasActive && isVisible())
        reject(); // the person has turned to something else
}

void CommandPalette::paintEvent(QPaintEvent *event)
{
    QDialog::paintEvent(event);
    QPainter painter(this);
    painter.fillRect(rect(), tokensFor(this).raised);
    painter.setPen(tokensFor(this).border);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace trowel
