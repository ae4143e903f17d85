// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/redact.h"

#include "core/audit/redact_scan.h"
#include "core/audit/secret_names.h"

#include <QRegularExpression>
#include <QUrl>

namespace trowel {
namespace {

QString decoded(QStringView text)
{
    QByteArray raw = text.toUtf8();
    raw.replace('+', ' ');
    return QString::fromUtf8(QByteArray::fromPercentEncoding(raw));
}

// Names and values may be encoded twice when a URL travels inside a URL.
bool isClean(QStringView value)
{
    QString text = value.toString();
    for (int round = 0; round < 3; ++round) {
        if (redactPatterns(text, text.size() + redactedMark.size()) != text)
            return false;
        QString next = decoded(text);
        if (next == text)
            return true;
        text = std::move(next);
    }
    return true;
}

} // namespace

QString redactQuery(const QString &query, qsizetype limit)
{
    QString out;
    qsizetype at = 0;
    while (at <= query.size() && out.size() <= limit) {
        qsizetype end = query.indexOf(u'&', at);
        if (end < 0)
            end = query.size();
        const QStringView item = QStringView(query).mid(at, end - at);
        const qsizetype sign = item.indexOf(u'=');
        const QStringView name = sign < 0 ? item : item.left(sign);
        if (at > 0)
            out += u'&';
        const bool secret = sign >= 0 && isSecretQueryName(decoded(name));
        if (!secret && isClean(item))
            out += redactText(item.toString(), limit);
        else if (secret || (sign >= 0 && isClean(name)))
            out += redactText(name.toString(), limit) + u'=' + redactedMark;
        else
            out += redactedMark;
        at = end + 1;
    }
    return capped(std::move(out), limit);
}

QString redactHeader(const QByteArray &name, const QByteArray &value, qsizetype limit)
{
    const QByteArray lower = name.trimmed().toLower();
    const bool secret = lower.endsWith("authorization") || lower.endsWith("cookie") || lower.endsWith("token") ||
                        lower.endsWith("secret") || lower.endsWith("api-key") || lower.endsWith("signature");
    if (secret)
        return redactedMark;
    if (lower == "location" || lower == "content-location" || lower == "referer") {
        const QString text = QString::fromUtf8(value);
        const QUrl url(text, QUrl::TolerantMode);
        static const QRegularExpression end(QStringLiteral("[?#]"));
        const QString bare = text.section(end, 0, 0);
        const QString head = url.userInfo().isEmpty() ? redactText(bare, limit) : QString(redactedMark);
        return bare.size() == text.size() ? head : capped(head + text.at(bare.size()) + redactedMark, limit);
    }
    return redactText(QString::fromUtf8(value), limit);
}

QString redactBody(const QByteArray &contentType, const QByteArray &body, qsizetype limit)
{
    const QByteArray type = contentType.split(';').first().trimmed().toLower();
    const bool json = type.isEmpty() || type == "application/json" || type == "text/json" || type.endsWith("+json");
    if (json)
        return redactJson(body, limit);
    return body.isEmpty() ? QString() : QStringLiteral("(%1 bytes)").arg(body.size());
}

} // namespace trowel
