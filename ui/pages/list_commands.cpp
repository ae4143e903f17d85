// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/list_commands.h"

#include "core/json/table_lines.h"
#include "ui/model/prompter.h"
#include "ui/model/session.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

namespace trowel {

namespace {

struct ListWords
{
    Q_DECLARE_TR_FUNCTIONS(ListCommands)
};

// What is copied is made at once: beyond this many rows the window would be seen to wait.
constexpr int kMostCopied = 20'000;

void copyRows(const ListPart &part, Prompter &prompter)
{
    QStringList lines{tabbedLine(titlesOf(part))};
    QString html = QStringLiteral("<table>") + htmlRow(titlesOf(part), true);
    for (const qsizetype at : part.positions) {
        const QStringList texts = textsOf(part, at);
        if (texts.isEmpty())
            continue;
        lines += tabbedLine(texts);
        html += htmlRow(texts);
    }
    prompter.copyTable(lines.join(QLatin1Char('\n')) + QLatin1Char('\n'), html + QStringLiteral("</table>"),
                       ListWords::tr("%n rows copied", nullptr, int(lines.size() - 1)));
}

// "SQL warehouses" becomes "sql-warehouses-2026-11-25.csv".
QString fileName(const QString &title, ListFormat format)
{
    static const QRegularExpression notPlain(QStringLiteral("[^\\w]+"), QRegularExpression::UseUnicodePropertiesOption);
    QString name = title.toLower().replace(notPlain, QStringLiteral("-"));
    while (name.startsWith(QLatin1Char('-')))
        name.remove(0, 1);
    return QStringLiteral("%1-%2.%3")
        .arg(name.isEmpty() ? QStringLiteral("list") : name, QDate::currentDate().toString(Qt::ISODate),
             format == ListFormat::Csv ? QStringLiteral("csv") : QStringLiteral("json"));
}

void exportTo(Session &session, const Place &place, const ListPart &part, ListFormat format, const QString &title,
              const QString &path)
{
    exportList(part, format, path, &session)
        .onDone(&session, [&session, place, part, format, title, path](const Result<qint64> &rows) {
            if (rows) {
                session.say(Message::Severity::Success,
                            ListWords::tr("%1: %n rows were exported", nullptr, int(*rows)).arg(title), place, {path});
            } else if (!rows.error().isCancelled()) {
                session.say(Message::Severity::Failure, ListWords::tr("%1 could not be exported").arg(title), place,
                            {path}, rows.error(), [&session, place, part, format, title, path] {
                                exportTo(session, place, part, format, title, path);
                            });
            }
        });
}

Command exportCommand(const AnyKind &kind, Session &session, Prompter &prompter, const QString &scope,
                      const ShownList &list, ListFormat format)
{
    const bool csv = format == ListFormat::Csv;
    Command command;
    command.id = kind.info().id + (csv ? QStringLiteral(".exportCsv") : QStringLiteral(".exportJson"));
    command.text = csv ? ListWords::tr("Export list as CSV…") : ListWords::tr("Export list as JSON…");
    command.icon = QStringLiteral("download");
    command.separatorBefore = csv;
    command.whyNot = [list] { return list.any() ? QString() : ListWords::tr("No rows are shown."); };
    command.run = [&kind, &session, &prompter, scope, list, format] {
        // What is shown now, not what is shown when the file has a name.
        const ListPart part = list.all();
        const QString title = list.title();
        const Place place = session.placeOf(kind, scope);
        prompter.chooseSaveFile(ListWords::tr("Export %1").arg(title), fileName(title, format))
            .onDone(&session, [&session, place, part, format, title](const Result<QString> &path) {
                if (path && !path->isEmpty())
                    exportTo(session, place, part, format, title, *path);
            });
    };
    return command;
}

} // namespace

CommandList listCommands(const AnyKind &kind, Session &session, Prompter &prompter, const QString &scope,
                         const ShownList &list)
{
    Command copy;
    copy.id = kind.info().id + QStringLiteral(".copyRows");
    copy.text = ListWords::tr("Copy rows");
    copy.icon = QStringLiteral("copy");
    copy.shortcut = QKeySequence::Copy;
    copy.whyNot = [list] {
        const int count = list.selectedCount();
        if (count == 0)
            return ListWords::tr("Select what it is for.");
        return count <= kMostCopied ? QString()
                                    : ListWords::tr("At most %1 rows are copied. Export the list instead.")
                                          .arg(QLocale().toString(kMostCopied));
    };
    copy.run = [&prompter, list] { copyRows(list.selected(), prompter); };
    return {copy, exportCommand(kind, session, prompter, scope, list, ListFormat::Csv),
            exportCommand(kind, session, prompter, scope, list, ListFormat::Json)};
}

} // namespace trowel
