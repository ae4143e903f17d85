// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed.h"
#include "app/demo/world.h"

#include <iterator>

namespace trowel::demo {
namespace {

constexpr qint64 Day = qint64(24) * 60 * 60 * 1000;

struct Row
{
    const char *scope;
    const char *vault; // name of an Azure key vault; empty for a scope of Databricks
    const char *acls;  // principal=permission, separated by blanks; a name without @ and digits is a group
    const char *keys;  // key=age in days, separated by blanks
};

// clang-format off
constexpr Row Rows[] = {
    {"corp-kv",       "halden-corp-kv", "engineers=READ bram.devries=MANAGE",
     "sap-rfc-password=31 smtp-relay-password=212 edi-signing-key=408"},
    {"freight-etl",   "", "ingrid.solheim=MANAGE engineers=WRITE 5d0a7f0e-6c1f-4a53-9a51-0b3f6f3f2a11=READ",
     "adls-client-id=253 adls-client-secret=34 crm-api-token=6 jdbc-password=90 jdbc-user=419 sftp-private-key=148 slack-webhook=2"},
    {"customs",       "", "lea.fontaine=MANAGE finance=WRITE auditors=READ",
     "atlas-certificate=61 atlas-certificate-password=61 eori-lookup-token=17"},
    {"telematics",    "", "ewan.mackay=MANAGE operations=READ",
     "kafka-sasl-password=12 kafka-sasl-user=377 map-tiles-key=88"},
    {"ml-serving",    "", "yuki.tanabe=MANAGE data-science=WRITE",
     "feature-store-token=45 huggingface-token=129 weather-api-key=301"},
    {"bi",            "", "priya.raman=MANAGE analysts=READ a41c2f7b-93f2-4b0c-8f62-7f0d8c1f5e27=READ",
     "dashboard-mail-password=73 powerbi-client-secret=19"},
    {"sandbox",       "", "users=MANAGE", ""},
};
// clang-format on

QString principal(const QString &name)
{
    return name.contains(QLatin1Char('.')) ? name + QLatin1String("@haldenfreight.example") : name;
}

void addRow(World &world, const Row &row)
{
    SecretScope scope;
    scope.name = QLatin1String(row.scope);
    if (const QString vault = QLatin1String(row.vault); !vault.isEmpty()) {
        scope.vaultResource = QStringLiteral("/subscriptions/0f4c1e6a-8d21-4b5f-9c37-6a1be2d4f708/resourceGroups/"
                                             "rg-data-platform/providers/Microsoft.KeyVault/vaults/") +
                              vault;
        scope.vaultDns = QStringLiteral("https://%1.vault.azure.net/").arg(vault);
    }
    const auto pairs = [](const char *text) {
        return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    };
    for (const QString &pair : pairs(row.acls))
        scope.acls.append({principal(pair.section(QLatin1Char('='), 0, 0)), pair.section(QLatin1Char('='), 1)});
    for (const QString &pair : pairs(row.keys)) {
        const QString key = pair.section(QLatin1Char('='), 0, 0);
        const qint64 age = pair.section(QLatin1Char('='), 1).toLongLong() * Day + qint64(key.size()) * 4'321'000;
        SecretScopes::put(scope, key, "not the real " + key.toUtf8(), world.now() - age);
    }
    world.secrets.add(scope);
}

} // namespace

void seedSecrets(World &world, Scale scale)
{
    for (const Row &row : Rows)
        addRow(world, row);
    // Room is left below the limit, so that scopes can be made in a huge workspace too.
    const int more = scale == Scale::Small ? 0 : scale == Scale::Large ? 60 : 900;
    for (int i = 0; i < more; ++i) {
        SecretScope scope;
        scope.name = QStringLiteral("project-%1").arg(i + 1, 3, 10, QLatin1Char('0'));
        scope.acls = {{QStringLiteral("engineers"), QStringLiteral("MANAGE")}};
        for (int key = 0; key < (i == 0 ? int(SecretScopes::MostSecrets) : 3 + i % 5); ++key)
            SecretScopes::put(scope, QStringLiteral("key-%1").arg(key + 1, 4, 10, QLatin1Char('0')), "not a real value",
                              world.now() - (key + i) * Day);
        world.secrets.add(scope);
    }
}

} // namespace trowel::demo
