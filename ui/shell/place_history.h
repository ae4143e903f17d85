// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/place.h"

#include <QList>

namespace trowel {

/// Where the person has been: back and forward, as in a browser.
class PlaceHistory
{
public:
    static constexpr qsizetype kMost = 100;

    /// A new place: what was ahead is forgotten. The same place twice is one step.
    void visit(const Place &place)
    {
        if (m_now >= 0 && m_places.at(m_now) == place)
            return;
        m_places.resize(m_now + 1);
        m_places += place;
        if (m_places.size() > kMost)
            m_places.removeFirst();
        m_now = m_places.size() - 1;
    }
    bool canGoBack() const { return m_now > 0; }
    bool canGoForward() const { return m_now + 1 < m_places.size(); }
    Place back() { return m_places.at(--m_now); }
    Place forward() { return m_places.at(++m_now); }
    /// A workspace was closed: none of its places can be gone to.
    void drop(const QUuid &workspace)
    {
        for (qsizetype i = m_places.size() - 1; i >= 0; --i) {
            if (m_places.at(i).workspace != workspace)
                continue;
            m_places.removeAt(i);
            if (i <= m_now)
                --m_now;
        }
        m_now = qMin(qMax<qsizetype>(m_now, m_places.isEmpty() ? -1 : 0), m_places.size() - 1);
    }

private:
    QList<Place> m_places;
    qsizetype m_now = -1;
};

} // namespace trowel
