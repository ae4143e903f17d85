// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed_contents.h"

#include <QHash>

namespace trowel::demo {
namespace {

constexpr qint64 Day = 24LL * 3600 * 1000;
constexpr qint64 Line = 64;

QByteArray padded(qint64 number, int digits)
{
    return QByteArray::number(number).rightJustified(digits, '0');
}

// The nth line of the file, always of the same length, so that any part can be made alone.
QByteArray gateEvent(qint64 n)
{
    static constexpr const char *Depots[] = {"ROT", "HAM", "IMM", "GOT", "ZEE", "AAR", "BGO", "GDN"};
    static constexpr const char *Moves[] = {"IN ", "OUT"};
    const auto mixed = qint64(qHash(n, 17) & 0x7fffffff);
    const QByteArray line = "2026-" + padded(1 + n / 2'000'000 % 12, 2) + '-' + padded(1 + n / 70'000 % 28, 2) + 'T' +
                            padded(n / 2900 % 24, 2) + ':' + padded(n / 48 % 60, 2) + ":00Z," + Depots[mixed % 8] +
                            ",HLFU" + padded(mixed % 10'000'000, 7) + ',' + Moves[mixed / 8 % 2] + ',' +
                            padded(2'000 + mixed % 28'000, 6) + ",KG";
    return line.leftJustified(Line - 1, ' ') + '\n';
}

QByteArray mixedBytes(const QByteArray &start, qint64 offset, qint64 length)
{
    QByteArray bytes(length, Qt::Uninitialized);
    for (qint64 i = 0; i < length; ++i) {
        const qint64 at = offset + i;
        bytes[i] = at < start.size() ? start.at(at) : char(quint64(at) * 0x9E3779B97F4A7C15ULL >> 56);
    }
    return bytes;
}

void age(FileNode &node, qint64 now)
{
    const QString path = node.path();
    node.modifiedMs = now - qint64(qHash(path, 13) % 400) * Day - qint64(qHash(path, 3) % 80'000) * 1000;
}

} // namespace

QByteArray gateEvents(qint64 offset, qint64 length)
{
    QByteArray bytes;
    bytes.reserve(length + 2 * Line);
    for (qint64 n = offset / Line; n * Line < offset + length; ++n)
        bytes += gateEvent(n);
    return bytes.mid(offset % Line, length);
}

QByteArray parquetBytes(qint64 offset, qint64 length)
{
    return mixedBytes("PAR1", offset, length);
}

QByteArray archiveBytes(qint64 offset, qint64 length)
{
    return mixedBytes(QByteArray("PK\x03\x04\x14\x00\x00\x00\x08\x00", 10), offset, length);
}

void addSeedFile(FileTree &tree, const SeedFile &file, qint64 now)
{
    FileNode *node = tree.write(QString::fromUtf8(file.path), file.text != nullptr ? file.text : "");
    node->generate = file.make;
    node->generatedSize = file.bytes;
    age(*node, now);
    for (FileNode *folder = node->parent; folder->parent != nullptr; folder = folder->parent)
        age(*folder, now);
}

void addSeedFolder(FileTree &tree, const QString &path, qint64 now)
{
    for (FileNode *folder = tree.makeFolders(path); folder->parent != nullptr; folder = folder->parent)
        age(*folder, now);
}

int seedDays(Scale scale)
{
    switch (scale) {
    case Scale::Small:
        return 14;
    case Scale::Large:
        return 365;
    case Scale::Huge:
        return 2000;
    }
    return 0;
}

} // namespace trowel::demo
