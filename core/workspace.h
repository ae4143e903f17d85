// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/profile.h"
#include "core/http/api_client.h"
#include "core/http/authenticator.h"
#include "core/http/request_record.h"

#include <QObject>

#include <memory>

namespace trowel {

class AuditSink;
class Clock;
class NetworkFactory;
class RateLimiter;
class Reachability;
class RequestQueue;

/// Who is signed in (`scim/v2/Me`).
struct Identity
{
    QString userName;
    QString displayName;
    QString workspaceId;  ///< from X-Databricks-Org-Id
    bool isAdmin = false; ///< member of the group "admins"
};

/// One connected workspace: profile, sign-in and queue. Services are made on the spot from `api()`. Lives on the main
/// thread; destroying it cancels every read and records changes that are on the wire as outcome unknown.
class Workspace final : public QObject
{
    Q_OBJECT
public:
    enum class SignIn { SigningIn, SignedIn, SignedOut };

    /// `limiter` is shared by all workspaces of one host. `network` and `audit` must outlive the workspace. Without a
    /// `clock` it goes by the system's; tests bring one that hurries.
    Workspace(Profile profile, std::unique_ptr<Authenticator> authenticator, std::shared_ptr<RateLimiter> limiter,
              NetworkFactory &network, AuditSink &audit, std::shared_ptr<Clock> clock = nullptr,
              QObject *parent = nullptr);
    ~Workspace() override;

    const Profile &profile() const { return m_profile; }
    const Identity &identity() const { return m_identity; }
    SignIn signInState() const { return m_signIn; }
    /// Why signed out; set in SignedOut only.
    const std::optional<Error> &signInError() const { return m_signInError; }

    /// Whether the host can be reached. While it cannot, reads wait and go on by themselves; a change that never left
    /// ends as NotSent.
    const Reachability &reachability() const { return *m_reachability; }
    /// Looks again now: somebody asked for it, or the system says that the network came or went.
    void lookAgain();
    void networkChanged();
    /// The computer goes to sleep: a change that waits is not sent hours later. And it woke up.
    void goesToSleep();
    void woke();

    ApiClient api(Lane lane = Lane::Interactive) const;
    QueueLoad load() const;
    /// The web page of an object: `https://host/<path>`.
    QUrl webUrl(const QString &pathAndFragment) const;

    /// Asks who is signed in; emits signInChanged. What waits for it goes on afterwards.
    Task<Identity> signIn();
    /// Stops everything that waits: reads are cancelled, queued changes end as Cancelled.
    void cancelAll();
    /// Cancels one request of Activity, in whatever state it is.
    void cancelRequest(quint64 id);

signals:
    void signInChanged();
    void requestChanged(const trowel::RequestRecord &record);
    void loadChanged();
    void reachabilityChanged();

private:
    void signedIn(const Identity &identity);
    void signedOut(const Error &error);
    void setSignIn(SignIn state);
    Task<Nothing> probe();
    void onReachability();

    Profile m_profile;
    std::unique_ptr<Authenticator> m_authenticator;
    std::shared_ptr<Clock> m_clock;
    std::unique_ptr<RequestQueue> m_queue;
    std::unique_ptr<Reachability> m_reachability;
    Identity m_identity;
    SignIn m_signIn = SignIn::SigningIn;
    std::optional<Error> m_signInError;
};

} // namespace trowel
