// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/warehouse_rules.h"
#include "ui/kinds/warehouse_words.h"

#include <gtest/gtest.h>

using namespace trowel;

namespace {

WarehouseRow row(WarehouseRow::State state, WarehouseRow::Health health = WarehouseRow::Health::Healthy)
{
    WarehouseRow r;
    r.state = state;
    r.health = health;
    r.stateText = QStringLiteral("HIBERNATING");
    r.healthSummary = QStringLiteral("Out of capacity");
    return r;
}

FormValues valuesOf(const FormSpec &form)
{
    FormValues values;
    for (const FormField &field : form.fields)
        values.insert(field.id, field.value);
    return values;
}

} // namespace

TEST(WarehouseWords, HealthWinsOverStateWhereItIsWorse)
{
    using S = WarehouseRow::State;
    using H = WarehouseRow::Health;
    EXPECT_EQ(stateWords(row(S::Running)).glyph, Glyph::Running);
    EXPECT_EQ(stateWords(row(S::Running, H::Degraded)).text, QStringLiteral("Degraded"));
    EXPECT_EQ(stateWords(row(S::Stopped, H::Failed)).text, QStringLiteral("Start failed"));
    EXPECT_EQ(stateWords(row(S::Stopped, H::Failed)).toolTip, QStringLiteral("Out of capacity"));
    EXPECT_EQ(stateWords(row(S::Stopped)).glyph, Glyph::Stopped);
}

TEST(WarehouseWords, AStateWeDoNotKnowIsShownAsSent)
{
    EXPECT_EQ(stateWords(row(WarehouseRow::State::Unknown)).text, QStringLiteral("HIBERNATING"));
    EXPECT_EQ(stateWords(row(WarehouseRow::State::Unknown)).glyph, Glyph::Unknown);
    EXPECT_EQ(typeWords(QStringLiteral("REYDEN"), false), QStringLiteral("REYDEN"));
    EXPECT_EQ(channelWords(QStringLiteral("CHANNEL_NAME_PREVIEW"), {}), QStringLiteral("Preview"));
    EXPECT_EQ(channelWords({}, {}), QStringLiteral("–"));
}

TEST(WarehouseForm, GivesBackTheSpecItWasMadeFrom)
{
    WarehouseSpec spec;
    spec.name = QStringLiteral("Finance BI");
    spec.size = QStringLiteral("9X-Giant"); // unknown to us, kept
    spec.type = QStringLiteral("REYDEN");
    spec.serverless = false;
    spec.minClusters = 2;
    spec.maxClusters = 5;
    spec.autoStopMinutes = 0;
    spec.channel = QStringLiteral("CHANNEL_NAME_CUSTOM");
    spec.dbsqlVersion = QStringLiteral("2025.10");
    spec.tags = {{QStringLiteral("team"), QStringLiteral("bi=1")}, {QStringLiteral("empty"), {}}};
    const FormSpec form = warehouseForm(spec, true);
    const WarehouseSpec back = specOf(valuesOf(form));
    EXPECT_EQ(back.name, spec.name);
    EXPECT_EQ(back.size, spec.size);
    EXPECT_EQ(back.type, spec.type);
    EXPECT_EQ(back.minClusters, 2);
    EXPECT_EQ(back.maxClusters, 5);
    EXPECT_EQ(back.autoStopMinutes, 0);
    EXPECT_EQ(back.dbsqlVersion, spec.dbsqlVersion);
    EXPECT_EQ(back.tags, spec.tags);
    EXPECT_TRUE(form.check(valuesOf(form)).isEmpty()) << "what the server gave is not complained about";
    for (const FormField &field : form.fields) {
        if (field.type != FormField::Type::Choice)
            continue;
        bool offered = false;
        for (const auto &choice : field.choices)
            offered |= choice.value == field.value.toString();
        EXPECT_TRUE(offered) << field.id.toStdString();
    }
}

TEST(WarehouseForm, SaysAtTheFieldWhatIsWrong)
{
    const FormSpec form = warehouseForm({}, false);
    FormValues values = valuesOf(form);
    values[QStringLiteral("name")] = QStringLiteral("  ");
    values[QStringLiteral("min_num_clusters")] = 4;
    values[QStringLiteral("max_num_clusters")] = 2;
    QStringList fields;
    for (const FieldProblem &problem : form.check(values)) {
        fields += problem.field;
        EXPECT_FALSE(problem.text.isEmpty());
    }
    EXPECT_TRUE(fields.contains(QStringLiteral("name")));
    EXPECT_TRUE(fields.contains(QStringLiteral("min_num_clusters")) ||
                fields.contains(QStringLiteral("max_num_clusters")));
    // Every complaint finds its field: a problem of a field the form does not have would be lost.
    for (const QString &id : fields)
        EXPECT_TRUE(values.contains(id)) << id.toStdString();
}

TEST(WarehouseForm, NamesWhatCostsMoney)
{
    const FormSpec form = warehouseForm({}, false);
    FormValues values = valuesOf(form);
    values[QStringLiteral("auto_stop_mins")] = 0;
    bool warned = false;
    for (const FormFact &fact : form.facts(values))
        warned |= fact.attention;
    EXPECT_TRUE(warned);
}
