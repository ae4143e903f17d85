// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/warehouses.h"

#include <QHash>

namespace trowel {

/// What was seen of the warehouses of one workspace while the program was open: the service keeps no such history.
/// Times are epoch milliseconds, UTC. Main thread.
class WarehouseHistory
{
public:
    struct Span
    {
        qint64 fromMs = 0;
        qint64 toMs = 0; ///< when it was seen last
        WarehouseRow::State state = WarehouseRow::State::Unknown;
        WarehouseRow::Health health = WarehouseRow::Health::Healthy;
        bool watched = true; ///< false: nobody looked for so long that nothing can be said
        bool operator==(const Span &) const = default;
    };
    /// From here on that many.
    struct Step
    {
        qint64 atMs = 0;
        int clusters = 0;
        bool operator==(const Step &) const = default;
    };
    struct Line
    {
        QList<Span> spans; ///< oldest first, each begins where the one before ends
        QList<Step> steps; ///< oldest first
        bool operator==(const Line &) const = default;
    };

    static constexpr qint64 longestGapMs = qint64(5) * 60 * 1000; ///< between two looks at the same state
    static constexpr qsizetype mostSpans = 500;                   ///< of one warehouse; the oldest go

    void saw(const WarehouseRow &row, qint64 nowMs);
    /// Empty for one that was never seen.
    Line line(const QString &id) const { return m_lines.value(id); }

private:
    QHash<QString, Line> m_lines;
};

} // namespace trowel
