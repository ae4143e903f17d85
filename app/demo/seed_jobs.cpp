// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/job_settings.h"
#include "app/demo/jobs_rights.h"
#include "app/demo/seed.h"
#include "app/demo/seed_job_shapes.h"
#include "app/demo/world.h"

#include <iterator>

namespace trowel::demo {

using namespace Qt::StringLiterals;

namespace {

struct Row
{
    const char *name;
    const char *shape;
    const char *start; ///< a cron expression, "manual", "continuous", "arrival" or "6 HOURS"; behind "!" paused
    int minutesBetween;
    int minutes; ///< of one task
    const char *creator;
    const char *tags;
    /// The last runs, oldest first: S succeeded, F failed, T timed out, C canceled, K skipped, W with failures, R runs,
    /// Q waits in the queue, P waits for its cluster, X is being cancelled.
    const char *runs;
};

constexpr int Hour = 60, Day = 24 * 60, Week = 7 * Day, Month = 30 * Day;

// clang-format off
constexpr Row Rows[] = {
    {"nightly-etl",            "etl",      "0 0 2 * * ?",       Day,   8,  "tomasz.wrona",    "team=data-platform env=prod",      "SSSSSFSSSF"},
    {"crm-sync",               "python",   "0 0 * * * ?",       Hour,  6,  "bram.devries",    "team=data-platform",               "SSSSSSFSSS"},
    {"customer-360-build",     "etl",      "0 30 3 * * ?",      Day,   12, "tomasz.wrona",    "team=data-platform env=prod",      "SSSSTSSSSS"},
    {"fraud-features",         "python",   "0 0/30 * * * ?",    30,    12, "yuki.tanabe",     "team=data-science",                "SSSSSSSSSR"},
    {"fx-rates-import",        "notebook", "0 0 6 * * ?",       Day,   1,  "marcus.oyelaran", "team=finance",                     "SSSSSKSSSS"},
    {"gl-close",               "chain",    "0 0 5 1 * ?",       Month, 38, "marcus.oyelaran", "team=finance window=month-end",    "CS"},
    {"inventory-snapshot",     "notebook", "0 0 1 * * ?",       Day,   22, "ewan.mackay",     "team=operations",                  "SSSSSSSSSS"},
    {"marketing-attribution",  "ml",       "!0 15 4 * * ?",     Day,   9,  "priya.raman",     "team=analytics",                   "SSSSSSSSCC"},
    {"ml-scoring-batch",       "python",   "0 0 10 * * ?",      Day,   14, "sofia.lindqvist", "team=data-science env=prod",       "SSSSSSSSRQ"},
    {"orders-backfill-2024",   "notebook", "manual",            Week,  320, "ewan.mackay",    "team=operations project=backfill", "CS"},
    {"orders-stream",          "python",   "continuous",        3 * Day, 3800, "tomasz.wrona", "team=data-platform env=prod",    "SSSFR"},
    {"partner-feed-export",    "notebook", "0 0 5 * * ?",       Day,   7,  "bram.devries",    "team=data-platform sla=gold",      "SSSSSSSSSS"},
    {"payroll-anonymize",      "notebook", "0 0 4 2 * ?",       Month, 18, "lea.fontaine",    "team=finance retention=7y",        "FS"},
    {"pricing-experiments",    "ml",       "0 0 4 * * ?",       Day,   10, "yuki.tanabe",     "team=data-science env=dev",        "SSSSFSSSSS"},
    {"product-search-index",   "python",   "6 HOURS",           360,   26, "bram.devries",    "team=data-platform",               "SSSSSSSSSS"},
    {"quality-checks",         "sql",      "0 5 * * * ?",       Hour,  3,  "ingrid.solheim",  "team=data-platform",               "SSSSSTSSSS"},
    {"recommendations-train",  "ml",       "0 0 6 ? * SAT",     Week,  35, "sofia.lindqvist", "team=data-science",                "SSSSSSS"},
    {"refunds-reconcile",      "notebook", "0 15 7 * * ?",      Day,   8,  "lea.fontaine",    "team=finance",                     "SSSSSSSSSS"},
    {"regulatory-report",      "sql",      "0 0 6 ? * MON",     Week,  37, "marcus.oyelaran", "team=finance retention=7y",        "SSSS"},
    {"returns-forecast",       "ml",       "0 30 4 * * ?",      Day,   9,  "hanna.virtanen",  "team=operations-research",         "SSSSSSSSSS"},
    {"sandbox-cleanup",        "notebook", "0 0 23 * * ?",      Day,   2,  "ingrid.solheim",  "team=data-platform env=dev",       "SSSSSSSSSK"},
    {"sessionize-clicks",      "python",   "2 HOURS",           120,   34, "priya.raman",     "team=analytics",                   "SSSSSSSSSR"},
    {"telematics-partitions",  "wide",     "0 45 1 * * ?",      Day,   1,  "ewan.mackay",     "team=operations tier=cold",        "SS"},
    {"vessel-positions",       "notebook", "arrival",           200,   4,  "diego.salcedo",   "team=operations",                  "SSSSSSSSSP"},
    {"yard-planning-export",   "wheel",    "0 0 0/4 * * ?",     240,   5,  "hanna.virtanen",  "team=operations-research",         "SSSSSSSSSX"},
    {"driver-hours-audit",     "tolerant", "0 0 8 ? * MON-FRI", Day,   6,  "amara.nwosu",     "team=audit retention=7y",          "SSSSSSSSSW"},
    {"customs-declarations",   "etl",      "0 30 5 * * ?",      Day,   7,  "lea.fontaine",    "team=finance",                     "SSSSSSSFSS"},
    {"cold-chain-alerts",      "sql",      "0 0/15 * * * ?",    15,    1,  "diego.salcedo",   "team=operations wall=control-room","SSSSSSSSSS"},
    {"old-dwh-export",         "notebook", "!0 0 3 * * ?",      Day,   55, "oleg.petrenko",   "team=data-platform project=dwh-exit", ""},
    {"freight-invoices",       "etl",      "0 10 3 * * ?",      Day,   6,  "marcus.oyelaran", "team=finance env=prod",            "SSSSSSSSSS"},
};
constexpr const char *Depots[] = {"aarhus",    "bergen",    "rotterdam",  "hamburg", "gdansk", "immingham",
                                  "zeebrugge", "esbjerg",   "gothenburg", "oslo",    "bremen", "aberdeen",
                                  "halden",    "stavanger", "felixstowe"};
constexpr const char *Uses[] = {"dispatch", "billing", "returns", "gate-times", "fleet-health", "cold-chain"};
// clang-format on

QJsonObject startOf(const QString &text)
{
    const bool paused = text.startsWith(u'!');
    const QString start = paused ? text.mid(1) : text;
    const QString pause = paused ? u"PAUSED"_s : u"UNPAUSED"_s;
    if (start == "manual"_L1)
        return {};
    if (start == "continuous"_L1)
        return {{u"continuous"_s, QJsonObject{{u"pause_status"_s, pause}}}};
    if (start == "arrival"_L1)
        return {{u"trigger"_s, QJsonObject{{u"pause_status"_s, pause},
                                           {u"file_arrival"_s,
                                            QJsonObject{{u"url"_s, u"/Volumes/operations/landing/positions/"_s}}}}}};
    if (start.endsWith("HOURS"_L1))
        return {
            {u"trigger"_s, QJsonObject{{u"pause_status"_s, pause},
                                       {u"periodic"_s, QJsonObject{{u"interval"_s, start.section(u' ', 0, 0).toInt()},
                                                                   {u"unit"_s, u"HOURS"_s}}}}}};
    return {{u"schedule"_s, QJsonObject{{u"quartz_cron_expression"_s, start},
                                        {u"timezone_id"_s, u"Europe/Oslo"_s},
                                        {u"pause_status"_s, pause}}}};
}

QString mail(const QString &account)
{
    return account + u"@haldenfreight.example"_s;
}

/// A job as the table and the shapes have it, and how its runs go from now on.
class Seeding
{
public:
    Seeding(World &world, qsizetype count) : m_world(world), m_left(count) {}

    Job &add(const QString &name, const QString &shape, const QString &start, const QString &creator,
             const QString &tags)
    {
        Job job;
        QJsonObject settings = jobShape(shape, name, m_other);
        settings.insert("name"_L1, name);
        const QJsonObject how = startOf(start);
        for (auto it = how.begin(); it != how.end(); ++it)
            settings.insert(it.key(), *it);
        QJsonObject tagMap;
        for (const QString &tag : tags.split(u' ', Qt::SkipEmptyParts))
            tagMap.insert(tag.section(u'=', 0, 0), tag.section(u'=', 1));
        settings.insert("tags"_L1, tagMap);
        settings.insert("queue"_L1, QJsonObject{{u"enabled"_s, true}});
        settings.insert("email_notifications"_L1,
                        QJsonObject{{u"on_failure"_s, QJsonArray{u"data-platform@haldenfreight.example"_s}}});
        job.settings = checkedSettings(settings);
        job.creator = mail(creator);
        job.createdMs = m_world.now() - qint64(m_left--) * 7 * 3600 * 1000;
        Job &added = m_world.jobs.add(job);
        if (m_other == 0)
            m_other = added.id;
        m_world.access.setDirect(jobObjectId(added.id), {{Grant::Who::User, job.creator, u"IS_OWNER"_s},
                                                         {Grant::Who::Group, u"engineers"_s, u"CAN_MANAGE"_s},
                                                         {Grant::Who::Group, u"analysts"_s, u"CAN_MANAGE_RUN"_s},
                                                         {Grant::Who::Group, u"auditors"_s, u"CAN_VIEW"_s}});
        return added;
    }

    /// Past runs, and those that are under way.
    void addRuns(Job &job, const QByteArray &outcomes, int minutesBetween, int minutesOfTask)
    {
        const qint64 now = m_world.now();
        const qint64 pace = qint64(minutesOfTask) * 60'000;
        for (qsizetype i = 0; i < outcomes.size(); ++i) {
            const char what = outcomes[i];
            const bool live = QByteArray("RQPX").contains(what);
            const qint64 ago = qint64(outcomes.size() - i) * minutesBetween * 60'000 - 17 * 60'000;
            const qint64 start = what == 'R' ? now - pace / 3
                                 : live      ? now - 60'000
                                             : now - qMax(ago, pace * 8 + 120'000);
            if (now - start < qint64(58) * 24 * 3600 * 1000) // runs are kept for 60 days
                addRun(job, what, start, pace);
        }
        job.behaviour.failingTask.clear();
        job.behaviour.failingAttempts = 0;
        job.behaviour.timesOut = false;
        job.behaviour.taskMs = 12'000; // what somebody starts is over soon
    }

private:
    void addRun(Job &job, char what, qint64 start, qint64 pace)
    {
        const QJsonArray tasks = job.settings.value("tasks"_L1).toArray();
        // The last but one, so that something behind it is skipped.
        const qsizetype failing = tasks.size() > 1 ? tasks.size() - 2 : 0;
        job.behaviour = {.taskMs = pace};
        if (what == 'F' || what == 'T' || what == 'W') {
            job.behaviour.failingTask = tasks.at(failing)["task_key"_L1].toString();
            job.behaviour.failingAttempts = 1000;
            job.behaviour.timesOut = what == 'T';
            job.behaviour.error =
                u"AnalysisException: [UNRESOLVED_COLUMN.WITH_SUGGESTION] Column `net_amount` cannot be resolved. Did "
                "you mean `gross_amount`?"_s;
        }
        RunStart how;
        how.trigger =
            job.settings.contains("continuous"_L1) ? u"CONTINUOUS"_s
            : job.settings.contains("trigger"_L1)
                ? (job.settings.value("trigger"_L1)["periodic"_L1].isObject() ? u"PERIODIC"_s : u"FILE_ARRIVAL"_s)
            : job.settings.contains("schedule"_L1) ? u"PERIODIC"_s
                                                   : u"ONE_TIME"_s;
        how.runBy = job.creator;
        const QJsonObject settings = job.settings;
        if (what == 'K') { // as if another run were active
            job.settings.insert("max_concurrent_runs"_L1, 0);
            job.settings.insert("queue"_L1, QJsonObject{{u"enabled"_s, false}});
        }
        JobRun &run = m_world.jobs.start(job, how, start, 1);
        job.settings = settings;
        if (what == 'C') {
            m_world.jobs.advance(start + pace / 3);
            m_world.jobs.cancel(run, start + pace / 3);
        }
        m_world.jobs.advance(what == 'P' ? start : m_world.now());
        if (what == 'X')
            m_world.jobs.cancel(run, m_world.now());
        if (what == 'P' || what == 'X') { // long enough to be seen
            for (TaskRun &task : run.tasks)
                task.dueMs = task.dueMs > 0 ? m_world.now() + 600'000 : 0;
        }
    }

    World &m_world;
    qsizetype m_left;
    qint64 m_other = 0;
};

} // namespace

void seedJobs(World &world, Scale scale)
{
    constexpr int Small = int(std::size(Rows) + std::size(Depots) * std::size(Uses));
    const int all = scale == Scale::Huge ? 10'000 : scale == Scale::Large ? 1'000 : Small;
    Seeding seeding(world, all);
    static constexpr const char *People[] = {"ewan.mackay", "diego.salcedo", "hanna.virtanen", "bram.devries"};
    static constexpr const char *Shapes[] = {"notebook", "sql", "python", "notebook", "etl"};
    for (const Row &row : Rows) {
        Job &job = seeding.add(QLatin1String(row.name), QLatin1String(row.shape), QLatin1String(row.start),
                               QLatin1String(row.creator), QLatin1String(row.tags));
        seeding.addRuns(job, row.runs, row.minutesBetween, row.minutes);
        if (job.settings.value("name"_L1).toString() == "nightly-etl"_L1) { // a repair mends it
            job.behaviour.failingTask = u"fact_sales"_s;
            job.behaviour.failingAttempts = 1;
            job.behaviour.error =
                u"AnalysisException: [UNRESOLVED_COLUMN.WITH_SUGGESTION] Column `net_amount` cannot be "
                "resolved. Did you mean `gross_amount`?"_s;
        }
    }
    for (int i = 0; i < all - int(std::size(Rows)); ++i) {
        const auto pick = [i](const auto &table, int step) {
            return QLatin1String(table[size_t(i / step) % std::size(table)]);
        };
        QString name = u"%1-%2"_s.arg(pick(Depots, 1), pick(Uses, int(std::size(Depots))));
        if (i >= int(std::size(Depots) * std::size(Uses)))
            name += u"-%1"_s.arg(i / int(std::size(Depots) * std::size(Uses)) + 1);
        Job &job = seeding.add(name, pick(Shapes, 1), u"0 %1 %2 * * ?"_s.arg(i % 60).arg(i % 24), pick(People, 2),
                               u"team=operations depot=%1"_s.arg(pick(Depots, 1)));
        if (i < 400)
            seeding.addRuns(job, i % 13 == 5 ? "SSSF" : i % 17 == 3 ? "SSCS" : "SSSS", Day, 1 + i % 9);
    }
}

} // namespace trowel::demo
