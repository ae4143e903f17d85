// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wish.h"

namespace trowel {

namespace {
QByteArray first()
{
    return QByteArrayLiteral("trowel 1");
}

QByteArray last()
{
    return QByteArrayLiteral("end");
}

} // namespace

QByteArray toWire(const Wish &wish)
{
    QByteArrayList lines{first()};
    if (wish.demo)
        lines += QByteArrayLiteral("demo");
    if (wish.environment) {
        const Profile &profile = wish.environment->profile;
        lines += "host " + profile.host.toEncoded().toBase64();
        lines += "workspace " + profile.workspaceId.toUtf8().toBase64();
        lines += "token " + wish.environment->token.reveal().toBase64();
    }
    lines += last();
    return lines.join('\n') + '\n';
}

bool isWholeWish(const QByteArray &wire)
{
    return wire.contains('\n' + last() + '\n');
}

std::optional<Wish> wishFromWire(const QByteArray &wire)
{
    const QByteArrayList lines = wire.split('\n');
    const qsizetype end = lines.indexOf(last());
    if (lines.first() != first() || end < 0)
        return {};
    Wish wish;
    QProcessEnvironment given;
    for (const QByteArray &line : lines.mid(1, end - 1)) {
        const qsizetype blank = line.indexOf(' ');
        const QByteArray word = blank < 0 ? line : line.left(blank);
        const auto value = QByteArray::fromBase64Encoding(blank < 0 ? QByteArray() : line.mid(blank + 1),
                                                          QByteArray::AbortOnBase64DecodingErrors);
        if (!value)
            return {};
        const QString text = QString::fromUtf8(*value);
        if (word == "demo")
            wish.demo = true;
        else if (word == "host")
            given.insert(QStringLiteral("DATABRICKS_HOST"), text);
        else if (word == "workspace")
            given.insert(QStringLiteral("DATABRICKS_WORKSPACE_ID"), text);
        else if (word == "token")
            given.insert(QStringLiteral("DATABRICKS_TOKEN"), text);
        else
            return {};
    }
    if (!given.isEmpty()) {
        auto profile = environmentProfile(given);
        if (!profile)
            return {};
        wish.environment = std::move(*profile);
    }
    return wish;
}

} // namespace trowel
