// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/request.h"

namespace trowel {

QLatin1String verbName(Verb verb)
{
    switch (verb) {
    case Verb::Get:
        return QLatin1String("GET");
    case Verb::Head:
        return QLatin1String("HEAD");
    case Verb::Post:
        return QLatin1String("POST");
    case Verb::Put:
        return QLatin1String("PUT");
    case Verb::Patch:
        return QLatin1String("PATCH");
    case Verb::Delete:
        return QLatin1String("DELETE");
    }
    Q_UNREACHABLE();
}

QByteArray Response::header(const QByteArray &name) const
{
    for (const auto &[have, value] : headers) {
        if (have.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

} // namespace trowel
