// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/search_key.h"

namespace trowel {

QByteArray makeSearchKey(const QStringList &texts)
{
    return texts.join(QLatin1Char('\n')).toCaseFolded().toUtf8();
}

} // namespace trowel
