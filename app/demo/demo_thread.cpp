// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demo_thread.h"

namespace trowel {

DemoThread::DemoThread(DemoOptions options) : m_options(std::move(options))
{
    m_thread.setObjectName(QStringLiteral("demo workspace"));
    // Both signals come from inside the thread, so the workspace is made and destroyed where it lives.
    QObject::connect(
        &m_thread, &QThread::started, &m_thread, [this] { begin(); }, Qt::DirectConnection);
    QObject::connect(
        &m_thread, &QThread::finished, &m_thread, [this] { m_workspace.reset(); }, Qt::DirectConnection);
}

DemoThread::~DemoThread()
{
    stop();
}

bool DemoThread::start()
{
    if (m_workspace)
        return true;
    m_thread.start();
    m_begun.acquire();
    if (!m_errorString.isEmpty())
        stop();
    return m_errorString.isEmpty();
}

void DemoThread::begin()
{
    m_workspace = std::make_unique<DemoWorkspace>(m_options);
    m_errorString = m_workspace->start() ? QString() : m_workspace->errorString();
    m_url = m_workspace->url();
    m_token = m_workspace->token();
    m_begun.release();
}

void DemoThread::stop()
{
    m_thread.quit();
    m_thread.wait();
}

} // namespace trowel
