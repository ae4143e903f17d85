// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace trowel {

/// Where tests/fixtures is.
QString fixtureFolder();
/// The bytes of a file in tests/fixtures; the test fails when there is none.
QByteArray fixture(const char *name);

} // namespace trowel
