// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/local_file.h"
#include "tests/support/problem.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>

using namespace trowel;
using namespace Qt::StringLiterals;

namespace {

template <typename T>
Result<T> wait(const Task<T> &task)
{
    std::optional<Result<T>> result;
    task.always([&result](const Result<T> &r) { result = r; }).detach();
    EXPECT_TRUE(QTest::qWaitFor([&result] { return result.has_value(); }, 10'000));
    return result.value_or(failure(Error::Kind::Internal, u"never settled"_s));
}

class LocalFile : public testing::Test
{
protected:
    QString path(const QString &name) const { return dir.filePath(name); }

    void write(const QString &name, const QByteArray &content) const
    {
        QFile file(path(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        ASSERT_EQ(file.write(content), content.size());
    }

    QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }

    QStringList entries() const { return QDir(dir.path()).entryList(QDir::Files | QDir::Hidden | QDir::System); }

    QTemporaryDir dir;
};

/// Lets no file grow over `bytes` while it lives: what a full disk looks like from here.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        m_signal = std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit small{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
    }
    ~FileSizeLimit()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_signal);
    }
    FileSizeLimit(const FileSizeLimit &) = delete;
    FileSizeLimit &operator=(const FileSizeLimit &) = delete;

private:
    rlimit m_before{};
    void (*m_signal)(int) = SIG_DFL;
};

} // namespace

TEST_F(LocalFile, ReadsUpToTheLimit)
{
    write(u"a"_s, "12345");
    EXPECT_EQ(*wait(readLocalFile(path(u"a"_s), 5)), "12345");
    const Error error = problem(wait(readLocalFile(path(u"a"_s), 4)));
    EXPECT_EQ(error.kind, Error::Kind::TooLarge);
    EXPECT_TRUE(error.message.contains(path(u"a"_s)));
    write(u"empty"_s, {});
    EXPECT_EQ(*wait(readLocalFile(path(u"empty"_s), 5)), QByteArray());
}

TEST_F(LocalFile, RefusesWhatIsNoFile)
{
    const auto expectStorage = [](const QString &file) {
        const Error error = problem(wait(readLocalFile(file, 1000)));
        EXPECT_EQ(error.kind, Error::Kind::Storage);
        EXPECT_TRUE(error.message.contains(file)) << error.message.toStdString();
    };
    expectStorage(dir.path());
    expectStorage(path(u"nowhere"_s));
    ASSERT_EQ(mkfifo(path(u"pipe"_s).toLocal8Bit().constData(), 0600), 0);
    expectStorage(path(u"pipe"_s)); // opening it would wait for ever
}

TEST_F(LocalFile, WritesWithThePermissionsOfTheUmask)
{
    const mode_t before = umask(0027);
    const auto written = wait(writeLocalFile(path(u"new"_s), "text"));
    umask(before);
    EXPECT_TRUE(written.has_value());
    EXPECT_EQ(read(u"new"_s), "text");
    struct stat info = {};
    ASSERT_EQ(stat(path(u"new"_s).toLocal8Bit().constData(), &info), 0);
    EXPECT_EQ(info.st_mode & 0777, mode_t(0640));
    EXPECT_EQ(entries(), QStringList{u"new"_s});
}

TEST_F(LocalFile, ReplacesAWholeFileOrNothing)
{
    write(u"old"_s, "old");
    EXPECT_TRUE(wait(writeLocalFile(path(u"old"_s), "new")).has_value());
    EXPECT_EQ(read(u"old"_s), "new");

    const Error folder = problem(wait(writeLocalFile(dir.path(), "x")));
    EXPECT_EQ(folder.kind, Error::Kind::Storage);
    const Error missing = problem(wait(writeLocalFile(path(u"no/where"_s), "x")));
    EXPECT_EQ(missing.kind, Error::Kind::Storage);
    EXPECT_TRUE(missing.message.contains(path(u"no/where"_s)));
}

TEST_F(LocalFile, AFullDiskLeavesTheOldFileAlone)
{
    write(u"old"_s, "old");
    std::optional<Result<Nothing>> result;
    {
        const FileSizeLimit limit(1024 * 1024);
        result = wait(writeLocalFile(path(u"old"_s), QByteArray(4 * 1024 * 1024, 'x')));
    }
    ASSERT_FALSE(result->has_value());
    EXPECT_EQ(result->error().kind, Error::Kind::Storage);
    EXPECT_TRUE(result->error().message.contains(path(u"old"_s))) << result->error().message.toStdString();
    EXPECT_EQ(read(u"old"_s), "old");
    EXPECT_EQ(entries(), QStringList{u"old"_s});
}

TEST_F(LocalFile, ACancelLeavesNothingBehind)
{
    // The writing thread is held back until the cancel has come: it writes everything and must then drop it.
    QThreadPool &pool = *QThreadPool::globalInstance();
    const int threads = pool.maxThreadCount();
    pool.setMaxThreadCount(1);
    QSemaphore cancelled;
    pool.start([&cancelled] { cancelled.acquire(); });
    const auto task = writeLocalFile(path(u"new"_s), QByteArray(1024 * 1024, 'x'));
    task.cancel();
    cancelled.release();
    EXPECT_TRUE(problem(wait(task)).isCancelled());
    pool.waitForDone();
    pool.setMaxThreadCount(threads);
    EXPECT_EQ(entries(), QStringList());
}
