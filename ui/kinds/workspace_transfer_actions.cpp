// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/workspace_names.h"
#include "core/transfer/workspace_transfers.h"
#include "ui/kinds/columns.h"
#include "ui/kinds/workspace_actions.h"
#include "ui/kinds/workspace_words.h"
#include "ui/model/prompter.h"
#include "ui/model/session.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(WorkspaceTransfers)
};

using Row = WorkspaceObject;

WorkspaceFiles transferService(Session &session, const char *purpose)
{
    return WorkspaceFiles(session.workspace().api(Lane::Transfer).named(QLatin1String(purpose)));
}

// One local file and what it will become.
struct Import
{
    QString file;
    ImportGuess guess;
};

QList<Import> guessAll(const QStringList &files)
{
    QList<Import> imports;
    for (const QString &file : files) {
        QFile local(file);
        // What cannot be opened fails as a transfer, with the reason and Retry.
        const QByteArray head = local.open(QIODevice::ReadOnly) ? local.read(256) : QByteArray();
        imports += Import{file, guessImport(QFileInfo(file).fileName(), head)};
    }
    return imports;
}

QString languageOfSuffix(const QString &file)
{
    const QString suffix = QFileInfo(file).suffix().toLower();
    if (suffix == QLatin1String("sql"))
        return QStringLiteral("SQL");
    if (suffix == QLatin1String("scala"))
        return QStringLiteral("SCALA");
    if (suffix == QLatin1String("r"))
        return QStringLiteral("R");
    return QStringLiteral("PYTHON");
}

// The same import with the format a person chose instead of the guessed one.
ImportGuess withFormat(const Import &import, const QString &format)
{
    ImportGuess guess = import.guess;
    if (format.isEmpty())
        return guess;
    const QFileInfo info(import.file);
    for (const WorkspaceFormat f :
         {WorkspaceFormat::Source, WorkspaceFormat::Html, WorkspaceFormat::Jupyter, WorkspaceFormat::Dbc,
          WorkspaceFormat::RMarkdown, WorkspaceFormat::Auto, WorkspaceFormat::Raw}) {
        if (formatName(f) == format)
            guess.format = f;
    }
    const bool keepsName = guess.format == WorkspaceFormat::Auto || guess.format == WorkspaceFormat::Raw;
    guess.name = keepsName ? info.fileName() : info.completeBaseName();
    guess.language = guess.format == WorkspaceFormat::Source ? languageOfSuffix(import.file) : QString();
    return guess;
}

FormSpec importForm(const QString &folder, const QList<Import> &imports)
{
    FormSpec form;
    form.id = QStringLiteral("importFiles");
    const int n = int(imports.size());
    form.title = Words::tr("Import into %1").arg(folder);
    form.verb = n == 1 ? Words::tr("Import") : Words::tr("Import %n files", nullptr, n);
    FormField format;
    format.id = QStringLiteral("format");
    format.label = Words::tr("Format");
    format.type = FormField::Type::Choice;
    format.value = QString();
    format.choices = {{QString(), Words::tr("Detect automatically")}};
    for (const WorkspaceFormat f : {WorkspaceFormat::Source, WorkspaceFormat::Jupyter, WorkspaceFormat::Html,
                                    WorkspaceFormat::Dbc, WorkspaceFormat::RMarkdown, WorkspaceFormat::Raw})
        format.choices += FormField::Choice{QString(formatName(f)), formatWords(f)};
    form.fields += format;
    if (n == 1) {
        FormField name;
        name.id = QStringLiteral("name");
        name.label = Words::tr("Name");
        name.value = imports.first().guess.name;
        form.fields += name;
    }
    FormField overwrite;
    overwrite.id = QStringLiteral("overwrite");
    overwrite.label = Words::tr("Replace objects of the same name");
    overwrite.type = FormField::Type::Check;
    overwrite.value = false;
    form.fields += overwrite;
    return form;
}

QString targetName(const Import &import, const FormValues &values, bool single)
{
    return single ? values.value(QStringLiteral("name")).toString()
                  : withFormat(import, values.value(QStringLiteral("format")).toString()).name;
}

void startImport(Session &session, const QString &folder, const Import &import, const QString &name,
                 const FormValues &values)
{
    const ImportGuess guess = withFormat(import, values.value(QStringLiteral("format")).toString());
    WorkspaceImport what;
    what.path = joinPath(folder, name);
    what.format = guess.format;
    what.language = guess.language;
    what.overwrite = values.value(QStringLiteral("overwrite")).toBool() && guess.format != WorkspaceFormat::Dbc;
    Transfer &transfer = session.transfers().add(
        std::make_unique<ImportFile>(transferService(session, "Import file"), import.file, what));
    QObject::connect(&transfer, &Transfer::changed, &session, [&session, &transfer, folder] {
        if (transfer.state() == Transfer::State::Done)
            session.refreshOpen(QStringLiteral("workspace"), folder);
    });
}

void startExport(Session &session, const Row &row, WorkspaceFormat format, const QString &localFile)
{
    session.transfers().add(
        std::make_unique<ExportFile>(transferService(session, "Export object"), row.path, format, localFile));
}

// A name that is not taken in the folder: two objects may differ only in what a file name cannot hold.
QString freeName(const QString &folder, const QString &wanted, QStringList &taken)
{
    const QFileInfo info(wanted);
    QString name = wanted;
    for (int n = 2; taken.contains(name, Qt::CaseInsensitive) || QFileInfo::exists(QDir(folder).filePath(name)); ++n) {
        const QString suffix = info.suffix().isEmpty() ? QString() : QLatin1Char('.') + info.suffix();
        name = QStringLiteral("%1 (%2)%3").arg(info.completeBaseName()).arg(n).arg(suffix);
    }
    taken += name;
    return name;
}

void exportRows(const ActionScope &scope, const QList<Row> &rows, std::function<WorkspaceFormat(const Row &)> format)
{
    Session &session = scope.session;
    if (rows.size() == 1) {
        const Row &row = rows.first();
        const WorkspaceFormat f = format(row);
        scope.prompter.chooseSaveFile(Words::tr("Download %1").arg(row.name), fileNameForExport(row, f))
            .onDone(&session, [&session, row, f](const Result<QString> &file) {
                if (file && !file->isEmpty())
                    startExport(session, row, f, *file);
            });
        return;
    }
    scope.prompter.chooseFolder(Words::tr("Download %n objects into", nullptr, int(rows.size())))
        .onDone(&session, [&session, rows, format](const Result<QString> &folder) {
            if (!folder || folder->isEmpty())
                return;
            QStringList taken;
            for (const Row &row : rows) {
                const QString name = freeName(*folder, fileNameForExport(row, format(row)), taken);
                startExport(session, row, format(row), QDir(*folder).filePath(name));
            }
        });
}

void exportAs(const ActionScope &scope, const QList<Row> &rows)
{
    FormSpec form;
    form.id = QStringLiteral("exportAs");
    form.title = rows.size() == 1 ? Words::tr("Export %1").arg(rows.first().name)
                                  : Words::tr("Export %n objects", nullptr, int(rows.size()));
    form.verb = Words::tr("Export…");
    FormField format;
    format.id = QStringLiteral("format");
    format.label = Words::tr("Format");
    format.type = FormField::Type::Choice;
    QList<WorkspaceFormat> common = exportFormats(rows.first());
    for (const Row &row : rows)
        common.removeIf([formats = exportFormats(row)](WorkspaceFormat f) { return !formats.contains(f); });
    if (common.isEmpty())
        common = {WorkspaceFormat::Auto}; // notebooks and files together: each as it is
    for (const WorkspaceFormat f : std::as_const(common))
        format.choices += FormField::Choice{QString(formatName(f)), formatWords(f)};
    format.value = format.choices.first().value;
    form.fields += format;
    const ActionScope again = scope;
    auto store = scope.store.shared_from_this();
    form.submit = [again, store, rows, common](const FormValues &values) {
        const QString name = values.value(QStringLiteral("format")).toString();
        for (const WorkspaceFormat f : common) {
            if (formatName(f) == name)
                exportRows(again, rows, [f](const Row &) { return f; });
        }
        return Task<Nothing>::ready(Nothing());
    };
    scope.prompter.showForm(form);
}

QString whyNotExport(const Row &row)
{
    return exportFormats(row).isEmpty() ? Words::tr("The API does not export libraries.") : QString();
}

} // namespace

void importFiles(const ActionScope &scope, const QStringList &files)
{
    Session &session = scope.session;
    auto store = scope.store.shared_from_this();
    const QString folder = scope.scope;
    const QList<Import> imports = guessAll(files);
    const bool single = imports.size() == 1;
    FormSpec form = importForm(folder, imports);
    form.check = [store, folder, imports, single](const FormValues &values) {
        QList<FieldProblem> problems;
        QStringList there;
        const QSet<QString> taken = single ? QSet<QString>() : store->keys(); // each search is linear
        for (const Import &import : imports) {
            const QString name = targetName(import, values, single);
            if (single) {
                if (const QString problem = checkObjectName(name); !problem.isEmpty())
                    problems += FieldProblem{QStringLiteral("name"), problem};
            }
            const QString path = joinPath(folder, name);
            if (single ? store->find(path) >= 0 : taken.contains(path))
                there += name;
        }
        if (!there.isEmpty() && !values.value(QStringLiteral("overwrite")).toBool()) {
            problems += FieldProblem{QStringLiteral("overwrite"),
                                     Words::tr("%1 is there already. Replace it, or import under another name.")
                                         .arg(there.join(QStringLiteral(", ")))};
        }
        return problems;
    };
    form.submit = [&session, folder, imports, single](const FormValues &values) {
        for (const Import &import : imports)
            startImport(session, folder, import, targetName(import, values, single), values);
        return Task<Nothing>::ready(Nothing());
    };
    scope.prompter.showForm(form);
}

void appendExportActions(QList<Action<Row>> &list)
{
    ActionInfo download = actionInfo("download", Words::tr("Download"), "download", ActionInfo::On::Some,
                                     Qt::CTRL | Qt::SHIFT | Qt::Key_D);
    download.inToolBar = download.inDrawer = true;
    list += Action<Row>(
        download,
        [](const ActionScope &scope, const QList<Row> &rows) {
            exportRows(scope, rows, [](const Row &row) { return exportFormats(row).constFirst(); });
        },
        whyNotExport);
    list += Action<Row>(actionInfo("exportAs", Words::tr("Export as…"), "download", ActionInfo::On::Some), exportAs,
                        whyNotExport);
}

} // namespace trowel
