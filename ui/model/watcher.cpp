// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/watcher.h"

#include <algorithm>

namespace trowel {

Watcher::Watcher(std::chrono::milliseconds pace, QObject *parent) : QObject(parent), m_pace(pace)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Watcher::tick);
}

void Watcher::follow(const std::shared_ptr<ObjectStore> &store, int readEach)
{
    m_followed.push_back({store, readEach});
    connect(store.get(), &ObjectStore::rowsChanged, this, &Watcher::wake);
    connect(store.get(), &ObjectStore::settled, this, [this] { m_quietTicks = 0; });
    wake();
}

void Watcher::wake()
{
    std::erase_if(m_followed, [](const auto &followed) { return followed.store.expired(); });
    // Let go only afterwards: a store whose page was closed is held by nobody else.
    std::vector<Followed<std::shared_ptr<ObjectStore>>> held;
    for (const auto &[weak, readEach] : m_followed) {
        if (auto store = weak.lock(); store && !store->movingKeys().isEmpty())
            held.push_back({std::move(store), readEach});
    }
    m_held.swap(held);
    if (m_held.empty())
        m_quietTicks = 0;
    else if (!m_timer.isActive() && !m_paused)
        m_timer.start(m_pace);
}

void Watcher::setPaused(bool paused)
{
    if (m_paused == paused)
        return;
    m_paused = paused;
    if (paused)
        m_timer.stop();
    else
        wake();
}

void Watcher::tick()
{
    wake();
    if (m_held.empty()) {
        m_timer.stop();
        return;
    }
    // One request a tick: every moving row in turn, or the whole list where many move.
    std::vector<std::pair<ObjectStore *, QString>> reads;
    for (const auto &[store, readEach] : m_held) {
        const QStringList keys = store->movingKeys();
        if (keys.size() > readEach) {
            reads.emplace_back(store.get(), QString());
        } else {
            for (const QString &key : keys)
                reads.emplace_back(store.get(), key);
        }
    }
    const auto &[store, key] = reads[m_turn++ % reads.size()];
    if (key.isEmpty())
        store->refresh(Lane::Refresh);
    else
        store->refreshRow(key, Lane::Refresh);
    ++m_quietTicks;
    m_timer.start(std::min(5 * m_pace, m_pace + m_pace * std::max(0, m_quietTicks - 10) / 5));
}

} // namespace trowel
