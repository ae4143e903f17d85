// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/page_header.h"

#include "ui/look/widgets.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>

#include <algorithm>

namespace trowel {

namespace {

constexpr int kMostVerbs = 5;
constexpr int kFilterChars = 14,
              kLeastFilterChars = 9; ///< its least width: where there is room, and where there is none

QToolButton *menuButton(const QString &name, const QString &icon, const QString &text, QMenu *menu)
{
    QToolButton *b = toolButton(name, icon, text);
    b->setMenu(menu);
    b->setPopupMode(QToolButton::InstantPopup);
    b->setFocusPolicy(Qt::TabFocus);
    return b;
}

} // namespace

PageHeader::PageHeader(QWidget *parent)
    : QWidget(parent)
    , m_title(new ElidedLabel({}, Qt::ElideRight, TextTint::Text, TextSize::Page))
    , m_count(label({}, TextTint::Text2))
    , m_asOf(label({}, TextTint::Text2))
    , m_filter(new QLineEdit)
    , m_verbRow(new QHBoxLayout)
    , m_states(new QMenu(this))
    , m_saved(new QMenu(this))
    , m_columns(new QMenu(this))
    , m_more(new QMenu(this))
{
    const Measures measures(fontMetrics());
    setMinimumHeight(measures.pageHeader);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(space::l, space::s, space::s, space::s);
    line->setSpacing(space::s);
    m_title->setContentsMargins(2, 0, 0, 0); // a J reaches left of its origin
    m_title->setObjectName(QStringLiteral("pageTitle"));
    m_title->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    line->addWidget(m_title);
    m_count->setObjectName(QStringLiteral("pageCount"));
    line->addWidget(m_count);
    m_asOf->setObjectName(QStringLiteral("pageAsOf"));
    line->addWidget(m_asOf);
    line->addStretch(1);
    m_filter->setObjectName(QStringLiteral("filter"));
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setClearButtonEnabled(true);
    QAction *saved = m_filter->addAction(icon(QStringLiteral("filter"), IconTint::Text2), QLineEdit::LeadingPosition);
    saved->setObjectName(QStringLiteral("savedFilters"));
    saved->setText(tr("Saved filters"));
    saved->setToolTip(tr("Saved filters (Alt+Down)"));
    connect(saved, &QAction::triggered, this, &PageHeader::openFilterMenu);
    m_filter->setMaximumWidth(fontMetrics().averageCharWidth() * 26);
    m_filter->setMinimumWidth(fontMetrics().averageCharWidth() * kFilterChars);
    m_filter->installEventFilter(this);
    connect(m_filter, &QLineEdit::textChanged, this, &PageHeader::filterChanged);
    connect(m_filter, &QLineEdit::returnPressed, this, &PageHeader::filterLeft);
    line->addWidget(m_filter, 2);
    m_states->setObjectName(QStringLiteral("stateMenu"));
    m_saved->setObjectName(QStringLiteral("filterMenu"));
    m_saved->setToolTipsVisible(true);
    m_state = menuButton(QStringLiteral("state"), QString(), tr("State"), m_states);
    m_state->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_state->hide(); // until somebody says what there is to choose
    line->addWidget(m_state);
    m_verbRow->setSpacing(space::xs);
    line->addLayout(m_verbRow);
    m_columns->setToolTipsVisible(true);
    m_more->setToolTipsVisible(true);
    m_columns->setObjectName(QStringLiteral("columnsMenu"));
    m_more->setObjectName(QStringLiteral("moreMenu"));
    line->addWidget(menuButton(QStringLiteral("columns"), QStringLiteral("columns"), tr("Columns"), m_columns));
    line->addWidget(menuButton(QStringLiteral("more"), QStringLiteral("more"), tr("More"), m_more));
}

void PageHeader::setTitle(const QString &title)
{
    m_title->setText(title);
    fit();
}

void PageHeader::setCount(const QString &count)
{
    m_countText = count;
    fit();
}

QString PageHeader::count() const
{
    return m_countText;
}

void PageHeader::setStateName(const QString &name)
{
    m_stateName = name;
    m_state->setVisible(!name.isEmpty());
    setStateText({});
}

void PageHeader::setStateText(const QString &text)
{
    const QString whole = tr("%1: %2").arg(m_stateName, text.isEmpty() ? tr("all") : text);
    m_state->setText(text.isEmpty() ? m_stateName : text);
    m_state->setToolTip(whole);
    m_state->setAccessibleName(whole);
    m_state->setFont(textFont(text.isEmpty() ? TextSize::Body : TextSize::Strong));
    fit();
}

void PageHeader::openFilterMenu()
{
    m_saved->popup(m_filter->mapToGlobal(QPoint(0, m_filter->height())));
}

void PageHeader::setAsOf(const QString &text, const QString &toolTip)
{
    m_asOf->setText(text);
    m_asOf->setToolTip(toolTip);
    fit();
}

// The title is never cut for the sake of the rest. Where the room is short, the age of the list goes first, then the
// words of the buttons from the last to the first, then width of the filter, then what the count adds.
void PageHeader::fit()
{
    const int title = m_title->sizeHint().width();
    const int character = fontMetrics().averageCharWidth();
    for (const Verb &verb : std::as_const(m_verbs))
        verb.button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_filter->setMinimumWidth(kFilterChars * character);
    m_count->setText(m_countText);
    const auto others = [this] {
        int sum = 2 * space::l + 3 * space::s + m_count->sizeHint().width() + m_filter->minimumWidth();
        for (const QToolButton *button : findChildren<QToolButton *>())
            sum += button->isHidden() ? 0 : button->sizeHint().width() + space::s;
        return sum;
    };
    for (qsizetype i = m_verbs.size(); i-- > 0 && title + others() > width();) {
        if (!m_verbs[i].button->icon().isNull())
            m_verbs[i].button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    }
    if (title + others() > width())
        m_filter->setMinimumWidth(kLeastFilterChars * character);
    if (title + others() > width())
        m_count->setText(m_countText.section(QStringLiteral(" · "), 0, 0));
    const int taken = others();
    m_title->setMinimumWidth(std::clamp(width() - taken, 0, title));
    m_asOf->setVisible(!m_asOf->text().isEmpty() &&
                       width() > title + taken + m_asOf->sizeHint().width() + 2 * space::s);
}

void PageHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void PageHeader::setCommands(const CommandList &commands)
{
    for (const Verb &verb : std::as_const(m_verbs))
        delete verb.button;
    m_verbs.clear();
    for (const Command &command : commands) {
        if (!command.inToolBar || m_verbs.size() == kMostVerbs)
            continue;
        QString text = command.text;
        text.remove(QChar(0x2026)); // the dots are for menus
        QToolButton *b = toolButton(command.id, command.icon, text, true);
        b->setFocusPolicy(Qt::TabFocus);
        connect(b, &QToolButton::clicked, this, [run = command.run] { run(); });
        m_verbRow->addWidget(b);
        m_verbs += Verb{command, b};
    }
    updateCommands();
}

void PageHeader::updateCommands()
{
    for (const Verb &verb : std::as_const(m_verbs)) {
        const QString why = verb.command.whyNot ? verb.command.whyNot() : QString();
        verb.button->setEnabled(why.isEmpty());
        const QString keys = verb.command.shortcut.toString(QKeySequence::NativeText);
        verb.button->setToolTip(!why.isEmpty()   ? why
                                : keys.isEmpty() ? verb.command.text
                                                 : QStringLiteral("%1 (%2)").arg(verb.command.text, keys));
    }
}

bool PageHeader::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept(); // here Esc leaves the filter and stops nothing
        return true;
    }
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *pressed = static_cast<QKeyEvent *>(event);
    return filterKey(pressed->key(), pressed->modifiers());
}

bool PageHeader::filterKey(int key, Qt::KeyboardModifiers modifiers)
{
    if (key == Qt::Key_Down && modifiers & Qt::AltModifier) {
        openFilterMenu();
        return true;
    }
    if (key == Qt::Key_Escape && !m_filter->text().isEmpty()) {
        m_filter->clear();
        return true;
    }
    if (key == Qt::Key_Down || key == Qt::Key_Escape) {
        emit filterLeft();
        return key == Qt::Key_Down;
    }
    return false;
}

void fillMenu(QMenu *menu, const CommandList &commands)
{
    for (const Command &command : commands) {
        if (command.separatorBefore && !menu->isEmpty())
            menu->addSeparator();
        QAction *action = menu->addAction(command.icon.isEmpty() ? QIcon() : icon(command.icon), command.text);
        action->setObjectName(command.id);
        const QString why = command.whyNot ? command.whyNot() : QString();
        action->setEnabled(why.isEmpty());
        action->setToolTip(why.isEmpty() ? command.text : why);
        // Shown, not given: the window gives the keys to the same commands.
        action->setShortcut(command.shortcut);
        action->setShortcutContext(Qt::WidgetShortcut);
        QObject::connect(action, &QAction::triggered, menu, [run = command.run] { run(); });
    }
}

} // namespace trowel
