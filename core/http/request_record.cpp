// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/request_record.h"

namespace trowel {

namespace {

// For a POSIX shell: nothing inside single quotes is special but the quote itself.
QString quoted(const QString &text)
{
    QString escaped = text;
    return u'\'' + escaped.replace(u'\'', QStringLiteral("'\\''")) + u'\'';
}

} // namespace

QString RequestRecord::asCurl() const
{
    const QString origin = host.contains(u"://") ? host : QStringLiteral("https://") + host;
    // Without --globoff curl would read brackets in the address as ranges.
    QString command = QStringLiteral("curl --globoff ");
    command += verb == Verb::Head ? QStringLiteral("--head") : QStringLiteral("-X ") + verbName(verb);
    command += QStringLiteral(" -H \"Authorization: Bearer $DATABRICKS_TOKEN\"");
    // What is no JSON was never kept: file contents, forms, secrets.
    if (requestBody.startsWith(u'{') || requestBody.startsWith(u'[')) {
        command += QStringLiteral(" -H 'Content-Type: application/json' --data-raw ") + quoted(requestBody);
    }
    return command + u' ' + quoted(origin + path);
}

} // namespace trowel
