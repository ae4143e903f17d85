// SPDX-License-Identifier: GPL-3.0-or-later
// The window's part in the command palette: what it can find, and what it has seen.
#include "ui/model/session.h"
#include "ui/pages/page.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspaces.h"

namespace trowel {

void MainWindow::followNames()
{
    Workspaces &workspaces = m_parts.workspaces;
    connect(&workspaces, &Workspaces::sessionOpened, this, [this](Session *session) { m_names.follow(*session); });
    // A workspace that was forgotten takes its names along.
    for (const Profile &profile : workspaces.profiles())
        m_savedIds.insert(profile.id);
    connect(&workspaces, &Workspaces::profilesChanged, this, [this] {
        QSet<QUuid> now;
        for (const Profile &profile : m_parts.workspaces.profiles())
            now.insert(profile.id);
        const QSet<QUuid> gone = m_savedIds - now;
        for (const QUuid &id : gone)
            m_names.forget(id);
        m_savedIds = now;
    });
}

QString MainWindow::pageSubject() const
{
    const Page *page = currentPage();
    const Session *session = currentSession();
    if (!page || !session)
        return {};
    const Place place = page->place();
    const AnyKind *kind = session->kind(place.kind);
    if (kind && !place.object.isEmpty()) {
        const std::shared_ptr<ObjectStore> store = currentSession()->store(*kind, place.scope);
        if (const qsizetype at = store->find(place.object); at >= 0)
            return kind->nameAt(*store, at);
    }
    return page->title();
}

void MainWindow::openPalette()
{
    JumpWorld world;
    if (Session *current = currentSession())
        world.sessions += current;
    for (const auto &session : m_parts.workspaces.sessions()) {
        if (!world.sessions.contains(session.get()))
            world.sessions += session.get();
    }
    world.saved = m_parts.workspaces.profiles();
    world.names = &m_names;
    for (const Command &command : std::as_const(m_commands)) {
        if (command.id != QLatin1String("go.palette"))
            world.commands += command;
    }
    if (const Page *page = currentPage())
        world.pageCommands = page->commands();
    world.pageTitle = pageSubject();
    world.open = [this](const Place &place, bool inNewTab) {
        m_names.markUsed(place);
        openPlace(place, inNewTab);
    };
    world.openSaved = [this](const QUuid &id) { openSaved(id); };
    auto *palette = new CommandPalette(std::move(world), this);
    // Its lines hold what belongs to a session and to the page.
    for (const auto &session : m_parts.workspaces.sessions())
        connect(session.get(), &QObject::destroyed, palette, &QDialog::reject);
    if (Page *page = currentPage())
        connect(page, &QObject::destroyed, palette, &QDialog::reject);
    palette->popUp();
}

} // namespace trowel
