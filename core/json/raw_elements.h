// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/raw_json.h"

#include <QByteArrayView>
#include <QList>

namespace trowel {

/// The elements of the array `member` of a JSON object, each exactly as the server sent it: what a list says of one
/// object where the API has no call for it alone. The document must have been parsed before; bytes that are no JSON
/// give fewer elements, never a crash. A member written with escapes is not found.
QList<RawJson> rawElements(const QByteArray &document, QByteArrayView member);

} // namespace trowel
