// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/message_archive.h"

#include "core/audit/redact.h"

#include <QDataStream>
#include <QFile>
#include <QSaveFile>

#include <algorithm>

namespace trowel {

namespace {

constexpr quint32 kMagic = 0x54524d53, kVersion = 1;
constexpr qint64 kLargest = qint64(8) * 1024 * 1024;
constexpr qsizetype kLongestText = 2000, kMostDetails = 20;
constexpr int kSoonMs = 1000;

QString safe(const QString &text)
{
    return redactText(text, kLongestText);
}

void put(QDataStream &out, const MessageModel::Kept &kept)
{
    const Message &m = kept.message;
    out << qint32(m.severity) << safe(m.text);
    const qsizetype details = std::min(m.details.size(), kMostDetails);
    out << qint32(details);
    for (const QString &line : m.details.first(details))
        out << safe(line);
    out << m.place.workspace << m.place.kind << m.place.scope << m.place.object << m.when.toMSecsSinceEpoch()
        << safe(kept.workspace) << kept.unread << m.error.has_value();
    if (m.error)
        out << qint32(m.error->kind) << qint32(m.error->httpStatus) << safe(m.error->code) << safe(m.error->message)
            << safe(m.error->requestId);
}

bool take(QDataStream &in, MessageModel::Kept &kept)
{
    Message &m = kept.message;
    qint32 severity = 0;
    qint64 when = 0;
    bool hasError = false;
    // Not as a list: Qt makes room for as many as the file says before it reads the first.
    qint32 details = 0;
    in >> severity >> m.text >> details;
    if (in.status() != QDataStream::Ok || details < 0 || details > kMostDetails)
        return false;
    for (qint32 i = 0; i < details; ++i) {
        QString line;
        in >> line;
        m.details += line;
    }
    in >> m.place.workspace >> m.place.kind >> m.place.scope >> m.place.object >> when >> kept.workspace >>
        kept.unread >> hasError;
    if (hasError) {
        qint32 kind = 0;
        qint32 status = 0;
        Error error;
        in >> kind >> status >> error.code >> error.message >> error.requestId;
        if (kind < 0 || kind > qint32(Error::Kind::Internal))
            return false;
        error.kind = Error::Kind(kind);
        error.httpStatus = status;
        m.error = error;
    }
    if (in.status() != QDataStream::Ok || severity < 0 || severity > qint32(Message::Severity::Failure))
        return false;
    m.severity = Message::Severity(severity);
    m.when = QDateTime::fromMSecsSinceEpoch(when, Qt::UTC);
    return true;
}

} // namespace

QList<MessageModel::Kept> MessageArchive::read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kLargest)
        return {};
    const QByteArray bytes = file.readAll();
    QDataStream in(bytes);
    in.setVersion(QDataStream::Qt_6_4);
    quint32 magic = 0;
    quint32 version = 0;
    qint32 count = 0;
    in >> magic >> version >> count;
    if (in.status() != QDataStream::Ok || magic != kMagic || version != kVersion || count < 0 || count > kMost)
        return {};
    QList<MessageModel::Kept> messages;
    for (qint32 i = 0; i < count; ++i) {
        MessageModel::Kept kept;
        if (!take(in, kept))
            break; // what could be read is worth keeping
        messages += kept;
    }
    return messages;
}

bool MessageArchive::write(const QString &path, const QList<MessageModel::Kept> &messages)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    QDataStream out(&file);
    out.setVersion(QDataStream::Qt_6_4);
    const qsizetype count = std::min<qsizetype>(messages.size(), kMost);
    out << kMagic << kVersion << qint32(count);
    for (const MessageModel::Kept &kept : messages.first(count))
        put(out, kept);
    return out.status() == QDataStream::Ok && file.commit();
}

MessageArchive::MessageArchive(MessageModel &model, const QString &path, QObject *parent)
    : QObject(parent), m_model(model), m_path(path)
{
    m_pool.setMaxThreadCount(1);
    model.restore(read(path));
    m_timer.setSingleShot(true);
    m_timer.setInterval(kSoonMs);
    connect(&m_timer, &QTimer::timeout, this, &MessageArchive::save);
    const auto soon = [this] {
        if (!m_timer.isActive())
            m_timer.start();
    };
    connect(&model, &MessageModel::unreadChanged, this, soon);
    connect(&model, &QAbstractItemModel::rowsInserted, this, soon);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, soon);
}

MessageArchive::~MessageArchive()
{
    const bool isDue = m_timer.isActive();
    m_timer.stop();
    if (isDue)
        save();
    m_pool.waitForDone();
}

void MessageArchive::save()
{
    m_pool.start([path = m_path, messages = m_model.kept(kMost)] { write(path, messages); });
}

} // namespace trowel
