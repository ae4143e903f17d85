// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/background.h"
#include "core/http/api_client.h"
#include "core/http/paging.h"

#include <QScopeGuard>
#include <QSet>

#include <functional>

namespace trowel {

/// How a list ended.
struct ListEnd
{
    qsizetype count = 0;
    int pages = 0;
    bool complete = true; ///< false when the limit of pages ended it
};

/// Receives rows page by page while a list loads; never called again once the task has settled.
template <typename Row>
using PageSink = std::function<void(QList<Row> rows)>;

/// The rows of one answer. Reports what it cannot read to the reader; owns everything it touches, because answers over
/// 1 MB are parsed on another thread.
template <typename Row>
using PageParser = std::function<QList<Row>(const JsonReader &answer)>;

namespace detail {

inline constexpr qsizetype parseInBackgroundAbove = qsizetype(1024) * 1024;

template <typename Row>
struct ParsedPage
{
    QList<Row> rows;
    std::optional<PageAsk> next;
};

template <typename Row>
Result<ParsedPage<Row>> parsePage(const QByteArray &body, const PageParser<Row> &parse, const Paging &paging,
                                  PagePosition position)
{
    const Result<JsonReader> reader = JsonReader::parse(body);
    if (!reader)
        return failure(reader.error());
    ParsedPage<Row> page;
    page.rows = parse(*reader);
    position.rows += page.rows.size();
    position.rowsOfPage = page.rows.size();
    page.next = paging.next ? paging.next(*reader, position) : std::nullopt;
    return reader->finish(std::move(page));
}

// Asks for one page after the other; lives until its promise is settled, held by the promise's stop function.
template <typename Row>
class PageLoop final : public std::enable_shared_from_this<PageLoop<Row>>
{
public:
    PageLoop(ApiClient api, Request first, Paging paging, PageParser<Row> parse, PageSink<Row> sink)
        : m_api(std::move(api))
        , m_first(std::move(first))
        , m_paging(std::move(paging))
        , m_parse(std::move(parse))
        , m_sink(std::move(sink))
    {
    }

    Task<ListEnd> start()
    {
        m_promise.setStop([self = this->shared_from_this()] { self->stop(); });
        ask(m_paging.first);
        return m_promise.task();
    }

private:
    void stop()
    {
        // A read is cancelled with the context of its asker. Nothing is under way while a page is taken.
        if (!m_taking)
            delete m_context.release();
    }

    void ask(const PageAsk &page)
    {
        // A server that names a page twice would keep us asking for ever.
        if (m_visited.contains(page.key()))
            return m_promise.fail(Error::make(Error::Kind::BadReply,
                                              QStringLiteral("The server named the same page of the list twice.")));
        m_visited.insert(page.key());
        ++m_position.page;
        Task<Response> answer = m_api.send(page.applyTo(m_first));
        auto parsed = answer.andThen([parse = m_parse, paging = m_paging, position = m_position](Response response) {
            const bool large = response.body.size() > parseInBackgroundAbove;
            auto work = [parse, paging, position, body = std::move(response.body)] {
                return parsePage<Row>(body, parse, paging, position);
            };
            return large ? runInBackground(std::move(work)) : Task<ParsedPage<Row>>::ready(work());
        });
        parsed.onDone(m_context.get(), [this](Result<ParsedPage<Row>> parsedPage) { take(std::move(parsedPage)); });
    }

    void take(Result<ParsedPage<Row>> page)
    {
        const auto self = this->shared_from_this(); // the sink may cancel us
        m_taking = true;
        const auto done = qScopeGuard([this] { m_taking = false; });
        if (!page)
            return m_promise.fail(page.error());
        m_position.rows += page->rows.size();
        if (!page->rows.isEmpty() && m_sink)
            m_sink(std::move(page->rows));
        if (m_promise.isSettled())
            return;
        if (page->next && m_position.page < m_paging.maxPages)
            return ask(*page->next);
        m_promise.settle(
            ListEnd{.count = m_position.rows, .pages = m_position.page, .complete = !page->next.has_value()});
    }

    ApiClient m_api;
    Request m_first;
    Paging m_paging;
    PageParser<Row> m_parse;
    PageSink<Row> m_sink;
    PagePosition m_position;
    QSet<QByteArray> m_visited;
    Promise<ListEnd> m_promise;
    struct Later // it may go inside its own callback
    {
        void operator()(QObject *object) const { object->deleteLater(); }
    };
    std::unique_ptr<QObject, Later> m_context{new QObject};
    bool m_taking = false;
};

} // namespace detail

/// Reads a list page by page: `sink` gets every page's rows as they come. `first` is the first page's request; a list
/// asked by POST needs `idempotent` to be repeated after a failure. Cancelling stops the page on the wire. Fails with
/// BadReply when the server names a page twice or a body does not parse.
template <typename Row>
Task<ListEnd> fetchPages(const ApiClient &api, Request first, Paging paging, PageParser<Row> parse, PageSink<Row> sink)
{
    return std::make_shared<detail::PageLoop<Row>>(api, std::move(first), std::move(paging), std::move(parse),
                                                   std::move(sink))
        ->start();
}

/// The same for lists that are read by GET.
template <typename Row>
Task<ListEnd> fetchPages(const ApiClient &api, Route route, const QStringList &path, const Query &query, Paging paging,
                         PageParser<Row> parse, PageSink<Row> sink)
{
    Request first;
    first.route = route;
    first.path = path;
    first.query = query;
    return fetchPages<Row>(api, std::move(first), std::move(paging), std::move(parse), std::move(sink));
}

} // namespace trowel
