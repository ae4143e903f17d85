// SPDX-License-Identifier: GPL-3.0-or-later
// The overview of an object of Unity Catalog.
#include "ui/kinds/catalog_words.h"
#include "ui/model/format.h"

#include <QCoreApplication>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Catalogs)
};

// Facts of one section from the members of the answer; what the server did not say is left out.
class Section
{
public:
    Section(const CatalogObjectDetail &read, const QString &title) : m_read(read), m_section{title, {}} {}

    QString value(const char *member) const { return m_read.members.value(QLatin1String(member)); }

    Section &text(const QString &name, const QString &value)
    {
        if (!value.isEmpty())
            m_section.facts += Fact{name, value};
        return *this;
    }
    Section &word(const QString &name, const char *member) { return text(name, sentenceCase(value(member))); }
    Section &plain(const QString &name, const char *member) { return text(name, value(member)); }
    Section &code(const QString &name, const char *member)
    {
        if (const QString id = value(member); !id.isEmpty())
            m_section.facts += Fact{name, id, Glyph::None, true, true};
        return *this;
    }
    Section &time(const QString &name, const char *member, const char *by)
    {
        const qint64 ms = value(member).toLongLong();
        if (ms <= 0)
            return *this;
        Fact fact{name, formatTime(ms)};
        fact.toolTip = formatUtc(ms);
        if (const QString who = value(by); !who.isEmpty())
            fact.toolTip = Words::tr("%1 by %2").arg(fact.toolTip, who);
        m_section.facts += fact;
        return *this;
    }
    void into(ObjectDetail &detail)
    {
        if (!m_section.facts.isEmpty())
            detail.sections += m_section;
    }

private:
    const CatalogObjectDetail &m_read;
    FactSection m_section;
};

QString optimizationWords(const CatalogObjectDetail &read)
{
    const QString value = read.members.value(QStringLiteral("effective_predictive_optimization_flag.value"));
    const QString from =
        read.members.value(QStringLiteral("effective_predictive_optimization_flag.inherited_from_name"));
    if (value.isEmpty())
        return sentenceCase(read.members.value(QStringLiteral("enable_predictive_optimization")));
    const QString word = value == QLatin1String("ENABLE")    ? Words::tr("Predictive")
                         : value == QLatin1String("DISABLE") ? Words::tr("Off")
                                                             : value;
    return from.isEmpty() ? word : Words::tr("%1, inherited from %2").arg(word, from);
}

// What somebody wants to know of what belongs to the metastore.
void addTarget(Section &section, const CatalogObject &object)
{
    section.plain(Words::tr("Cloud"), "cloud");
    section.plain(Words::tr("Region"), "region");
    section.word(Words::tr("Delta Sharing"), "delta_sharing_scope");
    section.code(Words::tr("URL"), "url");
    section.plain(Words::tr("Credential"), "credential_name");
    section.code(Words::tr("Role"), "aws_iam_role.role_arn");
    section.code(Words::tr("External id"), "aws_iam_role.external_id");
    section.code(Words::tr("Access connector"), "azure_managed_identity.access_connector_id");
    section.code(Words::tr("Application"), "azure_service_principal.application_id");
    section.code(Words::tr("Service account"), "databricks_gcp_service_account.email");
    section.code(Words::tr("Cloudflare account"), "cloudflare_api_token.account_id");
    section.plain(Words::tr("Host"), "options.host");
    section.plain(Words::tr("Port"), "options.port");
    section.word(Words::tr("Signs in by"), "credential_type");
    const bool data = object.kind == SecurableKind::ExternalLocation ||
                      object.kind == SecurableKind::StorageCredential || object.kind == SecurableKind::Connection;
    if (data && !object.browseOnly) // the API leaves out what is false, and of what one may only browse much more
        section.text(Words::tr("Access"), section.value("read_only") == QLatin1String("true")
                                              ? Words::tr("Read only")
                                              : Words::tr("Read and write"));
    section.text(Words::tr("Isolation"),
                 isolationWords(section.value("isolation_mode").remove(QLatin1String("ISOLATION_MODE_"))));
}

void addObject(const CatalogObjectDetail &read, ObjectDetail &detail)
{
    const CatalogObject &object = read.object;
    Section section(read, kindWords(object.kind));
    section.text(Words::tr("Type"), typeWords(object));
    section.text(object.kind == SecurableKind::Function ? Words::tr("Result") : Words::tr("Format"),
                 formatWords(object));
    section.text(Words::tr("Owner"), orDash(object.owner));
    section.text(Words::tr("Comment"), read.comment);
    if (object.kind == SecurableKind::Catalog)
        section.text(Words::tr("Isolation"), isolationWords(object.trait));
    if (isOfMetastore(object.kind))
        addTarget(section, object);
    if (object.isContainer())
        section.text(Words::tr("Optimization"), optimizationWords(read));
    if (!read.columns.isEmpty()) {
        const int n = int(read.columns.size());
        section.text(object.kind == SecurableKind::Function ? Words::tr("Parameters") : Words::tr("Columns"),
                     QString::number(n));
    }
    section.text(Words::tr("Aliases"), read.aliases.join(QStringLiteral(", ")));
    section.plain(Words::tr("Row filter"), "row_filter.function_name");
    section.plain(Words::tr("Connection"), "connection_name");
    section.plain(Words::tr("Provider"), "provider_name");
    section.plain(Words::tr("Share"), "share_name");
    section.word(Words::tr("Provisioning"), "provisioning_info.state");
    section.word(Words::tr("SQL data access"), "sql_data_access");
    section.time(Words::tr("Created"), "created_at", "created_by");
    section.time(Words::tr("Updated"), "updated_at", "updated_by");
    section.into(detail);
}

} // namespace

ObjectDetail catalogDetail(const CatalogObjectDetail &read)
{
    const CatalogObject &object = read.object;
    ObjectDetail detail;
    detail.name = object.name();
    detail.subtitle = typeWords(object);
    if (object.kind == SecurableKind::Table && !formatWords(object).isEmpty())
        detail.subtitle += QStringLiteral(", ") + formatWords(object);
    detail.icon = iconOf(object.kind);
    if (object.browseOnly)
        detail.warning = Words::tr("You may browse this object, but not look into it: a part of what the server knows "
                                   "is hidden.");
    addObject(read, detail);

    Section storage(read, Words::tr("Storage"));
    storage.code(Words::tr("Location"), "storage_location");
    storage.code(Words::tr("Root"), "storage_root");
    storage.plain(Words::tr("Credential"), "storage_credential_name");
    storage.into(detail);

    FactSection properties{Words::tr("Properties"), {}};
    for (const CatalogProperty &property : read.properties)
        properties.facts += Fact{property.key, property.value};
    if (!properties.facts.isEmpty())
        detail.sections += properties;

    FactSection names{Words::tr("Reference"), {Fact{Words::tr("Full name"), object.fullName, Glyph::None, true, true}}};
    detail.sections += names;
    Section ids(read, QString());
    for (const char *member : {"table_id", "schema_id", "volume_id", "function_id", "connection_id", "id"})
        ids.code(Words::tr("Id"), member);
    ids.code(Words::tr("Pipeline id"), "pipeline_id");
    ids.code(Words::tr("Metastore id"), "metastore_id");
    ObjectDetail more;
    ids.into(more);
    if (!more.sections.isEmpty())
        detail.sections.last().facts += more.sections.first().facts;
    detail.json = read.raw;
    return detail;
}

} // namespace trowel
