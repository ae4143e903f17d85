// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/settings.h"

#include <QSettings>

#include <algorithm>
#include <optional>

namespace trowel {

namespace {

constexpr int kLeastRefresh = 50, kMostRefresh = 1000, kMostWatch = 60, kMostPort = 65535;
constexpr qsizetype kLongestText = 253;

// Names of the file; the first one was there before there were others.
constexpr QLatin1String kTheme("theme");
constexpr QLatin1String kFont("settings/fontPercent");
constexpr QLatin1String kLanguage("settings/language");
constexpr QLatin1String kUtc("settings/utc");
constexpr QLatin1String kRefreshes("settings/refreshes");
constexpr QLatin1String kRefreshPercent("settings/refreshPercent");
constexpr QLatin1String kWatch("settings/watchSeconds");
constexpr QLatin1String kConfirm("settings/confirmAlways");
constexpr QLatin1String kNotify("settings/notify");
constexpr QLatin1String kProxy("settings/proxy");
constexpr QLatin1String kProxyHost("settings/proxyHost");
constexpr QLatin1String kProxyPort("settings/proxyPort");
constexpr QLatin1String kProxyUser("settings/proxyUser");
constexpr QLatin1String kAuditDays("settings/auditDays");

// A number within its bounds, or what it is otherwise: never a number that only looks like what was written.
int number(const QSettings &file, const QString &key, int least, int most, int otherwise)
{
    bool isNumber = false;
    const int value = file.value(key).toString().toInt(&isNumber);
    return isNumber && value >= least && value <= most ? value : otherwise;
}

bool flag(const QSettings &file, const QString &key, bool otherwise)
{
    const QString text = file.value(key).toString();
    if (text == QLatin1String("true"))
        return true;
    return text == QLatin1String("false") ? false : otherwise;
}

QString text(const QSettings &file, const QString &key)
{
    const QString value = file.value(key).toString();
    const bool plain = std::all_of(value.cbegin(), value.cend(), [](QChar c) { return c.isPrint(); });
    return plain && value.size() <= kLongestText ? value : QString();
}

template <typename T>
void put(QSettings &file, const QString &key, const T &value, const T &otherwise)
{
    if (value == otherwise)
        file.remove(key);
    else
        file.setValue(key, value);
}

bool isLanguage(const QString &name)
{
    return name.size() >= 2 && name.size() <= 8 && std::all_of(name.cbegin(), name.cend(), [](QChar c) {
               return (c.unicode() < 128 && c.isLetter()) || c == QLatin1Char('_');
           });
}

} // namespace

Settings Settings::bounded() const
{
    Settings s = *this;
    s.fontPercent = std::clamp(fontPercent, kLeastFont, kMostFont);
    s.pace.refreshPercent = std::clamp(pace.refreshPercent, kLeastRefresh, kMostRefresh);
    s.pace.watchSeconds = std::clamp(pace.watchSeconds, 1, kMostWatch);
    s.auditDays = auditDays <= 0 ? 0 : std::clamp(auditDays, kLeastDays, kMostDays);
    if (!s.language.isEmpty() && !isLanguage(s.language))
        s.language.clear();
    if (s.proxy.kind != ProxyChoice::Kind::Manual || !isProxyHost(s.proxy.host) || !s.proxy.isUsable())
        s.proxy = {s.proxy.kind == ProxyChoice::Kind::None ? ProxyChoice::Kind::None : ProxyChoice::Kind::System};
    return s;
}

SettingsStore::SettingsStore(QSettings &file, QObject *parent) : QObject(parent), m_file(file), m_now(read(file)) {}

Settings SettingsStore::read(const QSettings &file)
{
    const Settings otherwise;
    Settings s;
    s.theme = ThemeChoice(number(file, kTheme, int(ThemeChoice::System), int(ThemeChoice::Dark), 0));
    s.fontPercent = number(file, kFont, Settings::kLeastFont, Settings::kMostFont, otherwise.fontPercent);
    s.language = text(file, kLanguage);
    s.times = flag(file, kUtc, false) ? TimeZoneShown::Utc : TimeZoneShown::Local;
    s.pace.refreshes = flag(file, kRefreshes, true);
    s.pace.refreshPercent = number(file, kRefreshPercent, kLeastRefresh, kMostRefresh, otherwise.pace.refreshPercent);
    s.pace.watchSeconds = number(file, kWatch, 1, kMostWatch, otherwise.pace.watchSeconds);
    s.confirmAlways = flag(file, kConfirm, true);
    s.notify = flag(file, kNotify, true);
    s.proxy.kind =
        ProxyChoice::Kind(number(file, kProxy, int(ProxyChoice::Kind::System), int(ProxyChoice::Kind::Manual), 0));
    s.proxy.host = text(file, kProxyHost);
    s.proxy.port = quint16(number(file, kProxyPort, 1, kMostPort, 0));
    s.proxy.user = text(file, kProxyUser);
    // What removes something is taken from a file only when it says exactly that.
    s.auditDays = number(file, kAuditDays, Settings::kLeastDays, Settings::kMostDays, 0);
    return s.bounded();
}

void SettingsStore::set(const Settings &settings)
{
    const Settings before = std::exchange(m_now, settings.bounded());
    if (m_now == before)
        return;
    const Settings otherwise;
    put(m_file, kTheme, int(m_now.theme), int(otherwise.theme));
    put(m_file, kFont, m_now.fontPercent, otherwise.fontPercent);
    put(m_file, kLanguage, m_now.language, otherwise.language);
    put(m_file, kUtc, m_now.times == TimeZoneShown::Utc, false);
    put(m_file, kRefreshes, m_now.pace.refreshes, otherwise.pace.refreshes);
    put(m_file, kRefreshPercent, m_now.pace.refreshPercent, otherwise.pace.refreshPercent);
    put(m_file, kWatch, m_now.pace.watchSeconds, otherwise.pace.watchSeconds);
    put(m_file, kConfirm, m_now.confirmAlways, otherwise.confirmAlways);
    put(m_file, kNotify, m_now.notify, otherwise.notify);
    put(m_file, kProxy, int(m_now.proxy.kind), int(otherwise.proxy.kind));
    put(m_file, kProxyHost, m_now.proxy.host, otherwise.proxy.host);
    put(m_file, kProxyPort, int(m_now.proxy.port), int(otherwise.proxy.port));
    put(m_file, kProxyUser, m_now.proxy.user, otherwise.proxy.user);
    put(m_file, kAuditDays, m_now.auditDays, otherwise.auditDays);
    emit changed(m_now, before);
}

} // namespace trowel
