// SPDX-License-Identifier: GPL-3.0-or-later
// Into a file tree and out of it.
#include "core/services/paths.h"
#include "core/services/workspace_names.h"
#include "ui/kinds/file_verbs.h"
#include "ui/model/prompter.h"
#include "ui/model/session.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QSet>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(FileUpload)
};

constexpr qsizetype kMostFiles = 10'000; // of one drop

// One local file and where below the folder it goes.
struct Upload
{
    QString file;
    QString under;
};

void appendFolder(QList<Upload> &uploads, const QString &folder)
{
    const QDir above = QFileInfo(folder).dir();
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext() && uploads.size() < kMostFiles) {
        const QString file = files.next();
        uploads += Upload{file, above.relativeFilePath(file)};
    }
}

QList<Upload> expand(const QStringList &files)
{
    QList<Upload> uploads;
    for (const QString &file : files) {
        const QString clean = QDir::cleanPath(file);
        if (QFileInfo(clean).isDir())
            appendFolder(uploads, clean);
        else
            uploads += Upload{clean, QFileInfo(clean).fileName()};
    }
    return uploads;
}

FormSpec uploadForm(const QString &folder, const QList<Upload> &uploads)
{
    FormSpec form;
    form.id = QStringLiteral("uploadFiles");
    const int n = int(uploads.size());
    form.title = Words::tr("Upload to %1").arg(folder);
    form.verb = n == 1 ? Words::tr("Upload") : Words::tr("Upload %n files", nullptr, n);
    if (n >= kMostFiles)
        form.help = Words::tr("These are the first %1 files; upload the rest afterwards.").arg(n);
    if (n == 1) {
        FormField name;
        name.id = QStringLiteral("name");
        name.label = Words::tr("Name");
        name.value = uploads.first().under;
        form.fields += name;
    }
    FormField replace;
    replace.id = QStringLiteral("replace");
    replace.label = Words::tr("Replace files of the same name");
    replace.type = FormField::Type::Check;
    replace.value = false;
    form.fields += replace;
    return form;
}

QString nameOf(const Upload &upload, const FormValues &values, bool single)
{
    return single ? values.value(QStringLiteral("name")).toString() : upload.under;
}

QList<FieldProblem> problemsOf(const ObjectStore &store, const QString &folder, const QList<Upload> &uploads,
                               const FormValues &values)
{
    QList<FieldProblem> problems;
    const bool single = uploads.size() == 1;
    const QSet<QString> taken = single ? QSet<QString>() : store.keys(); // each search is linear
    QSet<QString> asked; // most files of a dropped folder share their first part
    QStringList there;
    for (const Upload &upload : uploads) {
        const QString name = nameOf(upload, values, single);
        // A file of a dropped folder brings the folders of its path.
        if (single && name != upload.under) {
            if (const QString problem = checkObjectName(name); !problem.isEmpty())
                problems += FieldProblem{QStringLiteral("name"), problem};
        }
        const QString top = name.section(QLatin1Char('/'), 0, 0);
        if (asked.contains(top))
            continue;
        asked.insert(top);
        const QString path = joinPath(folder, top);
        if (single ? store.find(path) >= 0 : taken.contains(path))
            there += top;
    }
    if (!there.isEmpty() && !values.value(QStringLiteral("replace")).toBool()) {
        problems += FieldProblem{QStringLiteral("replace"),
                                 Words::tr("%1 is there already. Replace it, or upload under another name.")
                                     .arg(there.join(QStringLiteral(", ")))};
    }
    return problems;
}

void begin(Session &session, std::unique_ptr<Transfer> made, const QString &kind, const QString &folder)
{
    Transfer &transfer = session.transfers().add(std::move(made));
    QObject::connect(&transfer, &Transfer::changed, &session, [&session, &transfer, kind, folder] {
        if (transfer.state() == Transfer::State::Done)
            session.refreshOpen(kind, folder);
    });
}

// A name that is not taken in the local folder: nothing there is overwritten unasked.
QString freeName(const QString &folder, const QString &wanted, QStringList &taken)
{
    const QFileInfo info(wanted);
    const QString suffix = info.suffix().isEmpty() ? QString() : QLatin1Char('.') + info.suffix();
    QString name = wanted;
    for (int n = 2; taken.contains(name, Qt::CaseInsensitive) || QFileInfo::exists(QDir(folder).filePath(name)); ++n)
        name = QStringLiteral("%1 (%2)%3").arg(info.completeBaseName()).arg(n).arg(suffix);
    taken += name;
    return name;
}

} // namespace

void uploadFiles(const FileTreeVerbs &verbs, const ActionScope &scope, const QStringList &files)
{
    Session &session = scope.session;
    auto store = scope.store.shared_from_this();
    const QString folder = scope.scope;
    const QList<Upload> uploads = expand(files);
    if (uploads.isEmpty()) {
        session.say(Message::Severity::Info, Words::tr("There is no file in what was dropped"), {}, files);
        return;
    }
    FormSpec form = uploadForm(folder, uploads);
    form.check = [store, folder, uploads](const FormValues &values) {
        return problemsOf(*store, folder, uploads, values);
    };
    form.submit = [&session, verbs, folder, uploads](const FormValues &values) {
        const bool replace = values.value(QStringLiteral("replace")).toBool();
        for (const Upload &upload : uploads) {
            const QString target = joinPath(folder, nameOf(upload, values, uploads.size() == 1));
            begin(session, verbs.upload(session, upload.file, target, replace), verbs.kind, folder);
        }
        return Task<Nothing>::ready(Nothing());
    };
    scope.prompter.showForm(form);
}

void chooseUpload(const FileTreeVerbs &verbs, const ActionScope &scope)
{
    const ActionScope again = scope;
    auto store = scope.store.shared_from_this();
    scope.prompter.chooseFiles(Words::tr("Upload to %1").arg(scope.scope))
        .onDone(&scope.session, [verbs, again, store](const Result<QStringList> &files) {
            if (files && !files->isEmpty())
                uploadFiles(verbs, again, *files);
        });
}

void downloadFiles(const FileTreeVerbs &verbs, const ActionScope &scope, const QList<FileItem> &items)
{
    Session &session = scope.session;
    if (items.size() == 1 && !items.first().folder) {
        const FileItem &item = items.first();
        scope.prompter.chooseSaveFile(Words::tr("Download %1").arg(item.name), localFileName(item.name))
            .onDone(&session, [&session, verbs, item](const Result<QString> &file) {
                if (file && !file->isEmpty())
                    session.transfers().add(verbs.download(session, item.path, *file));
            });
        return;
    }
    const bool plain = std::none_of(items.cbegin(), items.cend(), [](const FileItem &item) { return item.folder; });
    const int n = int(items.size());
    const QString title = n == 1  ? Words::tr("Download %1 into").arg(items.first().name)
                          : plain ? Words::tr("Download %n files into", nullptr, n)
                                  : Words::tr("Download %n files and folders into", nullptr, n);
    scope.prompter.chooseFolder(title).onDone(&session, [&session, verbs, items](const Result<QString> &folder) {
        if (!folder || folder->isEmpty())
            return;
        QStringList taken;
        for (const FileItem &item : items) {
            const QString name = freeName(*folder, localFileName(item.name), taken);
            const QString target = QDir(*folder).filePath(name);
            if (item.folder)
                QDir(*folder).mkdir(name); // the name is taken from here on, also for what is asked for next
            session.transfers().add(item.folder ? verbs.downloadFolder(session, item.path, target)
                                                : verbs.download(session, item.path, target));
        }
    });
}

} // namespace trowel
