// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/profile_store.h"
#include "core/auth/secret.h"
#include "core/auth/token_store.h"
#include "core/http/rate_limiter.h"
#include "core/workspace.h"
#include "ui/model/any_kind.h"
#include "ui/model/pace.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <vector>

namespace trowel {

class AuditSink;
class NetworkFactory;
class Session;

/// The workspaces that are open and the profiles that are saved. Opens, signs in, closes. Main thread; everything it
/// is made of comes by reference and outlives it.
class Workspaces final : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        const KindList &kinds;
        ProfileStore &profiles;
        TokenStore &tokens;
        RateLimiters &limiters;
        AuditSink &audit;
        NetworkFactory &network;
        std::shared_ptr<Clock> clock = {}; ///< of the workspaces; the system's where there is none
    };
    /// Where the token of an open workspace is.
    enum class TokenPlace { Keychain, Session, Given };

    explicit Workspaces(const Parts &parts, QObject *parent = nullptr);
    ~Workspaces() override;

    const std::vector<std::unique_ptr<Session>> &sessions() const { return m_sessions; }
    Session *session(const QUuid &profile) const;
    const KindList &kinds() const { return m_parts.kinds; }
    const QList<Profile> &profiles() const { return m_profiles; }
    /// nullptr when it is not a saved one. Valid until profilesChanged.
    const Profile *profile(const QUuid &id) const;
    /// What was wrong with the file of profiles; empty for nothing.
    const QString &profileWarning() const { return m_profileWarning; }
    void readProfiles();

    /// Signs in with a new token; when that works keeps the token and the profile and opens the workspace. A profile
    /// of the same id is replaced.
    Task<Nothing> connectNew(Profile profile, const QByteArray &token);
    /// Opens a saved profile with the token of the keychain. Keychain when there is no token there.
    Task<Nothing> connectSaved(const QUuid &profile);
    /// Opens a saved profile as it was before: at once, with the token of the keychain, and signs in behind it, so that
    /// it is there without a network too. Keychain when there is no token.
    Task<Nothing> reopen(const QUuid &profile);
    /// Opens a workspace whose token is nobody's business but this run's: the demo, the environment. Opens at once and
    /// signs in behind it.
    Session &openGiven(const Profile &profile, const QByteArray &token);
    /// Changes a saved profile. Where it is open it is opened again with what was changed, so that the window never
    /// shows an environment the profile no longer has; when that fails it stays open as it was and the change is not
    /// saved.
    Task<Nothing> saveProfile(const Profile &profile);
    /// Closes it and forgets the profile and its token.
    Task<Nothing> forget(const QUuid &profile);
    void close(const QUuid &profile);
    /// For the workspaces that are open and those that will be.
    void setPace(const Pace &pace);

    // What the system says, to all that are open.
    void goesToSleep();
    void woke();
    void networkChanged();

    TokenPlace tokenPlace(const QUuid &profile) const;
    /// Why the token is not in the keychain, in the system's words.
    QString tokenReason(const QUuid &profile) const;

signals:
    void sessionOpened(trowel::Session *session);
    /// The session is still there, but nobody may keep it.
    void sessionClosing(trowel::Session *session);
    void sessionClosed();
    void profilesChanged();
    void tokenPlaceChanged();

private:
    Task<QByteArray> readToken(const QUuid &profile);
    Task<Nothing> signIn(const Profile &profile);
    Result<std::unique_ptr<Workspace>> makeWorkspace(const Profile &profile, const QByteArray &token) const;
    Session &adopt(std::unique_ptr<Workspace> workspace);
    Result<Nothing> store(const Profile &profile);

    Parts m_parts;
    QList<Profile> m_profiles;
    QString m_profileWarning;
    std::vector<std::unique_ptr<Session>> m_sessions;
    struct Kept
    {
        TokenPlace place = TokenPlace::Keychain;
        QString reason = {};
    };
    QHash<QUuid, Kept> m_kept;
    Pace m_pace;
};

} // namespace trowel
