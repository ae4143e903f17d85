// SPDX-License-Identifier: GPL-3.0-or-later
// When the list in front reads itself again, and by which clock its times are shown.
#include "ui/model/session.h"
#include "ui/pages/detail_drawer.h"
#include "ui/pages/kind_page.h"

#include <algorithm>

namespace trowel {

int KindPage::refreshSeconds() const
{
    return std::max(1, m_kind.info().refreshSeconds * m_session.pace().refreshPercent / 100);
}

// The clock runs while the page is looked at, if it is to run at all.
void KindPage::setClock()
{
    if (isVisible() && m_session.pace().refreshes)
        m_clock.start(refreshSeconds() * 1000);
    else
        m_clock.stop();
}

void KindPage::tick()
{
    // A refusal does not change by asking again; what cannot be reached may come back.
    const bool hopeless = m_store->state() == ObjectStore::State::Failed && !m_store->error()->isNetwork();
    const bool stopped = m_store->state() == ObjectStore::State::Ready && !m_store->isComplete();
    if (isVisible() && m_store->state() != ObjectStore::State::Loading && !hopeless && !stopped)
        read(Lane::Refresh);
}

void KindPage::clockChanged()
{
    updateOverview();
    if (!m_drawer->isHidden() && !isSignedOut())
        m_drawer->refresh();
}

} // namespace trowel
