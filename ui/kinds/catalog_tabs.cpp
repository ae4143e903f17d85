// SPDX-License-Identifier: GPL-3.0-or-later
// What the drawer shows of an object besides its facts: columns, definition, versions.
#include "ui/kinds/catalog_actions.h"
#include "ui/kinds/catalog_words.h"
#include "ui/model/format.h"
#include "ui/model/session.h"
#include "ui/pages/async_preview.h"
#include "ui/pages/code_view.h"
#include "ui/pages/state_pane.h"
#include "ui/pages/table_tab.h"

#include <QCoreApplication>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CatalogTabs)
};

Cell monoCell(const QString &text)
{
    Cell cell{text};
    cell.mono = true;
    return cell;
}

Cell dim(const QString &text)
{
    Cell cell{text};
    cell.dim = true;
    return cell;
}

QList<TabRow> columnRows(const CatalogObjectDetail &detail)
{
    const bool function = detail.object.kind == SecurableKind::Function;
    QList<TabRow> rows;
    for (const TableColumn &column : detail.columns) {
        Cell place = dim(QString::number(rows.size() + 1));
        place.right = true;
        TabRow row{column.name, {place, Cell{column.name}, monoCell(column.type)}};
        if (!function) {
            row.cells += Cell{column.nullable ? Words::tr("Yes") : Words::tr("No")};
            row.cells.last().dim = column.nullable;
        }
        row.cells += dim(orDash(column.comment));
        if (!function) {
            row.cells += dim(column.partition < 0 ? QStringLiteral("–") : QString::number(column.partition + 1));
            row.cells += dim(orDash(column.mask));
        }
        rows += row;
    }
    return rows;
}

QWidget *makeColumnsTab(Session &session, const CatalogObject &object, QWidget *parent)
{
    const bool function = object.kind == SecurableKind::Function;
    TableTab tab;
    tab.id = QStringLiteral("columns");
    tab.name =
        function ? Words::tr("Parameters of %1").arg(object.name()) : Words::tr("Columns of %1").arg(object.name());
    tab.columns = {ColumnInfo{QStringLiteral("position"), QStringLiteral("#"), 5, true},
                   ColumnInfo{QStringLiteral("column"), function ? Words::tr("Parameter") : Words::tr("Column"), 18},
                   ColumnInfo{QStringLiteral("type"), Words::tr("Type"), 16}};
    if (!function)
        tab.columns += ColumnInfo{QStringLiteral("nullable"), Words::tr("Null"), 5};
    tab.columns += ColumnInfo{QStringLiteral("comment"), Words::tr("Comment"), 24, false, true};
    if (!function) {
        tab.columns += ColumnInfo{QStringLiteral("partition"), Words::tr("Partition"), 8};
        tab.columns += ColumnInfo{QStringLiteral("mask"), Words::tr("Mask"), 14};
    }
    tab.load = [&session, object] {
        return catalogService(session, Lane::Interactive, "Read columns")
            .get(object.kind, object.fullName)
            .andThen(columnRows);
    };
    tab.empty = object.browseOnly ? Words::tr("You may browse this object, but not see its columns.")
                : function        ? Words::tr("It takes no parameters.")
                                  : Words::tr("It has no columns.");
    return makeTableTab(std::move(tab), session, parent);
}

QWidget *makeVersionsTab(Session &session, const CatalogObject &object, QWidget *parent)
{
    TableTab tab;
    tab.id = QStringLiteral("versions");
    tab.name = Words::tr("Versions of %1").arg(object.name());
    tab.columns = {ColumnInfo{QStringLiteral("version"), Words::tr("Version"), 8, true},
                   ColumnInfo{QStringLiteral("status"), Words::tr("Status"), 22},
                   ColumnInfo{QStringLiteral("aliases"), Words::tr("Aliases"), 10, false, true},
                   ColumnInfo{QStringLiteral("created"), Words::tr("Created"), 16}};
    tab.load = [&session, object] {
        return catalogService(session, Lane::Interactive, "List versions of model")
            .modelVersions(object.fullName)
            .andThen([](const QList<ModelVersion> &versions) {
                QList<TabRow> rows;
                for (const ModelVersion &version : versions) {
                    Cell number{QString::number(version.version)};
                    number.right = true;
                    number.toolTip = version.comment;
                    Cell status{sentenceCase(version.status)};
                    if (version.status == QLatin1String("FAILED_REGISTRATION"))
                        status.glyph = Glyph::Failed;
                    Cell created = dim(version.createdMs > 0 ? formatTime(version.createdMs) : orDash({}));
                    created.toolTip = formatUtc(version.createdMs);
                    if (!version.createdBy.isEmpty())
                        created.toolTip = Words::tr("%1 by %2").arg(created.toolTip, version.createdBy);
                    rows += TabRow{number.text,
                                   {number, status, Cell{version.aliases.join(QStringLiteral(", "))}, created}};
                }
                return rows;
            });
    };
    tab.empty = object.browseOnly ? Words::tr("You may browse this object, but not see its versions.")
                                  : Words::tr("It has no version yet.");
    return makeTableTab(std::move(tab), session, parent);
}

QWidget *makeDefinitionTab(Session &session, const CatalogObject &object, QWidget *parent)
{
    auto language = std::make_shared<QString>();
    const auto fetch = [&session, object, language] {
        return catalogService(session, Lane::Interactive, "Read definition")
            .get(object.kind, object.fullName)
            .andThen([language](const CatalogObjectDetail &detail) {
                *language = detail.language.toLower();
                return detail.definition.toUtf8();
            });
    };
    const auto show = [language](const QByteArray &text) -> QWidget * {
        if (text.isEmpty()) {
            PaneWords words;
            words.icon = QStringLiteral("code");
            words.title = Words::tr("The server did not say how it is defined");
            auto *pane = new StatePane;
            pane->say(words);
            return pane;
        }
        auto *view = new CodeView;
        view->setObjectName(QStringLiteral("definition"));
        view->setAccessibleName(Words::tr("Definition"));
        // A metric view is defined in YAML, whatever the catalog calls it.
        view->setLanguage(text.startsWith("version:") ? QStringLiteral("yaml") : *language);
        view->setCode(QString::fromUtf8(text));
        return view;
    };
    return new AsyncPreview(fetch, show, session.workspace().profile().host.host(), parent);
}

} // namespace

bool catalogTabFits(const QString &tab, const CatalogObject &object)
{
    const SecurableKind kind = object.kind;
    if (tab == QLatin1String("columns"))
        return kind == SecurableKind::Table || kind == SecurableKind::View || kind == SecurableKind::Function;
    if (tab == QLatin1String("definition"))
        return kind == SecurableKind::View || kind == SecurableKind::Function;
    return tab != QLatin1String("versions") || kind == SecurableKind::Model;
}

QWidget *makeCatalogTab(const QString &tab, const ActionScope &scope, const CatalogObject &object, QWidget *parent)
{
    if (!catalogTabFits(tab, object))
        return nullptr;
    if (tab == QLatin1String("grants"))
        return makeGrantsTab(scope, object, parent);
    if (tab == QLatin1String("versions"))
        return makeVersionsTab(scope.session, object, parent);
    if (tab == QLatin1String("columns"))
        return makeColumnsTab(scope.session, object, parent);
    return makeDefinitionTab(scope.session, object, parent);
}

} // namespace trowel
