// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kinds/cluster_form.h"

#include "core/services/cluster_rules.h"
#include "core/services/cluster_spec_json.h"
#include "ui/kinds/cluster_form_facts.h"
#include "ui/kinds/cluster_form_values.h"
#include "ui/kinds/cluster_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ClusterForm)
};

using Choice = FormField::Choice;
using Type = FormField::Type;

// A value the server knows and we do not stays choosable, so that an edit does not change it.
void keepUnknown(QList<Choice> &choices, const QString &value)
{
    const bool known =
        std::any_of(choices.cbegin(), choices.cend(), [&](const Choice &choice) { return choice.value == value; });
    if (!known)
        choices += Choice{value, value};
}

bool isFlag(const FormValues &values, const char *id)
{
    return values.value(QLatin1String(id)).toBool();
}

/// Fields with the values of a spec, in the order they are added.
class Fields
{
public:
    explicit Fields(const ClusterSpec &spec) : m_values(clusterValues(spec)) {}

    void section(const QString &title) { m_section = title; }
    FormField &add(const char *id, const QString &label, Type type)
    {
        FormField field;
        field.id = QLatin1String(id);
        field.section = m_section;
        field.label = label;
        field.type = type;
        field.value = m_values.value(field.id);
        m_fields += field;
        return m_fields.last();
    }
    FormField &choice(const char *id, const QString &label, const QList<Choice> &choices)
    {
        FormField &field = add(id, label, Type::Choice);
        field.choices = choices;
        keepUnknown(field.choices, field.value.toString());
        return field;
    }
    const QList<FormField> &fields() const { return m_fields; }

private:
    FormValues m_values;
    QString m_section;
    QList<FormField> m_fields;
};

QList<Choice> accessModes()
{
    QList<Choice> choices;
    for (const QString &mode : clusterAccessModes()) {
        QString text = accessModeWords(mode);
        if (mode == QLatin1String("USER_ISOLATION"))
            text = Words::tr("Standard (many users, Unity Catalog)");
        else if (mode == QLatin1String("SINGLE_USER"))
            text = Words::tr("Dedicated (one user or group, Unity Catalog)");
        else if (mode == QLatin1String("NONE"))
            text = Words::tr("No isolation (no Unity Catalog)");
        choices += Choice{mode, text};
    }
    return choices;
}

QList<Choice> runtimes(const ClusterChoices &choices)
{
    QList<Choice> list;
    for (const ClusterRuntime &runtime : choices.runtimes) {
        QString text = runtime.name;
        text.replace(QStringLiteral("includes Apache "), QString());
        list += Choice{runtime.key, text};
    }
    return list;
}

QList<Choice> nodeTypes(const ClusterChoices &choices)
{
    QList<Choice> list;
    for (const ClusterNodeType &type : choices.nodeTypes) {
        if (type.usable)
            list += Choice{type.id,
                           QStringLiteral("%1, %2").arg(type.id, machineWords(type.cores, type.memoryMb, type.gpus))};
    }
    return list;
}

void addGeneral(Fields &fields)
{
    fields.section(Words::tr("General"));
    fields.add("cluster_name", Words::tr("Name"), Type::Text);
    fields.choice("data_security_mode", Words::tr("Access mode"), accessModes());
    FormField &user = fields.add("single_user_name", Words::tr("Dedicated to"), Type::Text);
    user.placeholder = Words::tr("Empty for yourself");
    user.shown = [](const FormValues &v) {
        return v.value(QStringLiteral("data_security_mode")) == QLatin1String("SINGLE_USER");
    };
}

void addWorkers(Fields &fields)
{
    fields.add("autoscale", Words::tr("Autoscale"), Type::Check).hint = Words::tr("Workers come and go with the load");
    const auto scales = [](const FormValues &v) { return isFlag(v, "autoscale"); };
    FormField &least = fields.add("min_workers", Words::tr("Workers, at least"), Type::Number);
    least.shown = scales;
    FormField &most = fields.add("max_workers", Words::tr("Workers, at most"), Type::Number);
    most.shown = scales;
    FormField &fixed = fields.add("num_workers", Words::tr("Workers"), Type::Number);
    fixed.hint = Words::tr("0 runs everything on the driver");
    fixed.shown = [](const FormValues &v) { return !isFlag(v, "autoscale"); };
}

void addCompute(Fields &fields, const ClusterChoices &choices)
{
    fields.section(Words::tr("Compute"));
    fields.choice("spark_version", Words::tr("Runtime"), runtimes(choices)).editable = true;
    fields.add("runtime_engine", Words::tr("Photon"), Type::Check).hint = Words::tr("Faster, uses more DBU");
    fields.choice("node_type_id", Words::tr("Worker type"), nodeTypes(choices)).editable = true;
    QList<Choice> drivers{Choice{QString(), Words::tr("Same as the workers")}};
    drivers += nodeTypes(choices);
    fields.choice("driver_node_type_id", Words::tr("Driver type"), drivers).editable = true;
    addWorkers(fields);
}

void addCost(Fields &fields, Cloud cloud)
{
    fields.section(Words::tr("Cost"));
    FormField &stop = fields.add("autotermination_minutes", Words::tr("Auto termination"), Type::Number);
    stop.suffix = Words::tr(" min");
    stop.hint = Words::tr("without activity, 0 for never");
    QList<Choice> availabilities;
    for (const QString &value : clusterAvailabilities(cloud))
        availabilities += Choice{value, availabilityWords(value)};
    FormField &instances = fields.choice("availability", Words::tr("Instances"), availabilities);
    for (Choice &choice : instances.choices) {
        if (choice.value.isEmpty())
            choice.text = Words::tr("As the workspace decides");
    }
    FormField &first = fields.add("first_on_demand", Words::tr("On demand first"), Type::Number);
    first.hint = Words::tr("the driver counts as the first");
    first.shown = [](const FormValues &v) {
        return !v.value(QStringLiteral("availability")).toString().startsWith(QLatin1String("ON_DEMAND"));
    };
}

void addFurther(Fields &fields)
{
    fields.section(Words::tr("More"));
    fields.add("custom_tags", Words::tr("Tags"), Type::Tags);
    FormField &scripts = fields.add("init_scripts", Words::tr("Init scripts"), Type::Lines);
    scripts.placeholder = QStringLiteral("/Volumes/main/platform/init/install.sh");
    scripts.hint = Words::tr("One path a line, in the order they run");
    FormField &conf = fields.add("spark_conf", Words::tr("Spark configuration"), Type::Lines);
    conf.placeholder = QStringLiteral("spark.sql.shuffle.partitions 400");
    FormField &environment = fields.add("spark_env_vars", Words::tr("Environment"), Type::Lines);
    environment.placeholder = QStringLiteral("NAME=value");
    FormField &logs = fields.add("cluster_log_conf", Words::tr("Deliver logs to"), Type::Text);
    logs.placeholder = QStringLiteral("/Volumes/main/platform/cluster-logs");
}

QList<FieldProblem> inWords(const QList<ClusterProblem> &problems)
{
    QList<FieldProblem> list;
    for (const ClusterProblem &problem : problems)
        list += FieldProblem{problem.field, problem.sentence};
    return list;
}

void describe(FormSpec &form, ClusterFormFor what, const QString &name)
{
    if (what == ClusterFormFor::Edit) {
        form.id = QStringLiteral("editCluster");
        form.title = Words::tr("Edit %1").arg(name);
        form.verb = Words::tr("Save");
        return;
    }
    form.id = QStringLiteral("createCluster");
    form.title = Words::tr("Create cluster");
    form.verb = Words::tr("Create");
}

// What the fields cannot show as it is, such as a value of several lines or another spelling of the same access mode,
// is no change.
void keepUntouched(ClusterSpec &typed, const ClusterSpec &there)
{
    const ClusterSpec shown = clusterSpecOf(clusterValues(there));
    const auto keep = [&](auto ClusterSpec::*member) {
        if (typed.*member == shown.*member)
            typed.*member = there.*member;
    };
    keep(&ClusterSpec::name);
    keep(&ClusterSpec::accessMode);
    keep(&ClusterSpec::sparkConf);
    keep(&ClusterSpec::environment);
    keep(&ClusterSpec::tags);
    keep(&ClusterSpec::initScripts);
    keep(&ClusterSpec::logs);
    if (typed.accessMode == there.accessMode)
        keep(&ClusterSpec::singleUser);
}

} // namespace

FormSpec clusterForm(const ClusterSpec &spec, const QByteArray &base, const ClusterChoices &choices,
                     ClusterFormFor what)
{
    FormSpec form;
    describe(form, what, spec.name);
    form.help = choices.problem;
    Fields fields(spec);
    addGeneral(fields);
    addCompute(fields, choices);
    addCost(fields, spec.nodeType.isEmpty() ? choices.cloud() : cloudOfNodeType(spec.nodeType));
    addFurther(fields);
    form.fields = fields.fields();
    // What the server gave is never complained about, in the spelling in which the fields show it.
    const ClusterSpec before = clusterSpecOf(clusterValues(spec));
    form.check = [before, edit = what == ClusterFormFor::Edit](const FormValues &values) {
        ClusterSpec typed = clusterSpecOf(values);
        if (const auto whole = parseClusterSpec(values.value(kJsonField).toString().toUtf8()))
            typed.machinesElsewhere = whole->machinesElsewhere;
        return inWords(checkClusterSpec(typed, edit ? &before : nullptr));
    };
    form.factsTitle = Words::tr("What this will run");
    form.facts = [choices](const FormValues &values) { return clusterFacts(clusterSpecOf(values), choices); };
    FormJson json;
    json.base = base;
    json.write = [](const QByteArray &text, const FormValues &values) {
        ClusterSpec typed = clusterSpecOf(values);
        if (const auto there = parseClusterSpec(text))
            keepUntouched(typed, *there);
        return writeClusterSpec(text, typed);
    };
    json.read = [](const QByteArray &text) {
        const auto there = parseClusterSpec(text);
        return there ? clusterValues(*there) : FormValues();
    };
    form.json = json;
    return form;
}

FormSpec resizeForm(const ClusterRow &row)
{
    ClusterSpec spec;
    spec.autoscale = row.autoscale;
    spec.workers = row.autoscale ? row.workers : row.maxWorkers;
    spec.minWorkers = row.autoscale ? row.minWorkers : 1;
    spec.maxWorkers = row.autoscale ? row.maxWorkers : std::max(1, row.maxWorkers);
    FormSpec form;
    form.id = QStringLiteral("resizeCluster");
    form.title = Words::tr("Resize %1").arg(row.name);
    form.verb = Words::tr("Resize");
    form.help = Words::tr("The cluster goes on running. Work on workers that go is run again on others.");
    Fields fields(spec);
    addWorkers(fields);
    form.fields = fields.fields();
    form.check = [](const FormValues &values) { return inWords(checkClusterSize(clusterSizeOf(values))); };
    return form;
}

ClusterSize clusterSizeOf(const FormValues &values)
{
    const ClusterSpec spec = clusterSpecOf(values);
    return {.autoscale = spec.autoscale,
            .workers = spec.workers,
            .minWorkers = spec.minWorkers,
            .maxWorkers = spec.maxWorkers};
}

} // namespace trowel
