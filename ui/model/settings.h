// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/proxy_choice.h"
#include "ui/look/theme_watcher.h"
#include "ui/model/format.h"
#include "ui/model/pace.h"

#include <QObject>

class QSettings;

namespace trowel {

/// What a person has chosen for the whole program. A value; what it is made of is always within its bounds.
struct Settings
{
    static constexpr int kLeastFont = 80, kMostFont = 200;
    static constexpr int kLeastDays = 7, kMostDays = 3650;

    ThemeChoice theme = ThemeChoice::System;
    int fontPercent = 100; ///< of the system's size
    QString language = {}; ///< "en"; empty: as the system
    TimeZoneShown times = TimeZoneShown::Local;
    Pace pace = {};
    bool confirmAlways = true; ///< otherwise only before something is destroyed
    bool notify = true;        ///< the desktop, when the window is not looked at
    ProxyChoice proxy = {};
    int auditDays = 0; ///< entries of the audit log are kept so long; 0 for ever

    bool operator==(const Settings &) const = default;
    /// The same with everything brought within its bounds.
    Settings bounded() const;
};

/// Keeps the settings in the program's file: only what is not the default, and whatever the file says that cannot be
/// is the default. `file` outlives it. Main thread.
class SettingsStore final : public QObject
{
    Q_OBJECT
public:
    explicit SettingsStore(QSettings &file, QObject *parent = nullptr);
    const Settings &now() const { return m_now; }
    void set(const Settings &settings);

    static Settings read(const QSettings &file);

signals:
    void changed(const trowel::Settings &now, const trowel::Settings &before);

private:
    QSettings &m_file;
    Settings m_now;
};

} // namespace trowel
