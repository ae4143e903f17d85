// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/request.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace trowel {

namespace {

constexpr qsizetype kShortestConcealed = 4;
constexpr QLatin1String kConcealed("(hidden)");

} // namespace

QLatin1String verbName(Verb verb)
{
    switch (verb) {
    case Verb::Get:
        return QLatin1String("GET");
    case Verb::Head:
        return QLatin1String("HEAD");
    case Verb::Post:
        return QLatin1String("POST");
    case Verb::Put:
        return QLatin1String("PUT");
    case Verb::Patch:
        return QLatin1String("PATCH");
    case Verb::Delete:
        return QLatin1String("DELETE");
    }
    Q_UNREACHABLE();
}

QString Request::concealed(QString words) const
{
    for (const QString &text : conceal) {
        if (text.size() >= kShortestConcealed)
            words.replace(text, kConcealed);
    }
    return words;
}

QByteArray Request::concealed(QByteArray words) const
{
    for (const QString &text : conceal) {
        if (text.size() < kShortestConcealed)
            continue;
        const QByteArray quoted = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact); // ["text"]
        words.replace(quoted.sliced(2, quoted.size() - 4), kConcealed.data());
        words.replace(text.toUtf8(), kConcealed.data());
    }
    return words;
}

QByteArray Response::header(const QByteArray &name) const
{
    for (const auto &[have, value] : headers) {
        if (have.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

} // namespace trowel
