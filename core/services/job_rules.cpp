// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/job_rules.h"

#include "core/services/job_cron.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>

namespace trowel {

using namespace Qt::StringLiterals;

namespace {

class Check
{
public:
    explicit Check(QJsonObject settings) : m_json(std::move(settings)) {}

    QList<JobProblem> run()
    {
        general();
        start();
        tasks();
        return m_problems;
    }

private:
    void report(const QString &field, const QString &sentence)
    {
        const bool known = std::any_of(m_problems.cbegin(), m_problems.cend(),
                                       [&field](const JobProblem &problem) { return problem.field == field; });
        if (!known)
            m_problems += JobProblem{field, sentence};
    }

    void general()
    {
        const QString name = m_json.value("name"_L1).toString();
        if (name.trimmed().isEmpty())
            report(u"name"_s, u"A job needs a name."_s);
        else if (name.toUtf8().size() > 4096)
            report(u"name"_s, u"The name must not be longer than 4,096 bytes."_s);
        if (m_json.value("description"_L1).toString().size() > 27700)
            report(u"description"_s, u"The description must not be longer than 27,700 characters."_s);
        const qint64 concurrent = m_json.value("max_concurrent_runs"_L1).toInteger(1);
        if (concurrent < 0 || concurrent > 1000)
            report(u"max_concurrent_runs"_s, u"Between 0 and 1,000 runs can be active at the same time."_s);
        const QJsonObject tags = m_json.value("tags"_L1).toObject();
        if (tags.size() > 25)
            report(u"tags"_s, u"A job can have at most 25 tags."_s);
        if (tags.contains(QString()))
            report(u"tags"_s, u"A tag needs a key."_s);
        static const QRegularExpression parameterName(u"^[A-Za-z0-9_.-]+$"_s);
        QStringList names;
        for (const QJsonValue &value : m_json.value("parameters"_L1).toArray()) {
            const QString parameter = value.toObject().value("name"_L1).toString();
            if (!parameterName.match(parameter).hasMatch())
                report(u"parameters"_s, u"Names of parameters are made of letters, digits, “_”, “-” and “.”."_s);
            else if (names.contains(parameter))
                report(u"parameters"_s, u"There are two parameters of the same name: %1."_s.arg(parameter));
            names += parameter;
        }
    }

    void start()
    {
        const QJsonObject schedule = m_json.value("schedule"_L1).toObject();
        int ways = 0;
        for (const QLatin1String key : {"schedule"_L1, "trigger"_L1, "continuous"_L1, "triggers"_L1})
            ways += m_json.contains(key) && !m_json.value(key).isNull() ? 1 : 0;
        if (ways > 1)
            report(u"json"_s, u"Only one of schedule, trigger, continuous and triggers can start a job."_s);
        if (m_json.value("schedule"_L1).isObject()) {
            if (const QString cron = cronProblem(schedule.value("quartz_cron_expression"_L1).toString());
                !cron.isEmpty())
                report(u"cron"_s, cron);
            // The class takes any word as a rule in the manner of POSIX.
            if (!QTimeZone::isTimeZoneIdAvailable(schedule.value("timezone_id"_L1).toString().toLatin1()))
                report(u"zone"_s, u"Not a known time zone. Use a name such as Europe/Oslo or UTC."_s);
        }
        const QJsonValue periodic = m_json.value("trigger"_L1).toObject().value("periodic"_L1);
        if (periodic.isObject() && periodic.toObject().value("interval"_L1).toInteger() < 1)
            report(u"every"_s, u"The interval must be at least 1."_s);
    }

    void tasks()
    {
        const QJsonArray list = m_json.value("tasks"_L1).toArray();
        if (list.isEmpty())
            return report(u"json"_s, u"A job needs a task."_s);
        if (list.size() > 1000)
            report(u"json"_s, u"A job can have at most 1,000 tasks."_s);
        QHash<QString, QStringList> dependencies;
        static const QRegularExpression form(u"^[A-Za-z0-9_-]{1,100}$"_s);
        for (const QJsonValue &value : list) {
            const QJsonObject task = value.toObject();
            const QString key = task.value("task_key"_L1).toString();
            const QString field = list.size() == 1 ? u"task_key"_s : u"json"_s;
            if (!form.match(key).hasMatch())
                report(field, u"A task key is made of 1 to 100 letters, digits, “_” and “-”."_s);
            else if (dependencies.contains(key))
                report(field, u"There are two tasks with the key %1."_s.arg(key));
            QStringList on;
            for (const QJsonValue &dependency : task.value("depends_on"_L1).toArray())
                on += dependency.toObject().value("task_key"_L1).toString();
            dependencies.insert(key, on);
            body(task, key, list.size() == 1);
        }
        for (auto it = dependencies.cbegin(); it != dependencies.cend(); ++it) {
            for (const QString &on : *it) {
                if (!dependencies.contains(on))
                    report(u"json"_s, u"Task %1 depends on %2, which does not exist."_s.arg(it.key(), on));
            }
        }
        if (const QString circle = inCircle(dependencies); !circle.isEmpty())
            report(u"json"_s, u"The dependencies of task %1 run in a circle."_s.arg(circle));
    }

    void body(const QJsonObject &task, const QString &key, bool only)
    {
        QStringList types;
        for (auto it = task.begin(); it != task.end(); ++it) {
            if (it.key().endsWith("_task"_L1) && it->isObject())
                types += it.key();
        }
        if (types.size() != 1)
            return report(u"json"_s, types.isEmpty() ? u"Task %1 does not say what it runs."_s.arg(key)
                                                     : u"Task %1 has more than one type."_s.arg(key));
        const QJsonObject inner = task.value(types.first()).toObject();
        const auto need = [&](QLatin1String type, bool given, const QString &field, const QString &sentence) {
            if (types.first() == type && !given)
                report(only ? field : u"json"_s, only ? sentence : u"Task %1: %2"_s.arg(key, sentence));
        };
        const auto has = [&inner](QLatin1String member) { return !inner.value(member).toString().trimmed().isEmpty(); };
        need("notebook_task"_L1, has("notebook_path"_L1), u"path"_s,
             u"A notebook task needs the path of a notebook."_s);
        need("spark_python_task"_L1, has("python_file"_L1), u"path"_s, u"A Python task needs the path of a file."_s);
        need("sql_task"_L1, has("warehouse_id"_L1), u"warehouse_id"_s, u"A SQL task needs a SQL warehouse."_s);
        const QJsonObject file = inner.value("file"_L1).toObject();
        need("sql_task"_L1, file.isEmpty() || !file.value("path"_L1).toString().isEmpty(), u"path"_s,
             u"A SQL task needs the path of a file or the id of a query."_s);
        const QJsonValue job = inner.value("job_id"_L1);
        need("run_job_task"_L1, job.toInteger() > 0 || job.toString().toLongLong() > 0, u"run_job_id"_s,
             u"A run-job task needs the id of a job: a number."_s);
        if (task.contains("existing_cluster_id"_L1) && task.value("existing_cluster_id"_L1).toString().isEmpty())
            report(only ? u"cluster_id"_s : u"json"_s, u"An existing cluster is named by its id."_s);
        const QJsonObject cluster = task.value("new_cluster"_L1).toObject();
        if (!cluster.isEmpty() && cluster.value("node_type_id"_L1).toString().isEmpty() &&
            !cluster.contains("instance_pool_id"_L1) && !cluster.contains("policy_id"_L1))
            report(only ? u"node_type"_s : u"json"_s, u"A new cluster needs a node type."_s);
    }

    // A task on a circle, or nothing: takes away tasks whose dependencies are gone until none is left.
    static QString inCircle(QHash<QString, QStringList> open)
    {
        for (bool moved = true; moved;) {
            QStringList free;
            for (auto it = open.cbegin(); it != open.cend(); ++it) {
                if (std::none_of(it->cbegin(), it->cend(), [&open](const QString &on) { return open.contains(on); }))
                    free += it.key();
            }
            for (const QString &task : std::as_const(free))
                open.remove(task);
            moved = !free.isEmpty();
        }
        QStringList left = open.keys();
        std::sort(left.begin(), left.end());
        return left.value(0);
    }

    QJsonObject m_json;
    QList<JobProblem> m_problems;
};

} // namespace

QList<JobProblem> checkJobSettings(const QByteArray &settings)
{
    const QJsonDocument document = QJsonDocument::fromJson(settings);
    if (!document.isObject())
        return {{u"json"_s, u"The settings of a job are a JSON object."_s}};
    return Check(document.object()).run();
}

QStringList periodicUnits()
{
    return {u"MINUTES"_s, u"HOURS"_s, u"DAYS"_s, u"WEEKS"_s};
}

} // namespace trowel
