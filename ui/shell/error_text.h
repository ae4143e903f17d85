// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/result.h"

#include <QString>

namespace trowel {

/// An error in words for people: what it is, why, and what can be done. Any part but the title may be empty.
struct ErrorText
{
    QString title;
    QString reason; ///< the server's own words where there are any
    QString advice;
};

/// The one place where errors become words. `host` is named where it helps; it may be empty.
ErrorText errorText(const Error &error, const QString &host = {});

/// "PERMISSION_DENIED, status 403"; empty where the server said neither.
QString errorCodeLine(const Error &error);

} // namespace trowel
