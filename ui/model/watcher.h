// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/object_store.h"

#include <QTimer>

#include <chrono>
#include <memory>
#include <vector>

namespace trowel {

/// Follows rows that change by themselves until they settle: up to three by reading each, more by reading the list; one
/// request a second at the most for the whole workspace, and slower the longer nothing settles. Holds on to a store
/// while something in it moves, so that the end is told even when its page was closed. Owned by a Session.
class Watcher final : public QObject
{
    Q_OBJECT
public:
    static constexpr int kReadEach = 3; ///< more moving rows of one list are watched by reading the list

    /// `pace` is the time between two requests; where nothing settles it grows to five times that.
    explicit Watcher(std::chrono::milliseconds pace = std::chrono::seconds(1), QObject *parent = nullptr);
    void follow(const std::shared_ptr<ObjectStore> &store);

private:
    void tick();
    void wake();

    std::vector<std::weak_ptr<ObjectStore>> m_followed;
    std::vector<std::shared_ptr<ObjectStore>> m_held;
    std::chrono::milliseconds m_pace;
    size_t m_turn = 0;
    int m_quietTicks = 0;
    QTimer m_timer;
};

} // namespace trowel
