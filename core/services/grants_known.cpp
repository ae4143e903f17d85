// SPDX-License-Identifier: GPL-3.0-or-later
// The privileges by securable (reference: Unity Catalog, "Grants").
#include "core/services/grants.h"

namespace trowel {

namespace {

constexpr struct
{
    const char *securable;
    const char *privileges;
} kKnown[] = {
    {"metastore", "CREATE_CATALOG CREATE_CONNECTION CREATE_EXTERNAL_LOCATION CREATE_STORAGE_CREDENTIAL "
                  "CREATE_SERVICE_CREDENTIAL CREATE_SHARE CREATE_RECIPIENT CREATE_PROVIDER CREATE_CLEAN_ROOM USE_SHARE "
                  "USE_RECIPIENT USE_PROVIDER USE_MARKETPLACE_ASSETS SET_SHARE_PERMISSION MANAGE_ALLOWLIST"},
    {"catalog", "USE_CATALOG USE_SCHEMA BROWSE SELECT MODIFY EXECUTE READ_VOLUME WRITE_VOLUME REFRESH CREATE_SCHEMA "
                "CREATE_TABLE CREATE_VOLUME CREATE_FUNCTION CREATE_MODEL CREATE_MATERIALIZED_VIEW CREATE_CONNECTION "
                "EXTERNAL_USE_SCHEMA APPLY_TAG MANAGE ALL_PRIVILEGES"},
    {"schema", "USE_SCHEMA SELECT MODIFY EXECUTE READ_VOLUME WRITE_VOLUME REFRESH CREATE_TABLE CREATE_VOLUME "
               "CREATE_FUNCTION CREATE_MODEL CREATE_MATERIALIZED_VIEW EXTERNAL_USE_SCHEMA APPLY_TAG MANAGE "
               "ALL_PRIVILEGES"},
    {"table", "SELECT MODIFY APPLY_TAG MANAGE ALL_PRIVILEGES"},
    {"table/VIEW", "SELECT APPLY_TAG MANAGE ALL_PRIVILEGES"},
    {"table/METRIC_VIEW", "SELECT APPLY_TAG MANAGE ALL_PRIVILEGES"},
    {"table/MATERIALIZED_VIEW", "SELECT REFRESH APPLY_TAG MANAGE ALL_PRIVILEGES"},
    {"volume", "READ_VOLUME WRITE_VOLUME APPLY_TAG MANAGE ALL_PRIVILEGES"},
    {"function", "EXECUTE MANAGE ALL_PRIVILEGES"},
    {"function/MODEL", "EXECUTE APPLY_TAG MANAGE ALL_PRIVILEGES"},
    {"external_location", "READ_FILES WRITE_FILES BROWSE CREATE_EXTERNAL_TABLE CREATE_EXTERNAL_VOLUME "
                          "CREATE_MANAGED_STORAGE EXTERNAL_USE_LOCATION MANAGE ALL_PRIVILEGES"},
    {"storage_credential", "READ_FILES WRITE_FILES CREATE_EXTERNAL_LOCATION CREATE_EXTERNAL_TABLE MANAGE "
                           "ALL_PRIVILEGES"},
    {"credential", "ACCESS CREATE_CONNECTION MANAGE ALL_PRIVILEGES"},
    {"connection", "USE_CONNECTION CREATE_FOREIGN_CATALOG MANAGE ALL_PRIVILEGES"},
    {"share", "SELECT"},
};

} // namespace

QStringList knownPrivileges(const QString &securableType, const QString &type)
{
    const auto of = [](const QString &name) {
        for (const auto &row : kKnown) {
            if (name == QLatin1String(row.securable))
                return QString::fromLatin1(row.privileges).split(u' ');
        }
        return QStringList();
    };
    const QStringList special = of(securableType + u'/' + type);
    return special.isEmpty() ? of(securableType) : special;
}

} // namespace trowel
