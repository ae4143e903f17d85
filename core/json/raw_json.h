// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace trowel {

/// The bytes of one JSON document exactly as the server sent them. Opaque to ui: parsing and writing again would sort
/// the keys and turn `1.0` into `1`. UTF-8.
struct RawJson
{
    QByteArray bytes;

    bool isEmpty() const { return bytes.isEmpty(); }
    /// The same document with line breaks and two spaces of indentation; keys, numbers and escapes stay as sent.
    QString pretty() const;
};

} // namespace trowel
