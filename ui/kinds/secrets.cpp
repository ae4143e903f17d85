// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/secrets.h"

#include "ui/kinds/columns.h"
#include "ui/kinds/secret_actions.h"
#include "ui/kinds/secret_words.h"
#include "ui/model/session.h"

#include <QCoreApplication>
#include <QDateTime>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Secrets)
};

using Row = SecretObject;

Cell nameCell(const Row &row)
{
    Cell cell{row.name()};
    cell.icon = row.type == Row::Type::Scope ? QStringLiteral("scope") : QStringLiteral("key");
    return cell;
}

QList<Column<Row>> columns()
{
    QList<Column<Row>> list;
    list += textColumn<Row>({QStringLiteral("name"), Words::tr("Name"), 26, false, true}, nameCell,
                            [](const Row &row) { return fold(row.name()); });
    list += textColumn<Row>(
        {QStringLiteral("backend"), Words::tr("Backend"), 16}, [](const Row &r) { return dimCell(backendWords(r)); },
        [](const Row &r) { return fold(backendWords(r)); });
    list += textColumn<Row>(
        {QStringLiteral("vault"), Words::tr("Key vault"), 32},
        [](const Row &r) {
            Cell cell = dimCell(r.vault);
            cell.elide = Qt::ElideMiddle;
            return cell;
        },
        [](const Row &r) { return fold(r.vault); });
    list += numberColumn<Row>(
        {QStringLiteral("updated"), Words::tr("Last updated"), 19},
        [](const Row &r) {
            Cell cell = dimCell(formatTime(r.updatedMs));
            cell.toolTip = formatUtc(r.updatedMs);
            return cell;
        },
        [](const Row &r) { return r.updatedMs; }, false);
    list += numberColumn<Row>(
        {QStringLiteral("age"), Words::tr("Age"), 12},
        [](const Row &r) { return dimCell(ageWords(r.updatedMs, QDateTime::currentMSecsSinceEpoch())); },
        [](const Row &r) { return -r.updatedMs; }, false);
    return list;
}

// Scopes have a backend, keys an age.
bool columnFits(const QString &column, const QString &list)
{
    if (column == QLatin1String("name"))
        return true;
    const bool ofScopes = column == QLatin1String("backend") || column == QLatin1String("vault");
    return ofScopes == list.isEmpty();
}

Task<ListEnd> readList(Session &session, const QString &list, Lane lane, PageSink<Row> sink)
{
    if (list.isEmpty())
        return secretService(session, "List secret scopes", lane).listScopes(std::move(sink));
    return secretService(session, "List secrets", lane)
        .listKeys(scopeOfList(list), backendOfList(list), std::move(sink));
}

Task<ObjectDetail> readDetail(Session &session, const Row &row)
{
    const Secrets service = secretService(session, "Read secret scope");
    const Task<SecretDetail> read =
        row.type == Row::Type::Scope ? service.scope(row.scope) : service.key(row.scope, row.key, row.backend);
    return read.andThen([workspace = session.workspace().profile().name](const SecretDetail &detail) {
        return secretDetail(detail, workspace);
    });
}

EmptyWords emptyWords(const QString &list)
{
    if (list.isEmpty())
        return {Words::tr("No secret scopes yet"),
                Words::tr("A scope holds passwords and tokens that jobs and notebooks use by name."),
                QStringLiteral("newScope")};
    if (isReadOnlyList(list))
        return {
            Words::tr("This scope is empty"), Words::tr("Azure Key Vault keeps its secrets. Add them in Azure."), {}};
    return {Words::tr("This scope is empty"), Words::tr("Put a password, a token or a key file into it."),
            QStringLiteral("put")};
}

} // namespace

std::unique_ptr<AnyKind> secretsKind()
{
    Kind<Row> kind;
    kind.info.id = QStringLiteral("secrets");
    kind.info.title = Words::tr("Secret scopes");
    kind.info.icon = QStringLiteral("scope");
    kind.info.drawerWidth = 430;
    kind.info.tree = true;
    kind.empty = emptyWords;
    kind.key = [](const Row &row) { return row.id(); };
    kind.name = [](const Row &row) { return row.name(); };
    kind.searchKey = &Row::searchKey;
    kind.list = readList;
    kind.node = nameCell;
    kind.columns = columns();
    kind.columnFits = columnFits;
    kind.actions = secretActions();
    kind.childScope = [](const Row &row) { return row.type == Row::Type::Scope ? secretListOf(row) : QString(); };
    kind.scopeTitle = scopeOfList;
    kind.scopePath = [](const QString &list) {
        return list.isEmpty() ? QStringList{QString()} : QStringList{QString(), list};
    };
    kind.detail = readDetail;
    kind.tabs = {DetailTab{QStringLiteral("access"), Words::tr("Access")}};
    kind.makeTab = [](const QString &, const ActionScope &scope, const Row &row, QWidget *parent) {
        return makeSecretAccessTab(scope, row, parent);
    };
    kind.reference = secretReference;
    return makeKind(std::move(kind));
}

} // namespace trowel
