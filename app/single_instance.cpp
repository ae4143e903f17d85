// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/single_instance.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QLocalSocket>
#include <QLockFile>
#include <QStandardPaths>
#include <QTimer>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/types.h>

#include <unistd.h>
#endif

namespace trowel {

namespace {

constexpr int kConnectMs = 1000, kAnswerMs = 3000;
constexpr int kLongest = 16 * 1024; // a message is a few hundred bytes
constexpr int kTalkers = 8;
constexpr char kTaken[] = "taken\n";
constexpr qsizetype kTakenSize = sizeof kTaken - 1;

#ifdef Q_OS_UNIX
bool isMyOwn(const QString &path)
{
    struct stat found = {};
    return ::lstat(QFile::encodeName(path).constData(), &found) == 0 && found.st_uid == ::geteuid() &&
           S_ISSOCK(found.st_mode);
}
#endif

bool isMyself(const QLocalSocket &socket)
{
#ifdef Q_OS_LINUX
    struct ucred who = {};
    socklen_t size = sizeof who;
    return ::getsockopt(int(socket.socketDescriptor()), SOL_SOCKET, SO_PEERCRED, &who, &size) == 0 &&
           who.uid == ::geteuid();
#elif defined(Q_OS_UNIX)
    uid_t user = 0;
    gid_t group = 0;
    return ::getpeereid(int(socket.socketDescriptor()), &user, &group) == 0 && user == ::geteuid();
#else
    Q_UNUSED(socket)
    return true; // the pipe's access list lets nobody else in
#endif
}

} // namespace

SingleInstance::SingleInstance(const QString &path, QObject *parent) : QObject(parent), m_path(path)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    m_server.setMaxPendingConnections(kTalkers);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::greet);
}

QString SingleInstance::defaultPath()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return folder.isEmpty() ? QString() : QDir(folder).filePath(QStringLiteral("trowel.socket"));
}

SingleInstance::Start SingleInstance::begin(const Wish &wish)
{
    if (m_path.isEmpty())
        return Start::Beside;
    // Two starts at the same time: one after the other.
    QLockFile lock(m_path + QStringLiteral(".lock"));
    if (!lock.tryLock(kConnectMs + kAnswerMs))
        return Start::Beside;
#ifdef Q_OS_UNIX
    const QFileInfo there(m_path);
    if ((there.exists() || there.isSymLink()) && !isMyOwn(m_path))
        return Start::Beside;
#endif
    bool somebodyIsThere = false;
    if (handOver(wish, &somebodyIsThere))
        return Start::HandedOver;
    if (somebodyIsThere)
        return Start::Beside; // it lives but does not answer: its socket stays its own
    QLocalServer::removeServer(m_path);
    return m_server.listen(m_path) ? Start::First : Start::Beside;
}

bool SingleInstance::handOver(const Wish &wish, bool *somebodyIsThere) const
{
    QLocalSocket socket;
    socket.connectToServer(m_path);
    *somebodyIsThere = socket.waitForConnected(kConnectMs);
    if (!*somebodyIsThere || !isMyself(socket))
        return false;
    socket.write(toWire(wish));
    QByteArray answer;
    QDeadlineTimer deadline(kAnswerMs);
    while (answer.size() < kTakenSize && !deadline.hasExpired()) {
        if (!socket.waitForReadyRead(int(deadline.remainingTime())))
            break;
        answer += socket.read(kTakenSize - answer.size());
    }
    return answer == kTaken;
}

void SingleInstance::greet()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        if (!isMyself(*socket) || m_server.findChildren<QLocalSocket *>().size() > kTalkers) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        socket->setReadBufferSize(kLongest);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(socket); });
        QTimer::singleShot(kAnswerMs, socket, [socket] { socket->abort(); });
        read(socket);
    }
}

void SingleInstance::read(QLocalSocket *socket)
{
    const QByteArray wire = socket->peek(kLongest);
    if (!isWholeWish(wire)) {
        if (wire.size() >= kLongest)
            socket->abort();
        return;
    }
    socket->disconnect(this);
    const auto wish = wishFromWire(wire);
    if (!wish)
        return socket->abort();
    socket->write(kTaken);
    socket->disconnectFromServer();
    emit wished(*wish);
}

} // namespace trowel
