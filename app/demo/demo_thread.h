// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demo_workspace.h"

#include <QSemaphore>
#include <QThread>

namespace trowel {

/// A demo workspace in a thread of its own: what the program embeds, so that a busy window and the server never wait
/// for each other. `start` returns once the server answers (a few milliseconds); the destructor stops it. To be used
/// from one thread; `workspace()` gives the functions marked thread-safe.
class DemoThread final
{
public:
    explicit DemoThread(DemoOptions options = {});
    ~DemoThread();
    Q_DISABLE_COPY_MOVE(DemoThread)

    /// False, with `errorString`, when the port is taken.
    bool start();
    /// Drops all clients, ends the thread. Does nothing when it does not run.
    void stop();

    QUrl url() const { return m_url; }
    QByteArray token() const { return m_token; }
    QString errorString() const { return m_errorString; }
    /// Null unless it runs.
    DemoWorkspace *workspace() const { return m_workspace.get(); }

private:
    void begin();

    DemoOptions m_options;
    QThread m_thread;
    QSemaphore m_begun;
    std::unique_ptr<DemoWorkspace> m_workspace; // made and destroyed in m_thread
    QUrl m_url;
    QByteArray m_token;
    QString m_errorString;
};

} // namespace trowel
