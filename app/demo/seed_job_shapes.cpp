// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed_job_shapes.h"

#include <QJsonArray>

namespace trowel::demo {

using namespace Qt::StringLiterals;

namespace {

QJsonArray on(const QStringList &keys)
{
    QJsonArray list;
    for (const QString &key : keys)
        list += QJsonObject{{u"task_key"_s, key.section(u':', 0, 0)}};
    for (qsizetype i = 0; i < keys.size(); ++i) {
        if (const QString outcome = keys[i].section(u':', 1); !outcome.isEmpty())
            list[i] = QJsonObject{{u"task_key"_s, keys[i].section(u':', 0, 0)}, {u"outcome"_s, outcome}};
    }
    return list;
}

QJsonObject task(const QString &key, const QStringList &after, const QString &type, const QJsonObject &body)
{
    QJsonObject json{{u"task_key"_s, key}, {type, body}};
    if (!after.isEmpty())
        json.insert("depends_on"_L1, on(after));
    return json;
}

QJsonObject notebook(const QString &key, const QStringList &after, const QString &folder)
{
    QJsonObject json = task(key, after, u"notebook_task"_s,
                            {{u"notebook_path"_s, u"/Workspace/Shared/pipelines/%1/%2"_s.arg(folder, key)}});
    json.insert("job_cluster_key"_L1, u"main"_s);
    return json;
}

QJsonObject sql(const QString &key, const QStringList &after)
{
    return task(key, after, u"sql_task"_s,
                {{u"warehouse_id"_s, u"5b1f20c6e87d4a39"_s},
                 {u"query"_s, QJsonObject{{u"query_id"_s, u"3f0c2a7e-91d4-4b6a-8d0f-5c1e7a2b9d44"_s}}}});
}

QJsonArray cluster()
{
    return {QJsonObject{{u"job_cluster_key"_s, u"main"_s},
                        {u"new_cluster"_s, QJsonObject{{u"spark_version"_s, u"15.4.x-scala2.12"_s},
                                                       {u"node_type_id"_s, u"i3.xlarge"_s},
                                                       {u"num_workers"_s, 4},
                                                       {u"data_security_mode"_s, u"SINGLE_USER"_s},
                                                       {u"enable_elastic_disk"_s, false}}}}};
}

} // namespace

QJsonObject jobShape(const QString &shape, const QString &name, qint64 otherJob)
{
    QJsonObject settings;
    QJsonArray tasks;
    if (shape == "etl"_L1) {
        tasks = {notebook(u"ingest_orders"_s, {}, name),
                 notebook(u"ingest_customers"_s, {}, name),
                 notebook(u"clean"_s, {u"ingest_customers"_s, u"ingest_orders"_s}, name),
                 notebook(u"dim_customer"_s, {u"clean"_s}, name),
                 notebook(u"fact_sales"_s, {u"clean"_s}, name),
                 sql(u"refresh_report"_s, {u"dim_customer"_s, u"fact_sales"_s})};
        settings.insert("parameters"_L1, QJsonArray{QJsonObject{{u"name"_s, u"day"_s}, {u"default"_s, u"yesterday"_s}},
                                                    QJsonObject{{u"name"_s, u"full"_s}, {u"default"_s, u"false"_s}}});
    } else if (shape == "ml"_L1) {
        tasks = {notebook(u"features"_s, {}, name), notebook(u"train"_s, {u"features"_s}, name),
                 notebook(u"evaluate"_s, {u"train"_s}, name),
                 task(u"good_enough"_s, {u"evaluate"_s}, u"condition_task"_s,
                      {{u"op"_s, u"GREATER_THAN"_s},
                       {u"left"_s, u"{{tasks.evaluate.values.auc}}"_s},
                       {u"right"_s, u"0.8"_s}}),
                 notebook(u"register_model"_s, {u"good_enough:true"_s}, name)};
    } else if (shape == "chain"_L1) {
        tasks = {task(u"run_etl"_s, {}, u"run_job_task"_s, {{u"job_id"_s, otherJob}}),
                 sql(u"close_books"_s, {u"run_etl"_s}), sql(u"publish"_s, {u"close_books"_s})};
    } else if (shape == "wide"_L1) { // more than one page of tasks
        tasks = {notebook(u"plan"_s, {}, name)};
        QStringList parts;
        for (int i = 0; i < 120; ++i) {
            parts += u"partition_%1"_s.arg(i, 3, 10, QLatin1Char('0'));
            tasks += notebook(parts.last(), {u"plan"_s}, name);
        }
        tasks += notebook(u"compact"_s, parts, name);
    } else if (shape == "tolerant"_L1) { // the last task runs whatever becomes of the one before
        QJsonObject report = notebook(u"report"_s, {u"check"_s}, name);
        report.insert("run_if"_L1, u"ALL_DONE"_s);
        tasks = {notebook(u"collect"_s, {}, name), notebook(u"check"_s, {u"collect"_s}, name), report};
    } else if (shape == "python"_L1) {
        QJsonObject one = task(u"main"_s, {}, u"spark_python_task"_s,
                               {{u"python_file"_s, u"/Workspace/Shared/pipelines/%1.py"_s.arg(name)},
                                {u"parameters"_s, QJsonArray{u"--window"_s, u"24h"_s}}});
        one.insert("existing_cluster_id"_L1, u"1105-083015-k7m2p9qa"_s);
        one.insert("max_retries"_L1, 1);
        tasks = {one};
    } else if (shape == "sql"_L1) {
        tasks = {sql(u"refresh"_s, {})};
    } else if (shape == "wheel"_L1) {
        QJsonObject one = task(
            u"main"_s, {}, u"python_wheel_task"_s,
            {{u"package_name"_s, u"halden_%1"_s.arg(QString(name).replace(u'-', u'_'))}, {u"entry_point"_s, u"run"_s}});
        one.insert("environment_key"_L1, u"default"_s);
        tasks = {one};
        settings.insert("environments"_L1,
                        QJsonArray{QJsonObject{
                            {u"environment_key"_s, u"default"_s},
                            {u"spec"_s, QJsonObject{{u"environment_version"_s, u"2"_s},
                                                    {u"dependencies"_s, QJsonArray{u"halden-common==4.2.0"_s}}}}}});
    } else {
        QJsonObject one = task(u"main"_s, {}, u"notebook_task"_s,
                               {{u"notebook_path"_s, u"/Workspace/Shared/pipelines/%1"_s.arg(name)}});
        tasks = {one};
        settings.insert("parameters"_L1, QJsonArray{QJsonObject{{u"name"_s, u"depot"_s}, {u"default"_s, u"all"_s}}});
    }
    settings.insert("tasks"_L1, tasks);
    if (shape == "etl"_L1 || shape == "ml"_L1 || shape == "wide"_L1 || shape == "tolerant"_L1)
        settings.insert("job_clusters"_L1, cluster());
    return settings;
}

} // namespace trowel::demo
