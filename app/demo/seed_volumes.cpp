// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed.h"
#include "app/demo/seed_contents.h"
#include "app/demo/world.h"

namespace trowel::demo {
namespace {

constexpr qint64 MiB = 1024 * 1024;

constexpr const char *Iftmin = "UNA:+.? '\n"
                               "UNB+UNOC:3+HALDENFREIGHT:ZZZ+TERMINALHAM:ZZZ+261124:0512+48211'\n"
                               "UNH+1+IFTMIN:D:01B:UN'\n"
                               "BGM+610+HF-2026-118243+9'\n"
                               "DTM+137:202611240510:203'\n"
                               "LOC+5+DEHAM::6'\n"
                               "LOC+8+SEGOT::6'\n"
                               "NAD+CZ+5790000123453::9'\n"
                               "GID+1+26:PF'\n"
                               "FTX+AAA+++PAPER REELS'\n"
                               "MEA+WT+G+KGM:18240'\n"
                               "UNT+10+1'\n"
                               "UNZ+1+48211'\n";

constexpr const char *Codeco = "UNB+UNOC:3+TERMINALROT:ZZZ+HALDENFREIGHT:ZZZ+261124:0641+91177'\n"
                               "UNH+1+CODECO:D:95B:UN'\n"
                               "BGM+36+ROT-77120+9'\n"
                               "EQD+CN+HLFU4410273+22G1:102:5++3+5'\n"
                               "DTM+7:202611240629:203'\n"
                               "LOC+165+NLRTM:139:6+DELTA:TER:ZZZ'\n"
                               "UNT+6+1'\n"
                               "UNZ+1+91177'\n";

constexpr const char *Manifest = "{\n"
                                 "  \"feed\": \"terminal visits\",\n"
                                 "  \"business_day\": \"2026-11-24\",\n"
                                 "  \"files\": [\"visits_ROT.csv\", \"visits_HAM.csv\"],\n"
                                 "  \"rows\": 48211\n"
                                 "}\n";

constexpr const char *Visits = "visit_id,depot,plate,gate_in_at,gate_out_at,pallets\n"
                               "884120,ROT,NL-84-TBX,2026-11-24T05:12:08Z,2026-11-24T05:58:40Z,26\n"
                               "884121,ROT,DE-HH-7712,2026-11-24T05:13:55Z,2026-11-24T06:20:11Z,33\n"
                               "884122,ROT,PL-GD-20K4,2026-11-24T05:19:30Z,,18\n";

constexpr const char *Requirements = "halden-etl==4.1.0\npydantic>=2.7,<3\nedifact-parser==1.8.0\n";

constexpr const char *Closing = "account;cost_centre;period;amount_eur\n"
                                "4010;HAM-GATE;2026-10;182450,20\n"
                                "4010;ROT-GATE;2026-10;240918,75\n"
                                "6120;FLEET;2026-10;-88120,40\n";

struct SeedVolumeFile
{
    const char *volume;
    SeedFile file;
};

const SeedVolumeFile Files[] = {
    {"/Volumes/main/default/libs", {"/wheels/halden_etl-4.1.0-py3-none-any.whl", nullptr, archiveBytes, 184'320}},
    {"/Volumes/main/default/libs", {"/wheels/halden_etl-4.0.2-py3-none-any.whl", nullptr, archiveBytes, 181'004}},
    {"/Volumes/main/default/libs", {"/jars/edifact-parser_2.12-1.8.0.jar", nullptr, archiveBytes, 1 * MiB + 920}},
    {"/Volumes/main/default/libs", {"/requirements.txt", Requirements}},
    {"/Volumes/logistics/raw/landing", {"/terminals/ROT/visits_ROT.csv", Visits}},
    {"/Volumes/logistics/raw/landing", {"/terminals/ROT/manifest.json", Manifest}},
    {"/Volumes/logistics/raw/landing", {"/terminals/HAM/visits_HAM.csv", nullptr, gateEvents, 320 * 1024}},
    {"/Volumes/logistics/raw/landing", {"/scanner/gate_events.csv", nullptr, gateEvents, 24 * MiB}},
    {"/Volumes/logistics/raw/landing", {"/scanner/backlog.parquet", nullptr, parquetBytes, 12 * MiB + 99}},
    {"/Volumes/logistics/raw/landing",
     {"/README.md",
      "# Landing\n\nFeeds arrive below `terminals/<depot>`; files older than 30 days go to the archive.\n"}},
    {"/Volumes/logistics/raw/edi", {"/in/IFTMIN_48211.edi", Iftmin}},
    {"/Volumes/logistics/raw/edi", {"/in/CODECO_91177.edi", Codeco}},
    {"/Volumes/logistics/raw/edi", {"/rejected/IFTMIN_48190.edi", "UNB+UNOC:3+HALDENFREIGHT'\nUNH+1+IFTMIN:D:01B\n"}},
    {"/Volumes/finance/reports/exports", {"/2026-10/closing.csv", Closing}},
    {"/Volumes/finance/reports/exports", {"/2026-10/ledger.parquet", nullptr, parquetBytes, 2 * MiB + 17}},
};

} // namespace

void seedVolumes(World &world, Scale scale)
{
    const qint64 now = world.now();
    for (const SeedVolumeFile &row : Files)
        addSeedFile(world.volumes->add(QLatin1String(row.volume)), row.file, now);
    FileTree &edi = world.volumes->add(QStringLiteral("/Volumes/logistics/raw/edi"));
    addSeedFolder(edi, QStringLiteral("/out"), now); // nothing waits to be sent
    for (int message = 0; message < seedDays(scale) * 4; ++message) {
        const QByteArray path =
            "/archive/CODECO_" + QByteArray::number(90'000 + message).rightJustified(6, '0') + ".edi";
        addSeedFile(edi, {path.constData(), Codeco}, now);
    }
    if (scale != Scale::Small)
        addSeedFile(world.volumes->add(QStringLiteral("/Volumes/logistics/raw/landing")),
                    {"/scanner/gate_events_all.csv", nullptr, gateEvents, 512 * MiB}, now);
}

} // namespace trowel::demo
