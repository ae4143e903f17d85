// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/cluster_spec_json.h"
#include "ui/kinds/cluster_event_words.h"
#include "ui/kinds/cluster_form.h"
#include "ui/kinds/cluster_form_values.h"
#include "ui/kinds/cluster_words.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <gtest/gtest.h>

using namespace trowel;

namespace {

using State = ClusterRow::State;

ClusterRow row(State state, const ClusterReason &reason = {})
{
    ClusterRow r;
    r.state = state;
    r.stateText = QStringLiteral("DREAMING");
    r.reason = reason;
    return r;
}

ClusterReason reason(const char *code, const char *type, const ClusterPairs &parameters = {})
{
    return {QLatin1String(code), QLatin1String(type), parameters};
}

ClusterEvent event(const char *type)
{
    ClusterEvent made;
    made.type = QLatin1String(type);
    return made;
}

ClusterChoices choices()
{
    ClusterChoices made;
    made.nodeTypes = {{QStringLiteral("tiny"), {}, {}, 8192, 2}, {QStringLiteral("i3.xlarge"), {}, {}, 31232, 4}};
    made.runtimes = {{QStringLiteral("17.0.x-scala2.13"), QStringLiteral("17.0 (includes Apache Spark 4.0.0)")},
                     {QStringLiteral("16.4.x-cpu-ml-scala2.12"), QStringLiteral("16.4 LTS ML")},
                     {QStringLiteral("16.4.x-scala2.12"), QStringLiteral("16.4 LTS (includes Apache Spark 3.5.2)")}};
    return made;
}

FormValues valuesOf(const FormSpec &form)
{
    FormValues values;
    for (const FormField &field : form.fields)
        values.insert(field.id, field.value);
    return values;
}

QStringList factTexts(const FormSpec &form, const FormValues &values)
{
    QStringList texts;
    for (const FormFact &fact : form.facts(values))
        texts += QStringLiteral("%1=%2").arg(fact.name, fact.value);
    return texts;
}

} // namespace

TEST(ClusterWords, AnEndThatNobodyWantedIsAFailure)
{
    EXPECT_EQ(stateWords(row(State::Terminated)).glyph, Glyph::Stopped);
    const ClusterRow idle =
        row(State::Terminated,
            reason("INACTIVITY", "SUCCESS", {{QStringLiteral("inactivity_duration_min"), QStringLiteral("30")}}));
    EXPECT_EQ(stateWords(idle).text, QStringLiteral("Terminated"));
    EXPECT_EQ(stateWords(idle).toolTip, QStringLiteral("Nobody used it for 30 min"));
    const ClusterRow failed =
        row(State::Terminated, reason("INIT_SCRIPT_FAILURE", "CLIENT_ERROR",
                                      {{QStringLiteral("databricks_error_message"), QStringLiteral("exit code 3")}}));
    EXPECT_EQ(stateWords(failed).glyph, Glyph::Failed);
    EXPECT_EQ(stateWords(failed).toolTip, QStringLiteral("An init script failed: exit code 3"));
    EXPECT_EQ(stateWords(row(State::Unknown)).text, QStringLiteral("DREAMING")) << "the server's word";
    EXPECT_EQ(reasonWords(reason("A_CODE_OF_TOMORROW", "CLOUD_FAILURE")), QStringLiteral("A_CODE_OF_TOMORROW"));
    EXPECT_EQ(reasonWords(reason("USER_REQUEST", "SUCCESS", {{QStringLiteral("username"), QStringLiteral("ada")}})),
              QStringLiteral("ada terminated it"));
}

TEST(ClusterWords, WorkersSayNowAndTheLimits)
{
    ClusterRow r = row(State::Running);
    r.autoscale = true;
    r.workers = 3;
    r.minWorkers = 2;
    r.maxWorkers = 8;
    EXPECT_EQ(workersWords(r), QStringLiteral("3 of 2–8"));
    r.state = State::Terminated;
    EXPECT_EQ(workersWords(r), QStringLiteral("2–8"));
    r.autoscale = false;
    r.maxWorkers = r.workers = 4;
    EXPECT_EQ(workersWords(r), QStringLiteral("4"));
    r.maxWorkers = r.workers = 0;
    EXPECT_EQ(workersWords(r), QStringLiteral("Single node"));
}

TEST(ClusterWords, RuntimesModesAndMachines)
{
    EXPECT_EQ(runtimeWords(QStringLiteral("15.4.x-gpu-ml-scala2.12")), QStringLiteral("15.4 ML GPU"));
    EXPECT_EQ(runtimeWords(QStringLiteral("15.4.x-photon-scala2.12")), QStringLiteral("15.4 Photon"));
    EXPECT_EQ(runtimeWords(QStringLiteral("custom:snapshot")), QStringLiteral("custom:snapshot"));
    EXPECT_EQ(accessModeWords(QStringLiteral("DATA_SECURITY_MODE_STANDARD")), QStringLiteral("Standard"));
    EXPECT_EQ(accessModeWords(QStringLiteral("SOMETHING")), QStringLiteral("SOMETHING"));
    EXPECT_EQ(sourceWords(QStringLiteral("FLOWS")), QStringLiteral("FLOWS"));
    EXPECT_EQ(availabilityWords(QStringLiteral("PREEMPTIBLE_WITH_FALLBACK_GCP")),
              availabilityWords(QStringLiteral("SPOT_WITH_FALLBACK_AZURE")));
    EXPECT_EQ(machineWords(4, 31232), QStringLiteral("4 cores, 31 GB"));
}

TEST(ClusterWords, EventsAreSentences)
{
    ClusterEvent grows = event("RESIZING");
    grows.workers = 2;
    grows.targetWorkers = 5;
    grows.cause = QStringLiteral("AUTOSCALE");
    EXPECT_EQ(eventWords(grows).sentence, QStringLiteral("Growing from 2 to 5 workers"));
    EXPECT_EQ(eventWords(grows).detail, QStringLiteral("by autoscaling"));
    grows.targetWorkers = 1;
    EXPECT_EQ(eventWords(grows).sentence, QStringLiteral("Shrinking from 2 to 1 workers"));
    ClusterEvent running = event("RUNNING");
    running.workers = 1;
    EXPECT_EQ(eventWords(running).sentence, QStringLiteral("Running, 1 worker"));
    ClusterEvent ends = event("TERMINATING");
    ends.reason = reason("SPARK_ERROR", "CLIENT_ERROR");
    EXPECT_EQ(eventWords(ends).glyph, Glyph::Failed);
    EXPECT_EQ(eventWords(ends).detail, QStringLiteral("Spark failed"));
    ClusterEvent scripts = event("INIT_SCRIPTS_FINISHED");
    scripts.failedScripts = QStringList{QStringLiteral("/a.sh: exit code 1")};
    EXPECT_EQ(eventWords(scripts).sentence, QStringLiteral("Init scripts failed"));
    ClusterEvent started = event("STARTING");
    started.user = QStringLiteral("ada@example.com");
    EXPECT_EQ(eventWords(started).detail, QStringLiteral("by ada@example.com"));
    EXPECT_EQ(eventWords(event("EVENT_OF_TOMORROW")).sentence, QStringLiteral("EVENT_OF_TOMORROW"));
}

TEST(ClusterForm, BeginsWithTheNewestLongTermRuntimeAndASmallMachine)
{
    const ClusterSpec spec = newClusterSpec(choices());
    EXPECT_EQ(spec.runtime, QStringLiteral("16.4.x-scala2.12"));
    EXPECT_EQ(spec.nodeType, QStringLiteral("i3.xlarge"));
    EXPECT_EQ(spec.autoTerminationMinutes, 60);
    EXPECT_TRUE(newClusterSpec({}).runtime.isEmpty()) << "nothing to choose from: it is typed";
}

TEST(ClusterForm, ItsFieldsAndItsJsonAreTheSameObject)
{
    FormSpec form = clusterForm(newClusterSpec(choices()), "{}", choices(), ClusterFormFor::Create);
    FormValues values = valuesOf(form);
    EXPECT_EQ(form.check(values).size(), 1) << "a name is missing";
    values[QStringLiteral("cluster_name")] = QStringLiteral("orders");
    values[QStringLiteral("spark_conf")] = QStringLiteral("spark.a 1\n\nspark.b=two words");
    values[QStringLiteral("spark_env_vars")] = QStringLiteral("A=b=c");
    values[QStringLiteral("init_scripts")] = QStringLiteral(" /Volumes/a.sh \n/b.sh");
    EXPECT_TRUE(form.check(values).isEmpty());
    const QByteArray json = form.json->write("{\"ours\":1}", values);
    EXPECT_TRUE(json.contains("\"ours\": 1")) << json.constData();
    EXPECT_TRUE(json.contains("\"spark.b\": \"two words\"")) << json.constData();
    EXPECT_TRUE(json.contains("\"A\": \"b=c\""));
    const FormValues back = form.json->read(json);
    EXPECT_EQ(back.value(QStringLiteral("cluster_name")), QStringLiteral("orders"));
    EXPECT_EQ(back.value(QStringLiteral("init_scripts")), QStringLiteral("/Volumes/a.sh\n/b.sh"));
    EXPECT_EQ(back.value(QStringLiteral("max_workers")), 4);
    EXPECT_EQ(clusterSpecOf(back), clusterSpecOf(values));
    EXPECT_EQ(form.json->write(json, back), json) << "there and back changes nothing";
}

TEST(ClusterForm, SaysWhatItWillRun)
{
    FormSpec form = clusterForm(newClusterSpec(choices()), "{}", choices(), ClusterFormFor::Create);
    FormValues values = valuesOf(form);
    values[QStringLiteral("min_workers")] = 2;
    values[QStringLiteral("max_workers")] = 8;
    QStringList facts = factTexts(form, values);
    EXPECT_TRUE(facts.contains(QStringLiteral("Nodes=3 to 9"))) << facts.join(QLatin1Char('\n')).toStdString();
    EXPECT_TRUE(facts.contains(QStringLiteral("Cores=12 to 36")));
    EXPECT_TRUE(facts.contains(QStringLiteral("Memory=92 GB to 275 GB")))
        << facts.join(QLatin1Char('\n')).toStdString();
    EXPECT_TRUE(facts.contains(QStringLiteral("Spot=All but 1 node")));
    values[QStringLiteral("node_type_id")] = QStringLiteral("one.nobody.knows");
    values[QStringLiteral("autotermination_minutes")] = 0;
    facts = factTexts(form, values);
    EXPECT_TRUE(facts.filter(QStringLiteral("Cores=")).isEmpty()) << "what is not known is not made up";
    EXPECT_EQ(facts.last(), QStringLiteral("=It never ends by itself and costs until somebody terminates it."));
}

TEST(ClusterForm, WhatTheFieldsCannotShowIsNoChange)
{
    const QByteArray base = R"({"cluster_name":"etl","spark_version":"16.4.x-scala2.12","node_type_id":"i3.xlarge",)"
                            R"("num_workers":2,"data_security_mode":"LEGACY_SINGLE_USER","single_user_name":"eva",)"
                            R"("spark_env_vars":{"A":"one\ntwo"," B":" c "},"custom_tags":{"a=b":"c"}})";
    const ClusterSpec spec = *parseClusterSpec(base);
    const FormSpec form = clusterForm(spec, base, choices(), ClusterFormFor::Edit);
    FormValues values = valuesOf(form);
    values.insert(QStringLiteral("num_workers"), 3);
    const QJsonObject there = QJsonDocument::fromJson(base).object();
    QJsonObject sent = QJsonDocument::fromJson(form.json->write(base, values)).object();
    for (const char *key : {"single_user_name", "spark_env_vars", "custom_tags", "data_security_mode"})
        EXPECT_EQ(sent.value(QLatin1String(key)), there.value(QLatin1String(key))) << key;
}

TEST(ClusterForm, AClusterOfAPoolNamesNoMachines)
{
    const FormSpec form = clusterForm(newClusterSpec(choices()), "{}", choices(), ClusterFormFor::Create);
    const QByteArray json =
        R"({"cluster_name":"x","spark_version":"16.4.x-scala2.12","instance_pool_id":"p","num_workers":2})";
    FormValues values = form.json->read(json);
    values.insert(kJsonField, QString::fromUtf8(json));
    EXPECT_TRUE(form.check(values).isEmpty());
    EXPECT_TRUE(form.json->read(R"({"init_scripts":["/Volumes/a.sh"]})").isEmpty())
        << "a member of a wrong type takes nothing out of the fields";
}

TEST(ClusterForm, AnEditKeepsWhatItDoesNotKnow)
{
    ClusterSpec spec = newClusterSpec(choices());
    spec.name = QStringLiteral("old");
    spec.runtime = QStringLiteral("7.3.x-scala2.12");
    spec.nodeType = QStringLiteral("gone.type");
    spec.accessMode = QStringLiteral("DATA_SECURITY_MODE_STANDARD");
    spec.autoTerminationMinutes = 5;
    const QByteArray base = R"({"data_security_mode":"DATA_SECURITY_MODE_STANDARD"})";
    const FormSpec form = clusterForm(spec, base, choices(), ClusterFormFor::Edit);
    const FormValues values = valuesOf(form);
    EXPECT_TRUE(form.check(values).isEmpty()) << "what the server gave is never complained about";
    EXPECT_EQ(clusterSpecOf(values).runtime, QStringLiteral("7.3.x-scala2.12"));
    EXPECT_TRUE(form.json->write(base, values).contains("DATA_SECURITY_MODE_STANDARD"))
        << "another spelling of the same mode is no change";
    for (const FormField &field : form.fields) {
        if (field.type == FormField::Type::Choice) {
            EXPECT_TRUE(std::any_of(field.choices.cbegin(), field.choices.cend(), [&](const auto &choice) {
                return choice.value == field.value.toString();
            })) << field.id.toStdString();
        }
    }
}
