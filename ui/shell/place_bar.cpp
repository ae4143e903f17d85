// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/place_bar.h"

#include "ui/look/search_button.h"
#include "ui/look/widgets.h"
#include "ui/model/session.h"
#include "ui/shell/workspace_chip.h"
#include "ui/shell/workspaces.h"

#include <QBoxLayout>
#include <QMenu>
#include <QPainter>

namespace trowel {

PlaceBar::PlaceBar(Workspaces &workspaces, const CommandList &leading, QWidget *parent)
    : QWidget(parent), m_workspaces(workspaces), m_leading(leading), m_chip(new WorkspaceChip), m_steps(new QHBoxLayout)
{
    setObjectName(QStringLiteral("placeBar"));
    setFixedHeight(Measures(fontMetrics()).toolBar);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::s, 0, space::m, 2);
    layout->setSpacing(space::xs);
    for (const Command &command : m_leading) {
        auto *button = toolButton(QStringLiteral("bar.") + command.id, command.icon, command.text);
        connect(button, &QToolButton::clicked, this, [run = command.run] { run(); });
        layout->addWidget(button);
        m_buttons += button;
    }
    layout->addSpacing(space::s);
    layout->addWidget(m_chip);
    m_steps->setSpacing(2);
    layout->addLayout(m_steps);
    layout->addStretch(1);
    const QKeySequence key(Qt::CTRL | Qt::Key_K);
    auto *search = new SearchButton(QStringLiteral("bar.search"), tr("Search or jump to…"),
                                    key.toString(QKeySequence::NativeText));
    connect(search, &SearchButton::clicked, this, &PlaceBar::searchWanted);
    layout->addWidget(search);
    connect(m_chip, &QToolButton::clicked, this, &PlaceBar::showWorkspaceMenu);
    setPlace({});
}

void PlaceBar::update()
{
    for (int i = 0; i < m_buttons.size(); ++i)
        m_buttons.at(i)->setEnabled(!m_leading.at(i).whyNot || m_leading.at(i).whyNot().isEmpty());
    QWidget::update();
}

void PlaceBar::setPlace(const Place &place)
{
    m_place = place;
    while (QLayoutItem *step = m_steps->takeAt(0)) {
        if (step->widget())
            step->widget()->deleteLater(); // one of them may be what was clicked
        delete step;
    }
    Session *session = m_workspaces.session(place.workspace);
    m_chip->setVisible(session);
    update();
    if (!session)
        return;
    const Profile &profile = session->workspace().profile();
    m_chip->setWorkspace(profile.name, profile.environment);
    const AnyKind *kind = session->kind(place.kind);
    if (!kind)
        return;
    const QStringList path = kind->scopePath(place.scope);
    const QString root = kind->info().rootScope;
    addStep(kind->info().title, session->placeOf(*kind, root), place.object.isEmpty() && place.scope == root);
    for (const QString &scope : path) {
        if (scope != root)
            addStep(kind->scopeTitle(scope), session->placeOf(*kind, scope),
                    place.object.isEmpty() && scope == place.scope);
    }
    if (place.object.isEmpty())
        return;
    const std::shared_ptr<ObjectStore> store = session->store(*kind, place.scope);
    if (const qsizetype at = store->find(place.object); at >= 0)
        addStep(kind->nameAt(*store, at), place, true);
}

void PlaceBar::addStep(const QString &text, const Place &place, bool last)
{
    auto *arrow = new QLabel;
    arrow->setPixmap(icon(QStringLiteral("chevron-right"), IconTint::Text2).pixmap(12, 12));
    m_steps->addWidget(arrow);
    auto *step = toolButton(QStringLiteral("bar.step"), QString(), text, true);
    step->setToolButtonStyle(Qt::ToolButtonTextOnly);
    step->setFont(textFont(last ? TextSize::Strong : TextSize::Body));
    connect(step, &QToolButton::clicked, this, [this, place] { emit placeWanted(place); });
    m_steps->addWidget(step);
}

void PlaceBar::showWorkspaceMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const auto &session : m_workspaces.sessions()) {
        const Profile profile = session->workspace().profile();
        QAction *action = menu->addAction(profile.name);
        action->setCheckable(true);
        action->setChecked(profile.id == m_place.workspace);
        const AnyKind &first = *session->kinds().front();
        const Place place = session->placeOf(first, first.info().rootScope);
        connect(action, &QAction::triggered, this, [this, place] { emit placeWanted(place); });
    }
    menu->addSeparator();
    const Session *session = m_workspaces.session(m_place.workspace);
    if (session)
        menu->addAction(tr("Close %1").arg(session->workspace().profile().name), this,
                        [this, id = m_place.workspace] { emit closeWanted(id); });
    menu->popup(m_chip->mapToGlobal(QPoint(0, m_chip->height())));
}

void PlaceBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    const Session *session = m_workspaces.session(m_place.workspace);
    const QColor colour = session ? t.environment(session->workspace().profile().environment) : t.line;
    const int width = session ? 2 : 1;
    painter.fillRect(0, height() - width, this->width(), width, colour);
}

} // namespace trowel
