// SPDX-License-Identifier: GPL-3.0-or-later
// The window's part in connecting, editing and forgetting workspaces, and the tabs each of them had.
#include "core/auth/profile.h"
#include "ui/dialogs/connect_dialog.h"
#include "ui/model/session.h"
#include "ui/pages/page.h"
#include "ui/pages/welcome_page.h"
#include "ui/shell/error_text.h"
#include "ui/shell/main_window.h"
#include "ui/shell/window_prompter.h"
#include "ui/shell/workspaces.h"

#include <QMenu>
#include <QSettings>
#include <QStackedWidget>
#include <QTabWidget>

namespace trowel {

namespace {

constexpr int kMostTabs = 30;

QString tabsKey(const Session &session)
{
    return QStringLiteral("tabs/") + session.workspace().profile().id.toString(QUuid::WithoutBraces);
}

QString inWords(const Error &error)
{
    const ErrorText text = errorText(error);
    return QStringList{text.title, text.reason, text.advice}.join(QLatin1Char('\n')).trimmed();
}

} // namespace

void MainWindow::updateWelcome()
{
    m_welcome->setProfiles(m_parts.workspaces.profiles(), m_parts.workspaces.profileWarning());
    m_stack->setCurrentIndex(m_parts.workspaces.sessions().empty() && m_tabs->count() == 0 ? 0 : 1);
}

void MainWindow::connectWorkspace()
{
    auto *dialog =
        new ConnectDialog([this](const Profile &profile,
                                 const QByteArray &token) { return m_parts.workspaces.connectNew(profile, token); },
                          this);
    dialog->open();
}

void MainWindow::editProfile(const QUuid &id)
{
    const Profile *profile = m_parts.workspaces.profile(id);
    if (!profile)
        return;
    auto *dialog = new ConnectDialog(
        *profile,
        [this](const Profile &edited, const QByteArray &token) {
            return token.isEmpty() ? m_parts.workspaces.saveProfile(edited)
                                   : m_parts.workspaces.connectNew(edited, token);
        },
        this);
    dialog->open();
}

void MainWindow::askForToken(const QUuid &id, const Error &why)
{
    const Profile *profile = m_parts.workspaces.profile(id);
    if (!profile)
        return;
    auto *dialog = new ConnectDialog(
        *profile,
        [this](const Profile &edited, const QByteArray &token) { return m_parts.workspaces.connectNew(edited, token); },
        this);
    dialog->needToken(inWords(why));
    dialog->open();
}

void MainWindow::openSaved(const QUuid &id)
{
    if (const Session *session = m_parts.workspaces.session(id))
        return openPlace(session->placeOf(*session->kinds().front(), session->kinds().front()->info().rootScope));
    m_welcome->setNotice(tr("Signing in…"), false);
    m_parts.workspaces.connectSaved(id).onDone(this, [this, id](const Result<Nothing> &result) {
        m_welcome->setNotice({}, false);
        if (result || result.error().isCancelled())
            return;
        // Both are mended with a token; everything else is not.
        const Error::Kind kind = result.error().kind;
        if (kind == Error::Kind::Keychain || kind == Error::Kind::Unauthenticated)
            return askForToken(id, result.error());
        if (m_parts.workspaces.sessions().empty())
            return m_welcome->setNotice(inWords(result.error()), true);
        const Profile *profile = m_parts.workspaces.profile(id);
        tell(tr("%1 could not be opened").arg(profile ? profile->name : QString()), inWords(result.error()));
    });
}

// What it transfers would end with it: that is asked first.
void MainWindow::closeWorkspace(const QUuid &id)
{
    Session *session = m_parts.workspaces.session(id);
    if (!session || session->transfers().unfinished() == 0)
        return m_parts.workspaces.close(id);
    const TransferList &transfers = session->transfers();
    Confirmation question;
    question.id = QStringLiteral("closeWorkspaceDialog");
    question.title = tr("Close %1").arg(session->workspace().profile().name);
    question.question = tr("%n transfer(s) are running", nullptr, transfers.unfinished());
    question.explanation = tr("They end unfinished when the workspace is closed.");
    question.verb = tr("Close and stop transfers");
    question.dismiss = tr("Keep it open");
    question.objectHeading = tr("Transfer");
    for (qsizetype i = 0; i < transfers.count(); ++i) {
        if (!transfers.at(i).isEnded())
            question.objects += Confirmation::Object{.name = transfers.at(i).name()};
    }
    question.destructive = false;
    m_parts.prompter.confirm(question).onDone(this, [this, id](const Result<Nothing> &yes) {
        if (yes)
            m_parts.workspaces.close(id);
    });
}

void MainWindow::forgetProfile(const QUuid &id)
{
    const Profile *profile = m_parts.workspaces.profile(id);
    if (!profile)
        return;
    Confirmation question;
    question.id = QStringLiteral("forgetDialog");
    question.title = tr("Forget a workspace");
    question.question = tr("Forget %1?").arg(profile->name);
    question.explanation = tr("Its token is removed from the keychain. Nothing changes in the workspace itself.");
    question.verb = tr("Forget %1").arg(profile->name);
    question.objectHeading = tr("Workspace");
    question.objects = {Confirmation::Object{.name = profile->host.host()}};
    question.destructive = false;
    m_parts.prompter.confirm(question, *profile)
        .andThen([this, id](Nothing) { return m_parts.workspaces.forget(id); })
        .onDone(this, [this](const Result<Nothing> &result) {
            if (!result && !result.error().isCancelled())
                tell(tr("The workspace could not be forgotten"), inWords(result.error()));
        });
}

void MainWindow::fillSaved(QMenu &menu)
{
    menu.clear();
    for (const Profile &profile : m_parts.workspaces.profiles()) {
        QAction *action = menu.addAction(profile.name);
        action->setToolTip(profile.host.host());
        connect(action, &QAction::triggered, this, [this, id = profile.id] { openSaved(id); });
    }
    if (menu.isEmpty())
        menu.addAction(tr("No workspace is saved yet"))->setEnabled(false);
}

void MainWindow::saveTabsOf(const Session &session) const
{
    QStringList tabs;
    qsizetype current = 0;
    for (int i = 0; i < m_tabs->count(); ++i) {
        const auto *page = qobject_cast<const Page *>(m_tabs->widget(i));
        const Place place = page->place();
        if (place.workspace != session.workspace().profile().id || tabs.size() == kMostTabs)
            continue;
        if (i == m_tabs->currentIndex())
            current = tabs.size();
        tabs += QStringList{place.kind, place.scope, place.object}.join(QChar::LineFeed);
    }
    m_parts.settings.setValue(tabsKey(session) + QStringLiteral("/places"), tabs);
    m_parts.settings.setValue(tabsKey(session) + QStringLiteral("/current"), current);
}

void MainWindow::openTabsOf(const Session &session)
{
    const QStringList tabs = m_parts.settings.value(tabsKey(session) + QStringLiteral("/places")).toStringList();
    const int current = m_parts.settings.value(tabsKey(session) + QStringLiteral("/current")).toInt();
    const int before = m_tabs->count();
    m_travelling = true; // nobody has been at the tabs on the way
    for (const QString &tab : tabs.mid(0, kMostTabs)) {
        const QStringList parts = tab.split(QChar::LineFeed);
        const AnyKind *kind = session.kind(parts.first());
        if (kind && parts.size() == 3)
            openPlace(session.placeOf(*kind, parts.at(1), parts.at(2)), true);
    }
    if (m_tabs->count() > before && current > 0 && before + current < m_tabs->count())
        m_tabs->setCurrentIndex(before + current);
    else if (m_tabs->count() > before)
        m_tabs->setCurrentIndex(before);
    m_travelling = false;
    if (m_tabs->count() > before)
        return onPageChanged();
    const AnyKind &first = *session.kinds().front();
    openPlace(session.placeOf(first, first.info().rootScope), true);
}

} // namespace trowel
