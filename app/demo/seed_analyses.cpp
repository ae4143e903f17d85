// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed_texts.h"

namespace trowel::demo {
namespace {

constexpr const char *EtaModel = R"py(# Databricks notebook source
# MAGIC %md
# MAGIC # Arrival time of a truck at the depot
# MAGIC Gradient boosting on distance, hour, weekday, tide and the border crossed. Baseline: the planner's estimate,
# MAGIC which is 41 minutes off on average.

# COMMAND ----------

import mlflow
import pandas as pd
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import GroupShuffleSplit

FEATURES = ["distance_km", "hour", "weekday", "tide_m", "border", "rain_mm", "driver_hours_left"]
trips = spark.table("freight.gold.trips").where("finished_at >= '2025-01-01'").toPandas()
trips["border"] = trips["border"].astype("category").cat.codes

# COMMAND ----------

# Trips of one truck stay on one side, otherwise the model learns trucks by heart.
split = GroupShuffleSplit(n_splits=1, test_size=0.2, random_state=4)
train, test = next(split.split(trips, groups=trips["truck"]))

with mlflow.start_run(run_name="eta-hgb"):
    model = HistGradientBoostingRegressor(max_iter=400, learning_rate=0.06)
    model.fit(trips.iloc[train][FEATURES], trips.iloc[train]["minutes"])
    error = mean_absolute_error(trips.iloc[test]["minutes"], model.predict(trips.iloc[test][FEATURES]))
    mlflow.log_metric("mae_minutes", error)
    mlflow.sklearn.log_model(model, "model")
    print(f"mean error {error:.1f} minutes")
)py";

constexpr const char *DemandR = R"r(# Databricks notebook source
# MAGIC %md
# MAGIC # Pallet demand by depot
# MAGIC Weekly forecast for the yard planners, two years of history, Easter as a moving holiday.

# COMMAND ----------

library(SparkR)
library(forecast)

weekly <- collect(sql("
  SELECT depot, date_trunc('week', gate_in_at) AS week, sum(pallets) AS pallets
  FROM freight.gold.deliveries
  GROUP BY 1, 2
  ORDER BY 1, 2
"))

# COMMAND ----------

forecast_depot <- function(rows) {
  series <- ts(rows$pallets, frequency = 52)
  fit <- auto.arima(series, seasonal = TRUE, stepwise = TRUE)
  as.data.frame(forecast(fit, h = 8))
}

result <- lapply(split(weekly, weekly$depot), forecast_depot)
print(head(result[["ROT"]]))
)r";

constexpr const char *MarginByLane = R"py(# Databricks notebook source
# MAGIC %md
# MAGIC # Margin by lane
# MAGIC Revenue minus fuel, tolls, ferry and driver hours. Fuel is the price of the day, not of the month.

# COMMAND ----------

lanes = spark.sql("""
    SELECT origin, destination,
           sum(i.amount_eur)                                  AS revenue,
           sum(c.fuel_eur + c.toll_eur + c.ferry_eur)         AS direct_cost,
           sum(c.driver_hours) * 38.50                        AS driver_cost,
           count(DISTINCT s.shipment_id)                      AS shipments
    FROM freight.silver.shipments s
    JOIN freight.silver.invoices i USING (shipment_id)
    JOIN freight.gold.trip_costs c USING (trip_id)
    WHERE s.delivered_on >= add_months(current_date(), -12)
    GROUP BY ALL
""")

# COMMAND ----------

display(
    lanes.selectExpr("*", "round(revenue - direct_cost - driver_cost, 2) AS margin")
    .where("shipments >= 50")
    .orderBy("margin")
)
)py";

constexpr const char *RouteSolver = R"py(# Databricks notebook source
# MAGIC %md
# MAGIC # Night routes
# MAGIC Vehicle routing with time windows for the 19:00 departures. A solution after two minutes is good enough:
# MAGIC dispatch changes a fifth of it by hand anyway.

# COMMAND ----------

# MAGIC %pip install ortools==9.10.4067

# COMMAND ----------

from ortools.constraint_solver import pywrapcp, routing_enums_pb2

stops = spark.table("freight.gold.night_stops").where("day = current_date()").toPandas()
minutes = spark.table("freight.gold.drive_minutes").toPandas().pivot(index="a", columns="b", values="minutes")

manager = pywrapcp.RoutingIndexManager(len(stops), 24, 0)
routing = pywrapcp.RoutingModel(manager)


def travel(a, b):
    return int(minutes.iat[manager.IndexToNode(a), manager.IndexToNode(b)])


transit = routing.RegisterTransitCallback(travel)
routing.SetArcCostEvaluatorOfAllVehicles(transit)
routing.AddDimension(transit, 30, 600, False, "time")

# COMMAND ----------

parameters = pywrapcp.DefaultRoutingSearchParameters()
parameters.local_search_metaheuristic = routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
parameters.time_limit.seconds = 120
solution = routing.SolveWithParameters(parameters)
print("minutes in all:", solution.ObjectiveValue() if solution else "no solution")
)py";

constexpr const char *ClaimsReview = R"py(# Databricks notebook source
# MAGIC %md
# MAGIC # Damage claims that look alike
# MAGIC Same consignee, same amount within 2 %, less than 30 days apart. For the quarterly audit; nobody is accused.

# COMMAND ----------

claims = spark.table("freight.silver.claims")
pairs = (
    claims.alias("a")
    .join(claims.alias("b"), "consignee_id")
    .where("a.claim_id < b.claim_id")
    .where("abs(a.amount_eur - b.amount_eur) <= 0.02 * a.amount_eur")
    .where("datediff(b.reported_on, a.reported_on) BETWEEN 0 AND 30")
)
display(pairs.selectExpr("consignee_id", "a.claim_id", "b.claim_id AS similar_claim", "a.amount_eur"))
)py";

constexpr const char *ColdChain = R"scala(// Databricks notebook source
// MAGIC %md
// MAGIC # Cold chain breaks
// MAGIC A reefer above -15 degrees for more than half an hour.

// COMMAND ----------

import org.apache.spark.sql.expressions.Window
import org.apache.spark.sql.functions._

val byReefer = Window.partitionBy("reefer").orderBy("at")
val readings = spark.table("freight.silver.reefer_readings")
  .withColumn("warm", $"celsius" > -15)
  .withColumn("change", when($"warm" =!= lag($"warm", 1).over(byReefer), 1).otherwise(0))
  .withColumn("episode", sum($"change").over(byReefer))

// COMMAND ----------

readings.where($"warm")
  .groupBy($"reefer", $"episode")
  .agg(min($"at").as("from"), max($"at").as("to"), max($"celsius").as("warmest"))
  .where((unix_timestamp($"to") - unix_timestamp($"from")) > 1800)
  .write.mode("overwrite").saveAsTable("freight.gold.cold_chain_breaks")
)scala";

constexpr const char *Churn = R"r(# Databricks notebook source
# MAGIC %md
# MAGIC # Customers who stop shipping

# COMMAND ----------

library(survival)
customers <- SparkR::collect(SparkR::sql("SELECT * FROM freight.gold.customer_months"))
fit <- coxph(Surv(months, left) ~ late_share + claims + price_rise + segment, data = customers)
summary(fit)

# COMMAND ----------

# A late share above one in ten triples the risk; price matters far less than the sales team thinks.
exp(coef(fit))
)r";

constexpr const char *CloseChecklist = R"py(# Databricks notebook source
# MAGIC %md
# MAGIC # Month-end close
# MAGIC 1. Freeze the invoices (`freeze = true`)
# MAGIC 2. Run the accruals below
# MAGIC 3. Send the file to the ledger before noon of the third working day

# COMMAND ----------

dbutils.widgets.text("month", "2026-10")
dbutils.widgets.dropdown("freeze", "false", ["false", "true"])
month = dbutils.widgets.get("month")

# COMMAND ----------

accruals = spark.sql(f"""
    SELECT cost_centre, sum(expected_eur) AS amount_eur
    FROM freight.gold.open_costs
    WHERE date_format(service_day, 'yyyy-MM') = '{month}' AND invoice_id IS NULL
    GROUP BY cost_centre
""")
accruals.write.mode("overwrite").saveAsTable(f"finance.close.accruals_{month.replace('-', '_')}")
display(accruals)
)py";

} // namespace

QList<SeedObject> seedAnalyses()
{
    return {
        {"/Users/yuki.tanabe@haldenfreight.example/eta/train arrival model", SeedObject::Python, EtaModel},
        {"/Users/yuki.tanabe@haldenfreight.example/eta/with tides", SeedObject::Python, EtaModel},
        {"/Users/sofia.lindqvist@haldenfreight.example/demand/pallets by week", SeedObject::R, DemandR},
        {"/Users/sofia.lindqvist@haldenfreight.example/customers/who leaves", SeedObject::R, Churn},
        {"/Users/hanna.virtanen@haldenfreight.example/night routes", SeedObject::Python, RouteSolver},
        {"/Users/hanna.virtanen@haldenfreight.example/experiments/night routes, 40 trucks", SeedObject::Python,
         RouteSolver},
        {"/Users/marcus.oyelaran@haldenfreight.example/margin by lane", SeedObject::Python, MarginByLane},
        {"/Users/lea.fontaine@haldenfreight.example/close/month-end", SeedObject::Python, CloseChecklist},
        {"/Users/amara.nwosu@haldenfreight.example/audit/similar claims", SeedObject::Python, ClaimsReview},
        {"/Users/ewan.mackay@haldenfreight.example/cold chain/breaks", SeedObject::Scala, ColdChain},
        {"/Users/oleg.petrenko@haldenfreight.example/old experiments/margin by lane v1", SeedObject::Python,
         MarginByLane},
        {"/Shared/finance/month-end close", SeedObject::Python, CloseChecklist},
        {"/Shared/operations/cold chain breaks", SeedObject::Scala, ColdChain},
        {"/Shared/operations/pallet forecast", SeedObject::R, DemandR},
        {"/Repos/yuki.tanabe@haldenfreight.example/eta-model/train", SeedObject::Python, EtaModel},
    };
}

} // namespace trowel::demo
