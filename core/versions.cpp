// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/versions.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QSslSocket>

namespace trowel {

QString sqliteVersion()
{
    const QString name = QStringLiteral("version");
    QString version;
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        db.setDatabaseName(QStringLiteral(":memory:"));
        if (db.open()) {
            QSqlQuery query(db);
            if (query.exec(QStringLiteral("SELECT sqlite_version()")) && query.next())
                version = query.value(0).toString();
        }
    }
    QSqlDatabase::removeDatabase(name);
    return version;
}

QString tlsVersion()
{
    return QSslSocket::supportsSsl() ? QSslSocket::sslLibraryVersionString() : QString();
}

QString compilerVersion()
{
#if defined(__clang__)
    return QStringLiteral("Clang " __clang_version__).trimmed();
#elif defined(__GNUC__)
    return QStringLiteral("GCC " __VERSION__);
#else
    return QStringLiteral("unknown compiler");
#endif
}

} // namespace trowel
