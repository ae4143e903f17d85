// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/deflate.h"
#include "app/demo/zip_archive.h"

#include <QRandomGenerator>
#include <QtEndian>

#include <gtest/gtest.h>

namespace trowel::demo {
namespace {

QByteArray noise(qsizetype size)
{
    QByteArray bytes(size, '\0');
    QRandomGenerator generator(7);
    for (char &c : bytes)
        c = char(generator.bounded(256));
    return bytes;
}

TEST(Deflate, givesBackWhatItTook)
{
    const QByteArray text = QByteArray("SELECT depot, count(*) FROM freight.silver.shipments;\n").repeated(500);
    for (const QByteArray &bytes :
         {QByteArray(), QByteArray("a"), QByteArray("short text, fixed codes"), text, noise(70'000)})
        EXPECT_EQ(inflateRaw(deflateRaw(bytes), 1'000'000), bytes) << bytes.size();
}

TEST(Deflate, refusesDamageAndBombs)
{
    const QByteArray bomb = deflateRaw(QByteArray(1'000'000, 'x'));
    EXPECT_FALSE(inflateRaw(bomb, 999'999));
    EXPECT_TRUE(inflateRaw(bomb, 1'000'000));
    EXPECT_FALSE(inflateRaw(bomb.left(bomb.size() / 2), 1'000'000));
    EXPECT_FALSE(inflateRaw(QByteArray("\x07"), 100)) << "a block of the reserved type";
    QRandomGenerator generator(3);
    const QByteArray good = deflateRaw(noise(300) + QByteArray(300, 'y'));
    for (int i = 0; i < 2000; ++i) { // whatever is flipped, it ends without reading or writing out of bounds
        QByteArray bad = good;
        bad[generator.bounded(int(bad.size()))] ^= char(1 << generator.bounded(8));
        inflateRaw(bad, 10'000);
    }
}

TEST(Deflate, framesGzipAsTheStandardSays)
{
    const QByteArray text = QByteArray("gate in, gate out\n").repeated(100);
    const QByteArray stream = gzip(text);
    EXPECT_TRUE(stream.startsWith(QByteArray("\x1f\x8b\x08", 3)));
    EXPECT_EQ(qFromLittleEndian<quint32>(stream.constData() + stream.size() - 8), crc32(text));
    EXPECT_EQ(qFromLittleEndian<quint32>(stream.constData() + stream.size() - 4), quint32(text.size()));
    EXPECT_EQ(inflateRaw(stream.mid(10, stream.size() - 18), 10'000), text);
    EXPECT_EQ(crc32("123456789"), 0xCBF43926U); // the check value of the standard
}

TEST(Zip, givesBackItsEntries)
{
    const QList<ZipEntry> entries{{QStringLiteral("etl/"), {}},
                                  {QStringLiteral("etl/årsrapport.py"), QByteArray("print(1)\n").repeated(90)}};
    const QByteArray archive = writeZip(entries);
    const auto read = readZip(archive, 100'000);
    ASSERT_TRUE(read);
    ASSERT_EQ(read->size(), 2);
    EXPECT_EQ(read->at(1).name, entries[1].name);
    EXPECT_EQ(read->at(1).content, entries[1].content);
}

TEST(Zip, refusesWhatIsNoneOrIsDamaged)
{
    const QByteArray archive = writeZip({{QStringLiteral("a.py"), noise(500)}});
    EXPECT_FALSE(readZip("no archive", 1000));
    EXPECT_FALSE(readZip(archive, 499)) << "more than the limit";
    EXPECT_FALSE(readZip(archive.mid(20), 1000));
    QByteArray flipped = archive;
    flipped[100] = char(flipped[100] ^ 1);
    EXPECT_FALSE(readZip(flipped, 1000));
    for (qsizetype cut = 0; cut < archive.size(); ++cut)
        EXPECT_FALSE(readZip(archive.left(cut), 1000)) << cut;
}

} // namespace
} // namespace trowel::demo
