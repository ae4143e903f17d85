// SPDX-License-Identifier: GPL-3.0-or-later
// Secret scopes, their keys, and who may use them.
#include "ui/pages/detail_drawer.h"
#include "ui/tour/tour_parts.h"

#include <QAbstractItemModel>
#include <QTableView>

#include <algorithm>

namespace trowel::tour {

namespace {

constexpr QLatin1String kSecrets("secrets");

} // namespace

QList<TourStop> secretStops()
{
    const QString page = QStringLiteral("secretsPage");
    const QString put = QStringLiteral("putSecret");
    const auto scopes = opened(kDemo, kSecrets);
    const auto keys = opened(kDemo, kSecrets, QStringLiteral("freight-etl"));
    const auto etl = selected({QStringLiteral("freight-etl")});
    const auto password = selected({QStringLiteral("jdbc-password")});
    const auto create = asked(QStringLiteral("secrets.newScope"), QStringLiteral("newSecretScope"));
    const auto value = typed(QStringLiteral("value"), QStringLiteral("correct horse battery"));
    const TourStep access{{}, [](TourDriver &d) {
                              const auto tables = d.drawer()->findChildren<QTableView *>();
                              return std::any_of(tables.cbegin(), tables.cend(), [](const QTableView *table) {
                                  return table->isVisible() && table->model() && table->model()->rowCount() > 0;
                              });
                          }};
    const TourStep empty{[](TourDriver &d) { d.open(kDemo, kSecrets, QStringLiteral("sandbox")); },
                         [](TourDriver &d) { return d.shown(QStringLiteral("emptyAction")) && d.isCalm(); }};
    const auto inAccess = inTab(QStringLiteral("access"));
    const auto entry = [](int row) {
        return TourStep{[row](TourDriver &d) { d.selectLast(QStringLiteral("accessTable"), row); }, {}};
    };
    const auto customs = selected({QStringLiteral("customs")});
    return {
        {QStringLiteral("secret-scopes"), {page}, {scopes, etl, inTab(QStringLiteral("overview"))}},
        {QStringLiteral("secret-access"), {page}, {scopes, etl, inAccess, access}},
        {QStringLiteral("secret-keys"), {page}, {keys, password, inTab(QStringLiteral("overview"))}},
        {QStringLiteral("secret-vault"),
         {page},
         {opened(kDemo, kSecrets, QStringLiteral("azure:corp-kv")), selected({QStringLiteral("edi-signing-key")})}},
        {QStringLiteral("secret-scope-empty"), {page}, {empty}},
        {QStringLiteral("new-secret-scope"),
         {QStringLiteral("newSecretScope")},
         {scopes, create, typed(QStringLiteral("name"), QStringLiteral("pricing"))}},
        {QStringLiteral("new-secret-scope-vault"),
         {QStringLiteral("newSecretScope")},
         {scopes, create, typed(QStringLiteral("name"), QStringLiteral("corp kv")),
          typed(QStringLiteral("backend"), QStringLiteral("Azure Key Vault")),
          typed(QStringLiteral("dns_name"), QStringLiteral("corp-kv.vault.azure.net"))}},
        {QStringLiteral("put-secret"),
         {put},
         {keys, asked(QStringLiteral("secrets.put"), put),
          typed(QStringLiteral("key"), QStringLiteral("jdbc-password")), value}},
        {QStringLiteral("put-secret-file"),
         {put},
         {keys,
          asked(QStringLiteral("secrets.put"), put),
          typed(QStringLiteral("key"), QStringLiteral("tls key")),
          typed(QStringLiteral("source"), QStringLiteral("File")),
          {[](TourDriver &d) { d.type(QStringLiteral("file"), d.file(QStringLiteral("tls.pem"), "-----BEGIN\n")); },
           {}}}},
        {QStringLiteral("delete-secret-scopes"),
         {QStringLiteral("deleteSecretScopes")},
         {scopes,
          selected({QStringLiteral("freight-etl"), QStringLiteral("corp-kv"), QStringLiteral("sandbox")}),
          asked(QStringLiteral("secrets.delete"), QStringLiteral("deleteSecretScopes")),
          {{}, [](TourDriver &d) { return d.shown(QStringLiteral("confirm"))->isEnabled(); }}}},
        {QStringLiteral("delete-secrets"),
         {QStringLiteral("deleteSecrets")},
         {keys, selected({QStringLiteral("jdbc-password"), QStringLiteral("jdbc-user")}),
          asked(QStringLiteral("secrets.delete"), QStringLiteral("deleteSecrets"))}},
        {QStringLiteral("add-secret-access"),
         {QStringLiteral("addSecretAccess")},
         {scopes, customs, inAccess, access, pressed(QStringLiteral("access.add")),
          until(QStringLiteral("addSecretAccess")), typed(QStringLiteral("principal"), QStringLiteral("analysts"))}},
        {QStringLiteral("change-secret-access"),
         {QStringLiteral("changeSecretAccess")},
         {scopes, customs, inAccess, access, entry(1), pressed(QStringLiteral("access.change")),
          until(QStringLiteral("changeSecretAccess"))}},
        {QStringLiteral("remove-secret-access"),
         {QStringLiteral("removeSecretAccess")},
         {scopes, customs, inAccess, access, entry(0), pressed(QStringLiteral("access.remove")),
          until(QStringLiteral("removeSecretAccess"))}},
    };
}

} // namespace trowel::tour
