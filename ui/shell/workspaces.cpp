// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/workspaces.h"

#include "core/auth/token_authenticator.h"
#include "ui/model/session.h"

#include <algorithm>

namespace trowel {

namespace {

// A workspace that becomes a session when its sign-in works. The sign-in holds it, and lets go of it in the middle of
// the queue's own work: what is not taken deletes itself on the event loop.
using Candidate = std::shared_ptr<std::unique_ptr<Workspace>>;

Candidate hold(std::unique_ptr<Workspace> workspace)
{
    return Candidate(new std::unique_ptr<Workspace>(std::move(workspace)), [](std::unique_ptr<Workspace> *held) {
        if (Workspace *left = held->release())
            left->deleteLater();
        delete held;
    });
}

} // namespace

Workspaces::Workspaces(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    readProfiles();
}

Workspaces::~Workspaces()
{
    while (!m_sessions.empty())
        close(m_sessions.back()->workspace().profile().id);
}

void Workspaces::readProfiles()
{
    auto loaded = m_parts.profiles.load();
    m_profileWarning = loaded ? loaded->warning : loaded.error().message;
    m_profiles = loaded ? loaded->profiles : QList<Profile>();
    emit profilesChanged();
}

Session *Workspaces::session(const QUuid &profile) const
{
    for (const auto &session : m_sessions) {
        if (session->workspace().profile().id == profile)
            return session.get();
    }
    return nullptr;
}

Result<std::unique_ptr<Workspace>> Workspaces::makeWorkspace(const Profile &profile, const QByteArray &token) const
{
    auto authenticator = TokenAuthenticator::make(token);
    if (!authenticator)
        return failure(authenticator.error());
    return std::make_unique<Workspace>(profile, std::move(*authenticator), m_parts.limiters.forHost(profile.host),
                                       m_parts.network, m_parts.audit, m_parts.clock);
}

Session &Workspaces::adopt(std::unique_ptr<Workspace> workspace)
{
    close(workspace->profile().id);
    m_sessions.push_back(std::make_unique<Session>(std::move(workspace), m_parts.kinds));
    Session &session = *m_sessions.back();
    session.setPace(m_pace);
    emit sessionOpened(&session);
    return session;
}

Task<Nothing> Workspaces::connectNew(Profile profile, const QByteArray &token)
{
    auto made = makeWorkspace(profile, token);
    if (!made)
        return Task<Nothing>::ready(failure(made.error()));
    const Candidate candidate = hold(std::move(*made));
    auto secret = std::make_shared<Secret>(token.trimmed());
    return (*candidate)->signIn().andThen([this, candidate, secret, profile](const Identity &identity) mutable {
        if (!identity.workspaceId.isEmpty()) // else it stays what the person gave
            profile.workspaceId = identity.workspaceId;
        profile.lastUsed = QDateTime::currentDateTimeUtc();
        return m_parts.tokens.write(profile.id, secret->reveal())
            .andThen([this, candidate, profile](const TokenStore::Kept &kept) -> Result<Nothing> {
                m_kept[profile.id] = {kept.where == TokenStore::Where::Keychain ? TokenPlace::Keychain
                                                                                : TokenPlace::Session,
                                      kept.reason};
                if (auto stored = store(profile); !stored)
                    return stored;
                adopt(std::move(*candidate));
                emit tokenPlaceChanged();
                return Nothing{};
            });
    });
}

const Profile *Workspaces::profile(const QUuid &id) const
{
    const auto found =
        std::find_if(m_profiles.cbegin(), m_profiles.cend(), [&](const Profile &profile) { return profile.id == id; });
    return found == m_profiles.cend() ? nullptr : &*found;
}

Task<Nothing> Workspaces::connectSaved(const QUuid &id)
{
    const Profile *found = profile(id);
    if (!found)
        return Task<Nothing>::ready(failure(Error::Kind::NotFound, QStringLiteral("The profile is gone.")));
    return signIn(*found);
}

Task<QByteArray> Workspaces::readToken(const QUuid &profile)
{
    return m_parts.tokens.read(profile).orElse([](const Error &error) -> Result<QByteArray> {
        if (error.kind != Error::Kind::NotFound)
            return failure(error);
        return failure(Error::Kind::Keychain, QStringLiteral("The keychain holds no token for this workspace."));
    });
}

Task<Nothing> Workspaces::signIn(const Profile &profile)
{
    // The keychain may take its time: whoever asked may be gone by then.
    return readToken(profile.id)
        .andThen([this, self = QPointer(this), profile](const QByteArray &token) -> Task<Nothing> {
            if (!self)
                return Task<Nothing>::ready(failure(Error::cancelled()));
            auto made = makeWorkspace(profile, token);
            if (!made)
                return Task<Nothing>::ready(failure(made.error()));
            const Candidate candidate = hold(std::move(*made));
            return (*candidate)->signIn().andThen([this, candidate, profile](const Identity &) -> Result<Nothing> {
                Profile used = profile;
                used.lastUsed = QDateTime::currentDateTimeUtc();
                m_kept.insert(used.id, m_kept.value(used.id));
                if (auto stored = store(used); !stored)
                    return stored;
                adopt(std::move(*candidate));
                return Nothing{};
            });
        });
}

Task<Nothing> Workspaces::reopen(const QUuid &id)
{
    return readToken(id).andThen([this, self = QPointer(this), id](const QByteArray &token) -> Result<Nothing> {
        if (!self)
            return failure(Error::cancelled());
        const Profile *saved = profile(id); // it may be gone by now, or somebody may have opened it
        if (!saved || session(id))
            return Nothing{};
        auto made = makeWorkspace(*saved, token);
        if (!made)
            return failure(made.error());
        m_kept.insert(id, m_kept.value(id));
        adopt(std::move(*made)).workspace().signIn().detach();
        return Nothing{};
    });
}

Session &Workspaces::openGiven(const Profile &profile, const QByteArray &token)
{
    m_kept[profile.id] = {TokenPlace::Given, {}};
    auto made = makeWorkspace(profile, token);
    Q_ASSERT(made); // who gives a token has checked it
    Session &session = adopt(std::move(*made));
    session.workspace().signIn().detach();
    return session;
}

Result<Nothing> Workspaces::store(const Profile &profile)
{
    QList<Profile> next = m_profiles;
    const auto found = std::find_if(next.begin(), next.end(), [&](const Profile &p) { return p.id == profile.id; });
    if (found == next.end())
        next += profile;
    else
        *found = profile;
    if (auto saved = m_parts.profiles.save(next); !saved)
        return saved;
    m_profiles = next;
    emit profilesChanged();
    return Nothing{};
}

Task<Nothing> Workspaces::saveProfile(const Profile &profile)
{
    return session(profile.id) ? signIn(profile) : Task<Nothing>::ready(store(profile));
}

Task<Nothing> Workspaces::forget(const QUuid &profile)
{
    // The token goes first: a profile without a token can be forgotten again, a token without a profile never.
    return m_parts.tokens.remove(profile)
        .orElse([](const Error &error) -> Result<Nothing> {
            if (error.kind == Error::Kind::NotFound)
                return Nothing{};
            return failure(error);
        })
        .andThen([this, profile](Nothing) -> Result<Nothing> {
            close(profile);
            QList<Profile> next = m_profiles;
            next.removeIf([&](const Profile &p) { return p.id == profile; });
            if (auto saved = m_parts.profiles.save(next); !saved)
                return saved;
            m_profiles = next;
            m_kept.remove(profile);
            emit profilesChanged();
            return Nothing{};
        });
}

void Workspaces::close(const QUuid &profile)
{
    const auto found = std::find_if(m_sessions.begin(), m_sessions.end(),
                                    [&](const auto &session) { return session->workspace().profile().id == profile; });
    if (found == m_sessions.end())
        return;
    emit sessionClosing(found->get());
    const std::unique_ptr<Session> gone = std::move(*found);
    m_sessions.erase(found);
    emit sessionClosed();
}

void Workspaces::goesToSleep()
{
    for (const auto &session : m_sessions)
        session->workspace().goesToSleep();
}

void Workspaces::woke()
{
    for (const auto &session : m_sessions)
        session->workspace().woke();
}

void Workspaces::networkChanged()
{
    for (const auto &session : m_sessions)
        session->workspace().networkChanged();
}

void Workspaces::setPace(const Pace &pace)
{
    m_pace = pace;
    for (const auto &session : m_sessions)
        session->setPace(pace);
}

Workspaces::TokenPlace Workspaces::tokenPlace(const QUuid &profile) const
{
    return m_kept.value(profile).place;
}

QString Workspaces::tokenReason(const QUuid &profile) const
{
    return m_kept.value(profile).reason;
}

} // namespace trowel
