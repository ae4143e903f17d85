// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/environment_profile.h"

#include <optional>

namespace trowel {

/// What a start of the program is to open beside its window.
struct Wish
{
    bool demo = false;
    std::optional<EnvironmentProfile> environment;
};

/// A wish on its way to the program that runs already. Holds the token in clear: only for a socket whose other end was
/// seen to be the same user.
QByteArray toWire(const Wish &wish);
/// Whether all of a message is there; what follows its end is not looked at.
bool isWholeWish(const QByteArray &wire);
/// Checks everything again, as the command line and the environment are checked: nothing for what cannot be read.
std::optional<Wish> wishFromWire(const QByteArray &wire);

} // namespace trowel
