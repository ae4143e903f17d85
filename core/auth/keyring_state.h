// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/task.h"

namespace trowel {

/// What the desktop's Secret Service says about its default keyring.
struct KeyringState
{
    enum class Is {
        Unlocked,
        Locked,    ///< a read says "not found" and a delete says "done" although the secret is there
        NoKeyring, ///< the service runs, nothing was ever stored
        NoService, ///< nobody answers to that name; another backend (KWallet) may
        NoBus      ///< no session bus: no backend can work
    };
    Is is = Is::NoBus;
    QString reason; ///< the system's words; empty for Unlocked
};

/// Asks over D-Bus and never shows a dialog. Fails with Keychain when the service does not answer in time.
Task<KeyringState> askKeyring(std::chrono::milliseconds limit);

} // namespace trowel
