// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed_texts.h"

namespace trowel::demo {
namespace {

constexpr const char *IngestGateEvents = R"py(# Databricks notebook source
# MAGIC %md
# MAGIC # Gate events, bronze
# MAGIC Every depot drops one JSON file a minute into `landing/gates`. Files are kept as they are; a line that does
# MAGIC not parse goes to `_rescued` and is looked at on Mondays.

# COMMAND ----------

from pyspark.sql import functions as F

dbutils.widgets.text("landing", "/Volumes/freight/landing/gates", "Landing folder")
dbutils.widgets.dropdown("mode", "incremental", ["incremental", "full"], "Mode")
landing = dbutils.widgets.get("landing")

# COMMAND ----------

stream = (
    spark.readStream.format("cloudFiles")
    .option("cloudFiles.format", "json")
    .option("cloudFiles.schemaLocation", f"{landing}/_schema")
    .option("cloudFiles.inferColumnTypes", "true")
    .load(landing)
    .withColumn("source_file", F.col("_metadata.file_path"))
    .withColumn("ingested_at", F.current_timestamp())
)

# COMMAND ----------

(
    stream.writeStream.option("checkpointLocation", f"{landing}/_checkpoint")
    .option("mergeSchema", "true")
    .trigger(availableNow=True)
    .toTable("freight.bronze.gate_events")
)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT depot, count(*) AS events, max(event_time) AS newest
# MAGIC FROM freight.bronze.gate_events
# MAGIC GROUP BY depot
# MAGIC ORDER BY newest
)py";

constexpr const char *CleanShipments = R"py(# Databricks notebook source
# MAGIC %md
# MAGIC ## Shipments, silver
# MAGIC One row per shipment, the newest state wins. Weights come in pounds from Immingham and Felixstowe.

# COMMAND ----------

from delta.tables import DeltaTable
from pyspark.sql import Window, functions as F

POUND = 0.45359237
IMPERIAL = ["IMM", "FXT"]

raw = spark.table("freight.bronze.shipment_updates")
newest = Window.partitionBy("shipment_id").orderBy(F.col("updated_at").desc())
clean = (
    raw.withColumn("rank", F.row_number().over(newest))
    .where("rank = 1")
    .withColumn(
        "weight_kg",
        F.when(F.col("depot").isin(IMPERIAL), F.col("weight") * POUND).otherwise(F.col("weight")),
    )
    .drop("rank", "weight")
)

# COMMAND ----------

target = DeltaTable.forName(spark, "freight.silver.shipments")
(
    target.alias("t")
    .merge(clean.alias("s"), "t.shipment_id = s.shipment_id")
    .whenMatchedUpdateAll(condition="s.updated_at > t.updated_at")
    .whenNotMatchedInsertAll()
    .execute()
)

# COMMAND ----------

# MAGIC %sql
# MAGIC OPTIMIZE freight.silver.shipments ZORDER BY (depot, promised_on)
)py";

constexpr const char *QualityChecks = R"py(# Databricks notebook source
# MAGIC %md
# MAGIC # Data quality, every morning at 05:40
# MAGIC Fails the job when a rule is broken; the message names the rule and the number of rows.

# COMMAND ----------

RULES = {
    "shipment without depot": "SELECT * FROM freight.silver.shipments WHERE depot IS NULL",
    "promised before booked": "SELECT * FROM freight.silver.shipments WHERE promised_on < booked_on",
    "negative weight": "SELECT * FROM freight.silver.shipments WHERE weight_kg < 0",
    "invoice without shipment": """
        SELECT i.* FROM freight.silver.invoices i
        LEFT ANTI JOIN freight.silver.shipments s USING (shipment_id)
    """,
}

# COMMAND ----------

broken = {}
for rule, query in RULES.items():
    rows = spark.sql(query).count()
    print(f"{rule:<28} {rows:>8}")
    if rows:
        broken[rule] = rows

if broken:
    raise AssertionError(", ".join(f"{rule}: {rows} rows" for rule, rows in broken.items()))
)py";

constexpr const char *TelematicsStream = R"scala(// Databricks notebook source
// MAGIC %md
// MAGIC # Truck telematics
// MAGIC Positions come every ten seconds from 1,900 trucks. A truck that stands for more than 20 minutes outside a
// MAGIC depot becomes a stop.

// COMMAND ----------

import org.apache.spark.sql.functions._
import org.apache.spark.sql.streaming.Trigger

case class Position(truck: String, at: java.sql.Timestamp, lat: Double, lon: Double, speedKmh: Double)

val positions = spark.readStream
  .format("kafka")
  .option("kafka.bootstrap.servers", dbutils.secrets.get("telematics", "brokers"))
  .option("subscribe", "truck.positions.v3")
  .load()
  .select(from_json(col("value").cast("string"), org.apache.spark.sql.Encoders.product[Position].schema).as("p"))
  .select("p.*")
  .as[Position]

// COMMAND ----------

val standing = positions
  .withWatermark("at", "30 minutes")
  .where($"speedKmh" < 3)
  .groupBy($"truck", session_window($"at", "20 minutes"))
  .agg(avg($"lat").as("lat"), avg($"lon").as("lon"), count(lit(1)).as("samples"))
  .where($"samples" > 120)

// COMMAND ----------

standing.writeStream
  .option("checkpointLocation", "/Volumes/freight/checkpoints/stops")
  .trigger(Trigger.ProcessingTime("1 minute"))
  .toTable("freight.silver.stops")
)scala";

constexpr const char *BackfillTool = R"py(# Databricks notebook source
# MAGIC %md
# MAGIC # Backfill of one table for a range of days
# MAGIC Used by hand. Reads from the archive, writes day by day, and can be started again where it stopped.

# COMMAND ----------

from datetime import date, timedelta

dbutils.widgets.text("table", "freight.silver.gate_times")
dbutils.widgets.text("first", "2026-01-01")
dbutils.widgets.text("last", "2026-01-31")

table = dbutils.widgets.get("table")
day = date.fromisoformat(dbutils.widgets.get("first"))
last = date.fromisoformat(dbutils.widgets.get("last"))

# COMMAND ----------

while day <= last:
    rows = spark.table(f"archive.{table.split('.', 1)[1]}").where(f"day = '{day}'")
    rows.write.mode("overwrite").option("replaceWhere", f"day = '{day}'").saveAsTable(table)
    print(day, rows.count())
    day += timedelta(days=1)
)py";

constexpr const char *Maintenance = R"py(# Databricks notebook source
# Weekly: compacts and vacuums what has grown, leaves the rest alone.

# COMMAND ----------

tables = [row.table_name for row in spark.sql("""
    SELECT concat_ws('.', table_catalog, table_schema, table_name) AS table_name
    FROM system.information_schema.tables
    WHERE table_catalog = 'freight' AND table_type = 'MANAGED'
""").collect()]

for table in tables:
    files = spark.sql(f"DESCRIBE DETAIL {table}").first().numFiles
    if files > 500:
        spark.sql(f"OPTIMIZE {table}")
        spark.sql(f"VACUUM {table} RETAIN 336 HOURS")
        print(f"{table}: {files} files compacted")
)py";

constexpr const char *SharedHelpers = R"py(# Databricks notebook source
# MAGIC %md
# MAGIC Helpers for all pipelines. Include with `%run ../lib/helpers`.

# COMMAND ----------

from pyspark.sql import DataFrame, functions as F


def with_business_day(frame: DataFrame, column: str) -> DataFrame:
    """A depot's day runs from 05:00 to 05:00: night shifts belong to the day they began on."""
    return frame.withColumn("business_day", F.to_date(F.col(column) - F.expr("INTERVAL 5 HOURS")))


def only_new(frame: DataFrame, target: str, key: str) -> DataFrame:
    return frame.join(spark.table(target).select(key).distinct(), key, "left_anti")
)py";

constexpr const char *KpiTests = R"py(# Databricks notebook source
# MAGIC %run ../lib/helpers

# COMMAND ----------

rows = [("A1", "2026-03-02 04:59:00"), ("A2", "2026-03-02 05:00:00")]
frame = spark.createDataFrame(rows, "id string, at string").withColumn("at", F.to_timestamp("at"))
days = {row.id: str(row.business_day) for row in with_business_day(frame, "at").collect()}

assert days == {"A1": "2026-03-01", "A2": "2026-03-02"}, days
print("ok")
)py";

} // namespace

QList<SeedObject> seedPipelines()
{
    return {
        {"/Shared/pipelines/01 bronze/gate events", SeedObject::Python, IngestGateEvents},
        {"/Shared/pipelines/02 silver/shipments", SeedObject::Python, CleanShipments},
        {"/Shared/pipelines/02 silver/truck stops", SeedObject::Scala, TelematicsStream},
        {"/Shared/pipelines/03 checks/data quality", SeedObject::Python, QualityChecks},
        {"/Shared/pipelines/03 checks/business day tests", SeedObject::Python, KpiTests},
        {"/Shared/pipelines/lib/helpers", SeedObject::Python, SharedHelpers},
        {"/Shared/pipelines/maintenance/weekly vacuum", SeedObject::Python, Maintenance},
        {"/Users/tomasz.wrona@haldenfreight.example/backfill one table", SeedObject::Python, BackfillTool},
        {"/Users/tomasz.wrona@haldenfreight.example/drafts/gate events with rescue", SeedObject::Python,
         IngestGateEvents},
        {"/Users/ewan.mackay@haldenfreight.example/telematics/stops (old)", SeedObject::Scala, TelematicsStream},
        {"/Users/ingrid.solheim@haldenfreight.example/platform/weekly vacuum, dry run", SeedObject::Python,
         Maintenance},
        {"/Users/ingrid.solheim@haldenfreight.example/platform/quality rules", SeedObject::Python, QualityChecks},
        {"/Repos/tomasz.wrona@haldenfreight.example/freight-etl/notebooks/shipments", SeedObject::Python,
         CleanShipments},
        {"/Repos/tomasz.wrona@haldenfreight.example/freight-etl/notebooks/gate_events", SeedObject::Python,
         IngestGateEvents},
        {"/Repos/tomasz.wrona@haldenfreight.example/freight-etl/notebooks/helpers", SeedObject::Python, SharedHelpers},
    };
}

} // namespace trowel::demo
