// SPDX-License-Identifier: GPL-3.0-or-later
// What a list page says about its list: count, age, loading, and the pane that stands where there are no rows.
#include "core/http/reachability.h"
#include "ui/look/cell_delegate.h"
#include "ui/look/widgets.h"
#include "ui/model/format.h"
#include "ui/model/session.h"
#include "ui/pages/detail_drawer.h"
#include "ui/pages/kind_page.h"
#include "ui/pages/list_filters.h"
#include "ui/pages/page_band.h"
#include "ui/pages/page_footer.h"
#include "ui/pages/page_header.h"
#include "ui/pages/selection_keeper.h"
#include "ui/pages/state_pane.h"

#include <QLineEdit>
#include <QLocale>
#include <QStackedWidget>
#include <QTableView>

namespace trowel {

void KindPage::updateOverview()
{
    if (m_store->state() != ObjectStore::State::Loading)
        m_asked = false;
    const ListOverview overview = overviewOf(*m_model, m_asked);
    m_summary = overview.show == ListOverview::Show::Rows ? m_kind.summary(*m_store) : QString();
    updateCount();
    m_loading->setRunning(overview.reading && !isSignedOut() && !isOffline());
    const QDateTime asOf = shownTime(m_store->asOf());
    m_header->setAsOf(asOf.isValid() ? tr("as of %1").arg(QLocale().toString(asOf.time(), QStringLiteral("HH:mm")))
                                     : QString(),
                      formatUtc(m_store->asOf()));
    if (overview.reading && overview.show == ListOverview::Show::Rows && !m_store->asOf().isValid())
        m_footer->setLoading(m_store->count());
    else if (overview.stopped && overview.show != ListOverview::Show::Stopped)
        m_footer->setStopped(m_store->count());
    else
        m_footer->hide();
    showState(overview);
    showWanted();
    m_header->updateCommands();
    m_drawer->updateCommands();
    emit commandsChanged();
}

// An object that was asked for before its row has arrived.
void KindPage::showWanted()
{
    if (m_wanted.isEmpty())
        return;
    if (m_store->find(m_wanted) >= 0)
        return showObject(std::exchange(m_wanted, {}));
    if (m_store->state() != ObjectStore::State::Ready || !m_store->isComplete())
        return;
    // A pasted path or id may be written in another way than the key.
    const QString wanted = std::exchange(m_wanted, {});
    for (qsizetype at = 0; at < m_store->size(); ++at) {
        if (!m_store->isHole(at) && m_kind.referenceAt(*m_store, at) == wanted)
            return showObject(m_store->keyAt(at));
    }
    emit noticed(tr("%1 is not in %2.").arg(wanted, title()));
}

void KindPage::updateCount()
{
    const int selected = m_selection->count();
    QString text = overviewOf(*m_model, m_asked).count;
    if (selected > 1)
        text += QStringLiteral(" · ") + tr("%1 selected").arg(QLocale().toString(selected));
    else if (!m_summary.isEmpty())
        text += QStringLiteral(" · ") + m_summary;
    m_header->setCount(text);
}

bool KindPage::isSignedOut() const
{
    return m_session.workspace().signInState() == Workspace::SignIn::SignedOut;
}

// What waits for the sign-in waits in the queue: it would look as if it were being read.
PaneWords KindPage::signedOutWords() const
{
    Workspace &workspace = m_session.workspace();
    PaneWords words;
    words.icon = QStringLiteral("sign-in");
    words.title = tr("Signed out of %1").arg(workspace.profile().name);
    words.text = tr("What was asked for waits and goes on after you sign in.");
    words.error = workspace.signInError();
    PaneWords::Button again;
    again.id = QStringLiteral("signIn");
    again.text = tr("Sign in again");
    again.primary = true;
    again.run = [this] { m_session.workspace().signIn().detach(); };
    words.buttons = {again};
    return words;
}

bool KindPage::isOffline() const
{
    return m_session.workspace().reachability().isOffline();
}

// As with the sign-in: it waits in the queue.
PaneWords KindPage::offlineWords() const
{
    Workspace &workspace = m_session.workspace();
    const Error &error = *workspace.reachability().error();
    PaneWords words;
    words.icon = QStringLiteral("offline");
    words.title = tr("%1 cannot be reached").arg(workspace.profile().name);
    words.text = tr("What was asked for waits and goes on by itself when it is back.");
    words.error = error;
    PaneWords::Button again;
    again.id = QStringLiteral("lookAgain");
    again.text = tr("Try now");
    again.primary = true;
    again.run = [this] { m_session.workspace().lookAgain(); };
    words.buttons = {again};
    return words;
}

void KindPage::showBand(const ListOverview &overview)
{
    const Workspace &workspace = m_session.workspace();
    const bool offline = isOffline() && m_store->count() > 0;
    m_band->setVisible(offline || overview.failedMeanwhile);
    const bool stale = offline || (overview.failedMeanwhile && m_store->error()->isNetwork());
    static_cast<CellDelegate *>(m_table->itemDelegate())->setStale(stale);
    const Profile &profile = workspace.profile();
    const QDateTime asOf = m_store->asOf();
    const QString age = asOf.isValid() ? formatTimeWithin(asOf) : QString();
    if (offline)
        m_band->setOffline(profile.name, *workspace.reachability().error(), profile.host.host(), age);
    else if (overview.failedMeanwhile)
        m_band->setFailure(profile.name, *m_store->error(), profile.host.host(), age);
}

void KindPage::showState(const ListOverview &overview)
{
    showBand(overview);
    if (overview.show == ListOverview::Show::Rows) {
        m_stack->setCurrentWidget(m_table);
        if (hasFocus()) // the keyboard waited for the rows
            m_table->setFocus(Qt::OtherFocusReason);
        return;
    }
    PaneWords words;
    PaneWords::Button act;
    const EmptyWords empty = m_kind.emptyWords(m_scope);
    switch (overview.show) {
    case ListOverview::Show::Failed:
        words = failureWords(tr("%1 could not be listed").arg(title()), *m_store->error(),
                             m_session.workspace().profile().host.host(), [this] { refresh(); });
        break;
    case ListOverview::Show::Filtered:
        words.icon = QStringLiteral("filter");
        words.title = tr("Nothing matches");
        words.text = tr("%1 are hidden by %2.").arg(QLocale().toString(m_store->count()), m_filters->words());
        act.id = QStringLiteral("showAll");
        act.text = tr("Show all %1").arg(QLocale().toString(m_store->count()));
        act.run = [this] {
            showAll();
            m_table->setFocus(Qt::OtherFocusReason);
        };
        words.buttons += act;
        break;
    case ListOverview::Show::Empty:
        words.icon = m_kind.info().icon;
        words.title = empty.title;
        words.text = empty.text;
        for (int i = 0; i < int(m_kind.actions().size()); ++i) {
            const ActionInfo &action = m_kind.actions()[i];
            if (!empty.action.split(QLatin1Char(' ')).contains(action.id) || !m_kind.actionFits(i, m_scope))
                continue;
            act.id = QStringLiteral("emptyAction");
            act.text = action.text;
            act.icon = action.icon;
            act.primary = true;
            act.run = [this, id = action.id] { runAction(id); };
            words.buttons += act;
        }
        break;
    case ListOverview::Show::Stopped:
        words.glyph = Glyph::Canceled;
        words.title = tr("Reading was stopped");
        words.text = tr("Nothing had arrived yet.");
        act.id = QStringLiteral("readAgain");
        act.text = tr("Read again");
        act.primary = true;
        act.run = [this] { refresh(); };
        words.buttons += act;
        break;
    default:
        if (isOffline()) {
            words = offlineWords();
            break;
        }
        if (isSignedOut()) {
            words = signedOutWords();
            break;
        }
        words.title = tr("Reading…");
        words.text = tr("Esc stops.");
    }
    m_state->say(words);
    m_stack->setCurrentWidget(m_state);
}

} // namespace trowel
