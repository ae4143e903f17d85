// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/one_shot_body.h"

#include <QBuffer>
#include <QDir>
#include <QFile>

#include <algorithm>

namespace trowel {

namespace {

QString shown(const QString &file)
{
    return QStringLiteral("“%1”").arg(QDir::toNativeSeparators(file));
}

} // namespace

OneShotBody::OneShotBody(const QByteArray &bytes, QObject *parent) : QIODevice(parent), m_size(bytes.size())
{
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(bytes);
    buffer->open(QIODevice::ReadOnly);
    m_source = std::move(buffer);
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

OneShotBody::OneShotBody(const QString &file, qint64 size, QObject *parent) : QIODevice(parent), m_size(size)
{
    auto source = std::make_unique<QFile>(file);
    if (!source->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        m_problem = QStringLiteral("%1 cannot be read: %2").arg(shown(file), source->errorString());
    else if (source->size() != size)
        m_problem = QStringLiteral("%1 changed before it was sent.").arg(shown(file));
    m_source = std::move(source);
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

OneShotBody::~OneShotBody() = default;

qint64 OneShotBody::readData(char *data, qint64 maxSize)
{
    const qint64 wanted = std::min<qint64>(maxSize, m_size - m_at);
    if (wanted == 0 || !m_problem.isEmpty())
        return -1; // the end: 0 would mean "nothing yet"
    const qint64 count = m_source->read(data, wanted);
    if (count <= 0) {
        // The announced length is not reached, so that no server takes a part for the whole.
        const auto *file = qobject_cast<QFile *>(m_source.get());
        m_problem = QStringLiteral("%1 became shorter while it was sent.")
                        .arg(file != nullptr ? shown(file->fileName()) : QString());
        return -1;
    }
    m_at += count;
    return count;
}

} // namespace trowel
