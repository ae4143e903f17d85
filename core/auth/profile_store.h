// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/profile.h"

#include <QHash>
#include <QJsonObject>
#include <QList>

namespace trowel {

/// The profiles on disk: `profiles.json`, 0600 in a folder 0700, replaced as a whole or not at all. No secret is ever
/// in it. Members that this version does not know survive a rewrite. Small and rarely touched: works at once, on the
/// main thread.
class ProfileStore
{
public:
    struct Loaded
    {
        QList<Profile> profiles;
        QString warning; ///< what could not be read and where it lies now; empty for nothing
    };

    /// `path` is the file, usually in AppConfigLocation.
    explicit ProfileStore(const QString &path);

    /// A missing file is an empty list. One that is not JSON is renamed to `….broken-<time>`, a profile that makes no
    /// sense is left out of the list and kept in the file. Storage when it cannot be read at all.
    Result<Loaded> load();
    /// Writes these profiles in this order, and what `load` could not understand behind them.
    Result<Nothing> save(const QList<Profile> &profiles);

private:
    QString m_path;
    QJsonObject m_document;            // as read, for unknown members
    QHash<QUuid, QJsonObject> m_known; // likewise, per profile
    QList<QJsonValue> m_strange;
};

} // namespace trowel
