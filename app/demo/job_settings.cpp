// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/job_settings.h"

#include "app/demo/call.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace trowel::demo {

using namespace Qt::StringLiterals;

namespace {

void require(bool condition, const QString &message)
{
    if (!condition)
        throw ApiError::invalid(message);
}

const QHash<QString, QString> &keysOfArrays()
{
    static const QHash<QString, QString> keys{{u"tasks"_s, u"task_key"_s},
                                              {u"job_clusters"_s, u"job_cluster_key"_s},
                                              {u"environments"_s, u"environment_key"_s},
                                              {u"parameters"_s, u"name"_s}};
    return keys;
}

void checkPause(const QJsonObject &settings)
{
    for (const QLatin1String way : {"schedule"_L1, "trigger"_L1, "continuous"_L1}) {
        const QString pause = settings.value(way)["pause_status"_L1].toString();
        require(pause.isEmpty() || pause == "PAUSED"_L1 || pause == "UNPAUSED"_L1,
                u"%1 is no value of pause_status: PAUSED, UNPAUSED."_s.arg(pause));
    }
    const QJsonObject schedule = settings.value("schedule"_L1).toObject();
    if (settings.contains("schedule"_L1)) {
        const QString cron = schedule.value("quartz_cron_expression"_L1).toString();
        const qsizetype fields = cron.split(u' ', Qt::SkipEmptyParts).size();
        require(fields == 6 || fields == 7, u"Invalid quartz cron expression: '%1'"_s.arg(cron));
        require(!schedule.value("timezone_id"_L1).toString().isEmpty(), u"A schedule needs a timezone_id."_s);
    }
    require(!(settings.contains("schedule"_L1) && settings.contains("continuous"_L1)),
            u"Only one of schedule and continuous can be set."_s);
}

void checkGit(const QJsonObject &settings)
{
    static const QStringList known{u"github"_s,           u"gitlab"_s,
                                   u"bitbucketcloud"_s,   u"gitlabenterpriseedition"_s,
                                   u"bitbucketserver"_s,  u"azuredevopsservices"_s,
                                   u"githubenterprise"_s, u"awscodecommit"_s};
    if (settings.contains("git_source"_L1))
        require(known.contains(settings.value("git_source"_L1)["git_provider"_L1].toString().toLower()),
                u"git_source.git_provider must be one of: github,gitlab,bitbucketcloud,gitlabenterpriseedition,"
                "bitbucketserver,azuredevopsservices,githubenterprise,awscodecommit"_s);
}

void checkTasks(const QJsonObject &settings)
{
    static const QRegularExpression form(u"^[A-Za-z0-9_-]{1,100}$"_s);
    const QJsonArray tasks = settings.value("tasks"_L1).toArray();
    require(tasks.size() <= 1000, u"A job can have at most 1000 tasks."_s);
    QStringList clusters;
    for (const QJsonValue &cluster : settings.value("job_clusters"_L1).toArray())
        clusters += cluster["job_cluster_key"_L1].toString();
    QHash<QString, QStringList> open;
    for (const QJsonValue &value : tasks) {
        const QJsonObject task = value.toObject();
        const QString key = task.value("task_key"_L1).toString();
        require(form.match(key).hasMatch(), u"Invalid task key '%1'."_s.arg(key));
        require(!open.contains(key), u"Duplicate task key '%1'."_s.arg(key));
        require(!taskType(task).isEmpty(), u"Task '%1' must have exactly one task type."_s.arg(key));
        const QString cluster = task.value("job_cluster_key"_L1).toString();
        require(cluster.isEmpty() || clusters.contains(cluster),
                u"Task '%1' refers to the job cluster '%2', which is not defined."_s.arg(key, cluster));
        QStringList on;
        for (const QJsonValue &dependency : task.value("depends_on"_L1).toArray())
            on += dependency["task_key"_L1].toString();
        open.insert(key, on);
    }
    for (auto it = open.cbegin(); it != open.cend(); ++it) {
        for (const QString &on : *it)
            require(open.contains(on), u"Task '%1' depends on '%2', which does not exist."_s.arg(it.key(), on));
    }
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
    require(open.isEmpty(), u"The dependencies of the tasks contain a cycle."_s);
}

void insertDefault(QJsonObject *json, QLatin1String key, const QJsonValue &value)
{
    if (!json->contains(key) || json->value(key).isNull())
        json->insert(key, value);
}

QJsonObject completedTask(QJsonObject task, bool git)
{
    insertDefault(&task, "run_if"_L1, u"ALL_SUCCESS"_s);
    insertDefault(&task, "timeout_seconds"_L1, 0);
    insertDefault(&task, "email_notifications"_L1, QJsonObject());
    if (QJsonObject notebook = task.value("notebook_task"_L1).toObject(); !notebook.isEmpty()) {
        insertDefault(&notebook, "source"_L1, git ? u"GIT"_s : u"WORKSPACE"_s);
        task.insert("notebook_task"_L1, notebook);
    }
    QJsonArray on = task.value("depends_on"_L1).toArray();
    if (on.size() > 1) {
        QList<QJsonValue> sorted(on.begin(), on.end());
        std::sort(sorted.begin(), sorted.end(), [](const QJsonValue &a, const QJsonValue &b) {
            return a["task_key"_L1].toString() < b["task_key"_L1].toString();
        });
        on = {};
        for (const QJsonValue &value : sorted)
            on += value;
        task.insert("depends_on"_L1, on);
    }
    return task;
}

QJsonArray mergedArray(const QJsonArray &before, const QJsonArray &changes, const QString &key)
{
    QList<QJsonValue> list(before.begin(), before.end());
    for (const QJsonValue &change : changes) {
        const auto same =
            std::find_if(list.begin(), list.end(), [&](const QJsonValue &have) { return have[key] == change[key]; });
        if (same == list.end())
            list += change;
        else
            *same = change;
    }
    QJsonArray merged;
    for (const QJsonValue &value : list)
        merged += value;
    return merged;
}

} // namespace

QString taskType(const QJsonObject &task)
{
    QStringList types;
    for (auto it = task.begin(); it != task.end(); ++it) {
        if (it.key().endsWith("_task"_L1) && it->isObject())
            types += it.key();
    }
    return types.size() == 1 ? types.first() : QString();
}

QJsonObject checkedSettings(QJsonObject settings)
{
    settings.remove("access_control_list"_L1);
    insertDefault(&settings, "name"_L1, u"Untitled"_s);
    require(settings.value("name"_L1).isString(), u"name must be a string."_s);
    require(settings.value("name"_L1).toString().toUtf8().size() <= 4096, u"The name is too long."_s);
    const qint64 concurrent = settings.value("max_concurrent_runs"_L1).toInteger(1);
    require(concurrent >= 0 && concurrent <= 1000, u"max_concurrent_runs must be between 0 and 1000."_s);
    require(settings.value("tags"_L1).toObject().size() <= 25, u"A job can have at most 25 tags."_s);
    static const QRegularExpression name(u"^[A-Za-z0-9_.-]+$"_s);
    for (const QJsonValue &parameter : settings.value("parameters"_L1).toArray())
        require(name.match(parameter["name"_L1].toString()).hasMatch(),
                u"'%1' is no valid name of a job parameter."_s.arg(parameter["name"_L1].toString()));
    checkPause(settings);
    checkGit(settings);
    checkTasks(settings);
    insertDefault(&settings, "email_notifications"_L1, QJsonObject());
    insertDefault(&settings, "webhook_notifications"_L1, QJsonObject());
    insertDefault(&settings, "timeout_seconds"_L1, 0);
    insertDefault(&settings, "max_concurrent_runs"_L1, 1);
    settings.insert("format"_L1, u"MULTI_TASK"_s);
    QJsonArray tasks;
    for (const QJsonValue &task : settings.value("tasks"_L1).toArray())
        tasks += completedTask(task.toObject(), settings.contains("git_source"_L1));
    if (!tasks.isEmpty())
        settings.insert("tasks"_L1, tasks);
    return settings;
}

QJsonObject mergedSettings(QJsonObject settings, const QJsonObject &changes, const QJsonArray &remove)
{
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        const QString key = keysOfArrays().value(it.key());
        settings.insert(
            it.key(), key.isEmpty() ? QJsonValue(*it)
                                    : QJsonValue(mergedArray(settings.value(it.key()).toArray(), it->toArray(), key)));
    }
    for (const QJsonValue &path : remove) {
        const QString top = path.toString().section(u'/', 0, 0), key = path.toString().section(u'/', 1);
        require(!key.contains(u'/'), u"Cannot remove the nested field %1."_s.arg(path.toString()));
        if (key.isEmpty()) {
            settings.remove(top);
            continue;
        }
        require(keysOfArrays().contains(top), u"Cannot remove the nested field %1."_s.arg(path.toString()));
        QJsonArray kept;
        for (const QJsonValue &element : settings.value(top).toArray()) {
            if (element[keysOfArrays().value(top)].toString() != key)
                kept += element;
        }
        settings.insert(top, kept);
    }
    return settings;
}

} // namespace trowel::demo
