// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/result.h"

#include <optional>

namespace trowel {

/// What went wrong with some of many objects while the others went on.
class Problems
{
public:
    void add(const Error &error)
    {
        ++m_count;
        if (!m_first)
            m_first = error;
    }
    /// The same, its words behind the path they are about.
    void add(const QString &path, Error error)
    {
        error.message = QStringLiteral("%1: %2").arg(path, error.message);
        add(error);
    }
    /// More of them are no accident: whoever sees it gives up.
    bool areTooMany() const { return m_count >= 100; }
    /// The first, and how many more there were.
    Result<Nothing> outcome() const
    {
        if (!m_first)
            return Nothing();
        Error error = *m_first;
        if (m_count > 1)
            error.message += QStringLiteral(" (and %1 more)").arg(m_count - 1);
        return failure(error);
    }

private:
    int m_count = 0;
    std::optional<Error> m_first;
};

} // namespace trowel
