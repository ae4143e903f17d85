// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kinds/catalog_delete.h"

#include "ui/kinds/catalog_actions.h"
#include "ui/kinds/catalog_words.h"
#include "ui/kinds/changed_objects.h"
#include "ui/model/prompter.h"
#include "ui/model/session.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CatalogDelete)
};

using Row = CatalogObject;
using Store = RowStore<Row>;

bool any(const QList<Row> &rows, bool (*is)(const Row &))
{
    return std::any_of(rows.cbegin(), rows.cend(), is);
}

void deleteNow(const ActionScope &scope, const QList<Row> &rows, bool force)
{
    Session &session = scope.session;
    auto store = std::static_pointer_cast<Store>(scope.store.shared_from_this());
    const QList<Session::ChangedObject> objects = changedObjects(rows, &Row::key, &Row::fullName);
    QHash<QString, Row> byKey;
    for (const Row &row : rows) {
        byKey.insert(row.key(), row);
    }
    ChangeWords words;
    words.one = Words::tr("%1 was deleted");
    words.many = Words::tr("%1 objects were deleted");
    words.oneFailed = Words::tr("%1 could not be deleted");
    words.manyFailed = Words::tr("%1 of %2 objects could not be deleted");
    session.change(
        placeOf(session, rows.first()).list(), objects,
        [&session, byKey, force](const QString &key) {
            const Row row = byKey.value(key);
            return catalogService(session, Lane::Interactive, "Delete from Unity Catalog")
                .remove(row.kind, row.fullName, force);
        },
        words,
        [store](const QString &key, const Result<Nothing> &result) {
            if (result || result.error().kind == Error::Kind::NotFound)
                store->remove(key);
            else
                store->refreshRow(key, Lane::Interactive); // it may be gone all the same
        });
}

QString explanation(const QList<Row> &rows)
{
    QStringList lines;
    if (any(rows, [](const Row &row) { return row.isContainer(); }))
        lines +=
            Words::tr("Only empty schemas and catalogs are deleted, unless you tick the box below. Then everything "
                      "inside is deleted too: managed tables with their data, managed volumes with their files, "
                      "functions, models and grants.");
    if (any(rows, [](const Row &row) { return row.kind == SecurableKind::Table; }))
        lines += Words::tr("Managed tables lose their data. Data of external and foreign tables stays.");
    if (any(rows, [](const Row &row) { return row.kind == SecurableKind::Volume; }))
        lines += Words::tr("Managed volumes lose their files. Files of external volumes stay.");
    if (any(rows, [](const Row &row) { return row.kind == SecurableKind::Model; }))
        lines += Words::tr("Models go with all their versions.");
    if (any(rows, [](const Row &row) { return row.kind == SecurableKind::ExternalLocation; }))
        lines += Words::tr("Files at external locations stay where they are.");
    if (any(rows, [](const Row &row) { return row.kind == SecurableKind::Share; }))
        lines += Words::tr("Recipients lose at once what is shared with them.");
    lines += Words::tr("Queries, jobs and dashboards that use them will fail.");
    return lines.join(QLatin1Char(' '));
}

QString goesWith(const Row &row)
{
    const bool managed = row.type.startsWith(QLatin1String("MANAGED"));
    if (row.kind == SecurableKind::Table)
        return managed ? Words::tr("Its data") : Words::tr("Only the entry; the data stay");
    if (row.kind == SecurableKind::Volume)
        return managed ? Words::tr("Its files") : Words::tr("Only the entry; the files stay");
    if (row.kind == SecurableKind::Model)
        return Words::tr("All its versions");
    if (row.kind == SecurableKind::ExternalLocation)
        return Words::tr("Only the entry; the files stay");
    if (row.kind == SecurableKind::Share)
        return Words::tr("Only the entry; what it shares stays");
    return isOfMetastore(row.kind) ? Words::tr("Only the entry") : Words::tr("Nothing else");
}

void offerForce(Confirmation &question, const QList<Row> &rows, const std::shared_ptr<bool> &force)
{
    if (any(rows, [](const Row &row) { return row.isContainer(); }))
        question.option = Words::tr("Also delete everything inside (force)");
    else if (any(rows, [](const Row &row) { return isOfMetastore(row.kind) && knowsForce(row.kind); }))
        question.option = Words::tr("Also where something still depends on them (force)");
    else if (any(rows, [](const Row &row) { return knowsForce(row.kind); }))
        question.option = Words::tr("Delete functions even where the server would rather not (force)");
    else
        return;
    question.optionTicked = [force](bool on) { *force = on; };
}

} // namespace

void deleteSecurables(const ActionScope &scope, const QList<Row> &rows)
{
    Session &session = scope.session;
    const int n = int(rows.size());
    Confirmation question;
    question.id = QStringLiteral("deleteSecurables");
    question.title = Words::tr("Delete from Unity Catalog");
    question.question =
        n == 1 ? Words::tr("Delete %1?").arg(rows.first().fullName) : Words::tr("Delete %n objects?", nullptr, n);
    question.explanation = explanation(rows);
    question.verb = n == 1 ? Words::tr("Delete") : Words::tr("Delete %n objects", nullptr, n);
    question.objectHeading = Words::tr("Object");
    question.stateHeading = Words::tr("Type");
    question.goesHeading = Words::tr("What is in it");
    for (const Row &row : rows)
        question.objects += Confirmation::Object{row.name(), typeWords(row), 0, goesWith(row)};
    if (any(rows, [](const Row &row) { return row.isContainer(); })) {
        question.inspect = [&session, rows](int at, const std::function<void(const QString &)> &progress) {
            const Row &row = rows.at(at);
            return catalogService(session, Lane::Interactive, "Count what would be deleted")
                .count(row.kind, row.fullName, [progress](const CatalogCount &count) { progress(countWords(count)); })
                .andThen([](const CatalogCount &count) {
                    return count.total() == 0 && count.complete ? Words::tr("It is empty") : countWords(count);
                });
        };
    }
    auto force = std::make_shared<bool>(false);
    offerForce(question, rows, force);
    const ActionScope again = scope;
    auto store = scope.store.shared_from_this();
    scope.prompter.confirm(question).onDone(&session, [again, rows, store, force](const Result<Nothing> &yes) {
        if (yes)
            deleteNow(again, rows, *force);
    });
}

} // namespace trowel
