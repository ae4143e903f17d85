// SPDX-License-Identifier: GPL-3.0-or-later
// What was open when the window was closed is open again at the next start.
#include "core/auth/profile.h"
#include "ui/model/session.h"
#include "ui/pages/page.h"
#include "ui/pages/welcome_page.h"
#include "ui/shell/error_text.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspaces.h"

#include <QSettings>
#include <QTabWidget>

namespace trowel {

namespace {

QString openKey()
{
    return QStringLiteral("open/workspaces");
}

QString frontKey()
{
    return QStringLiteral("open/inFront");
}

} // namespace

void MainWindow::saveOpen() const
{
    if (m_closed)
        return; // what closes now closes with the program
    QStringList open;
    for (const auto &session : m_parts.workspaces.sessions())
        open += session->workspace().profile().id.toString(QUuid::WithoutBraces);
    for (const QUuid &waiting : m_reopening)
        open += waiting.toString(QUuid::WithoutBraces);
    m_parts.settings.setValue(openKey(), open);
    const Place front = m_reopening.isEmpty() && currentPage() ? currentPage()->place() : m_wasInFront;
    m_parts.settings.setValue(frontKey(),
                              QStringList{front.workspace.toString(QUuid::WithoutBraces), front.kind, front.scope});
}

void MainWindow::reopen()
{
    const QStringList open = m_parts.settings.value(openKey()).toStringList();
    const QStringList front = m_parts.settings.value(frontKey()).toStringList();
    if (front.size() == 3)
        m_wasInFront = {QUuid(front.at(0)), front.at(1), front.at(2), {}};
    for (const QString &id : open) {
        const QUuid workspace(id);
        // What was wished at the start is open already; what the environment named was named for that run.
        const bool known = m_parts.workspaces.profile(workspace) || workspace == m_parts.demo;
        if (known && !workspace.isNull() && !m_parts.workspaces.session(workspace))
            m_reopening += workspace;
    }
    if (m_reopening.isEmpty())
        return;
    if (currentPage())
        m_wasInFront = currentPage()->place(); // what was wished stays in front
    m_welcome->setNotice(tr("Opening what was open before…"), false);
    reopenNext();
}

// One after the other, so that the tabs stand in the order they had.
void MainWindow::reopenNext()
{
    if (m_reopening.isEmpty())
        return reopened();
    const QUuid next = m_reopening.first();
    if (next == m_parts.demo && !m_parts.workspaces.profile(next)) {
        m_reopening.removeFirst();
        if (!m_parts.workspaces.session(next))
            m_parts.openDemo();
        return reopenNext();
    }
    m_parts.workspaces.reopen(next).onDone(this, [this, next](const Result<Nothing> &result) {
        m_reopening.removeOne(next);
        const Profile *profile = m_parts.workspaces.profile(next);
        if (!result && profile)
            m_notReopened += tr("%1 was not opened: %2").arg(profile->name, errorText(result.error()).reason);
        reopenNext();
    });
}

void MainWindow::reopened()
{
    for (int i = 0; i < m_tabs->count(); ++i) {
        const auto *page = qobject_cast<Page *>(m_tabs->widget(i));
        if (page->place().list() == m_wasInFront)
            m_tabs->setCurrentIndex(i);
    }
    const QStringList lines = std::exchange(m_notReopened, {});
    m_welcome->setNotice(lines.isEmpty()
                             ? QString()
                             : lines.join(QLatin1Char('\n')) + QLatin1Char('\n') + tr("Connect it to enter a token."),
                         true);
    // Nobody sees the welcome page while something is open.
    if (!m_parts.workspaces.sessions().empty()) {
        for (const QString &line : lines)
            m_parts.workspaces.sessions().front()->say(Message::Severity::Failure, line, {});
    }
    saveOpen();
}

} // namespace trowel
