// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace trowel {

/// Where a text stops being JSON. Line and column count from 1, the column in characters; `text` is English.
struct JsonProblem
{
    int line = 1;
    int column = 1;
    QString text;
};

/// The first mistake of a text that should be one JSON object; nothing when it is one. UTF-8.
std::optional<JsonProblem> findJsonProblem(const QByteArray &json);

} // namespace trowel
