// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/catalog_lists.h"

#include "core/services/unity_catalog_json.h"

#include <algorithm>

namespace trowel {

using namespace Qt::StringLiterals;

namespace {

Task<ListEnd> listOf(const ApiClient &api, SecurableKind kind, const char *family, Query query,
                     PageSink<CatalogObject> sink)
{
    query.prepend({u"max_results"_s, u"0"_s}); // without it the whole list comes in one answer
    Paging paging = tokenPages();
    paging.maxPages = 100'000; // a million tables in pages of fifty are 20,000
    const QByteArray member =
        kind == SecurableKind::Model ? QByteArray("registered_models") : QByteArray(family).replace('-', '_');
    return fetchPages<CatalogObject>(
        api, Route::UnityCatalog, {QLatin1String(family)}, query, paging,
        [member, kind](const JsonReader &answer) { return readCatalogObjects(answer, QLatin1String(member), kind); },
        std::move(sink));
}

Query inSchema(const QString &schema)
{
    return {{u"catalog_name"_s, parentScope(schema)},
            {u"schema_name"_s, schema.mid(schema.lastIndexOf(u'.') + 1)},
            {u"include_browse"_s, u"true"_s}};
}

// Several lists under way at the same time, until the last has ended.
struct Join : std::enable_shared_from_this<Join>
{
    using List = std::function<Task<ListEnd>(PageSink<CatalogObject>)>;

    struct Part
    {
        QString name;
        std::optional<Task<ListEnd>> task = {};
        std::optional<Result<ListEnd>> end = {};
    };
    QString of; // where they are: "this schema"
    std::vector<Part> parts;
    std::optional<Promise<ListEnd>> promise;

    void start(size_t at, const QString &name, const Task<ListEnd> &task)
    {
        parts[at].name = name;
        auto watched = task.always([self = shared_from_this(), at](const Result<ListEnd> &end) {
            self->parts[at].end = end;
            self->parts[at].task.reset();
            self->review();
        });
        if (!watched.isSettled())
            parts[at].task = watched;
        watched.detach();
    }

    void review()
    {
        ListEnd all;
        QStringList missing;
        std::optional<Error> first;
        for (const Part &part : parts) {
            if (!part.end)
                return;
            if (*part.end) {
                all.count += (*part.end)->count;
                all.pages += (*part.end)->pages;
                all.complete = all.complete && (*part.end)->complete;
                continue;
            }
            missing += part.name;
            if (!first)
                first = part.end->error();
        }
        if (!first)
            return promise->settle(all);
        // When nothing could be read the server's words say it all.
        if (missing.size() < qsizetype(parts.size()))
            first->message = u"The %1 of %2 could not be listed: %3"_s.arg(
                missing.join(u" and "_s), of, first->message.isEmpty() ? first->code : first->message);
        promise->fail(*first);
    }

    void stop()
    {
        for (Part &part : parts) {
            if (const auto task = std::exchange(part.task, {}))
                task->cancel();
        }
    }
};

Task<ListEnd> together(const QString &of, const QList<std::pair<QString, Join::List>> &lists,
                       const PageSink<CatalogObject> &sink)
{
    auto join = std::make_shared<Join>();
    join->of = of;
    join->parts.resize(size_t(lists.size()));
    join->promise.emplace([weak = std::weak_ptr(join)] {
        if (const auto alive = weak.lock())
            alive->stop();
    });
    // A sink is not called any more once its task has settled, also when that was cancelled from within.
    const PageSink<CatalogObject> open = [join = std::weak_ptr(join), sink](const QList<CatalogObject> &rows) {
        if (const auto alive = join.lock(); alive && !alive->promise->isSettled() && sink)
            sink(rows);
    };
    const Task<ListEnd> task = join->promise->task();
    for (qsizetype at = 0; at < lists.size(); ++at)
        join->start(size_t(at), lists.at(at).first, lists.at(at).second(open));
    return task;
}

Task<ListEnd> metastoreRow(const ApiClient &api, const PageSink<CatalogObject> &sink)
{
    return api.get(Route::UnityCatalog, {u"metastore_summary"_s}, {})
        .andThen([](const Response &answer) { return readCatalogObject(answer.body, SecurableKind::Metastore); })
        .andThen([sink](const CatalogObject &metastore) {
            sink({metastore});
            return ListEnd{1, 1, true};
        });
}

} // namespace

Task<ListEnd> listCatalogs(const ApiClient &api, PageSink<CatalogObject> sink)
{
    return listOf(api, SecurableKind::Catalog, "catalogs", {{u"include_browse"_s, u"true"_s}}, std::move(sink));
}

Task<ListEnd> listSchemas(const ApiClient &api, const QString &catalog, PageSink<CatalogObject> sink)
{
    return listOf(api, SecurableKind::Schema, "schemas",
                  {{u"catalog_name"_s, catalog}, {u"include_browse"_s, u"true"_s}}, std::move(sink));
}

Task<ListEnd> listTables(const ApiClient &api, const QString &schema, PageSink<CatalogObject> sink)
{
    Query query = inSchema(schema);
    query += Query{{u"omit_columns"_s, u"true"_s}, {u"omit_properties"_s, u"true"_s}}; // lists show neither
    return listOf(api, SecurableKind::Table, "tables", query, std::move(sink));
}

Task<ListEnd> listVolumes(const ApiClient &api, const QString &schema, PageSink<CatalogObject> sink)
{
    return listOf(api, SecurableKind::Volume, "volumes", inSchema(schema), std::move(sink));
}

Task<ListEnd> listFunctions(const ApiClient &api, const QString &schema, PageSink<CatalogObject> sink)
{
    return listOf(api, SecurableKind::Function, "functions", inSchema(schema), std::move(sink));
}

Task<ListEnd> listModels(const ApiClient &api, const QString &schema, PageSink<CatalogObject> sink)
{
    return listOf(api, SecurableKind::Model, "models", inSchema(schema), std::move(sink));
}

Task<QList<ModelVersion>> listModelVersions(const ApiClient &api, const QString &model)
{
    auto versions = std::make_shared<QList<ModelVersion>>();
    return fetchPages<ModelVersion>(api, Route::UnityCatalog, {u"models"_s, model, u"versions"_s},
                                    {{u"max_results"_s, u"0"_s}, {u"include_browse"_s, u"true"_s}}, tokenPages(),
                                    readModelVersions,
                                    [versions](const QList<ModelVersion> &page) { *versions += page; })
        .andThen([versions](const ListEnd &) {
            std::sort(versions->begin(), versions->end(),
                      [](const ModelVersion &a, const ModelVersion &b) { return a.version > b.version; });
            return *versions;
        });
}

Task<ListEnd> listContents(const ApiClient &api, const QString &schema, const PageSink<CatalogObject> &sink)
{
    return together(
        u"this schema"_s,
        {{u"tables"_s, [&](PageSink<CatalogObject> to) { return listTables(api, schema, std::move(to)); }},
         {u"volumes"_s, [&](PageSink<CatalogObject> to) { return listVolumes(api, schema, std::move(to)); }},
         {u"functions"_s, [&](PageSink<CatalogObject> to) { return listFunctions(api, schema, std::move(to)); }},
         {u"models"_s, [&](PageSink<CatalogObject> to) { return listModels(api, schema, std::move(to)); }}},
        sink);
}

Task<ListEnd> listMetastore(const ApiClient &api, const PageSink<CatalogObject> &sink)
{
    const auto family = [&api](SecurableKind kind, const char *name, const Query &query = {}) {
        return [&api, kind, name, query](PageSink<CatalogObject> to) {
            return listOf(api, kind, name, query, std::move(to));
        };
    };
    return together(u"this metastore"_s,
                    {{u"summary"_s, [&api](const PageSink<CatalogObject> &to) { return metastoreRow(api, to); }},
                     {u"external locations"_s, family(SecurableKind::ExternalLocation, "external-locations",
                                                      {{u"include_browse"_s, u"true"_s}})},
                     {u"storage credentials"_s, family(SecurableKind::StorageCredential, "storage-credentials")},
                     {u"service credentials"_s,
                      family(SecurableKind::ServiceCredential, "credentials", {{u"purpose"_s, u"SERVICE"_s}})},
                     {u"connections"_s, family(SecurableKind::Connection, "connections")},
                     {u"shares"_s, family(SecurableKind::Share, "shares")}},
                    sink);
}

} // namespace trowel
