// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed_texts.h"

namespace trowel::demo {
namespace {

constexpr const char *PipelinesReadme = R"md(# Freight pipelines

| Step | Notebook | Runs |
|---|---|---|
| bronze | `01 bronze/gate events` | every 10 minutes |
| silver | `02 silver/shipments`, `02 silver/truck stops` | hourly, streaming |
| checks | `03 checks/data quality` | daily, 05:40 |

Questions: data-platform@haldenfreight.example. Changes go through the `freight-etl` repository; what is edited here
is overwritten by the next release.
)md";

constexpr const char *Requirements =
    R"txt(# Versions of the cluster image 15.4, pinned so that notebooks and jobs agree.
delta-spark==3.2.0
great-expectations==0.18.19
holidays==0.57
ortools==9.10.4067
pandas==2.2.3
pyarrow==17.0.0
scikit-learn==1.5.2
)txt";

constexpr const char *Bundle = R"yml(bundle:
  name: freight-etl

variables:
  warehouse_id:
    description: SQL warehouse of the checks
    default: 5b1f20c6e87d4a39

resources:
  jobs:
    nightly:
      name: nightly-freight
      schedule:
        quartz_cron_expression: "0 30 1 * * ?"
        timezone_id: Europe/Oslo
      tasks:
        - task_key: shipments
          notebook_task:
            notebook_path: ./notebooks/shipments
        - task_key: checks
          depends_on:
            - task_key: shipments
          notebook_task:
            notebook_path: ./notebooks/data_quality

targets:
  dev:
    mode: development
  prod:
    mode: production
    workspace:
      host: https://halden-prod.cloud.databricks.com
)yml";

constexpr const char *DepotsCsv = R"csv(code,depot,country,gates,reefer_plugs,opened
AAR,Aarhus,DK,4,36,1998-05-04
BGO,Bergen,NO,3,24,2001-09-17
ROT,Rotterdam,NL,12,220,1991-01-07
HAM,Hamburg,DE,10,180,1993-03-15
GDN,Gdansk,PL,6,64,2004-06-01
IMM,Immingham,GB,8,96,1996-11-25
ZEE,Zeebrugge,BE,7,88,1999-02-08
GOT,Gothenburg,SE,6,72,1995-08-21
HAL,Halden,NO,2,12,1987-04-01
)csv";

constexpr const char *EtaPackage = R"py("""Features of the arrival model, shared by training and serving."""
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

EARTH_KM = 6371.0


@dataclass(frozen=True)
class Place:
    lat: float
    lon: float


def distance_km(a: Place, b: Place) -> float:
    """Great circle; the road is about 1.3 times as long around the North Sea."""
    lat = radians(b.lat - a.lat)
    lon = radians(b.lon - a.lon)
    h = sin(lat / 2) ** 2 + cos(radians(a.lat)) * cos(radians(b.lat)) * sin(lon / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(h))
)py";

constexpr const char *EtaNotebookFile = R"json({
 "cells": [
  {"cell_type": "markdown", "metadata": {}, "source": ["# Residuals of the arrival model\n", "Where are we late, and when?"]},
  {"cell_type": "code", "execution_count": 3, "metadata": {}, "outputs": [], "source": ["import pandas as pd\n", "residuals = pd.read_parquet('/Volumes/freight/ml/residuals.parquet')\n", "residuals.groupby('border')['minutes'].describe()"]}
 ],
 "metadata": {"language_info": {"name": "python"}},
 "nbformat": 4,
 "nbformat_minor": 5
}
)json";

constexpr const char *ControlRoom = R"json({
  "datasets": [
    {"name": "turnaround", "displayName": "Turnaround", "query": "SELECT * FROM freight.gold.gate_turnaround"},
    {"name": "late", "displayName": "Late trucks", "query": "SELECT * FROM freight.gold.late_trucks WHERE minutes > 30"}
  ],
  "pages": [
    {"name": "today", "displayName": "Today", "pageType": "PAGE_TYPE_CANVAS", "layout": []}
  ]
}
)json";

constexpr const char *FinanceBoard = R"json({
  "datasets": [{"name": "open", "displayName": "Open invoices", "query": "SELECT * FROM finance.gold.open_invoices"}],
  "pages": [{"name": "aging", "displayName": "Aging", "pageType": "PAGE_TYPE_CANVAS", "layout": []}]
}
)json";

constexpr const char *InitScript = R"sh(#!/bin/bash
# Certificates of the telematics brokers, for every node of a cluster.
set -euo pipefail
cp /Volumes/platform/certs/telematics-ca.pem /usr/local/share/ca-certificates/telematics-ca.crt
update-ca-certificates
)sh";

constexpr const char *OnCall = R"md(# On call

1. A red check: open *03 checks/data quality*, the message names the rule.
2. Gate events stop: look at the depot's uplink first, at us second.
3. A warehouse does not start: try one size smaller, tell Bram.

Hand over on Tuesdays at ten.
)md";

constexpr const char *Glossary = R"md(# Words of the yard

- **gate in / gate out**: when a truck passes the barrier
- **reefer**: refrigerated container; needs a plug
- **lane**: a pair of depots with a scheduled service
- **in bond**: goods that customs has not released
)md";

} // namespace

QList<SeedObject> seedFiles()
{
    return {
        {"/Shared/pipelines/README.md", SeedObject::File, PipelinesReadme},
        {"/Shared/pipelines/requirements.txt", SeedObject::File, Requirements},
        {"/Shared/pipelines/reference/depots.csv", SeedObject::File, DepotsCsv},
        {"/Shared/pipelines/init/telematics-ca.sh", SeedObject::File, InitScript},
        {"/Shared/operations/Control room.lvdash.json", SeedObject::Dashboard, ControlRoom},
        {"/Shared/finance/Receivables.lvdash.json", SeedObject::Dashboard, FinanceBoard},
        {"/Shared/platform/on call.md", SeedObject::File, OnCall},
        {"/Shared/glossary.md", SeedObject::File, Glossary},
        {"/Users/ingrid.solheim@haldenfreight.example/README.md", SeedObject::File, OnCall},
        {"/Users/diego.salcedo@haldenfreight.example/control room/Turnaround.lvdash.json", SeedObject::Dashboard,
         ControlRoom},
        {"/Users/yuki.tanabe@haldenfreight.example/eta/residuals.ipynb", SeedObject::File, EtaNotebookFile},
        {"/Users/yuki.tanabe@haldenfreight.example/eta/requirements.txt", SeedObject::File, Requirements},
        {"/Users/bram.devries@haldenfreight.example/bundle/databricks.yml", SeedObject::File, Bundle},
        {"/Repos/tomasz.wrona@haldenfreight.example/freight-etl/databricks.yml", SeedObject::File, Bundle},
        {"/Repos/tomasz.wrona@haldenfreight.example/freight-etl/README.md", SeedObject::File, PipelinesReadme},
        {"/Repos/tomasz.wrona@haldenfreight.example/freight-etl/requirements.txt", SeedObject::File, Requirements},
        {"/Repos/yuki.tanabe@haldenfreight.example/eta-model/eta/geo.py", SeedObject::File, EtaPackage},
        {"/Repos/yuki.tanabe@haldenfreight.example/eta-model/eta/__init__.py", SeedObject::File, ""},
        {"/Repos/yuki.tanabe@haldenfreight.example/eta-model/analysis/residuals.ipynb", SeedObject::File,
         EtaNotebookFile},
        {"/Repos/platform/dbt-finance/README.md", SeedObject::File, Glossary},
    };
}

} // namespace trowel::demo
