// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed.h"
#include "app/demo/seed_texts.h"
#include "app/demo/workspace_rights.h"

namespace trowel::demo {
namespace {

constexpr qint64 Day = 24LL * 3600 * 1000;

/// Spreads the seed over the last two years; the same path is always as old.
void age(Node &node, qint64 now)
{
    const qint64 days = qint64(qHash(node.path(), 7) % 700) + 20;
    node.createdMs = now - days * Day - qint64(qHash(node.name, 3) % 80'000) * 1000;
    node.modifiedMs = node.createdMs + (now - node.createdMs) / 10 * qint64(qHash(node.path(), 11) % 10);
}

void addObject(World &world, const SeedObject &object)
{
    static constexpr const char *Languages[] = {"PYTHON", "SQL", "SCALA", "R"};
    const QString path = QString::fromUtf8(object.path);
    Node *folder = world.tree->makeFolders(path.section(QLatin1Char('/'), 0, -2));
    Node::Type type = Node::Type::Notebook;
    if (object.kind == SeedObject::File)
        type = Node::Type::File;
    else if (object.kind == SeedObject::Dashboard)
        type = Node::Type::Dashboard;
    Node &node = world.tree->add(*folder, type, path.section(QLatin1Char('/'), -1));
    if (type == Node::Type::Notebook)
        node.language = QLatin1String(Languages[object.kind]);
    node.content = QByteArray(object.text);
    age(node, world.now());
}

void addRepos(World &world)
{
    static constexpr struct
    {
        const char *owner;
        const char *name;
        const char *branch;
    } Repos[] = {{"tomasz.wrona@haldenfreight.example", "freight-etl", "main"},
                 {"yuki.tanabe@haldenfreight.example", "eta-model", "feature/tidal-delays"},
                 {"platform", "dbt-finance", "release/2026-11"}};
    for (const auto &row : Repos) {
        Node *folder = world.tree->makeFolders(QStringLiteral("/Repos/") + QLatin1String(row.owner));
        Node &repo = world.tree->add(*folder, Node::Type::Repo, QLatin1String(row.name));
        repo.gitUrl = QStringLiteral("https://git.haldenfreight.example/data/%1.git").arg(QLatin1String(row.name));
        repo.gitBranch = QLatin1String(row.branch);
    }
}

void grant(World &world, const char *path, const char *group, const char *level)
{
    if (const Node *node = world.tree->find(QLatin1String(path)))
        world.access.add(workspaceObjectId(*node), {Grant::Who::Group, QLatin1String(group), QLatin1String(level)});
}

QByteArray archivedText(const Node &node)
{
    const QString text =
        QStringLiteral("-- Databricks notebook source\n-- MAGIC %md\n-- MAGIC # %1, %2\n\n"
                       "-- COMMAND ----------\n\n"
                       "SELECT shipment_id, weighed_kg, gate_in_at\nFROM archive.yard.%3\n"
                       "WHERE gate_in_at >= DATE '%2'\nORDER BY gate_in_at\n")
            .arg(node.name, node.parent->name, QString(node.name).replace(QLatin1Char('-'), QLatin1Char('_')));
    return text.toUtf8();
}

void fillMonth(WorkspaceTree &tree, Node &month)
{
    static constexpr const char *Yards[] = {"north-gate", "south-gate", "rail-ramp", "reefer-park", "customs-bay"};
    // 16 depots, 7 years, 12 months and this many make the huge workspace's 100,000 objects.
    for (int i = 0; i < 75; ++i) {
        const QString name =
            QStringLiteral("%1-%2").arg(QLatin1String(Yards[i % 5])).arg(i / 5 + 1, 2, 10, QLatin1Char('0'));
        Node &node = tree.add(month, Node::Type::Notebook, name);
        node.language = QStringLiteral("SQL");
        node.generate = archivedText;
    }
}

void addArchive(World &world, Scale scale)
{
    static constexpr const char *Depots[] = {"aarhus",    "bergen",    "rotterdam",  "hamburg", "gdansk", "immingham",
                                             "zeebrugge", "esbjerg",   "gothenburg", "oslo",    "bremen", "aberdeen",
                                             "halden",    "stavanger", "felixstowe", "antwerp"};
    const int years = scale == Scale::Huge ? 7 : 1;
    const int months = scale == Scale::Huge ? 12 : 4;
    for (const char *depot : Depots) {
        for (int year = 0; year < years; ++year) {
            for (int month = 0; month < months; ++month) {
                Node *folder = world.tree->makeFolders(QStringLiteral("/Shared/archive/%1/%2-%3")
                                                           .arg(QLatin1String(depot))
                                                           .arg(2019 + year)
                                                           .arg(month + 1, 2, 10, QLatin1Char('0')));
                folder->fill = fillMonth;
            }
        }
    }
}

} // namespace

void seedWorkspaceTree(World &world, Scale scale)
{
    for (const char *system : {"/Users", "/Shared", "/Repos"})
        world.tree->makeFolders(QLatin1String(system));
    for (const Person &person : world.people.persons())
        world.tree->makeFolders(QStringLiteral("/Users/") + person.userName);
    addRepos(world);
    for (const auto &table : {seedPipelines(), seedAnalyses(), seedQueries(), seedFiles()}) {
        for (const SeedObject &object : table)
            addObject(world, object);
    }
    seedDepots(*world.tree);
    world.tree->makeFolders(QStringLiteral("/Shared/inbox")); // an empty one, to be filled
    if (scale != Scale::Small)
        addArchive(world, scale);
    grant(world, "/", "auditors", "CAN_READ");
    for (const char *folder : {"/Shared", "/Repos"}) {
        grant(world, folder, "users", "CAN_READ");
        grant(world, folder, "engineers", "CAN_MANAGE");
        grant(world, folder, "analysts", "CAN_EDIT");
        grant(world, folder, "data-science", "CAN_EDIT");
    }
}

} // namespace trowel::demo
