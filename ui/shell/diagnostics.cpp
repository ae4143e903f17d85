// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/diagnostics.h"

#include "core/versions.h"
#include "ui/model/session.h"
#include "ui/shell/workspaces.h"

#include <QApplication>
#include <QCryptographicHash>
#include <QGuiApplication>
#include <QLocale>
#include <QMap>
#include <QScreen>
#include <QStyle>
#include <QSysInfo>
#include <QTimeZone>

namespace trowel {

namespace {

constexpr int kHashLength = 8;

// English throughout: it is read by somebody else.
QString yesNo(bool yes)
{
    return yes ? QStringLiteral("on") : QStringLiteral("off");
}

QString hashOf(const QString &host)
{
    const QByteArray hash = QCryptographicHash::hash(host.toUtf8(), QCryptographicHash::Sha256).toHex();
    return QString::fromLatin1(hash.left(kHashLength));
}

QString wordOf(Error::Kind kind)
{
    static const char *const words[] = {
        "cancelled",       "host not found",  "tls",           "proxy",     "connection", "not sent",    "timeout",
        "outcome unknown", "unauthenticated", "forbidden",     "not found", "conflict",   "bad request", "throttled",
        "unavailable",     "server",          "not supported", "bad reply", "too large",  "storage",     "keychain",
        "internal"};
    static_assert(std::size(words) == size_t(Error::Kind::Internal) + 1, "a word for every kind of error");
    return QString::fromLatin1(words[int(kind)]);
}

QString wordOf(Environment environment)
{
    static const char *const words[] = {"demo", "dev", "test", "prod"};
    const int at = int(environment);
    return at >= 0 && at < 4 ? QString::fromLatin1(words[at]) : QString::number(at);
}

QString stateOf(const Workspace &workspace)
{
    switch (workspace.signInState()) {
    case Workspace::SignIn::SigningIn:
        return QStringLiteral("signing in");
    case Workspace::SignIn::SignedIn:
        return QStringLiteral("signed in");
    case Workspace::SignIn::SignedOut:
        return QStringLiteral("signed out");
    }
    return {};
}

QStringList screenLines()
{
    QStringList lines;
    for (const QScreen *screen : QGuiApplication::screens())
        lines += QStringLiteral("%1 x %2 at %3, %4 dpi")
                     .arg(screen->geometry().width())
                     .arg(screen->geometry().height())
                     .arg(screen->devicePixelRatio())
                     .arg(qRound(screen->logicalDotsPerInch()));
    return lines;
}

QStringList settingLines(const Settings &s)
{
    static const char *const proxies[] = {"system", "none", "manual"};
    return {
        QStringLiteral("theme %1, text %2 %, language %3")
            .arg(int(s.theme))
            .arg(s.fontPercent)
            .arg(s.language.isEmpty() ? QStringLiteral("system") : s.language),
        QStringLiteral("times %1").arg(s.times == TimeZoneShown::Utc ? QStringLiteral("UTC") : QStringLiteral("local")),
        QStringLiteral("refresh %1 at %2 %, watch every %3 s")
            .arg(yesNo(s.pace.refreshes))
            .arg(s.pace.refreshPercent)
            .arg(s.pace.watchSeconds),
        QStringLiteral("confirm always %1, notify %2").arg(yesNo(s.confirmAlways), yesNo(s.notify)),
        QStringLiteral("proxy %1%2")
            .arg(QString::fromLatin1(proxies[int(s.proxy.kind)]),
                 s.proxy.user.isEmpty() ? QString() : QStringLiteral(" with sign-in")),
        QStringLiteral("audit kept for %1 days (0: for ever)").arg(s.auditDays)};
}

QStringList workspaceLines(const Workspaces &workspaces)
{
    QStringList lines;
    for (const auto &session : workspaces.sessions()) {
        const Workspace &workspace = session->workspace();
        const QueueLoad load = workspace.load();
        lines += QStringLiteral("host %1: %2, %3, %4 waiting")
                     .arg(hashOf(workspace.profile().host.host()), wordOf(workspace.profile().environment),
                          stateOf(workspace))
                     .arg(load.waiting);
    }
    lines += QStringLiteral("%1 saved").arg(workspaces.profiles().size());
    return lines;
}

QStringList errorLines(const MessageModel &messages)
{
    QMap<QString, int> counts;
    QMap<QString, QDateTime> last;
    for (int row = 0; row < messages.rowCount(); ++row) {
        const Message &message = messages.at(row);
        if (!message.error)
            continue;
        QString kind = wordOf(message.error->kind);
        if (message.error->httpStatus > 0)
            kind += QStringLiteral(" (%1)").arg(message.error->httpStatus);
        ++counts[kind];
        if (!last.contains(kind))
            last.insert(kind, message.when);
    }
    QStringList lines;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        lines += QStringLiteral("%1: %2, last %3").arg(it.key()).arg(it.value()).arg(formatUtc(last.value(it.key())));
    return lines;
}

QString section(const QString &title, const QStringList &lines)
{
    const QStringList shown = lines.isEmpty() ? QStringList{QStringLiteral("none")} : lines;
    return title + QStringLiteral("\n  ") + shown.join(QStringLiteral("\n  ")) + QLatin1Char('\n');
}

} // namespace

QStringList versionLines()
{
    return {
        QStringLiteral("Trowel " TROWEL_VERSION),
        QStringLiteral("Qt %1 (built with %2)").arg(QString::fromLatin1(qVersion()), QStringLiteral(QT_VERSION_STR)),
        QStringLiteral("SQLite %1").arg(sqliteVersion()), QStringLiteral("TLS %1").arg(tlsVersion()),
        compilerVersion()};
}

QString diagnosticsText(const Workspaces &workspaces, const MessageModel &messages, const Settings *settings)
{
    const QStringList platform{
        QStringLiteral("%1, kernel %2, %3")
            .arg(QSysInfo::prettyProductName(), QSysInfo::kernelVersion(), QSysInfo::currentCpuArchitecture()),
        QStringLiteral("%1, style %2, desktop %3")
            .arg(QGuiApplication::platformName(), QApplication::style()->name(),
                 qEnvironmentVariable("XDG_CURRENT_DESKTOP", QStringLiteral("unknown")).left(40)),
        QStringLiteral("locale %1, zone %2").arg(QLocale().name(), QString::fromLatin1(QTimeZone::systemTimeZoneId()))};
    return section(QStringLiteral("Versions"), versionLines()) + section(QStringLiteral("Platform"), platform) +
           section(QStringLiteral("Screens"), screenLines()) +
           section(QStringLiteral("Settings"), settings ? settingLines(*settings) : QStringList()) +
           section(QStringLiteral("Workspaces"), workspaceLines(workspaces)) +
           section(QStringLiteral("Last errors"), errorLines(messages));
}

} // namespace trowel
