// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/warehouse_rules.h"
#include "ui/kinds/warehouse_words.h"
#include "ui/model/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(WarehouseForm)
};

using Choice = FormField::Choice;

QList<Choice> sizeChoices()
{
    QList<Choice> choices;
    for (const QString &size : warehouseSizes())
        choices += Choice{size, size};
    return choices;
}

// A value the server knows and we do not stays choosable, so that an edit does not change it.
void keepUnknown(QList<Choice> &choices, const QString &value, const QString &text)
{
    const bool known =
        std::any_of(choices.cbegin(), choices.cend(), [&](const Choice &choice) { return choice.value == value; });
    if (!known && !value.isEmpty())
        choices += Choice{value, text};
}

QString value(const FormValues &values, const char *id)
{
    return values.value(QLatin1String(id)).toString();
}

QList<Tag> tagsOf(const QStringList &lines)
{
    QList<Tag> tags;
    for (const QString &line : lines) {
        const qsizetype cut = line.indexOf(QLatin1Char('='));
        tags += cut < 0 ? Tag{line, {}} : Tag{line.left(cut), line.mid(cut + 1)};
    }
    return tags;
}

QStringList linesOf(const QList<Tag> &tags)
{
    QStringList lines;
    for (const Tag &tag : tags)
        lines += QStringLiteral("%1=%2").arg(tag.key, tag.value);
    return lines;
}

QList<FormFact> costFacts(const FormValues &values)
{
    const WarehouseSpec spec = specOf(values);
    QList<FormFact> facts;
    facts += FormFact{Words::tr("Size"), spec.size};
    facts += FormFact{Words::tr("Clusters"), spec.minClusters == spec.maxClusters
                                                 ? QString::number(spec.maxClusters)
                                                 : Words::tr("%1 to %2").arg(spec.minClusters).arg(spec.maxClusters)};
    facts += FormFact{Words::tr("Compute"), spec.serverless ? Words::tr("Serverless, ready in seconds")
                                                            : Words::tr("In your cloud account, ready in minutes")};
    facts += FormFact{Words::tr("Photon"), spec.photon ? Words::tr("On") : Words::tr("Off")};
    if (spec.autoStopMinutes == 0)
        facts += FormFact{{}, Words::tr("It never stops by itself and costs until somebody stops it."), true};
    if (spec.minClusters > 1) {
        facts +=
            FormFact{{}, Words::tr("At least %n clusters run as long as it runs.", nullptr, spec.minClusters), true};
    }
    return facts;
}

FormField field(const char *id, const QString &section, const QString &label, FormField::Type type,
                const QVariant &value)
{
    FormField f;
    f.id = QLatin1String(id);
    f.section = section;
    f.label = label;
    f.type = type;
    f.value = value;
    return f;
}

QList<FormField> computeFields(const WarehouseSpec &spec)
{
    const QString compute = Words::tr("Compute");
    FormField type = field("warehouse_type", compute, Words::tr("Type"), FormField::Type::Choice, spec.type);
    type.choices = {{QStringLiteral("PRO"), Words::tr("Pro")}, {QStringLiteral("CLASSIC"), Words::tr("Classic")}};
    keepUnknown(type.choices, spec.type, spec.type);
    FormField serverless =
        field("enable_serverless_compute", compute, Words::tr("Serverless"), FormField::Type::Check, spec.serverless);
    serverless.hint = Words::tr("Needs the type Pro");
    serverless.enabled = [](const FormValues &v) { return value(v, "warehouse_type") == QLatin1String("PRO"); };
    FormField size = field("cluster_size", compute, Words::tr("Size"), FormField::Type::Choice, spec.size);
    size.choices = sizeChoices();
    keepUnknown(size.choices, spec.size, spec.size);
    FormField minimum =
        field("min_num_clusters", compute, Words::tr("Clusters, at least"), FormField::Type::Number, spec.minClusters);
    FormField maximum =
        field("max_num_clusters", compute, Words::tr("Clusters, at most"), FormField::Type::Number, spec.maxClusters);
    minimum.maximum = maximum.maximum = 999;
    FormField photon = field("enable_photon", compute, Words::tr("Photon"), FormField::Type::Check, spec.photon);
    FormField spot =
        field("spot_instance_policy", compute, Words::tr("Spot instances"), FormField::Type::Choice, spec.spotPolicy);
    spot.choices = {{QStringLiteral("COST_OPTIMIZED"), Words::tr("Cost optimized")},
                    {QStringLiteral("RELIABILITY_OPTIMIZED"), Words::tr("Reliability optimized")}};
    keepUnknown(spot.choices, spec.spotPolicy, sentenceCase(spec.spotPolicy));
    spot.enabled = [](const FormValues &v) {
        return !(v.value(QStringLiteral("enable_serverless_compute")).toBool() &&
                 value(v, "warehouse_type") == QLatin1String("PRO"));
    };
    return {type, serverless, size, minimum, maximum, photon, spot};
}

} // namespace

WarehouseSpec specOf(const FormValues &values)
{
    WarehouseSpec spec;
    spec.name = value(values, "name").trimmed();
    spec.type = value(values, "warehouse_type");
    spec.serverless =
        values.value(QStringLiteral("enable_serverless_compute")).toBool() && spec.type == QLatin1String("PRO");
    spec.size = value(values, "cluster_size");
    spec.minClusters = values.value(QStringLiteral("min_num_clusters")).toInt();
    spec.maxClusters = values.value(QStringLiteral("max_num_clusters")).toInt();
    spec.photon = values.value(QStringLiteral("enable_photon")).toBool();
    spec.spotPolicy = value(values, "spot_instance_policy");
    spec.autoStopMinutes = values.value(QStringLiteral("auto_stop_mins")).toInt();
    spec.channel = value(values, "channel");
    if (spec.channel == QLatin1String("CHANNEL_NAME_CUSTOM"))
        spec.dbsqlVersion = value(values, "dbsql_version").trimmed();
    spec.tags = tagsOf(values.value(QStringLiteral("tags")).toStringList());
    return spec;
}

FormSpec warehouseForm(const WarehouseSpec &spec, bool edit)
{
    FormSpec form;
    form.id = edit ? QStringLiteral("editWarehouse") : QStringLiteral("createWarehouse");
    form.title = edit ? Words::tr("Edit %1").arg(spec.name) : Words::tr("Create SQL warehouse");
    form.verb = edit ? Words::tr("Save") : Words::tr("Create");
    form.fields += field("name", Words::tr("General"), Words::tr("Name"), FormField::Type::Text, spec.name);
    form.fields += computeFields(spec);

    FormField autoStop = field("auto_stop_mins", Words::tr("Cost"), Words::tr("Auto stop"), FormField::Type::Number,
                               spec.autoStopMinutes);
    autoStop.suffix = Words::tr(" min");
    autoStop.hint = Words::tr("without queries, 0 for never");
    autoStop.maximum = 100000;
    form.fields += autoStop;

    const QString further = Words::tr("More");
    FormField channel = field("channel", further, Words::tr("Channel"), FormField::Type::Choice, spec.channel);
    channel.choices = {{QStringLiteral("CHANNEL_NAME_CURRENT"), Words::tr("Current")},
                       {QStringLiteral("CHANNEL_NAME_PREVIEW"), Words::tr("Preview")},
                       {QStringLiteral("CHANNEL_NAME_PREVIOUS"), Words::tr("Previous")},
                       {QStringLiteral("CHANNEL_NAME_CUSTOM"), Words::tr("Custom version")}};
    keepUnknown(channel.choices, spec.channel, spec.channel);
    form.fields += channel;
    FormField version =
        field("dbsql_version", further, Words::tr("DBSQL version"), FormField::Type::Text, spec.dbsqlVersion);
    version.shown = [](const FormValues &v) { return value(v, "channel") == QLatin1String("CHANNEL_NAME_CUSTOM"); };
    form.fields += version;
    form.fields += field("tags", further, Words::tr("Tags"), FormField::Type::Tags, linesOf(spec.tags));

    form.check = [before = spec, edit](const FormValues &values) {
        QList<FieldProblem> problems;
        // What the server gave is never complained about.
        for (const SpecProblem &problem : checkWarehouseSpec(specOf(values), edit ? &before : nullptr))
            problems += FieldProblem{problem.field, problem.sentence};
        return problems;
    };
    form.factsTitle = Words::tr("What this will run");
    form.facts = costFacts;
    return form;
}

} // namespace trowel
