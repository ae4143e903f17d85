// SPDX-License-Identifier: GPL-3.0-or-later
// What core says at a field is found by translators: a translator that knows every sentence leaves none in English.
#include "core/services/cluster_rules.h"
#include "core/services/job_cron.h"
#include "core/services/job_rules.h"
#include "core/services/secret_rules.h"
#include "core/services/warehouse_rules.h"
#include "core/services/workspace_names.h"

#include <QCoreApplication>
#include <QTranslator>

#include <gtest/gtest.h>

using namespace trowel;
using namespace Qt::StringLiterals;

namespace {

class EverySentence : public QTranslator
{
public:
    EverySentence() { QCoreApplication::installTranslator(this); }
    ~EverySentence() override { QCoreApplication::removeTranslator(this); }

    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *text, const char *, int) const override
    {
        return u"§"_s + QString::fromUtf8(text);
    }
};

void expectTranslated(const QString &sentence)
{
    EXPECT_TRUE(sentence.startsWith(u'§')) << sentence.toStdString();
}

} // namespace

TEST(RulesInOtherLanguages, ProblemsOfSpecs)
{
    const EverySentence translator;
    ClusterSpec cluster;
    cluster.workers = -1;
    cluster.autoTerminationMinutes = 3;
    cluster.tags = {{u"a"_s, {}}, {u"a"_s, {}}};
    cluster.initScripts = {u"x.sh"_s};
    const auto ofCluster = checkClusterSpec(cluster);
    EXPECT_GE(ofCluster.size(), 6);
    for (const auto &problem : ofCluster)
        expectTranslated(problem.sentence);

    WarehouseSpec warehouse;
    warehouse.size = u"Tiny"_s;
    warehouse.minClusters = 0;
    warehouse.maxClusters = 99;
    warehouse.autoStopMinutes = -1;
    const auto ofWarehouse = checkWarehouseSpec(warehouse);
    EXPECT_GE(ofWarehouse.size(), 5);
    for (const auto &problem : ofWarehouse)
        expectTranslated(problem.sentence);

    const auto ofJob = checkJobSettings(R"({"max_concurrent_runs":-1,"tasks":[{"task_key":"a b"}]})");
    EXPECT_GE(ofJob.size(), 2);
    for (const auto &problem : ofJob)
        expectTranslated(problem.sentence);
}

TEST(RulesInOtherLanguages, NamesAndSchedules)
{
    const EverySentence translator;
    for (const QString &name : {u""_s, u"a/b"_s, u".."_s, u" a"_s})
        expectTranslated(checkObjectName(name));
    for (const QString &name : {u""_s, u"a b"_s}) {
        expectTranslated(checkScopeName(name));
        expectTranslated(checkSecretKey(name));
    }
    for (const QString &cron : {u""_s, u"0 0"_s, u"0 99 * * * ?"_s, u"0 0 0 1 * 1"_s})
        expectTranslated(cronProblem(cron));
    EXPECT_EQ(cronProblem(u"0 99 * * * ?"_s), u"§The field for the §minute is not sound: 99."_s);
}
