// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/job_pages.h"

#include "core/json/reader.h"

#include <QJsonDocument>

namespace trowel {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMaxPages = 200; // 20,000 tasks: far beyond what the API takes

// The arrays that are paged; others are repeated on every page.
QStringList pagedArrays()
{
    return {u"tasks"_s,      u"job_clusters"_s,   u"parameters"_s,     u"environments"_s,
            u"iterations"_s, u"repair_history"_s, u"job_parameters"_s, u"task_run_ids"_s};
}

struct Pages
{
    ApiClient api;
    Route route;
    QStringList path;
    Query query;
};

Task<RawJson> readOn(const Pages &pages, const QJsonObject &whole, const QString &token, int page)
{
    if (page > kMaxPages)
        return Task<RawJson>::ready(
            failure(Error::Kind::BadReply, u"The server named ever more pages of one object."_s));
    return pages.api.get(pages.route, pages.path, pages.query + Query{{u"page_token"_s, token}})
        .andThen([pages, whole, token, page](const Response &answer) {
            const Result<JsonReader> reader = JsonReader::parse(answer.body);
            if (!reader)
                return Task<RawJson>::ready(failure(reader.error()));
            const QString next = reader->string("next_page_token"_L1);
            QJsonObject joined = joinedPages(whole, reader->json());
            if (!next.isEmpty() && next != token)
                return readOn(pages, joined, next, page + 1);
            joined.remove("next_page_token"_L1);
            joined.remove("has_more"_L1);
            return Task<RawJson>::ready(RawJson{QJsonDocument(joined).toJson(QJsonDocument::Compact)});
        });
}

} // namespace

QJsonObject joinedPages(QJsonObject whole, const QJsonObject &next)
{
    for (const QString &name : pagedArrays()) {
        QJsonArray array = whole.value(name).toArray();
        for (const QJsonValue &element : next.value(name).toArray())
            array += element;
        if (!array.isEmpty())
            whole.insert(name, array);
    }
    if (whole.value("settings"_L1).isObject())
        whole.insert("settings"_L1,
                     joinedPages(whole.value("settings"_L1).toObject(), next.value("settings"_L1).toObject()));
    return whole;
}

Task<RawJson> fetchWholeObject(const ApiClient &api, Route route, const QStringList &path, const Query &query)
{
    const Pages pages{api, route, path, query};
    return api.get(route, path, query).andThen([pages](const Response &answer) {
        const Result<JsonReader> reader = JsonReader::parse(answer.body);
        if (!reader)
            return Task<RawJson>::ready(failure(reader.error()));
        const QString next = reader->string("next_page_token"_L1);
        if (next.isEmpty())
            return Task<RawJson>::ready(reader->finish(RawJson{answer.body}));
        return readOn(pages, reader->json(), next, 2);
    });
}

} // namespace trowel
