// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kinds/catalog_forms.h"

#include "ui/kinds/catalog_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CatalogForms)
};

using Choice = FormField::Choice;

QString value(const FormValues &values, const char *id)
{
    return values.value(QLatin1String(id)).toString();
}

FormField field(const char *id, const QString &label, FormField::Type type = FormField::Type::Text,
                const QVariant &value = QString())
{
    FormField f;
    f.id = QLatin1String(id);
    f.label = label;
    f.type = type;
    f.value = value;
    return f;
}

FormField nameField(const QString &value = {})
{
    FormField f = field("name", Words::tr("Name"), FormField::Type::Text, value);
    f.hint = Words::tr("Stored in lower case");
    return f;
}

FormField commentField(const QString &value = {})
{
    return field("comment", Words::tr("Comment"), FormField::Type::Lines, value);
}

FormField rootField(const QString &whenEmpty)
{
    FormField f = field("storage_root", Words::tr("Storage root"));
    f.placeholder = whenEmpty;
    return f;
}

QList<FieldProblem> nameProblems(const FormValues &values)
{
    const QString problem = checkSecurableName(value(values, "name"));
    return problem.isEmpty() ? QList<FieldProblem>() : QList<FieldProblem>{{QStringLiteral("name"), problem}};
}

QList<FieldProblem> urlProblems(const FormValues &values, const char *id)
{
    const QString url = value(values, id).trimmed();
    if (url.isEmpty() || (url.contains(QLatin1String("://")) && !url.contains(QLatin1Char(' '))))
        return {};
    return {{QLatin1String(id), Words::tr("Enter a storage URL, such as s3://bucket/path or abfss://….")}};
}

} // namespace

QString checkSecurableName(const QString &name)
{
    if (name.isEmpty())
        return Words::tr("Enter a name.");
    if (name.size() > 255)
        return Words::tr("Names have at most 255 characters.");
    const bool bad = std::any_of(name.cbegin(), name.cend(), [](QChar c) {
        return c.isSpace() || c == QLatin1Char('.') || c == QLatin1Char('/') || c.category() == QChar::Other_Control;
    });
    return bad ? Words::tr("Names cannot contain spaces, periods, forward slashes or control characters.") : QString();
}

FormSpec newCatalogForm()
{
    FormSpec form;
    form.id = QStringLiteral("newCatalog");
    form.title = Words::tr("New catalog");
    form.verb = Words::tr("Create catalog");
    form.fields = {nameField(), commentField(), rootField(Words::tr("Empty: where the metastore keeps its data"))};
    form.check = [](const FormValues &values) { return nameProblems(values) + urlProblems(values, "storage_root"); };
    return form;
}

FormSpec newSchemaForm(const QString &catalog)
{
    FormSpec form;
    form.id = QStringLiteral("newSchema");
    form.title = Words::tr("New schema");
    form.verb = Words::tr("Create schema");
    form.help = Words::tr("In the catalog %1").arg(catalog);
    form.fields = {nameField(), commentField(), rootField(Words::tr("Empty: where the catalog keeps its data"))};
    form.check = [](const FormValues &values) { return nameProblems(values) + urlProblems(values, "storage_root"); };
    return form;
}

FormSpec newVolumeForm(const QString &schema)
{
    FormSpec form;
    form.id = QStringLiteral("newVolume");
    form.title = Words::tr("New volume");
    form.verb = Words::tr("Create volume");
    form.help = Words::tr("In the schema %1").arg(schema);
    FormField type = field("volume_type", Words::tr("Type"), FormField::Type::Choice, QStringLiteral("MANAGED"));
    type.choices = {{QStringLiteral("MANAGED"), Words::tr("Managed: Databricks keeps the files")},
                    {QStringLiteral("EXTERNAL"), Words::tr("External: files at a place of your own")}};
    FormField location = field("storage_location", Words::tr("Storage location"));
    location.placeholder = Words::tr("s3://bucket/path, in an external location");
    const auto external = [](const FormValues &v) { return value(v, "volume_type") == QLatin1String("EXTERNAL"); };
    location.shown = external;
    form.fields = {nameField(), type, location, commentField()};
    form.check = [external](const FormValues &values) {
        QList<FieldProblem> problems = nameProblems(values);
        if (external(values) && value(values, "storage_location").trimmed().isEmpty())
            problems += FieldProblem{QStringLiteral("storage_location"),
                                     Words::tr("Enter the URL of the place where the files lie.")};
        else if (external(values))
            problems += urlProblems(values, "storage_location");
        return problems;
    };
    return form;
}

FormSpec editSecurableForm(const CatalogObjectDetail &before)
{
    const CatalogObject &object = before.object;
    FormSpec form;
    form.id = QStringLiteral("editSecurable");
    form.title = knowsComment(object.kind) ? Words::tr("Comment and owner of %1").arg(object.name())
                                           : Words::tr("Owner of %1").arg(object.name());
    form.verb = Words::tr("Save");
    form.help = knowsComment(object.kind)
                    ? object.fullName
                    : Words::tr("%1. The API changes only the owner; comments and columns are changed in SQL.")
                          .arg(object.fullName);
    FormField owner = field("owner", Words::tr("Owner"), FormField::Type::Text, object.owner);
    owner.placeholder = Words::tr("User, group or application id");
    form.fields += owner;
    if (knowsComment(object.kind))
        form.fields += commentField(before.comment);
    if (object.kind == SecurableKind::Catalog && !object.trait.isEmpty()) {
        FormField isolation = field("isolation_mode", Words::tr("Isolation"), FormField::Type::Choice, object.trait);
        isolation.choices = {{QStringLiteral("OPEN"), Words::tr("Open: all workspaces of the metastore")},
                             {QStringLiteral("ISOLATED"), Words::tr("Isolated: only workspaces it is bound to")}};
        const bool known = std::any_of(isolation.choices.cbegin(), isolation.choices.cend(),
                                       [&](const Choice &choice) { return choice.value == object.trait; });
        if (!known)
            isolation.choices += Choice{object.trait, object.trait};
        form.fields += isolation;
    }
    form.check = [before](const FormValues &values) -> QList<FieldProblem> {
        if (value(values, "owner").trimmed().isEmpty() && !before.object.owner.isEmpty())
            return {{QStringLiteral("owner"), Words::tr("Enter a user, a group or an application id.")}};
        return {};
    };
    return form;
}

FormSpec renameSecurableForm(const CatalogObject &object)
{
    FormSpec form;
    form.id = QStringLiteral("renameSecurable");
    form.title = Words::tr("Rename %1").arg(object.name());
    form.verb = Words::tr("Rename");
    form.help = object.kind == SecurableKind::Model
                    ? Words::tr("What uses the old name no longer finds it: jobs, notebooks and serving endpoints.")
                : object.isContainer()
                    ? Words::tr("Everything in it gets a new full name. Queries, jobs and grants of dashboards that "
                                "use the old name no longer find it.")
                    : Words::tr("What uses the old name no longer finds it; its path under /Volumes changes too.");
    form.fields += nameField(object.name());
    form.check = [old = object.name()](const FormValues &values) -> QList<FieldProblem> {
        if (value(values, "name").toLower() == old)
            return {{QStringLiteral("name"), Words::tr("Enter a different name."), true}};
        return nameProblems(values);
    };
    return form;
}

NewCatalog newCatalogOf(const FormValues &values)
{
    return {value(values, "name"), value(values, "comment"), value(values, "storage_root").trimmed()};
}

NewSchema newSchemaOf(const FormValues &values, const QString &catalog)
{
    return {catalog, value(values, "name"), value(values, "comment"), value(values, "storage_root").trimmed()};
}

NewVolume newVolumeOf(const FormValues &values, const QString &schema)
{
    return {schema, value(values, "name"), value(values, "comment"), value(values, "volume_type"),
            value(values, "storage_location").trimmed()};
}

CatalogEdit catalogEditOf(const FormValues &values, const CatalogObjectDetail &before)
{
    CatalogEdit edit;
    const auto differs = [&values](const char *id, const QString &old) {
        return values.contains(QLatin1String(id)) && value(values, id) != old;
    };
    if (const QString owner = value(values, "owner").trimmed(); owner != before.object.owner)
        edit.owner = owner;
    if (differs("comment", before.comment))
        edit.comment = value(values, "comment");
    if (differs("isolation_mode", before.object.trait))
        edit.isolation = value(values, "isolation_mode");
    return edit;
}

} // namespace trowel
