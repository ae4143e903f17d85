// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/grants.h"

#include <QJsonDocument>

#include <algorithm>

namespace trowel {

using namespace Qt::StringLiterals;

namespace {

using Rows = QList<PrivilegeGrant>;

Rows readDirect(const JsonReader &answer)
{
    Rows rows;
    answer.forEach("privilege_assignments"_L1, [&rows](const JsonReader &assignment) {
        const QString principal = assignment.requiredString("principal"_L1);
        for (const QString &privilege : assignment.strings("privileges"_L1))
            rows += PrivilegeGrant{principal, privilege};
    });
    return rows;
}

Rows readEffective(const JsonReader &answer)
{
    Rows rows;
    answer.forEach("privilege_assignments"_L1, [&rows](const JsonReader &assignment) {
        const QString principal = assignment.requiredString("principal"_L1);
        assignment.forEach("privileges"_L1, [&](const JsonReader &privilege) {
            rows +=
                PrivilegeGrant{principal, privilege.requiredString("privilege"_L1),
                               privilege.string("inherited_from_type"_L1), privilege.string("inherited_from_name"_L1)};
        });
    });
    return rows;
}

// The answers come in random order: what a person reads stays where it was.
void sort(Rows &rows)
{
    std::sort(rows.begin(), rows.end(), [](const PrivilegeGrant &a, const PrivilegeGrant &b) {
        return std::tie(a.principal, a.privilege, a.fromName) < std::tie(b.principal, b.privilege, b.fromName);
    });
}

// Shares have calls of their own (reference: Unity Catalog, "Grants").
bool isShare(const Securable &on)
{
    return on.type == u"share";
}

QStringList directPath(const Securable &on)
{
    return isShare(on) ? QStringList{u"shares"_s, on.fullName, u"permissions"_s}
                       : QStringList{u"permissions"_s, on.type, on.fullName};
}

Task<Rows> read(const ApiClient &api, const QStringList &path, const PageParser<PrivilegeGrant> &parse)
{
    auto rows = std::make_shared<Rows>();
    return fetchPages<PrivilegeGrant>(api, Route::UnityCatalog, path, {{u"max_results"_s, u"0"_s}}, tokenPages(), parse,
                                      [rows](const Rows &page) { *rows += page; })
        .andThen([rows](const ListEnd &) {
            sort(*rows);
            return *rows;
        });
}

QByteArray writeChanges(const QList<GrantChange> &changes)
{
    QJsonArray list;
    for (const GrantChange &change : changes) {
        QJsonObject json{{u"principal"_s, change.principal}};
        if (!change.add.isEmpty())
            json.insert("add"_L1, QJsonArray::fromStringList(change.add));
        if (!change.remove.isEmpty())
            json.insert("remove"_L1, QJsonArray::fromStringList(change.remove));
        list += json;
    }
    return QJsonDocument(QJsonObject{{u"changes"_s, list}}).toJson(QJsonDocument::Compact);
}

} // namespace

Grants::Grants(ApiClient api) : m_api(std::move(api)) {}

Task<Rows> Grants::direct(const Securable &on) const
{
    return read(m_api, directPath(on), readDirect);
}

Task<Rows> Grants::effective(const Securable &on) const
{
    if (isShare(on))
        return direct(on);
    return read(m_api, {u"effective-permissions"_s, on.type, on.fullName}, readEffective);
}

Task<GrantList> Grants::all(const Securable &on) const
{
    if (isShare(on))
        return direct(on).andThen([](const Rows &direct) { return GrantList{direct, {}, {}}; });
    return direct(on).andThen([self = *this, on](const Rows &direct) {
        return self.effective(on)
            .andThen([direct](const Rows &effective) {
                GrantList list{direct, {}, {}};
                for (const PrivilegeGrant &grant : effective) {
                    if (grant.isInherited())
                        list.inherited += grant;
                }
                return list;
            })
            .orElse([direct](const Error &error) -> Result<GrantList> {
                return GrantList{direct, {}, error};
            });
    });
}

Task<Nothing> Grants::change(const Securable &on, const QList<GrantChange> &changes) const
{
    return m_api.patch(Route::UnityCatalog, directPath(on), writeChanges(changes)).andThen([](const Response &) {
        return Nothing();
    });
}

QString privilegeWord(const QString &typed)
{
    return typed.simplified().toUpper().replace(u' ', u'_');
}

} // namespace trowel
