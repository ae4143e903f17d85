// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/paging.h"

#include <QJsonDocument>

namespace trowel {

Request PageAsk::applyTo(Request first) const
{
    for (const auto &[name, value] : query) {
        first.query.removeIf([&name = name](const auto &have) { return have.first == name; });
        first.query.append({name, value});
    }
    if (!body.isEmpty()) {
        QJsonObject members = QJsonDocument::fromJson(first.body).object();
        for (auto it = body.begin(); it != body.end(); ++it)
            members.insert(it.key(), it.value());
        first.body = QJsonDocument(members).toJson(QJsonDocument::Compact);
    }
    return first;
}

QByteArray PageAsk::key() const
{
    QByteArray key = QJsonDocument(body).toJson(QJsonDocument::Compact);
    for (const auto &[name, value] : query)
        key += '&' + name.toUtf8().toPercentEncoding() + '=' + value.toUtf8().toPercentEncoding();
    return key;
}

Paging tokenPages(const QString &ask, const QString &answer, const QString &more)
{
    Paging paging;
    paging.next = [ask, answerKey = answer.toLatin1(),
                   moreKey = more.toLatin1()](const JsonReader &page, const PagePosition &) -> std::optional<PageAsk> {
        const QString token = page.string(QLatin1String(answerKey));
        if (token.isEmpty() || (!moreKey.isEmpty() && !page.boolean(QLatin1String(moreKey))))
            return std::nullopt;
        return PageAsk{.query = {{ask, token}}, .body = {}};
    };
    return paging;
}

Paging scimPages(int count)
{
    const auto from = [count](qsizetype start) {
        return PageAsk{.query = {{QStringLiteral("startIndex"), QString::number(start)},
                                 {QStringLiteral("count"), QString::number(count)}},
                       .body = {}};
    };
    Paging paging;
    paging.first = from(1);
    paging.next = [from](const JsonReader &page, const PagePosition &position) -> std::optional<PageAsk> {
        if (position.rowsOfPage == 0)
            return std::nullopt;
        const QLatin1String total("totalResults");
        if (page.has(total) && position.rows >= page.integer(total))
            return std::nullopt;
        return from(position.rows + 1);
    };
    return paging;
}

Paging eventPages()
{
    Paging paging;
    paging.next = [](const JsonReader &page, const PagePosition &) -> std::optional<PageAsk> {
        const QString token = page.string(QLatin1String("next_page_token"));
        if (!token.isEmpty())
            return PageAsk{.query = {}, .body = {{QStringLiteral("page_token"), token}}};
        const QJsonObject ready = page.object(QLatin1String("next_page")).json();
        if (ready.isEmpty())
            return std::nullopt;
        return PageAsk{.query = {}, .body = ready};
    };
    return paging;
}

Paging numberedPages(int pageSize)
{
    const auto number = [pageSize](int page) {
        return PageAsk{.query = {{QStringLiteral("page"), QString::number(page)},
                                 {QStringLiteral("page_size"), QString::number(pageSize)}},
                       .body = {}};
    };
    Paging paging;
    paging.first = number(1);
    paging.next = [number, pageSize](const JsonReader &page, const PagePosition &position) -> std::optional<PageAsk> {
        if (qint64(position.page) * pageSize >= page.integer(QLatin1String("count")))
            return std::nullopt;
        return number(position.page + 1);
    };
    return paging;
}

Paging wholeList()
{
    return {};
}

} // namespace trowel
