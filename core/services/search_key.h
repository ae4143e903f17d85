// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace trowel {

/// The texts a filter looks at as one case-folded UTF-8 text, a line each: no match reaches over two of them.
QByteArray makeSearchKey(const QStringList &texts);

} // namespace trowel
