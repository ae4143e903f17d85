// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/multipart.h"

#include <QList>

namespace trowel::demo {
namespace {

/// The value of `name=value` or `name="value"` among the parameters of a header.
QByteArray parameterOf(const QByteArray &header, const QByteArray &name)
{
    for (const QByteArray &piece : header.split(';')) {
        const QByteArray part = piece.trimmed();
        if (part.left(name.size() + 1).toLower() != name + '=')
            continue;
        const QByteArray value = part.mid(name.size() + 1);
        return value.startsWith('"') && value.endsWith('"') && value.size() >= 2 ? value.mid(1, value.size() - 2)
                                                                                 : value;
    }
    return {};
}

} // namespace

std::optional<QHash<QByteArray, QByteArray>> parseMultipart(const QByteArray &contentType, const QByteArray &body)
{
    const QByteArray boundary = "--" + parameterOf(contentType, "boundary");
    if (boundary.size() == 2 || !body.startsWith(boundary))
        return std::nullopt;
    QHash<QByteArray, QByteArray> parts;
    qsizetype at = boundary.size();
    while (body.mid(at, 2) == "\r\n") {
        const qsizetype headEnd = body.indexOf("\r\n\r\n", at);
        const qsizetype end = headEnd < 0 ? -1 : body.indexOf("\r\n" + boundary, headEnd + 4);
        if (end < 0)
            return std::nullopt;
        for (const QByteArray &line : body.mid(at + 2, headEnd - at - 2).split('\n')) {
            if (line.toLower().startsWith("content-disposition:"))
                parts.insert(parameterOf(line.trimmed(), "name"), body.mid(headEnd + 4, end - headEnd - 4));
        }
        at = end + 2 + boundary.size();
    }
    if (body.mid(at, 2) != "--")
        return std::nullopt;
    return parts;
}

} // namespace trowel::demo
