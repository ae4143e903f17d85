// SPDX-License-Identifier: GPL-3.0-or-later
// One file up and down, through DBFS and through a volume. The server is a process of its own, so that what it keeps is
// not taken for ours.
#include "core/transfer/dbfs_transfers.h"
#include "core/transfer/transfer_list.h"
#include "core/transfer/volume_transfers.h"
#include "tests/bench/cases.h"
#include "tests/bench/stack.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>

namespace trowel::bench {

namespace {

constexpr double MB = 1024 * 1024;

// The kernel begins to count the peak anew.
void forgetPeak()
{
    QFile file(QStringLiteral("/proc/self/clear_refs"));
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
}

bool makeFile(const QString &path, qint64 size)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    QByteArray piece(1024 * 1024, Qt::Uninitialized);
    for (qint64 at = 0; at < size; at += piece.size()) {
        for (qsizetype i = 0; i < piece.size(); ++i)
            piece[i] = char((at + i) * 31 >> 7);
        if (file.write(piece) != piece.size())
            return false;
    }
    return true;
}

bool sameFiles(const QString &a, const QString &b)
{
    QFile one(a);
    QFile two(b);
    if (!one.open(QIODevice::ReadOnly) || !two.open(QIODevice::ReadOnly) || one.size() != two.size())
        return false;
    while (!one.atEnd()) {
        if (one.read(1024 * 1024) != two.read(1024 * 1024))
            return false;
    }
    return true;
}

struct Server
{
    Server()
    {
        process.start(
            QCoreApplication::applicationDirPath() + QStringLiteral("/trowel-demo"),
            {QStringLiteral("--rate"), QStringLiteral("0"), QStringLiteral("--token"), QStringLiteral("bench")});
        if (!process.waitForStarted() || !process.waitForReadyRead(30'000))
            return;
        const QString line = QString::fromUtf8(process.readLine());
        url = QUrl(QRegularExpression(QStringLiteral("http://[0-9.:]+")).match(line).captured());
    }
    ~Server()
    {
        process.kill();
        process.waitForFinished();
    }

    QProcess process;
    QUrl url;
};

// Runs one transfer to its end and reports rate and memory; false when it failed.
bool run(Report &report, const QString &what, std::unique_ptr<Transfer> transfer, qint64 size, double aim)
{
    TransferList list;
    QEventLoop loop;
    QObject::connect(&list, &TransferList::ended, &loop, &QEventLoop::quit);
    forgetPeak();
    const double before = residentMegabytes();
    Transfer *running = nullptr;
    const double ms = milliseconds([&] {
        running = &list.add(std::move(transfer));
        if (!running->isEnded())
            loop.exec();
    });
    if (running->state() != Transfer::State::Done) {
        report.note(what + QStringLiteral(" failed: ") + running->error().value_or(Error()).message);
        return false;
    }
    report.atLeast(what, double(size) / MB / (ms / 1000), QStringLiteral("MB/s"), aim);
    report.atMost(what + QStringLiteral(": peak memory above the start"), peakMegabytes() - before,
                  QStringLiteral("MB"), 48);
    return true;
}

void compare(Report &report, const QString &up, const QString &down)
{
    if (!sameFiles(up, down))
        report.note(QStringLiteral("What came back is not what was sent."));
    QFile::remove(down);
}

} // namespace

void transfers(Report &report)
{
    const Server server;
    const QTemporaryDir home;
    const QString up = home.filePath(QStringLiteral("up.bin"));
    const QString down = home.filePath(QStringLiteral("down.bin"));
    for (const qint64 megabytes : {16, 64, 240}) {
        const qint64 size = megabytes * 1024 * 1024;
        report.section(QStringLiteral("One file of %1 MB up and down").arg(megabytes));
        if (server.url.isEmpty() || !makeFile(up, size))
            return report.note(QStringLiteral("There is no server, or no room on the disk."));
        Stack stack(server.url, "bench", Stack::Limit::AsInTheProgram);
        const ApiClient api = stack.api().inLane(Lane::Transfer);
        const VolumeFiles files(api);
        const QString volume = QStringLiteral("/Volumes/logistics/raw/landing/bench.bin");
        if (run(report, QStringLiteral("volume, up"), std::make_unique<VolumeUpload>(files, up, volume, true), size,
                60) &&
            run(report, QStringLiteral("volume, down"), std::make_unique<VolumeDownload>(files, volume, down), size,
                60))
            compare(report, up, down);
        if (megabytes > 64)
            continue; // thirty blocks a second are what the API allows
        const Dbfs dbfs(api);
        const QString path = QStringLiteral("/tmp/bench.bin");
        if (run(report, QStringLiteral("DBFS, up"), std::make_unique<DbfsUpload>(dbfs, up, path, true), size, 20) &&
            run(report, QStringLiteral("DBFS, down"), std::make_unique<DbfsDownload>(dbfs, path, down), size, 24))
            compare(report, up, down);
    }
}

} // namespace trowel::bench
