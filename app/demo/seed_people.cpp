// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed.h"

namespace trowel::demo {
namespace {

constexpr struct
{
    const char *account; // before @haldenfreight.example
    const char *given;
    const char *family;
    const char *groups;
    bool active;
} Persons[] = {
    {"ingrid.solheim", "Ingrid", "Solheim", "admins engineers", true},
    {"amara.nwosu", "Amara", "Nwosu", "auditors", true},
    {"tomasz.wrona", "Tomasz", "Wrona", "engineers", true},
    {"priya.raman", "Priya", "Raman", "analysts", true},
    {"bram.devries", "Bram", "de Vries", "admins engineers", true},
    {"marcus.oyelaran", "Marcus", "Oyelaran", "analysts finance", true},
    {"yuki.tanabe", "Yuki", "Tanabe", "data-science", true},
    {"hanna.virtanen", "Hanna", "Virtanen", "data-science operations", true},
    {"diego.salcedo", "Diego", "Salcedo", "analysts operations", true},
    {"sofia.lindqvist", "Sofia", "Lindqvist", "data-science", true},
    {"ewan.mackay", "Ewan", "Mackay", "engineers operations", true},
    {"lea.fontaine", "L\u00e9a", "Fontaine", "finance", true},
    {"oleg.petrenko", "Oleg", "Petrenko", "engineers", false},
};

constexpr const char *GroupNames[] = {"admins",  "users",        "engineers",  "analysts",
                                      "finance", "data-science", "operations", "auditors"};

} // namespace

People seedPeople()
{
    QList<Person> persons;
    // Ids of 63 bits, as in the cloud: whoever reads them through double gets a neighbour's.
    qint64 id = 7004711000000000001;
    for (const auto &row : Persons) {
        persons.append({.id = id,
                        .userName = QLatin1String(row.account) + QLatin1String("@haldenfreight.example"),
                        .givenName = QString::fromUtf8(row.given),
                        .familyName = QString::fromUtf8(row.family),
                        .groups = QString::fromLatin1(row.groups).split(QLatin1Char(' ')),
                        .active = row.active});
        id += 2;
    }
    QList<Group> groups;
    id = 7004700000000000001;
    for (const char *name : GroupNames) {
        groups.append({id, QLatin1String(name)});
        id += 2;
    }
    return People(
        persons, groups,
        {{7004722000000000001, QStringLiteral("5d0a7f0e-6c1f-4a53-9a51-0b3f6f3f2a11"),
          QStringLiteral("freight-etl-runner")},
         {7004722000000000003, QStringLiteral("a41c2f7b-93f2-4b0c-8f62-7f0d8c1f5e27"), QStringLiteral("bi-refresh")}});
}

QString seedUserOfToken(qsizetype index)
{
    const auto row = std::min<qsizetype>(index, qsizetype(std::size(Persons)) - 1);
    return QLatin1String(Persons[row].account) + QLatin1String("@haldenfreight.example");
}

} // namespace trowel::demo
