// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace.h"

#include "core/http/audit_sink.h"
#include "core/http/clock.h"
#include "core/http/network_factory.h"
#include "core/http/rate_limiter.h"
#include "core/http/reachability.h"
#include "core/http/request_queue.h"
#include "core/http/url.h"
#include "core/json/reader.h"

namespace trowel {

namespace {

using namespace std::chrono_literals;

// Somebody waits for it, and a network that just came up answers soon or not at all.
constexpr auto kProbePatience = 10s;

// Up to 63 bits. It goes into headers and addresses: what is no number there is none at all.
QString workspaceIdFrom(const QByteArray &header)
{
    bool isNumber = false;
    const qint64 id = header.trimmed().toLongLong(&isNumber);
    return isNumber && id > 0 ? QString::number(id) : QString();
}

Result<Identity> readIdentity(const Response &response)
{
    const Result<JsonReader> reader = JsonReader::parse(response.body);
    if (!reader)
        return failure(reader.error());
    Identity identity;
    identity.userName = reader->requiredString(QLatin1String("userName"));
    identity.displayName = reader->string(QLatin1String("displayName"), identity.userName);
    identity.workspaceId = workspaceIdFrom(response.header("X-Databricks-Org-Id"));
    reader->forEach(QLatin1String("groups"), [&identity](const JsonReader &group) {
        if (group.string(QLatin1String("display")) == u"admins")
            identity.isAdmin = true;
    });
    return reader->finish(identity);
}

} // namespace

Workspace::Workspace(Profile profile, std::unique_ptr<Authenticator> authenticator,
                     std::shared_ptr<RateLimiter> limiter, NetworkFactory &network, AuditSink &audit,
                     std::shared_ptr<Clock> clock, QObject *parent)
    : QObject(parent)
    , m_profile(std::move(profile))
    , m_authenticator(std::move(authenticator))
    , m_clock(clock ? std::move(clock) : std::make_shared<SystemClock>())
    , m_queue(std::make_unique<RequestQueue>(QueueSetup{.workspace = m_profile.name,
                                                        .host = m_profile.host,
                                                        .workspaceId = m_profile.workspaceId,
                                                        .limiter = std::move(limiter),
                                                        .network = network,
                                                        .authenticator = *m_authenticator,
                                                        .audit = audit,
                                                        .clock = *m_clock}))
    , m_reachability(std::make_unique<Reachability>(*m_clock, [this] { return probe(); }))
{
    // Everything waits until somebody is signed in.
    m_queue->hold();
    connect(m_queue.get(), &RequestQueue::requestChanged, this, &Workspace::requestChanged);
    connect(m_queue.get(), &RequestQueue::loadChanged, this, &Workspace::loadChanged);
    connect(m_queue.get(), &RequestQueue::unauthenticated, this, [this](const Error &error) {
        if (m_signIn != SignIn::SigningIn) // then its own answer decides
            signedOut(error);
    });
    connect(m_queue.get(), &RequestQueue::foundNobody, m_reachability.get(), &Reachability::foundNobody);
    connect(m_queue.get(), &RequestQueue::answered, m_reachability.get(), &Reachability::answered);
    connect(m_queue.get(), &RequestQueue::reachWanted, m_reachability.get(), &Reachability::probeNow);
    connect(m_reachability.get(), &Reachability::changed, this, &Workspace::onReachability);
}

Workspace::~Workspace()
{
    m_reachability->disconnect(this); // cancelling its probe says nothing any more
    m_queue.reset();                  // while the signals still have somebody to go to
}

Task<Nothing> Workspace::probe()
{
    Request request;
    request.route = Route::Scim;
    request.path = {QStringLiteral("Me")};
    request.probes = true;
    request.patience = kProbePatience;
    request.purpose = QStringLiteral("Look whether the workspace can be reached");
    return m_queue->submit(std::move(request)).andThen([](const Response &) { return Nothing{}; });
}

void Workspace::onReachability()
{
    if (m_reachability->isOffline()) {
        m_queue->outOfReach(*m_reachability->error());
    } else if (m_reachability->holdsBack()) {
        m_queue->outOfReach(Error::make(Error::Kind::Connection, QStringLiteral("The computer went to sleep.")));
    } else {
        m_queue->withinReach();
        // What could not be asked is no refusal.
        if (m_signIn == SignIn::SignedOut && m_signInError && m_signInError->isNetwork())
            signIn().detach();
    }
    emit reachabilityChanged();
}

void Workspace::lookAgain()
{
    m_reachability->probeNow();
}

void Workspace::networkChanged()
{
    m_reachability->networkChanged();
}

void Workspace::goesToSleep()
{
    m_reachability->sleeps();
}

void Workspace::woke()
{
    m_queue->woke();
    m_reachability->woke();
}

ApiClient Workspace::api(Lane lane) const
{
    return ApiClient(*m_queue, lane);
}

QueueLoad Workspace::load() const
{
    return m_queue ? m_queue->load() : QueueLoad(); // asked once more on the way out
}

QUrl Workspace::webUrl(const QString &pathAndFragment) const
{
    QUrl url = m_profile.host;
    const qsizetype hash = pathAndFragment.indexOf(u'#');
    const QString path = pathAndFragment.left(hash);
    url.setPath(path.startsWith(u'/') ? path : u'/' + path);
    if (hash >= 0)
        url.setFragment(pathAndFragment.mid(hash + 1));
    if (!m_profile.workspaceId.isEmpty())
        url.setQuery(QStringLiteral("o=") + m_profile.workspaceId);
    return url;
}

Task<Identity> Workspace::signIn()
{
    setSignIn(SignIn::SigningIn);
    m_queue->hold();
    Request request;
    request.route = Route::Scim;
    request.path = {QStringLiteral("Me")};
    request.signsIn = true;
    request.purpose = QStringLiteral("Sign in");
    return m_queue->submit(std::move(request))
        .andThen([](const Response &response) { return readIdentity(response); })
        .always([self = QPointer(this)](const Result<Identity> &result) {
            if (!self)
                return;
            if (result)
                self->signedIn(*result);
            else
                self->signedOut(result.error());
        });
}

void Workspace::signedIn(const Identity &identity)
{
    m_identity = identity;
    if (!identity.workspaceId.isEmpty())
        m_profile.workspaceId = identity.workspaceId;
    m_queue->setWho(identity.userName);
    m_queue->setWorkspaceId(m_profile.workspaceId);
    m_queue->release();
    m_signInError.reset();
    setSignIn(SignIn::SignedIn);
}

void Workspace::signedOut(const Error &error)
{
    if (!m_queue)
        return; // the workspace is going, and its sign-in ends with it
    m_queue->signedOut(error);
    m_signInError = error;
    setSignIn(SignIn::SignedOut);
}

void Workspace::setSignIn(SignIn state)
{
    if (state == SignIn::SigningIn)
        m_signInError.reset();
    m_signIn = state;
    emit signInChanged();
}

void Workspace::cancelAll()
{
    m_queue->cancelAll();
}

void Workspace::cancelRequest(quint64 id)
{
    m_queue->cancel(id);
}

} // namespace trowel
