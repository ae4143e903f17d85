// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/async/steps.h"

#include <QHash>

namespace trowel {

namespace {

// Lives as long as a step of it is under way: every step's receiver holds it.
struct Steps : std::enable_shared_from_this<Steps>
{
    NextStep next;
    int atOnce = 1;
    Promise<Nothing> promise;
    QHash<quint64, Task<Nothing>> running;
    quint64 last = 0;
    bool exhausted = false;
    bool pumping = false;

    void pump()
    {
        if (std::exchange(pumping, true))
            return; // a step that ended at once: the loop below goes on with it
        while (!promise.isSettled() && !exhausted && running.size() < atOnce) {
            std::optional<Task<Nothing>> step = next();
            if (promise.isSettled()) {
                if (step)
                    step->cancel();
                break;
            }
            if (step)
                begin(*step);
            else
                exhausted = true;
        }
        pumping = false;
        if (exhausted && running.isEmpty())
            promise.settle(Nothing());
    }

    void begin(const Task<Nothing> &step)
    {
        const quint64 id = ++last;
        auto ended = std::make_shared<bool>(false);
        const Task<Nothing> task = step.always([self = shared_from_this(), id, ended](const Result<Nothing> &result) {
            *ended = true;
            self->running.remove(id);
            if (!result) {
                self->promise.settle(result);
                self->stop();
            }
            self->pump();
        });
        if (!*ended)
            running.insert(id, task);
        task.detach();
    }

    void stop()
    {
        for (const auto &task : std::exchange(running, {}))
            task.cancel();
    }
};

} // namespace

Task<Nothing> runSteps(NextStep next, int atOnce)
{
    auto steps = std::make_shared<Steps>();
    steps->next = std::move(next);
    steps->atOnce = atOnce;
    steps->promise.setStop([weak = std::weak_ptr(steps)] {
        if (const auto alive = weak.lock())
            alive->stop();
    });
    const Task<Nothing> task = steps->promise.task();
    steps->pump();
    return task;
}

} // namespace trowel
