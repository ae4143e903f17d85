// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/call.h"

#include <functional>

namespace trowel::demo {

/// Which handler answers which call. A pattern's segment `{name}` takes one segment of the path, decoded after the
/// split (so that `%2F` stays inside it); `{name*}` at the end takes all that is left, with its slashes.
class Router
{
public:
    using Handler = std::function<HttpReply(const Call &)>;
    enum class Access { NeedsToken, Open };

    struct Route
    {
        QByteArray method;
        QByteArray pattern;
        Handler handler;
        Access access = Access::NeedsToken;
    };

    struct Match
    {
        const Route *route = nullptr; ///< null: no such endpoint
        QHash<QByteArray, QString> pathParts = {};
        bool knownPath = false; ///< there is one with another method
    };

    void add(const QByteArray &method, const QByteArray &pattern, Handler handler, Access access = Access::NeedsToken);
    /// HEAD finds the route of GET; one slash at the end is tolerated, as in the cloud.
    Match find(const QByteArray &method, const QByteArray &rawPath) const;

private:
    struct Entry
    {
        Route route;
        QList<QByteArray> segments;
    };
    static bool matches(const Entry &entry, const QList<QByteArray> &path, QHash<QByteArray, QString> *parts);

    QList<Entry> m_entries;
};

} // namespace trowel::demo
