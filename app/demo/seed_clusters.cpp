// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/cluster_answers.h"
#include "app/demo/cluster_spec.h"
#include "app/demo/seed.h"
#include "app/demo/seed_cluster_history.h"
#include "app/demo/world.h"

#include <QJsonArray>

#include <iterator>

namespace trowel::demo {
namespace {

using State = Cluster::State;

struct Row
{
    const char *id;
    const char *name;
    const char *node;
    const char *runtime;
    int min; // workers; min == max is a fixed size
    int max;
    int autoStop; // minutes, 0: never
    const char *creator;
    const char *source;
    const char *access; // S standard, D dedicated, N none
    const char *tags;   // key=value, separated by blanks
    State state;
    const char *reason; // code of what has ended it
    int hoursAgo;       // since it started or ended
    bool pinned;
};

// clang-format off
constexpr Row Rows[] = {
    {"0712-164512-dusk42",  "shared-etl",              "i3.xlarge",    "15.4.x-scala2.12",        2, 8,  30,  "tomasz.wrona",    "UI",  "S", "team=data-platform env=prod",         State::Running,     "", 7, true},
    {"0803-071530-quay118", "bi-extracts",             "r5d.xlarge",   "15.4.x-scala2.12",        1, 4,  45,  "marcus.oyelaran", "UI",  "S", "team=finance cost-center=4100",       State::Running,     "", 3, true},
    {"0915-090211-hull207", "route-optimisation",      "c5d.4xlarge",  "15.4.x-scala2.12",        4, 12, 60,  "hanna.virtanen",  "UI",  "D", "team=operations-research",            State::Resizing,    "", 5, false},
    {"1002-113045-mast331", "eta-training-gpu",        "g5.2xlarge",   "15.4.x-gpu-ml-scala2.12", 1, 4,  60,  "yuki.tanabe",     "UI",  "D", "team=data-science project=eta",       State::Restarting,  "", 2, false},
    {"1105-060000-keel402", "telemetry-stream",        "m5d.2xlarge",  "16.4.x-scala2.12",        3, 3,  0,   "ewan.mackay",     "API", "S", "team=operations env=prod sla=gold",   State::Running,     "", 410, true},
    {"1118-143310-tide519", "sofia-notebooks",         "m5d.xlarge",   "16.4.x-cpu-ml-scala2.12", 0, 0,  30,  "sofia.lindqvist", "UI",  "D", "team=data-science",                   State::Running,     "", 1, false},
    {"1119-081722-bay610",  "depot-dashboards-dev",    "m5d.xlarge",   "15.4.x-scala2.12",        1, 2,  20,  "diego.salcedo",   "UI",  "S", "team=operations env=dev",             State::Pending,     "", 0, false},
    {"1120-102951-crane71", "claims-review",           "r5d.2xlarge",  "14.3.x-scala2.12",        1, 3,  30,  "amara.nwosu",     "UI",  "S", "team=audit",                          State::Terminating, "USER_REQUEST", 0, false},
    {"0620-132200-berth82", "priya-adhoc",             "m5d.xlarge",   "15.4.x-scala2.12",        1, 2,  15,  "priya.raman",     "UI",  "D", "team=analytics",                      State::Terminated,  "INACTIVITY", 2, false},
    {"0621-132210-gale093", "customs-reporting",       "r5d.xlarge",   "13.3.x-scala2.12",        2, 2,  30,  "lea.fontaine",    "UI",  "N", "team=finance retention=7y",           State::Terminated,  "INACTIVITY", 18, false},
    {"0630-091145-dusk107", "month-end-close",         "r5d.4xlarge",  "15.4.x-scala2.12",        2, 10, 20,  "marcus.oyelaran", "UI",  "S", "team=finance window=month-end",       State::Terminated,  "USER_REQUEST", 40, true},
    {"0702-150033-quay114", "cold-chain-lab",          "i3.2xlarge",   "14.3.x-scala2.12",        2, 6,  45,  "yuki.tanabe",     "UI",  "S", "team=data-science",                   State::Terminated,  "INACTIVITY", 66, false},
    {"0708-111111-hull115", "dwh-migration",           "i3.4xlarge",   "15.4.x-scala2.12",        8, 40, 120, "tomasz.wrona",    "API", "S", "team=data-platform project=dwh-exit", State::Terminated,  "AWS_INSUFFICIENT_INSTANCE_CAPACITY_FAILURE", 9, false},
    {"0715-083015-mast116", "partner-exchange",        "m5d.2xlarge",  "15.4.x-scala2.12",        2, 4,  30,  "bram.devries",    "UI",  "S", "team=data-platform env=prod",         State::Terminated,  "INIT_SCRIPT_FAILURE", 5, false},
    {"0722-124505-keel117", "fleet-health-ml",         "g5.12xlarge",  "15.4.x-gpu-ml-scala2.12", 0, 0,  60,  "sofia.lindqvist", "UI",  "D", "team=data-science gpu=true",          State::Terminated,  "CLOUD_PROVIDER_RESOURCE_STOCKOUT", 28, false},
    {"0801-101010-tide118", "yard-simulation",         "c5d.4xlarge",  "14.3.x-scala2.12",        6, 6,  60,  "hanna.virtanen",  "UI",  "S", "team=operations-research",            State::Terminated,  "SPOT_INSTANCE_TERMINATION", 52, false},
    {"0809-070707-bay119",  "preview-runtime-check",   "m5d.large",    "17.0.x-scala2.13",        1, 1,  10,  "ingrid.solheim",  "UI",  "S", "team=data-platform env=test",         State::Terminated,  "INACTIVITY", 90, false},
    {"0812-121212-crane12", "driver-hours",            "m5d.xlarge",   "12.2.x-scala2.12",        1, 3,  30,  "ewan.mackay",     "UI",  "N", "team=operations legacy=true",         State::Terminated,  "DRIVER_OUT_OF_MEMORY", 120, false},
    {"0820-160000-berth12", "onboarding-workshop",     "m5d.xlarge",   "15.4.x-scala2.12",        2, 4,  60,  "ingrid.solheim",  "UI",  "S", "purpose=training",                    State::Terminated,  "USER_REQUEST", 200, false},
    {"0825-093300-gale123", "oleg-scratch",            "m5d.large",    "13.3.x-scala2.12",        1, 1,  0,   "oleg.petrenko",   "UI",  "D", "",                                    State::Terminated,  "USER_REQUEST", 600, false},
    {"0901-074500-dusk124", "satellite-tiles",         "i3.2xlarge",   "15.4.x-scala2.12",        2, 8,  45,  "sofia.lindqvist", "API", "S", "team=data-science",                   State::Terminated,  "NETWORK_CONFIGURATION_FAILURE", 31, false},
    {"0906-131500-quay125", "tariff-what-if",          "r5d.2xlarge",  "16.4.x-scala2.13",        1, 4,  30,  "lea.fontaine",    "UI",  "S", "team=finance",                        State::Terminated,  "INACTIVITY", 22, false},
    {"0911-101500-hull126", "gate-camera-ocr",         "g5.2xlarge",   "15.4.x-gpu-ml-scala2.12", 1, 2,  30,  "yuki.tanabe",     "UI",  "D", "team=data-science project=gates",     State::Terminated,  "INACTIVITY", 75, false},
    {"0918-082000-mast127", "quality-checks",          "m5d.xlarge",   "15.4.x-scala2.12",        1, 2,  20,  "tomasz.wrona",    "API", "S", "team=data-platform",                  State::Terminated,  "INACTIVITY", 14, false},
    {"1120-020003-n1ghtly1", "job-512873645109283-run-77120045561-ingest",     "i3.xlarge",   "15.4.x-scala2.12", 4, 4, 0, "tomasz.wrona", "JOB", "S", "job=nightly-freight", State::Running,    "", 1, false},
    {"1120-013012-n1ghtly2", "job-512873645109283-run-77120045560-transform",  "i3.xlarge",   "15.4.x-scala2.12", 2, 8, 0, "tomasz.wrona", "JOB", "S", "job=nightly-freight", State::Terminated, "JOB_FINISHED", 2, false},
    {"1119-013009-n1ghtly3", "job-512873645109283-run-77119031877-transform",  "i3.xlarge",   "15.4.x-scala2.12", 2, 8, 0, "tomasz.wrona", "JOB", "S", "job=nightly-freight", State::Terminated, "JOB_FINISHED", 26, false},
    {"1119-050101-b1lling1", "job-733419028846512-run-66019283746-invoices",   "r5d.xlarge",  "15.4.x-scala2.12", 2, 2, 0, "marcus.oyelaran", "JOB", "S", "job=billing",      State::Terminated, "JOB_FINISHED", 20, false},
    {"1118-050101-b1lling2", "job-733419028846512-run-66018172635-invoices",   "r5d.xlarge",  "15.4.x-scala2.12", 2, 2, 0, "marcus.oyelaran", "JOB", "S", "job=billing",      State::Terminated, "SPARK_ERROR", 44, false},
    {"1120-040000-w3ather1", "job-291837465564738-run-55120837465-weather",    "m5d.xlarge",  "15.4.x-scala2.12", 1, 1, 0, "ewan.mackay",  "JOB", "S", "job=weather",         State::Terminated, "JOB_FINISHED", 4, false},
    {"1119-040000-w3ather2", "job-291837465564738-run-55119726354-weather",    "m5d.xlarge",  "15.4.x-scala2.12", 1, 1, 0, "ewan.mackay",  "JOB", "S", "job=weather",         State::Terminated, "JOB_FINISHED", 28, false},
    {"1120-030500-r3train1", "job-884756473829104-run-44120918273-retrain",    "g5.2xlarge",  "15.4.x-gpu-ml-scala2.12", 1, 1, 0, "yuki.tanabe", "JOB", "D", "job=eta-retrain", State::Terminated, "JOB_FINISHED", 3, false},
    {"1113-030500-r3train2", "job-884756473829104-run-44113807162-retrain",    "g5.2xlarge",  "15.4.x-gpu-ml-scala2.12", 1, 1, 0, "yuki.tanabe", "JOB", "D", "job=eta-retrain", State::Terminated, "CLOUD_PROVIDER_LAUNCH_FAILURE", 171, false},
    {"1120-000104-p1peline", "dlt-execution-0f7c2b1e-5d18-4c9a-9a63-2f1f0f6f7a11",   "m5d.2xlarge", "15.4.x-scala2.12", 1, 5, 0, "bram.devries", "PIPELINE", "N", "pipeline=telemetry-bronze", State::Running, "", 6, false},
    {"1119-000104-p1peline", "dlt-execution-b94d7f60-2a35-41c8-8e0f-6d3b5c1e9042",   "m5d.2xlarge", "15.4.x-scala2.12", 1, 5, 0, "bram.devries", "PIPELINE", "N", "pipeline=telemetry-silver", State::Terminated, "JOB_FINISHED", 24, false},
    {"1120-010104-p1pemain", "dlt-maintenance-0f7c2b1e-5d18-4c9a-9a63-2f1f0f6f7a11", "m5d.xlarge",  "15.4.x-scala2.12", 1, 1, 0, "bram.devries", "PIPELINE_MAINTENANCE", "N", "pipeline=telemetry-bronze", State::Terminated, "JOB_FINISHED", 12, false},
    {"1010-110000-m0dels01", "eta-serving-legacy",      "m5d.xlarge",   "13.3.x-scala2.12",       1, 1,  0,  "yuki.tanabe",     "MODELS", "N", "team=data-science legacy=true",   State::Terminated,  "USER_REQUEST", 300, false},
    {"1112-094500-dusk138", "berth-planning",          "m5d.2xlarge",  "15.4.x-photon-scala2.12", 2, 6,  30,  "hanna.virtanen",  "UI",  "S", "team=operations-research",            State::Terminated,  "INACTIVITY", 27, false},
    {"1114-101500-quay139", "returns-analysis",        "r5d.xlarge",   "15.4.x-scala2.12",        1, 3,  30,  "priya.raman",     "UI",  "S", "team=analytics",                      State::Running,     "", 2, false},
    {"1116-084500-hull140", "vat-archive",             "i3.xlarge",    "14.3.x-scala2.12",        2, 2,  60,  "lea.fontaine",    "API", "N", "team=finance retention=10y",          State::Terminated,  "SECRET_RESOLUTION_ERROR", 33, false},
};
// clang-format on

QString mail(const char *account)
{
    return QLatin1String(account) + QLatin1String("@haldenfreight.example");
}

QString accessMode(char letter)
{
    return letter == 'S'   ? QStringLiteral("USER_ISOLATION")
           : letter == 'D' ? QStringLiteral("SINGLE_USER")
                           : QStringLiteral("NONE");
}

QJsonObject tagsOf(const char *text)
{
    QJsonObject tags;
    for (const QString &tag : QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts))
        tags.insert(tag.section(QLatin1Char('='), 0, 0), tag.section(QLatin1Char('='), 1));
    return tags;
}

QJsonObject specOf(const Row &row)
{
    QJsonObject json{{QStringLiteral("cluster_name"), QLatin1String(row.name)},
                     {QStringLiteral("spark_version"), QLatin1String(row.runtime)},
                     {QStringLiteral("node_type_id"), QLatin1String(row.node)},
                     {QStringLiteral("data_security_mode"), accessMode(row.access[0])},
                     {QStringLiteral("custom_tags"), tagsOf(row.tags)},
                     {QStringLiteral("enable_elastic_disk"), true},
                     {QStringLiteral("aws_attributes"),
                      QJsonObject{{QStringLiteral("first_on_demand"), 1},
                                  {QStringLiteral("availability"), QStringLiteral("SPOT_WITH_FALLBACK")},
                                  {QStringLiteral("zone_id"), QStringLiteral("eu-north-1b")}}}};
    if (row.autoStop > 0)
        json.insert(QStringLiteral("autotermination_minutes"), row.autoStop);
    if (row.min == row.max)
        json.insert(QStringLiteral("num_workers"), row.min);
    else
        json.insert(QStringLiteral("autoscale"),
                    QJsonObject{{QStringLiteral("min_workers"), row.min}, {QStringLiteral("max_workers"), row.max}});
    if (row.max == 0) {
        json.insert(QStringLiteral("spark_conf"),
                    QJsonObject{{QStringLiteral("spark.databricks.cluster.profile"), QStringLiteral("singleNode")},
                                {QStringLiteral("spark.master"), QStringLiteral("local[*]")}});
        QJsonObject tags = tagsOf(row.tags);
        tags.insert(QStringLiteral("ResourceClass"), QStringLiteral("SingleNode"));
        json.insert(QStringLiteral("custom_tags"), tags);
    }
    return json;
}

/// What the table cannot say in a column: the odd ones.
void addOddities(QJsonObject *spec)
{
    const QString name = spec->value(QLatin1String("cluster_name")).toString();
    const auto script = [](const char *where, const char *path) {
        return QJsonObject{{QLatin1String(where), QJsonObject{{QStringLiteral("destination"), QLatin1String(path)}}}};
    };
    if (name == QLatin1String("shared-etl")) {
        spec->insert(QStringLiteral("runtime_engine"), QStringLiteral("PHOTON"));
        spec->insert(QStringLiteral("init_scripts"),
                     QJsonArray{script("volumes", "/Volumes/main/platform/init/install-geo-libs.sh"),
                                script("workspace", "/Shared/pipelines/init/hosts.sh")});
        spec->insert(
            QStringLiteral("spark_conf"),
            QJsonObject{{QStringLiteral("spark.sql.shuffle.partitions"), QStringLiteral("400")},
                        {QStringLiteral("spark.databricks.delta.optimizeWrite.enabled"), QStringLiteral("true")}});
        spec->insert(
            QStringLiteral("spark_env_vars"),
            QJsonObject{{QStringLiteral("FREIGHT_ENV"), QStringLiteral("prod")},
                        {QStringLiteral("EXCHANGE_KEY"), QStringLiteral("{{secrets/partner-exchange/api-key}}")}});
        spec->insert(QStringLiteral("cluster_log_conf"), script("volumes", "/Volumes/main/platform/cluster-logs"));
        spec->insert(QStringLiteral("policy_id"), QStringLiteral("00112233AABBCCDD"));
        spec->insert(QStringLiteral("workload_type"),
                     QJsonObject{{QStringLiteral("clients"),
                                  QJsonObject{{QStringLiteral("jobs"), true}, {QStringLiteral("notebooks"), true}}}});
    } else if (name == QLatin1String("partner-exchange")) {
        spec->insert(QStringLiteral("init_scripts"), QJsonArray{script("s3", "s3://halden-init/partner-certs.sh")});
    } else if (name == QLatin1String("telemetry-stream")) {
        spec->insert(QStringLiteral("driver_node_type_id"), QStringLiteral("r5d.2xlarge"));
        spec->insert(QStringLiteral("aws_attributes"),
                     QJsonObject{{QStringLiteral("first_on_demand"), 4},
                                 {QStringLiteral("availability"), QStringLiteral("ON_DEMAND")},
                                 {QStringLiteral("zone_id"), QStringLiteral("auto")}});
    }
}

void addWithRights(World &world, const Cluster &cluster)
{
    const Cluster &added = world.clusters.add(cluster);
    world.access.setDirect(clusterObjectId(added),
                           {{Grant::Who::User, added.creator, QStringLiteral("CAN_MANAGE")},
                            {Grant::Who::Group, QStringLiteral("engineers"), QStringLiteral("CAN_MANAGE")},
                            {Grant::Who::Group, QStringLiteral("analysts"), QStringLiteral("CAN_RESTART")},
                            {Grant::Who::Group, QStringLiteral("data-science"), QStringLiteral("CAN_RESTART")},
                            {Grant::Who::Group, QStringLiteral("auditors"), QStringLiteral("CAN_ATTACH_TO")}});
}

Cluster fromRow(const Row &row, qint64 now)
{
    Cluster cluster;
    cluster.id = QLatin1String(row.id);
    cluster.creator = mail(row.creator);
    QJsonObject spec = specOf(row);
    addOddities(&spec);
    cluster.spec = clusterSpecFromJson(spec, cluster.creator);
    cluster.source = QLatin1String(row.source);
    cluster.state = row.state;
    cluster.idleSinceMs = now;
    if (row.pinned)
        cluster.pinnedBy = mail("ingrid.solheim");
    addClusterHistory(&cluster, {.hoursAgo = row.hoursAgo, .reason = QLatin1String(row.reason), .most = row.max}, now);
    return cluster;
}

/// One of any number of further ones: every depot has a few. The same number gives the same cluster.
Cluster generated(int number, qint64 now)
{
    static constexpr const char *Depots[] = {"aarhus",    "bergen",    "rotterdam",  "hamburg", "gdansk", "immingham",
                                             "zeebrugge", "esbjerg",   "gothenburg", "oslo",    "bremen", "aberdeen",
                                             "halden",    "stavanger", "felixstowe", "antwerp"};
    static constexpr const char *Uses[] = {"dispatch", "billing", "yard", "returns", "fleet", "hours", "cold", "gates"};
    static constexpr const char *Nodes[] = {"m5d.large", "m5d.xlarge", "r5d.xlarge", "i3.xlarge"};
    const auto pick = [number](const auto &table, int step) { return table[size_t(number / step) % std::size(table)]; };
    const QByteArray name = QByteArray(pick(Depots, 1)) + '-' + pick(Uses, 16) + '-' + QByteArray::number(number);
    const QByteArray id = QStringLiteral("%1-%2-depot%3")
                              .arg(101 + number % 28, 4, 10, QLatin1Char('0'))
                              .arg(number * 37 % 86'400, 6, 10, QLatin1Char('0'))
                              .arg(number)
                              .toLatin1();
    const bool runs = number % 13 == 0;
    const bool job = number % 5 == 0;
    return fromRow({id.constData(), name.constData(), pick(Nodes, 1), "15.4.x-scala2.12", 1, 1 + number % 6,
                    job ? 0 : 30, number % 2 == 0 ? "ewan.mackay" : "diego.salcedo", job ? "JOB" : "UI", "S",
                    "generated=true", runs ? State::Running : State::Terminated,
                    runs  ? ""
                    : job ? "JOB_FINISHED"
                          : "INACTIVITY",
                    1 + number % 500, false},
                   now);
}

} // namespace

void seedClusters(World &world, Scale scale)
{
    for (const Row &row : Rows)
        addWithRights(world, fromRow(row, world.now()));
    const int wanted = scale == Scale::Huge ? 1000 : scale == Scale::Large ? 200 : 0;
    for (int i = 0; i < wanted - int(std::size(Rows)); ++i)
        addWithRights(world, generated(i, world.now()));
}

} // namespace trowel::demo
