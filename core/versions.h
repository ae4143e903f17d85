// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace trowel {

/// The library that is loaded, "3.40.1"; empty when there is none.
QString sqliteVersion();
/// The library that speaks TLS, "OpenSSL 3.0.11 19 Sep 2023".
QString tlsVersion();
/// What this program was built with, "GCC 12.2.0".
QString compilerVersion();

} // namespace trowel
