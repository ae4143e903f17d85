// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed_texts.h"

namespace trowel::demo {
namespace {

struct Depot
{
    const char *code;
    const char *name;
    const char *feed; // how its terminal system hands over data
};

constexpr Depot Depots[] = {
    {"ROT", "Rotterdam", "edi"}, {"HAM", "Hamburg", "edi"}, {"IMM", "Immingham", "csv"}, {"GOT", "Gothenburg", "api"},
    {"ZEE", "Zeebrugge", "edi"}, {"AAR", "Aarhus", "api"},  {"BGO", "Bergen", "csv"},    {"GDN", "Gdansk", "api"},
};

constexpr const char *Load = R"py(# Databricks notebook source
# MAGIC %md
# MAGIC # %NAME%: terminal feed
# MAGIC The terminal system of %NAME% hands over its day as %FEED%. Late files are taken up to three days back.

# COMMAND ----------

# MAGIC %run ../../lib/helpers

# COMMAND ----------

landed = spark.read.format("%FORMAT%").load("/Volumes/freight/landing/terminals/%CODE%")
fresh = only_new(with_business_day(landed, "gate_in_at"), "freight.bronze.terminal_%LOWER%", "visit_id")
fresh.write.mode("append").saveAsTable("freight.bronze.terminal_%LOWER%")
print("%CODE%:", fresh.count(), "visits")
)py";

constexpr const char *Report = R"sql(-- Databricks notebook source
-- MAGIC %md
-- MAGIC # %NAME%: the week

-- COMMAND ----------

SELECT business_day, count(*) AS visits, sum(pallets) AS pallets,
       percentile_approx(timestampdiff(MINUTE, gate_in_at, gate_out_at), 0.5) AS median_minutes
FROM freight.bronze.terminal_%LOWER%
WHERE business_day >= current_date() - INTERVAL 7 DAYS
GROUP BY business_day
ORDER BY business_day;
)sql";

constexpr const char *Config = R"yml(depot: %CODE%
name: %NAME%
feed: %FEED%
timezone: Europe/Oslo
late_days: 3
contacts:
  - yard.%LOWER%@haldenfreight.example
)yml";

QByteArray filled(const char *text, const Depot &depot)
{
    const QByteArray feed = depot.feed;
    return QByteArray(text)
        .replace("%CODE%", depot.code)
        .replace("%LOWER%", QByteArray(depot.code).toLower())
        .replace("%NAME%", depot.name)
        .replace("%FEED%", feed)
        .replace("%FORMAT%", feed == "csv" ? "csv" : "json");
}

void add(WorkspaceTree &tree, Node &folder, const char *name, const char *language, const QByteArray &text)
{
    const bool notebook = *language != 0;
    Node &node = tree.add(folder, notebook ? Node::Type::Notebook : Node::Type::File, QLatin1String(name));
    node.language = QLatin1String(language);
    node.content = text;
    node.createdMs -= qint64(qHash(text, 5) % 20'000'000) * 1000;
    node.modifiedMs = node.createdMs + qint64(qHash(text, 9) % 4'000'000) * 1000;
    node.modifiedMs = std::min(node.modifiedMs, folder.createdMs);
}

} // namespace

void seedDepots(WorkspaceTree &tree)
{
    for (const Depot &depot : Depots) {
        Node *folder = tree.makeFolders(QStringLiteral("/Shared/pipelines/depots/") + QLatin1String(depot.name));
        add(tree, *folder, "terminal feed", "PYTHON", filled(Load, depot));
        add(tree, *folder, "week", "SQL", filled(Report, depot));
        add(tree, *folder, "depot.yml", "", filled(Config, depot));
    }
}

} // namespace trowel::demo
