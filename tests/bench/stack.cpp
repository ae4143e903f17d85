// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/stack.h"

namespace trowel::bench {

Stack::Stack(const QUrl &host, const QByteArray &token, Limit limit)
    : m_authenticator(TokenAuthenticator::make(token).value()), m_audit(m_home.filePath(QStringLiteral("audit.sqlite")))
{
    // A limiter whose seconds pass in a microsecond does all its work and holds nothing back.
    const int haste = limit == Limit::None ? 1'000'000 : 1;
    auto limiter =
        std::make_shared<RateLimiter>([this, haste, begin = m_clock.now()] { return (m_clock.now() - begin) * haste; });
    m_queue = std::make_unique<RequestQueue>(QueueSetup{.workspace = QStringLiteral("bench"),
                                                        .host = host,
                                                        .workspaceId = {},
                                                        .limiter = std::move(limiter),
                                                        .network = m_network,
                                                        .authenticator = *m_authenticator,
                                                        .audit = m_audit,
                                                        .clock = m_clock});
}

int runAll(int count, int parallel, const std::function<void(int n, std::function<void(bool ok)> done)> &send)
{
    QEventLoop loop;
    int next = 0;
    int ended = 0;
    int failed = 0;
    const std::function<void()> sendOne = [&] {
        if (next >= count)
            return;
        send(next++, [&](bool ok) {
            failed += ok ? 0 : 1;
            if (++ended == count)
                loop.quit();
            else
                sendOne();
        });
    };
    for (int i = 0; i < parallel; ++i)
        sendOne();
    loop.exec();
    return failed;
}

} // namespace trowel::bench
