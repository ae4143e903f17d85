// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace trowel {

/// What a name (of a JSON member, form field or query item) says about its value.
enum class NameKind {
    Plain,
    Secret,   ///< the value is a secret, whatever it is
    SecretMap ///< the value is a map or list whose leaves may be secrets: keys stay
};

/// Case, "_" and "-" do not matter: `accessToken` is `access_token`. Names: reference "Never log / always redact".
NameKind nameKind(QStringView name);

/// Query items that are secret although the same word is harmless in a body (`code`, `state`, `sig` …).
bool isSecretQueryName(QStringView name);

/// Names whose value is secret in running text too, where `content=` or `value=` say nothing.
bool isSecretTextName(QStringView name);

} // namespace trowel
