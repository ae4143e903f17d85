// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed.h"
#include "app/demo/seed_contents.h"
#include "app/demo/world.h"

namespace trowel::demo {
namespace {

constexpr qint64 MiB = 1024 * 1024;

constexpr const char *Depots = "code,name,country,timezone,opened\n"
                               "ROT,Rotterdam,NL,Europe/Amsterdam,1998-04-01\n"
                               "HAM,Hamburg,DE,Europe/Berlin,2001-09-15\n"
                               "IMM,Immingham,GB,Europe/London,2004-02-01\n"
                               "GOT,Gothenburg,SE,Europe/Stockholm,2006-06-12\n"
                               "ZEE,Zeebrugge,BE,Europe/Brussels,2009-11-30\n"
                               "AAR,Aarhus,DK,Europe/Copenhagen,2012-03-05\n"
                               "BGO,Bergen,NO,Europe/Oslo,2015-08-20\n"
                               "GDN,Gdańsk,PL,Europe/Warsaw,2019-01-14\n";

constexpr const char *Rates = "{\n"
                              "  \"valid_from\": \"2026-10-01\",\n"
                              "  \"currency\": \"EUR\",\n"
                              "  \"fuel_surcharge_percent\": 11.4,\n"
                              "  \"lanes\": [\n"
                              "    {\"from\": \"ROT\", \"to\": \"HAM\", \"per_pallet\": 41.80},\n"
                              "    {\"from\": \"HAM\", \"to\": \"GOT\", \"per_pallet\": 63.25},\n"
                              "    {\"from\": \"IMM\", \"to\": \"ZEE\", \"per_pallet\": 38.10}\n"
                              "  ]\n"
                              "}\n";

constexpr const char *InitScript = "#!/bin/bash\n"
                                   "# Installs what the tachograph reader needs on every node.\n"
                                   "set -euo pipefail\n"
                                   "apt-get -qq update\n"
                                   "apt-get -qq install -y libpcsclite1\n"
                                   "cp /dbfs/FileStore/jars/tachograph-2.3.1.jar /databricks/jars/\n"
                                   "echo \"tachograph reader is in place\"\n";

constexpr const char *Readme = "# Halden Freight: shared files\n\n"
                               "Everything below `/FileStore` can be read by everybody who can sign in.\n"
                               "New files belong into volumes: `/Volumes/logistics/raw/landing`.\n";

constexpr const char *Log = "26/11/24 05:00:02 INFO SparkContext: Running Spark version 3.5.2\n"
                            "26/11/24 05:00:09 INFO BlockManagerMaster: Registered BlockManager\n"
                            "26/11/24 05:01:44 WARN TaskSetManager: Lost task 7.0 in stage 3.0 (TID 41)\n"
                            "26/11/24 05:01:52 INFO DAGScheduler: Job 2 finished: count, took 41.2 s\n";

const SeedFile Files[] = {
    {"/FileStore/README.md", Readme},
    {"/FileStore/tables/depots.csv", Depots},
    {"/FileStore/tables/lane_rates.json", Rates},
    {"/FileStore/tables/gate_events_sample.csv", nullptr, gateEvents, 640 * 1024},
    {"/FileStore/tables/gate_events_2026.csv", nullptr, gateEvents, 24 * MiB},
    {"/FileStore/jars/tachograph-2.3.1.jar", nullptr, archiveBytes, 3 * MiB + 4711},
    {"/FileStore/jars/edifact-parser_2.12-1.8.0.jar", nullptr, archiveBytes, 1 * MiB + 920},
    {"/FileStore/wheels/halden_etl-4.1.0-py3-none-any.whl", nullptr, archiveBytes, 184'320},
    {"/FileStore/plots/eta error by depot.png", nullptr, archiveBytes, 41'200},
    {"/init-scripts/tachograph.sh", InitScript},
    {"/cluster-logs/1124-050002-nightly/driver/log4j-active.log", Log},
    {"/cluster-logs/1124-050002-nightly/driver/stdout", "loaded 48211 visits\n"},
    {"/cluster-logs/1124-050002-nightly/driver/stderr", ""},
    {"/databricks-datasets/README.md", "# Sample data sets\n\nThese files cannot be changed.\n"},
    {"/databricks-datasets/weather/low_temps", "date,temp\n2015-01-01,42\n2015-01-02,37\n"},
    {"/mnt/archive/shipments/year=2024/part-00000.snappy.parquet", nullptr, parquetBytes, 9 * MiB + 77},
    {"/mnt/archive/shipments/year=2024/part-00001.snappy.parquet", nullptr, parquetBytes, 8 * MiB + 1291},
    {"/mnt/archive/shipments/year=2025/part-00000.snappy.parquet", nullptr, parquetBytes, 11 * MiB + 5},
    {"/mnt/archive/shipments/_SUCCESS", ""},
    {"/user/hive/warehouse/legacy.db/tariffs/_delta_log/00000000000000000000.json",
     "{\"commitInfo\":{\"timestamp\":1717396620000,\"operation\":\"CREATE TABLE\"}}\n"},
};

} // namespace

void seedDbfs(World &world, Scale scale)
{
    FileTree &tree = world.dbfs->tree;
    const qint64 now = world.now();
    for (const SeedFile &file : Files)
        addSeedFile(tree, file, now);
    addSeedFolder(tree, QStringLiteral("/tmp"), now);
    if (scale != Scale::Small)
        addSeedFile(tree, {"/FileStore/tables/gate_events_all.csv", nullptr, gateEvents, 512 * MiB}, now);
    for (int day = 0; day < seedDays(scale); ++day) {
        const QByteArray path = "/mnt/scanner/day=" + QByteArray::number(day).rightJustified(4, '0') + "/events.csv";
        addSeedFile(tree, {path.constData(), nullptr, gateEvents, 64 * 1024 + day % 7 * 6400}, now);
    }
}

} // namespace trowel::demo
