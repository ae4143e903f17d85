// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/api.h"
#include "app/demo/cluster_answers.h"
#include "app/demo/jobs_rights.h"
#include "app/demo/workspace_rights.h"

#include <QJsonArray>

#include <algorithm>

namespace trowel::demo {
namespace {

enum class Need { Any, Manage };

struct Level
{
    const char *name;
    const char *description;
};

/// One object of the permissions API: what the path names, and how its kind behaves.
struct Target
{
    QString objectId;
    QString objectType;
    QList<Level> levels;     ///< that may be given, weak to strong
    QStringList rightsOrder; ///< the same names in the order in which one includes the other
    QStringList parents;     ///< from which rights are inherited, nearest first
    QString homeOwner;       ///< who has everything because it is their home
    QString adminsFrom;      ///< the object from which the administrators inherit
    bool hasOwner = false;
};

QList<Level> warehouseLevels()
{
    return {{"CAN_USE", "Can use the SQL warehouse"},
            {"CAN_MONITOR", "Can use and monitor the SQL warehouse"},
            {"CAN_VIEW", "Can view the SQL warehouse and its queries"},
            {"CAN_MANAGE", "Can manage all settings of the SQL warehouse"},
            {"IS_OWNER", "Is the owner of the SQL warehouse"}};
}

QList<Level> objectLevels()
{
    return {{"CAN_READ", "Can view and comment on the object"},
            {"CAN_RUN", "Can view and run the object"},
            {"CAN_EDIT", "Can edit and run the object"},
            {"CAN_MANAGE", "Can edit, run and change permissions of the object"}};
}

Target warehouseTarget(World &world, const QString &id)
{
    world.warehouses.advance(world.now());
    if (world.warehouses.find(id) == nullptr)
        throw ApiError::missing(QStringLiteral("SQL warehouse %1 does not exist.").arg(id));
    return {.objectId = QStringLiteral("/sql/warehouses/") + id,
            .objectType = QStringLiteral("warehouses"),
            .levels = warehouseLevels(),
            .rightsOrder = {QStringLiteral("CAN_VIEW"), QStringLiteral("CAN_USE"), QStringLiteral("CAN_MONITOR"),
                            QStringLiteral("CAN_MANAGE"), QStringLiteral("IS_OWNER")},
            .parents = {},
            .homeOwner = {},
            .adminsFrom = QStringLiteral("/sql/warehouses/"),
            .hasOwner = true};
}

Target clusterTarget(World &world, const QString &id)
{
    world.clusters.advance(world.now());
    const Cluster *cluster = world.clusters.find(id);
    if (cluster == nullptr || cluster->goes)
        throw ApiError::missing(QStringLiteral("Cluster %1 does not exist.").arg(id));
    return {.objectId = clusterObjectId(*cluster),
            .objectType = QStringLiteral("cluster"),
            .levels = {{"CAN_ATTACH_TO", "Can attach notebooks to the cluster"},
                       {"CAN_RESTART", "Can attach to, start, restart and terminate the cluster"},
                       {"CAN_MANAGE", "Can manage all settings of the cluster"}},
            .rightsOrder = clusterLevels(),
            .parents = {},
            .homeOwner = {},
            .adminsFrom = QStringLiteral("/clusters/")};
}

QList<Level> jobLevelTexts()
{
    return {{"CAN_VIEW", "Can view the job and its runs"},
            {"CAN_MANAGE_RUN", "Can start, cancel and view the runs of the job"},
            {"CAN_MANAGE", "Can manage all settings of the job"},
            {"IS_OWNER", "Is the owner of the job"}};
}

Target jobTarget(World &world, const Call &call, const QString &id)
{
    const qint64 jobId = id.toLongLong();
    // Rights come before existence: who may not see a job does not learn whether there is one.
    if (!mayJob(world, call.caller(), jobId, QLatin1String("CAN_MANAGE_RUN")) &&
        !mayJob(world, call.caller(), jobId, QLatin1String("CAN_VIEW")))
        throw ApiError::denied(QStringLiteral("%1 does not have Manage permissions on Job with ID: ElasticJobId(%2). "
                                              "Please contact the owner or an administrator for access.")
                                   .arg(call.caller().userName, id));
    if (world.jobs.find(jobId) == nullptr)
        throw ApiError::missing(QStringLiteral("Job %1 does not exist.").arg(id));
    return {.objectId = jobObjectId(jobId),
            .objectType = QStringLiteral("job"),
            .levels = jobLevelTexts(),
            .rightsOrder = jobLevels(),
            .parents = {},
            .homeOwner = {},
            .adminsFrom = QStringLiteral("/jobs/"),
            .hasOwner = true};
}

Target workspaceTarget(World &world, const QString &kind, const QString &id)
{
    const Node *node = world.tree->findById(id.toLongLong());
    const QString singular = kind == QLatin1String("directories") ? QStringLiteral("directory") : kind.chopped(1);
    if (node == nullptr || workspaceObjectId(*node) != QStringLiteral("/%1/%2").arg(kind, id))
        throw ApiError::missing(QStringLiteral("The %1 with id %2 does not exist.").arg(singular, id));
    Target target{.objectId = workspaceObjectId(*node),
                  .objectType = singular,
                  .levels = objectLevels(),
                  .rightsOrder = workspaceLevels(),
                  .parents = workspaceChain(*node).mid(1),
                  .homeOwner = {},
                  .adminsFrom = workspaceChain(*node).constLast()};
    for (const Node *at = node; at != nullptr; at = at->parent) {
        if (const QString owner = homeOwner(*at); !owner.isEmpty())
            target.homeOwner = owner;
    }
    return target;
}

Target targetOf(World &world, const Call &call, const QString &kind, const QString &id)
{
    static const QStringList WorkspaceKinds{QStringLiteral("notebooks"), QStringLiteral("directories"),
                                            QStringLiteral("files"), QStringLiteral("repos"),
                                            QStringLiteral("dashboards")};
    if (kind == QLatin1String("warehouses"))
        return warehouseTarget(world, id);
    if (kind == QLatin1String("clusters"))
        return clusterTarget(world, id);
    if (kind == QLatin1String("jobs"))
        return jobTarget(world, call, id);
    if (WorkspaceKinds.contains(kind))
        return workspaceTarget(world, kind, id);
    throw ApiError{400, QStringLiteral("BAD_REQUEST"),
                   QStringLiteral("request_object_type is not recognized: %1").arg(kind)};
}

void requireLevel(const World &world, const Call &call, const Target &target, qsizetype rank)
{
    const bool home = target.homeOwner == call.caller().userName;
    const QStringList chain = QStringList{target.objectId} + target.parents;
    if (!home && world.access.rank(call.caller(), chain, target.rightsOrder) < rank)
        throw ApiError::denied(QStringLiteral("%1 does not have permission to see or change the permissions of %2.")
                                   .arg(call.caller().userName, target.objectId));
}

/// One principal's entry of an answer, made of a direct level and inherited ones.
class Entries
{
public:
    explicit Entries(const World &world) : m_world(world) {}

    void add(const Grant &grant, const QString &inheritedFrom)
    {
        QJsonObject level{{QStringLiteral("permission_level"), grant.level},
                          {QStringLiteral("inherited"), !inheritedFrom.isEmpty()}};
        if (!inheritedFrom.isEmpty())
            level.insert(QStringLiteral("inherited_from_object"), QJsonArray{inheritedFrom});
        for (auto &[known, levels] : m_entries) {
            if (known.who == grant.who && known.name == grant.name) {
                levels.append(level);
                return;
            }
        }
        m_entries.append({grant, QJsonArray{level}});
    }

    QJsonArray toJson() const
    {
        QJsonArray list;
        for (const auto &[grant, levels] : m_entries) {
            QJsonObject entry{{QStringLiteral("all_permissions"), levels}};
            if (grant.who == Grant::Who::User) {
                entry.insert(QStringLiteral("user_name"), grant.name);
                if (const Person *person = m_world.people.person(grant.name))
                    entry.insert(QStringLiteral("display_name"), person->displayName());
            } else if (grant.who == Grant::Who::Group) {
                entry.insert(QStringLiteral("group_name"), grant.name);
            } else {
                entry.insert(QStringLiteral("service_principal_name"), grant.name);
                if (const ServicePrincipal *principal = m_world.people.principal(grant.name))
                    entry.insert(QStringLiteral("display_name"), principal->displayName);
            }
            list.append(entry);
        }
        return list;
    }

private:
    const World &m_world;
    QList<QPair<Grant, QJsonArray>> m_entries;
};

QJsonObject toJson(const World &world, const Target &target)
{
    Entries entries(world);
    for (const Grant &grant : world.access.direct(target.objectId))
        entries.add(grant, {});
    for (const QString &parent : target.parents) {
        for (const Grant &grant : world.access.direct(parent))
            entries.add(grant, parent);
    }
    if (!target.homeOwner.isEmpty())
        entries.add({Grant::Who::User, target.homeOwner, QStringLiteral("CAN_MANAGE")},
                    target.parents.value(target.parents.size() - 3, target.objectId));
    entries.add({Grant::Who::Group, QStringLiteral("admins"), QStringLiteral("CAN_MANAGE")}, target.adminsFrom);
    return {{QStringLiteral("object_id"), target.objectId},
            {QStringLiteral("object_type"), target.objectType},
            {QStringLiteral("access_control_list"), entries.toJson()}};
}

ApiError noPrincipal(const QString &name)
{
    return ApiError::missing(QStringLiteral("Principal: %1 does not exist").arg(name));
}

Grant grantFromJson(const World &world, const Target &target, const QJsonObject &json)
{
    const QString user = json.value(QLatin1String("user_name")).toString();
    const QString group = json.value(QLatin1String("group_name")).toString();
    const QString principal = json.value(QLatin1String("service_principal_name")).toString();
    const QString level = json.value(QLatin1String("permission_level")).toString();
    if (int(!user.isEmpty()) + int(!group.isEmpty()) + int(!principal.isEmpty()) != 1)
        throw ApiError::invalid(
            QStringLiteral("Exactly one of user_name, group_name and service_principal_name must be given."));
    const bool known = std::any_of(target.levels.begin(), target.levels.end(),
                                   [&](const Level &row) { return level == QLatin1String(row.name); });
    if (!known)
        throw ApiError::invalid(QStringLiteral("%1 is no permission level of a %2.").arg(level, target.objectType));
    if (!user.isEmpty() && world.people.person(user) == nullptr)
        throw noPrincipal(user);
    if (!principal.isEmpty() && world.people.principal(principal) == nullptr)
        throw noPrincipal(principal);
    if (!group.isEmpty()) {
        if (!world.people.hasGroup(group))
            throw noPrincipal(group);
        if (level == QLatin1String("IS_OWNER"))
            throw ApiError::invalid(QStringLiteral("Groups can not be owners"));
        if (group == QLatin1String("admins") && level != QLatin1String("CAN_MANAGE"))
            throw ApiError::invalid(QStringLiteral("The permissions of the admins group cannot be lowered."));
        return {Grant::Who::Group, group, level};
    }
    return user.isEmpty() ? Grant{Grant::Who::ServicePrincipal, principal, level}
                          : Grant{Grant::Who::User, user, level};
}

QList<Grant> grantsFromJson(const World &world, const Target &target, const Call &call)
{
    QList<Grant> grants;
    for (const QJsonValue &entry : call.json().value(QLatin1String("access_control_list")).toArray()) {
        const Grant grant = grantFromJson(world, target, entry.toObject());
        // The administrators' entry is inherited whatever is sent; it never becomes a direct one.
        if (grant.who != Grant::Who::Group || grant.name != QLatin1String("admins"))
            grants.append(grant);
    }
    return grants;
}

bool isOwner(const Grant &grant)
{
    return grant.level == QLatin1String("IS_OWNER");
}

HttpReply replace(World &world, const Call &call, const Target &target)
{
    QList<Grant> grants = grantsFromJson(world, target, call);
    if (target.hasOwner && std::none_of(grants.begin(), grants.end(), isOwner)) {
        if (target.objectType == QLatin1String("job"))
            throw ApiError::invalid(QStringLiteral("The job must have exactly one owner."));
        const QList<Grant> before = world.access.direct(target.objectId);
        const auto owner = std::find_if(before.begin(), before.end(), isOwner);
        if (owner == before.end())
            throw ApiError{
                400, QStringLiteral("INVALID_PARAMETER_VALUE"),
                QStringLiteral("PUT requests for warehouse %1 with no existing owner must provide a new owner.")
                    .arg(target.objectId.section(QLatin1Char('/'), -1))};
        grants.prepend(*owner);
    }
    if (std::count_if(grants.begin(), grants.end(), isOwner) > 1)
        throw ApiError::invalid(QStringLiteral("The %1 must have exactly one owner.").arg(target.objectType));
    world.access.setDirect(target.objectId, grants);
    return jsonReply(toJson(world, target));
}

HttpReply amend(World &world, const Call &call, const Target &target)
{
    for (const Grant &grant : grantsFromJson(world, target, call)) {
        if (isOwner(grant)) { // the old owner keeps what an owner can do, but is none any more
            for (Grant old : world.access.direct(target.objectId)) {
                if (isOwner(old)) {
                    old.level = QStringLiteral("CAN_MANAGE");
                    world.access.add(target.objectId, old);
                }
            }
        }
        world.access.add(target.objectId, grant);
    }
    return jsonReply(toJson(world, target));
}

HttpReply levels(const Target &target)
{
    QJsonArray list;
    for (const Level &level : target.levels)
        list.append(QJsonObject{{QStringLiteral("permission_level"), QLatin1String(level.name)},
                                {QStringLiteral("description"), QLatin1String(level.description)}});
    return jsonReply({{QStringLiteral("permission_levels"), list}});
}

} // namespace

void addPermissionsApi(Router &router, World &world)
{
    // Terraform and older clients put `sql/` before the warehouses.
    for (const char *pattern : {"/api/2.0/permissions/{kind}/{id}", "/api/2.0/permissions/sql/{kind}/{id}"}) {
        const auto add = [&](const QByteArray &method, const QByteArray &tail, Need need, auto handler) {
            router.add(method, pattern + tail, [&world, need, handler](const Call &call) {
                const Target target = targetOf(world, call, call.pathPart("kind"), call.pathPart("id"));
                // To look takes any level, to change the one called CAN_MANAGE.
                requireLevel(world, call, target,
                             need == Need::Any ? 0 : target.rightsOrder.indexOf(QLatin1String("CAN_MANAGE")));
                return handler(world, call, target);
            });
        };
        add("GET", "", Need::Any,
            [](World &w, const Call &, const Target &target) { return jsonReply(toJson(w, target)); });
        add("PUT", "", Need::Manage, replace);
        add("PATCH", "", Need::Manage, amend);
        add("GET", "/permissionLevels", Need::Any,
            [](World &, const Call &, const Target &target) { return levels(target); });
    }
}

} // namespace trowel::demo
