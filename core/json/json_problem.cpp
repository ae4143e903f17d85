// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/json_problem.h"

#include <QJsonDocument>

#include <algorithm>

namespace trowel {

namespace {

QString sentence(QJsonParseError::ParseError error)
{
    switch (error) {
    case QJsonParseError::UnterminatedObject:
        return QStringLiteral("an object is not closed, or a comma is missing");
    case QJsonParseError::MissingNameSeparator:
        return QStringLiteral("a colon is expected after the name");
    case QJsonParseError::UnterminatedArray:
        return QStringLiteral("an array is not closed, or a comma is missing");
    case QJsonParseError::MissingValueSeparator:
        return QStringLiteral("a comma is expected");
    case QJsonParseError::TerminationByNumber:
    case QJsonParseError::IllegalNumber:
        return QStringLiteral("this is not a number");
    case QJsonParseError::IllegalEscapeSequence:
        return QStringLiteral("this escape sequence is not allowed");
    case QJsonParseError::IllegalUTF8String:
        return QStringLiteral("this is not UTF-8");
    case QJsonParseError::UnterminatedString:
        return QStringLiteral("a text is not closed");
    case QJsonParseError::MissingObject:
        return QStringLiteral("a name in quotes is expected");
    case QJsonParseError::DeepNesting:
        return QStringLiteral("it is nested too deeply");
    case QJsonParseError::DocumentTooLarge:
        return QStringLiteral("it is too large");
    case QJsonParseError::GarbageAtEnd:
        return QStringLiteral("nothing may follow the object");
    default:
        return QStringLiteral("a value is expected");
    }
}

JsonProblem problemAt(const QByteArray &json, qsizetype offset, const QString &text)
{
    const QByteArray before = json.left(std::clamp<qsizetype>(offset, 0, json.size()));
    const qsizetype lineStart = before.lastIndexOf('\n') + 1;
    return {int(before.count('\n')) + 1, int(QString::fromUtf8(before.mid(lineStart)).size()) + 1, text};
}

} // namespace

std::optional<JsonProblem> findJsonProblem(const QByteArray &json)
{
    if (json.trimmed().isEmpty())
        return JsonProblem{1, 1, QStringLiteral("an object in braces is expected")};
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return problemAt(json, error.offset, sentence(error.error));
    if (!document.isObject())
        return JsonProblem{1, 1, QStringLiteral("an object in braces is expected")};
    return std::nullopt;
}

} // namespace trowel
