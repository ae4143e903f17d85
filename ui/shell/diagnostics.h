// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/message_model.h"
#include "ui/model/settings.h"

namespace trowel {

class Workspaces;

/// The versions of what the program is made of, as "name version".
QStringList versionLines();

/// What helps to find out why something does not work, as a text to paste: versions, platform, screens, settings, open
/// workspaces, the last errors by kind. No token, password, name, address or text of a server: hosts are hashes, errors
/// are counted. `settings` may be null.
QString diagnosticsText(const Workspaces &workspaces, const MessageModel &messages, const Settings *settings);

} // namespace trowel
