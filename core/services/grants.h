// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/pagination.h"

#include <optional>

namespace trowel {

/// Something grants are given on (reference: Unity Catalog, "Grants").
struct Securable
{
    QString
        type; ///< "catalog", "schema", "table" (views too), "volume", "function" (models too), "metastore", "share" …
    QString fullName; ///< of a metastore its id
};

/// One privilege of one principal.
struct PrivilegeGrant
{
    QString principal;
    QString privilege;     ///< as sent: "USE_SCHEMA"; may be one we do not know
    QString fromType = {}; ///< "CATALOG": where it is inherited from; empty when it was given here
    QString fromName = {};

    bool operator==(const PrivilegeGrant &) const = default;
    bool isInherited() const { return !fromType.isEmpty() || !fromName.isEmpty(); }
};

/// The grants of a securable: given on it, and what reaches it from above.
struct GrantList
{
    QList<PrivilegeGrant> direct;
    QList<PrivilegeGrant> inherited;
    std::optional<Error> inheritedUnknown; ///< why the inherited ones could not be read
};

/// What changes for one principal. The same privilege must not be in both.
struct GrantChange
{
    QString principal;
    QStringList add = {};
    QStringList remove = {};
};

/// Endpoints of grants in Unity Catalog. A small copyable handle.
class Grants
{
public:
    explicit Grants(ApiClient api);

    /// What was given on the securable itself, by principal and privilege.
    Task<QList<PrivilegeGrant>> direct(const Securable &on) const;
    /// What is in force, with where it comes from. Nothing reaches a share from above: it is given to recipients only.
    Task<QList<PrivilegeGrant>> effective(const Securable &on) const;
    /// Both as one. Fails when the direct ones cannot be read.
    Task<GrantList> all(const Securable &on) const;
    /// One call for all changes; removing ALL_PRIVILEGES takes everything the principal was given. Not safe to repeat.
    Task<Nothing> change(const Securable &on, const QList<GrantChange> &changes) const;

private:
    ApiClient m_api;
};

/// What can be granted on a securable, the usual ones first; `type` tells views from tables and models from functions
/// ("VIEW"). Servers know more.
QStringList knownPrivileges(const QString &securableType, const QString &type = {});
/// "use schema" and "USE SCHEMA" are USE_SCHEMA to the API.
QString privilegeWord(const QString &typed);

} // namespace trowel
