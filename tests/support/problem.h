// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/result.h"

namespace trowel {

/// Why something failed. For what worked an error that says so: asking a success for its error is undefined.
template <typename T>
Error problem(const Result<T> &result)
{
    return result ? Error::make(Error::Kind::Internal, QStringLiteral("(it worked)")) : result.error();
}

} // namespace trowel
