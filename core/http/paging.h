// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/request.h"
#include "core/json/reader.h"

#include <functional>
#include <optional>

namespace trowel {

/// What one page's request has that the first does not: parameters that are set (replacing those of the same name), and
/// for lists that are asked by POST the members set in its JSON body. Everything else stays as in the first request:
/// the API refuses a token whose other parameters changed.
struct PageAsk
{
    Query query;
    QJsonObject body;

    Request applyTo(Request first) const;
    /// The same for the same page.
    QByteArray key() const;
};

/// How far a list has come, this page included.
struct PagePosition
{
    int page = 0;             ///< 1 for the first
    qsizetype rows = 0;       ///< of all pages
    qsizetype rowsOfPage = 0; ///< of this one
};

/// How the answers of one list lead from page to page (reference: generic facts, "Pagination styles"). Value type;
/// `next` may run on another thread.
struct Paging
{
    PageAsk first; ///< what already the first request has
    /// The next page, or nothing after the last. An empty page is not the end where it names another.
    std::function<std::optional<PageAsk>(const JsonReader &answer, const PagePosition &position)> next;
    int maxPages = 10'000; ///< then the list ends incomplete
};

/// Styles A, C, D and, with `more`, B ("has_more") and H ("has_next_page"): a token in the answer asks for the next
/// page. Style E takes `ask` = "next_page_token". With `more` the list ends when that member is false or missing.
Paging tokenPages(const QString &ask = QStringLiteral("page_token"),
                  const QString &answer = QStringLiteral("next_page_token"), const QString &more = {});
/// Style F, SCIM: `startIndex` counts from 1; ends with an empty page or once `totalResults` rows came.
Paging scimPages(int count = 1000);
/// Style G, events asked by POST: the token goes into the body; older servers name a ready request in `next_page`.
Paging eventPages();
/// Style I: numbered pages until `page * page_size >= count`.
Paging numberedPages(int pageSize = 100);
/// Style J: one answer holds the whole list.
Paging wholeList();

} // namespace trowel
