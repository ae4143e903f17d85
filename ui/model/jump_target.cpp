// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/jump_target.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

namespace trowel {

namespace {

struct JumpWords
{
    Q_DECLARE_TR_FUNCTIONS(JumpTarget)
};

constexpr qsizetype kLongest = 4096;

bool matches(const QString &text, const char *pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(QLatin1String(pattern))).match(text).hasMatch();
}

bool isNumber(const QString &text)
{
    return matches(text, "[0-9]{1,19}");
}

JumpTarget list(const char *kind, const QString &what, const QString &scope = {})
{
    return {QLatin1String(kind), scope, {}, what};
}

JumpTarget cluster(const QString &id)
{
    return {QStringLiteral("clusters"), {}, id, JumpWords::tr("Cluster %1").arg(id)};
}

JumpTarget job(const QString &id)
{
    return {QStringLiteral("jobs"), {}, id, JumpWords::tr("Job %1").arg(id)};
}

JumpTarget run(const QString &job, const QString &id)
{
    return {QStringLiteral("runs"), job, id, JumpWords::tr("Run %1 of job %2").arg(id, job)};
}

JumpTarget warehouse(const QString &id)
{
    return {QStringLiteral("warehouses"), {}, id, JumpWords::tr("SQL warehouse %1").arg(id)};
}

// A path in a tree of folders: with a / at the end it is the folder itself, else the object in its folder.
JumpTarget inTree(const char *kind, const QString &root, const QString &path, const QString &what)
{
    QString clean = path;
    const bool folder = clean.endsWith(QLatin1Char('/'));
    while (clean.size() > root.size() && clean.endsWith(QLatin1Char('/')))
        clean.chop(1);
    if (folder || clean == root)
        return {QLatin1String(kind), clean, {}, what.arg(clean)};
    const qsizetype slash = clean.lastIndexOf(QLatin1Char('/'));
    const QString parent = slash < root.size() ? root : clean.left(slash);
    return {QLatin1String(kind), parent, clean, what.arg(clean)};
}

JumpTarget workspacePath(QString path)
{
    if (path == QLatin1String("/Workspace"))
        path += QLatin1Char('/');
    if (path.startsWith(QLatin1String("/Workspace/"))) // the same tree as clusters see it
        path.remove(0, 10);
    return inTree("workspace", QStringLiteral("/"), path, JumpWords::tr("Workspace path %1"));
}

JumpTarget volumePath(const QString &path)
{
    return inTree("volumes", QStringLiteral("/Volumes"), path, JumpWords::tr("Volume path %1"));
}

JumpTarget dbfsPath(const QString &path)
{
    return inTree("dbfs", QStringLiteral("/"), path.isEmpty() ? QStringLiteral("/") : path,
                  JumpWords::tr("DBFS path %1"));
}

// A catalog, schema or object by its one, two or three names.
JumpTarget securable(const QStringList &names)
{
    const QString full = names.join(QLatin1Char('.'));
    const QString above = names.mid(0, names.size() - 1).join(QLatin1Char('.'));
    const QString what = names.size() == 1   ? JumpWords::tr("Catalog %1")
                         : names.size() == 2 ? JumpWords::tr("Schema %1")
                                             : JumpWords::tr("Unity Catalog object %1");
    return {QStringLiteral("catalogs"), above, full, what.arg(full)};
}

bool isTreePath(const QString &path, const char *root)
{
    const QLatin1String name(root);
    return path == name || path.startsWith(name + QLatin1Char('/'));
}

// Paths as people copy them from notebooks and from the web UI.
Jump parsePath(const QString &path)
{
    Jump jump;
    if (isTreePath(path, "/Volumes")) {
        jump.targets = {volumePath(path)};
    } else if (isTreePath(path, "/dbfs")) {
        jump.targets = {dbfsPath(path.mid(5))};
    } else {
        jump.targets = {workspacePath(path)};
        const bool sure = isTreePath(path, "/Workspace") || isTreePath(path, "/Users") || isTreePath(path, "/Shared") ||
                          isTreePath(path, "/Repos");
        if (!sure)
            jump.targets += dbfsPath(path);
    }
    return jump;
}

QStringList decoded(const QStringList &parts)
{
    QStringList texts;
    for (const QString &part : parts)
        texts += QUrl::fromPercentEncoding(part.toUtf8());
    return texts;
}

void readJobParts(const QStringList &parts, Jump &jump)
{
    const QString id = parts.value(1);
    if (id.isEmpty())
        jump.targets = {list("jobs", JumpWords::tr("Jobs"))};
    else if (!isNumber(id))
        jump.whyNot = JumpWords::tr("The address names no job.");
    else if ((parts.value(2) == QLatin1String("run") || parts.value(2) == QLatin1String("runs")) &&
             isNumber(parts.value(3)))
        jump.targets = {run(id, parts.at(3)), job(id)};
    else
        jump.targets = {job(id)};
}

void readExplore(QStringList names, Jump &jump)
{
    const QString first = names.value(0);
    if (first == QLatin1String("volumes") || first == QLatin1String("functions") || first == QLatin1String("models"))
        names.removeFirst();
    names.removeAll(QString());
    names = names.mid(0, 3);
    jump.targets = {names.isEmpty() ? list("catalogs", JumpWords::tr("Catalogs")) : securable(names)};
    if (first == QLatin1String("volumes") && names.size() == 3)
        jump.targets += volumePath(QStringLiteral("/Volumes/%1/").arg(names.join(QLatin1Char('/'))));
}

// "compute/clusters/…", "job/1/run/2", "sql/warehouses/…": the same words stand in paths and behind a #.
void readPage(const QStringList &parts, Jump &jump)
{
    const QString page = parts.value(0);
    const QString second = parts.value(1);
    const QString third = parts.value(2);
    const QString numbers = JumpWords::tr("The address names it by a number. Open it by its path instead.");
    if (page == QLatin1String("job") || page == QLatin1String("jobs"))
        readJobParts(parts, jump);
    else if ((page == QLatin1String("compute") || page == QLatin1String("setting")) &&
             second == QLatin1String("clusters") && !third.isEmpty())
        jump.targets = {cluster(third)};
    else if (page == QLatin1String("compute") && (second == QLatin1String("sql-warehouses")))
        jump.targets = {list("warehouses", JumpWords::tr("SQL warehouses"))};
    else if (page == QLatin1String("compute"))
        jump.targets = {list("clusters", JumpWords::tr("Clusters"))};
    else if (page == QLatin1String("sql") &&
             (second == QLatin1String("warehouses") || second == QLatin1String("endpoints")))
        jump.targets = {third.isEmpty() ? list("warehouses", JumpWords::tr("SQL warehouses")) : warehouse(third)};
    else if (page == QLatin1String("explore") && second == QLatin1String("data"))
        readExplore(parts.mid(2), jump);
    else if (page == QLatin1String("workspace"))
        jump.targets = {workspacePath(QLatin1Char('/') + parts.mid(1).join(QLatin1Char('/')))};
    else if (page == QLatin1String("browse") && second.isEmpty())
        jump.targets = {list("workspace", JumpWords::tr("Workspace"), QStringLiteral("/"))};
    else if (page == QLatin1String("browse") || page == QLatin1String("notebook") || page == QLatin1String("editor") ||
             page == QLatin1String("folder"))
        jump.whyNot = numbers;
    else
        jump.whyNot = JumpWords::tr("The address is of a page that Trowel does not show.");
}

Jump parseAddress(const QString &text)
{
    Jump jump;
    const QUrl url(text, QUrl::TolerantMode);
    if (!url.isValid() || url.host().isEmpty()) {
        jump.whyNot = JumpWords::tr("This is not a complete web address.");
        return jump;
    }
    jump.host = url.host().toLower();
    if (url.port() >= 0)
        jump.host += QStringLiteral(":%1").arg(url.port());
    const QUrlQuery query(url);
    for (const char *name : {"o", "w"}) {
        const QString id = query.queryItemValue(QLatin1String(name));
        if (jump.workspaceId.isEmpty() && isNumber(id))
            jump.workspaceId = id;
    }
    // A page behind the # is the page; the ? of the newer web UI may stand behind it.
    const QString fragment = url.fragment(QUrl::FullyEncoded);
    const QString page = fragment.isEmpty() ? url.path(QUrl::FullyEncoded) : fragment.section(QLatin1Char('?'), 0, 0);
    QStringList parts = decoded(page.split(QLatin1Char('/')));
    while (!parts.isEmpty() && parts.first().isEmpty())
        parts.removeFirst();
    if (parts.isEmpty())
        jump.targets = {list("", JumpWords::tr("The workspace itself"))};
    else
        readPage(parts, jump);
    return jump;
}

} // namespace

Jump parseJump(const QString &text)
{
    Jump jump;
    QString word = text.trimmed();
    if (word.isEmpty() || word.size() > kLongest || word.contains(QLatin1Char('\n')))
        return jump;
    if (matches(word, "(?i)https?://.*"))
        return parseAddress(word);
    if (matches(word, "(?i)dbfs:.*")) {
        const QString path = word.mid(5);
        if (!path.startsWith(QLatin1Char('/')))
            jump.whyNot = JumpWords::tr("A DBFS path begins with dbfs:/.");
        else
            jump.targets = {isTreePath(path, "/Volumes") ? volumePath(path) : dbfsPath(path)};
        return jump;
    }
    if (word.startsWith(QLatin1Char('/')) && word.size() > 1)
        return parsePath(word);
    if (word.startsWith(QLatin1Char('#')) && word.size() > 1) {
        readPage(decoded(word.mid(1).split(QLatin1Char('/'))), jump);
        return jump;
    }
    if (isNumber(word))
        jump.targets = {job(word)};
    else if (matches(word, "[0-9]{4}-[0-9]{6}-[0-9a-z]{4,}(-[0-9a-z-]+)?"))
        jump.targets = {cluster(word)};
    if (matches(word, "[0-9a-f]{16}"))
        jump.targets += warehouse(word);
    static const QRegularExpression levels(QRegularExpression::anchoredPattern(
        QStringLiteral("(`[^`]+`|[^\\s./`]+)\\.(`[^`]+`|[^\\s./`]+)\\.(`[^`]+`|[^\\s./`]+)")));
    if (const QRegularExpressionMatch match = levels.match(word); match.hasMatch()) {
        QStringList names;
        for (int i = 1; i <= 3; ++i)
            names += match.captured(i).remove(QLatin1Char('`'));
        jump.targets += securable(names);
    }
    return jump;
}

} // namespace trowel
