// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/workspace_rename.h"

#include "core/services/workspace_names.h"

namespace trowel {

using namespace Qt::StringLiterals;

namespace {

using Type = WorkspaceObject::Type;

// One rename on its way; every step holds it.
struct Rename
{
    WorkspaceFiles files;
    QString oldPath;
    QString newPath;
    WorkspaceObject before; // as the server describes it when the rename begins
    QByteArray content;
    QString standing; // which of the two exist, should the next step fail

    // A notebook's source has all its cells; a file comes as it is in AUTO and goes as it is in RAW, where AUTO would
    // make a notebook of a file with the header line.
    bool isNotebook() const { return before.type == Type::Notebook; }
    WorkspaceFormat exportFormat() const { return isNotebook() ? WorkspaceFormat::Source : WorkspaceFormat::Auto; }

    WorkspaceImport copy() const
    {
        WorkspaceImport what;
        what.path = newPath;
        what.content = content;
        what.format = isNotebook() ? WorkspaceFormat::Source : WorkspaceFormat::Raw;
        what.language = before.language;
        return what;
    }

    void onlyOriginal() { standing = u"Nothing was changed: “%1” is as it was."_s.arg(oldPath); }
    void maybeBoth() { standing = u"“%1” is as it was; “%2” may exist as well."_s.arg(oldPath, newPath); }
    void both() { standing = u"Both “%1” and “%2” exist."_s.arg(oldPath, newPath); }
    void onlyCopyForSure() { standing = u"“%2” exists; “%1” may exist as well."_s.arg(oldPath, newPath); }

    Error explained(Error error) const
    {
        if (!error.message.isEmpty())
            error.message += u' ';
        error.message += standing;
        return error;
    }
};

using Shared = std::shared_ptr<Rename>;

Task<Nothing> done()
{
    return Task<Nothing>::ready(Nothing());
}

Task<Nothing> refuse(Error::Kind kind, const QString &sentence)
{
    return Task<Nothing>::ready(failure(kind, sentence));
}

Task<Nothing> lookAtOriginal(const Shared &job)
{
    return job->files.getStatus(job->oldPath).andThen([job](const WorkspaceObjectDetail &found) {
        job->before = found.object;
        const QString problem = renameProblem(found.object, job->newPath.section(u'/', -1));
        if (!problem.isEmpty())
            return refuse(Error::Kind::BadRequest, problem);
        if (job->isNotebook() && found.object.language.isEmpty()) // SOURCE without one would import a folder
            return refuse(Error::Kind::BadReply, u"The server does not say the notebook's language."_s);
        return done();
    });
}

Task<Nothing> makeSureNewNameIsFree(const Shared &job)
{
    return job->files.getStatus(job->newPath)
        .andThen([job](const WorkspaceObjectDetail &) {
            return refuse(Error::Kind::Conflict, u"“%1” exists already."_s.arg(job->newPath));
        })
        .orElse([](const Error &error) -> Task<Nothing> {
            if (error.kind == Error::Kind::NotFound)
                return done();
            return Task<Nothing>::ready(failure(error));
        });
}

Task<Nothing> takeContent(const Shared &job)
{
    return job->files.exportObject(job->oldPath, job->exportFormat()).andThen([job](WorkspaceExport got) {
        if (got.content.isEmpty() && (job->isNotebook() || job->before.size > 0))
            return refuse(Error::Kind::BadReply, u"The server exported nothing."_s);
        job->content = std::move(got.content);
        return done();
    });
}

Task<Nothing> makeCopy(const Shared &job)
{
    return job->files.import(job->copy()).orElse([job](const Error &error) -> Task<Nothing> {
        if (error.kind == Error::Kind::OutcomeUnknown || error.isNetwork() || error.httpStatus >= 500 ||
            error.kind == Error::Kind::BadReply)
            job->maybeBoth();
        return Task<Nothing>::ready(failure(error));
    });
}

Task<Nothing> compareKind(const Shared &job)
{
    job->both();
    return job->files.getStatus(job->newPath).andThen([job](const WorkspaceObjectDetail &found) {
        if (found.object.typeText != job->before.typeText || found.object.language != job->before.language)
            return refuse(Error::Kind::BadReply, u"The copy became something else than the original."_s);
        return done();
    });
}

Task<Nothing> compareContent(const Shared &job)
{
    return job->files.exportObject(job->newPath, job->exportFormat()).andThen([job](const WorkspaceExport &got) {
        return got.content == job->content ? done()
                                           : refuse(Error::Kind::BadReply, u"The copy differs from the original."_s);
    });
}

Task<Nothing> makeSureOriginalStayed(const Shared &job)
{
    return job->files.getStatus(job->oldPath).andThen([job](const WorkspaceObjectDetail &found) {
        const WorkspaceObject &now = found.object;
        if (now.objectId != job->before.objectId || now.modifiedMs != job->before.modifiedMs)
            return refuse(Error::Kind::Conflict, u"Somebody changed the original meanwhile."_s);
        return done();
    });
}

Task<Nothing> removeOriginal(const Shared &job)
{
    return job->files.remove(job->oldPath, false).orElse([job](const Error &error) -> Task<Nothing> {
        if (error.httpStatus < 400 || error.httpStatus >= 500 || error.kind == Error::Kind::NotFound)
            job->onlyCopyForSure(); // not refused: it may have been executed
        return Task<Nothing>::ready(failure(error));
    });
}

// The whole counts as one change: when the page that asked closes between two of its steps, it goes on to its end.
Task<Nothing> asOneChange(const Task<Nothing> &steps)
{
    Promise<Nothing> promise;
    const Task<Nothing> watched = steps.always([promise](const Result<Nothing> &result) { promise.settle(result); });
    promise.setStop([watched] { watched.cancel(); }, Abandon::KeepRunning);
    watched.detach();
    return promise.task();
}

} // namespace

QString renameProblem(const WorkspaceObject &object, const QString &newName)
{
    if (object.type != Type::Notebook && object.type != Type::File)
        return u"Only notebooks and files can be renamed: anything else would lose what belongs to it."_s;
    if (const QString problem = checkObjectName(newName); !problem.isEmpty())
        return problem;
    return newName == object.name ? u"It has that name already."_s : QString();
}

Task<Nothing> renameObject(const WorkspaceFiles &files, const WorkspaceObject &object, const QString &newName)
{
    if (const QString problem = renameProblem(object, newName); !problem.isEmpty())
        return refuse(Error::Kind::BadRequest, problem);
    const QString newPath = joinPath(parentPath(object.path), newName);
    auto job = std::make_shared<Rename>(Rename{files, object.path, newPath, object, {}, {}});
    job->onlyOriginal();
    const auto then = [job](const Task<Nothing> &task, Task<Nothing> (*step)(const Shared &)) {
        return task.andThen([job, step](Nothing) { return step(job); });
    };
    Task<Nothing> steps = lookAtOriginal(job);
    for (const auto step : {makeSureNewNameIsFree, takeContent, makeCopy, compareKind, compareContent,
                            makeSureOriginalStayed, removeOriginal})
        steps = then(steps, step);
    return asOneChange(
        steps.orElse([job](const Error &error) -> Result<Nothing> { return failure(job->explained(error)); }));
}

} // namespace trowel
