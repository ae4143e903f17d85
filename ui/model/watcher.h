// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/object_store.h"

#include <QTimer>

#include <chrono>
#include <memory>
#include <vector>

namespace trowel {

/// Follows rows that change by themselves until they settle: few by reading each, more by reading the list; one
/// request a second at the most for the whole workspace, and slower the longer nothing settles. Holds on to a store
/// while something in it moves, so that the end is told even when its page was closed. Owned by a Session.
class Watcher final : public QObject
{
    Q_OBJECT
public:
    /// `pace` is the time between two requests; where nothing settles it grows to five times that.
    explicit Watcher(std::chrono::milliseconds pace = std::chrono::seconds(1), QObject *parent = nullptr);
    /// Up to `readEach` moving rows of the store are read one by one, more by reading the list.
    void follow(const std::shared_ptr<ObjectStore> &store, int readEach = 3);
    /// While nobody can be reached asking again and again is no use.
    void setPaused(bool paused);
    /// From the next look on.
    void setPace(std::chrono::milliseconds pace) { m_pace = pace; }

private:
    void tick();
    void wake();

    template <typename Pointer>
    struct Followed
    {
        Pointer store;
        int readEach;
    };

    std::vector<Followed<std::weak_ptr<ObjectStore>>> m_followed;
    std::vector<Followed<std::shared_ptr<ObjectStore>>> m_held;
    std::chrono::milliseconds m_pace;
    size_t m_turn = 0;
    int m_quietTicks = 0;
    bool m_paused = false;
    QTimer m_timer;
};

} // namespace trowel
