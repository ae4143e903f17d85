// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/warehouse_history.h"

#include <algorithm>

namespace trowel {

void WarehouseHistory::saw(const WarehouseRow &row, qint64 nowMs)
{
    Line &line = m_lines[row.id];
    if (!line.spans.isEmpty()) {
        Span &last = line.spans.last();
        nowMs = std::max(nowMs, last.toMs); // somebody set the clock back
        if (nowMs - last.toMs > longestGapMs)
            line.spans += Span{last.toMs, nowMs, WarehouseRow::State::Unknown, WarehouseRow::Health::Unknown, false};
        else
            last.toMs = nowMs;
    }
    if (line.spans.isEmpty() || !line.spans.last().watched || line.spans.last().state != row.state ||
        line.spans.last().health != row.health)
        line.spans += Span{nowMs, nowMs, row.state, row.health};
    if (line.steps.isEmpty() || line.steps.last().clusters != row.clusters)
        line.steps += Step{nowMs, row.clusters};
    if (line.spans.size() > mostSpans)
        line.spans.remove(0, line.spans.size() - mostSpans);
    if (line.steps.size() > mostSpans)
        line.steps.remove(0, line.steps.size() - mostSpans);
}

} // namespace trowel
