// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kinds/file_words.h"

#include "ui/kinds/columns.h"
#include "ui/model/format.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(FileWords)
};

struct Ending
{
    const char *suffix;
    const char *icon;
    const char *words;
};

constexpr Ending kEndings[] = {
    {".csv", "table", QT_TRANSLATE_NOOP("FileWords", "CSV file")},
    {".parquet", "table", QT_TRANSLATE_NOOP("FileWords", "Parquet file")},
    {".avro", "table", QT_TRANSLATE_NOOP("FileWords", "Avro file")},
    {".orc", "table", QT_TRANSLATE_NOOP("FileWords", "ORC file")},
    {".xlsx", "table", QT_TRANSLATE_NOOP("FileWords", "Excel workbook")},
    {".json", "code", QT_TRANSLATE_NOOP("FileWords", "JSON file")},
    {".edi", "code", QT_TRANSLATE_NOOP("FileWords", "EDI message")},
    {".xml", "code", QT_TRANSLATE_NOOP("FileWords", "XML file")},
    {".yml", "code", QT_TRANSLATE_NOOP("FileWords", "YAML file")},
    {".yaml", "code", QT_TRANSLATE_NOOP("FileWords", "YAML file")},
    {".py", "code", QT_TRANSLATE_NOOP("FileWords", "Python source")},
    {".sql", "code", QT_TRANSLATE_NOOP("FileWords", "SQL source")},
    {".sh", "code", QT_TRANSLATE_NOOP("FileWords", "Shell script")},
    {".whl", "pool", QT_TRANSLATE_NOOP("FileWords", "Python wheel")},
    {".jar", "pool", QT_TRANSLATE_NOOP("FileWords", "Java archive")},
    {".zip", "pool", QT_TRANSLATE_NOOP("FileWords", "ZIP archive")},
    {".gz", "pool", QT_TRANSLATE_NOOP("FileWords", "gzip archive")},
    {".md", "file", QT_TRANSLATE_NOOP("FileWords", "Markdown text")},
    {".txt", "file", QT_TRANSLATE_NOOP("FileWords", "Text")},
    {".log", "file", QT_TRANSLATE_NOOP("FileWords", "Log")},
    {".png", "file", QT_TRANSLATE_NOOP("FileWords", "Picture")},
    {".jpg", "file", QT_TRANSLATE_NOOP("FileWords", "Picture")},
    {".pdf", "file", QT_TRANSLATE_NOOP("FileWords", "PDF document")},
};

const Ending *endingOf(const QString &name)
{
    const auto *found = std::find_if(std::begin(kEndings), std::end(kEndings), [&name](const Ending &ending) {
        return name.endsWith(QLatin1String(ending.suffix), Qt::CaseInsensitive);
    });
    return found != std::end(kEndings) ? found : nullptr;
}

} // namespace

QString fileIcon(const QString &name)
{
    const Ending *ending = endingOf(name);
    return ending ? QLatin1String(ending->icon) : QStringLiteral("file");
}

QString fileTypeWords(const QString &name)
{
    const Ending *ending = endingOf(name);
    return ending ? Words::tr(ending->words) : Words::tr("File");
}

QString fileCountWords(const FileCount &count)
{
    QStringList parts;
    if (count.folders > 0)
        parts += Words::tr("%n folders", nullptr, int(count.folders));
    if (count.files > 0) {
        parts += Words::tr("%n files", nullptr, int(count.files));
        parts += formatBytes(count.bytes);
    }
    const QString text = parts.isEmpty() ? Words::tr("Nothing else") : parts.join(QStringLiteral(", "));
    return count.complete ? text : Words::tr("at least %1").arg(text);
}

Cell fileTimeCell(qint64 epochMs)
{
    Cell cell = dimCell(epochMs > 0 ? formatTime(epochMs) : QString());
    cell.toolTip = formatUtc(epochMs);
    return cell;
}

Cell fileSizeCell(qint64 size)
{
    return size >= 0 ? dimCell(formatBytes(size)) : Cell{};
}

Fact fileSizeFact(qint64 size)
{
    Fact fact{Words::tr("Size"), formatBytes(size)};
    // A count of bytes may need more than the 32 bits that plurals have.
    fact.toolTip = Words::tr("%1 bytes").arg(QLocale().toString(size));
    return fact;
}

Fact fileTimeFact(const QString &name, qint64 epochMs)
{
    Fact fact{name, formatTime(epochMs)};
    fact.toolTip = formatUtc(epochMs);
    return fact;
}

QStringList fileSteps(const QString &root, const QString &path)
{
    QStringList steps{root};
    const qsizetype from = root.size() > 1 ? root.size() + 1 : 1;
    for (qsizetype at = path.indexOf(QLatin1Char('/'), from); at > 0; at = path.indexOf(QLatin1Char('/'), at + 1))
        steps += path.left(at);
    if (path.size() > root.size())
        steps += path;
    return steps;
}

} // namespace trowel
