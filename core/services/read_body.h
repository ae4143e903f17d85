// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/background.h"

namespace trowel {

/// Reads an answer with `read`, a Result<T>(const QByteArray &); one of more than 1 MB off the calling thread.
template <typename Read>
auto readBody(const QByteArray &body, Read read) -> Task<typename std::invoke_result_t<Read, QByteArray>::value_type>
{
    using T = typename std::invoke_result_t<Read, QByteArray>::value_type;
    if (body.size() < 1024 * 1024)
        return Task<T>::ready(read(body));
    return runInBackground([body, read] { return read(body); });
}

} // namespace trowel
