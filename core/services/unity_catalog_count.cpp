// SPDX-License-Identifier: GPL-3.0-or-later
// What a deletion would take with it.
#include "core/services/catalog_lists.h"
#include "core/services/unity_catalog_json.h"

namespace trowel {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostSchemas = 50; // volumes, functions and models take three calls a schema

// The counts of one catalog or schema while they grow. Its steps follow each other; whoever is under way holds it.
struct Counting : std::enable_shared_from_this<Counting>
{
    explicit Counting(ApiClient a) : api(std::move(a)) {}

    ApiClient api;
    std::function<void(const CatalogCount &)> progress;
    CatalogCount counted;
    QStringList schemas;
    int read = 0; // lists that could be read
    std::optional<Error> refusal;

    PageSink<CatalogObject> into(qint64 CatalogCount::*member)
    {
        return [self = shared_from_this(), member](const QList<CatalogObject> &rows) {
            self->counted.*member += rows.size();
            if (member == &CatalogCount::schemas) {
                for (const CatalogObject &schema : rows)
                    self->schemas += schema.fullName;
            }
            if (self->progress)
                self->progress(self->counted);
        };
    }

    // A list that cannot be read makes the count incomplete, no more.
    Task<Nothing> step(const Task<ListEnd> &list)
    {
        return list
            .andThen([self = shared_from_this()](const ListEnd &end) {
                ++self->read;
                self->counted.complete = self->counted.complete && end.complete;
                return Nothing();
            })
            .orElse([self = shared_from_this()](const Error &error) -> Result<Nothing> {
                self->counted.complete = false;
                if (!self->refusal)
                    self->refusal = error;
                return Nothing();
            });
    }

    Task<ListEnd> summaries(const QString &catalog)
    {
        Paging paging = tokenPages();
        paging.maxPages = 1000; // of up to 10,000 each
        return fetchPages<int>(
            api, Route::UnityCatalog, {u"table-summaries"_s},
            {{u"catalog_name"_s, catalog}, {u"max_results"_s, u"0"_s}}, paging,
            [](const JsonReader &answer) {
                QList<int> rows;
                answer.forEach("tables"_L1, [&rows](const JsonReader &) { rows += 0; });
                return rows;
            },
            [self = shared_from_this()](const QList<int> &rows) {
                self->counted.tables += rows.size();
                if (self->progress)
                    self->progress(self->counted);
            });
    }

    Task<Nothing> inSchemas(qsizetype at)
    {
        if (at >= schemas.size())
            return Task<Nothing>::ready(Nothing());
        if (at >= kMostSchemas) {
            counted.complete = false;
            return Task<Nothing>::ready(Nothing());
        }
        const QString schema = schemas.at(at);
        return step(listVolumes(api, schema, into(&CatalogCount::volumes)))
            .andThen([self = shared_from_this(), schema](Nothing) {
                return self->step(listFunctions(self->api, schema, self->into(&CatalogCount::functions)));
            })
            .andThen([self = shared_from_this(), schema](Nothing) {
                return self->step(listModels(self->api, schema, self->into(&CatalogCount::models)));
            })
            .andThen([self = shared_from_this(), at](Nothing) { return self->inSchemas(at + 1); });
    }

    Task<Nothing> run(SecurableKind kind, const QString &fullName)
    {
        const auto self = shared_from_this();
        if (kind == SecurableKind::Schema) {
            schemas = {fullName};
            return step(listTables(api, fullName, into(&CatalogCount::tables))).andThen([self](Nothing) {
                return self->inSchemas(0);
            });
        }
        return step(listSchemas(api, fullName, into(&CatalogCount::schemas)))
            .andThen([self, fullName](Nothing) { return self->step(self->summaries(fullName)); })
            .andThen([self](Nothing) { return self->inSchemas(0); });
    }
};

} // namespace

Task<CatalogCount> UnityCatalog::count(SecurableKind kind, const QString &fullName,
                                       std::function<void(const CatalogCount &)> progress) const
{
    if (kind != SecurableKind::Catalog && kind != SecurableKind::Schema)
        return Task<CatalogCount>::ready(CatalogCount());
    auto counting = std::make_shared<Counting>(m_api);
    counting->progress = std::move(progress);
    return counting->run(kind, fullName).andThen([counting](Nothing) -> Result<CatalogCount> {
        if (counting->read == 0 && counting->refusal)
            return failure(catalogError(*counting->refusal));
        return counting->counted;
    });
}

} // namespace trowel
