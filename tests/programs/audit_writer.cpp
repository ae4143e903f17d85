// SPDX-License-Identifier: GPL-3.0-or-later
// audit_writer FILE COUNT: writes that many changes into an audit log (0: for ever) and says which are on disk. The
// tests run it as the second process and as the one that is killed.
#include "core/audit/audit_log.h"

#include <QCoreApplication>
#include <QTextStream>

#include <memory>

using namespace trowel;

namespace {

struct Writer
{
    QObject context;
    AuditLog log;
    quint64 count;
    quint64 written = 0;
    QTextStream out{stdout};

    Writer(const QString &path, quint64 most) : log(path), count(most) {}

    void next()
    {
        AuditAttempt entry;
        entry.requestId = written + 1;
        entry.when = QDateTime::currentDateTimeUtc();
        entry.who = QStringLiteral("jo@example.com");
        entry.workspace = QStringLiteral("Finance");
        entry.host = QStringLiteral("https://finance.example.com");
        entry.family = QStringLiteral("warehouses");
        entry.verb = Verb::Post;
        entry.path = QStringLiteral("/api/2.0/sql/warehouses/%1").arg(entry.requestId);
        entry.body = QStringLiteral("{\"name\":\"a\"}");
        entry.isRead = false; // a change: it is on disk before it may leave
        log.attempt(entry).onDone(&context, [this](const Result<Nothing> &result) { onDisk(result); });
    }
    void onDisk(const Result<Nothing> &result)
    {
        if (!result) {
            out << "failed: " << result.error().message << Qt::endl;
            return QCoreApplication::exit(1);
        }
        out << "committed " << ++written << Qt::endl;
        if (count != 0 && written == count)
            return QCoreApplication::exit(0);
        next();
    }
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 3)
        return 2;
    Writer writer(arguments.at(1), arguments.at(2).toULongLong());
    writer.next();
    return QCoreApplication::exec();
}
