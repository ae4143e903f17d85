// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed_texts.h"

namespace trowel::demo {
namespace {

constexpr const char *OnTime = R"sql(-- Databricks notebook source
-- MAGIC %md
-- MAGIC # On time, in full
-- MAGIC A delivery counts when it arrives within its window and nothing is missing.

-- COMMAND ----------

CREATE OR REPLACE VIEW freight.gold.on_time_in_full AS
SELECT depot,
       date_trunc('MONTH', delivered_on) AS month,
       count_if(arrived_at <= window_end AND pieces_delivered = pieces_ordered) / count(*) AS share,
       count(*) AS deliveries
FROM freight.gold.deliveries
GROUP BY ALL;

-- COMMAND ----------

SELECT * FROM freight.gold.on_time_in_full
WHERE month >= add_months(current_date(), -3)
ORDER BY share;
)sql";

constexpr const char *OpenInvoices = R"sql(-- Databricks notebook source
-- MAGIC %md
-- MAGIC ## Open invoices by age

-- COMMAND ----------

SELECT customer,
       sum(amount_eur) FILTER (WHERE age <= 30)              AS up_to_30,
       sum(amount_eur) FILTER (WHERE age BETWEEN 31 AND 60)  AS up_to_60,
       sum(amount_eur) FILTER (WHERE age > 60)               AS older
FROM (SELECT customer, amount_eur, datediff(current_date(), due_on) AS age
      FROM freight.silver.invoices
      WHERE paid_on IS NULL)
GROUP BY customer
HAVING older > 10000
ORDER BY older DESC;
)sql";

constexpr const char *GateTimes = R"sql(-- Databricks notebook source
-- MAGIC %md
-- MAGIC # Turnaround at the gate
-- MAGIC Minutes between gate in and gate out, by hour of the day.

-- COMMAND ----------

SELECT depot,
       hour(gate_in_at)                                                        AS hour,
       percentile_approx(timestampdiff(MINUTE, gate_in_at, gate_out_at), 0.5)  AS median_minutes,
       percentile_approx(timestampdiff(MINUTE, gate_in_at, gate_out_at), 0.9)  AS slow_minutes
FROM freight.silver.gate_visits
WHERE gate_in_at >= current_date() - INTERVAL 28 DAYS
GROUP BY ALL
ORDER BY depot, hour;
)sql";

constexpr const char *Grants = R"sql(-- Databricks notebook source
-- MAGIC %md
-- MAGIC # Who may read what
-- MAGIC Run by an administrator after every change of a team.

-- COMMAND ----------

GRANT USE CATALOG ON CATALOG freight TO `analysts`;
GRANT USE SCHEMA, SELECT ON SCHEMA freight.gold TO `analysts`;
GRANT USE SCHEMA, SELECT, MODIFY ON SCHEMA freight.silver TO `engineers`;

-- COMMAND ----------

SELECT grantee, privilege_type, table_schema, count(*) AS tables
FROM system.information_schema.table_privileges
WHERE table_catalog = 'freight'
GROUP BY ALL
ORDER BY grantee;
)sql";

constexpr const char *Customs = R"sql(-- Databricks notebook source
-- MAGIC %md
-- MAGIC # Customs declarations that wait
-- MAGIC Goods in bond for more than five days cost 40 euros a day.

-- COMMAND ----------

SELECT d.declaration, d.office, s.shipment_id, datediff(current_date(), d.lodged_on) AS days,
       40 * (datediff(current_date(), d.lodged_on) - 5) AS cost_eur
FROM freight.silver.declarations d
JOIN freight.silver.shipments s USING (shipment_id)
WHERE d.released_on IS NULL AND d.lodged_on < current_date() - INTERVAL 5 DAYS
ORDER BY days DESC;
)sql";

constexpr const char *WarehouseCost = R"sql(-- Databricks notebook source
-- MAGIC %md
-- MAGIC # What our SQL warehouses cost

-- COMMAND ----------

SELECT usage_metadata.warehouse_id, custom_tags['team'] AS team, sum(usage_quantity) AS dbu
FROM system.billing.usage
WHERE usage_date >= date_trunc('MONTH', current_date()) AND usage_metadata.warehouse_id IS NOT NULL
GROUP BY ALL
ORDER BY dbu DESC;
)sql";

} // namespace

QList<SeedObject> seedQueries()
{
    return {
        {"/Shared/operations/on time in full", SeedObject::Sql, OnTime},
        {"/Shared/operations/gate turnaround", SeedObject::Sql, GateTimes},
        {"/Shared/finance/open invoices by age", SeedObject::Sql, OpenInvoices},
        {"/Shared/finance/declarations that wait", SeedObject::Sql, Customs},
        {"/Shared/platform/grants", SeedObject::Sql, Grants},
        {"/Shared/platform/warehouse cost", SeedObject::Sql, WarehouseCost},
        {"/Users/priya.raman@haldenfreight.example/on time, by customer", SeedObject::Sql, OnTime},
        {"/Users/priya.raman@haldenfreight.example/scratch", SeedObject::Sql, GateTimes},
        {"/Users/diego.salcedo@haldenfreight.example/control room/turnaround", SeedObject::Sql, GateTimes},
        {"/Users/lea.fontaine@haldenfreight.example/customs/waiting", SeedObject::Sql, Customs},
        {"/Users/bram.devries@haldenfreight.example/grants before the audit", SeedObject::Sql, Grants},
        {"/Users/ingrid.solheim@haldenfreight.example/platform/warehouse cost", SeedObject::Sql, WarehouseCost},
    };
}

} // namespace trowel::demo
