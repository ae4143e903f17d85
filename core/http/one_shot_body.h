// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

#include <memory>

namespace trowel {

/// A body that can be read once. QNetworkAccessManager silently sends a request again when the connection drops before
/// an answer; with a sequential, unbuffered body, an empty one too, it cannot. A file is read as it is sent: its size
/// does not matter.
class OneShotBody final : public QIODevice
{
    Q_OBJECT
public:
    explicit OneShotBody(const QByteArray &bytes, QObject *parent = nullptr);
    /// `size` bytes of a local file. See `problem`.
    OneShotBody(const QString &file, qint64 size, QObject *parent = nullptr);
    ~OneShotBody() override;

    /// Why the file cannot be read, or not to its end, in an English sentence; empty while all is well.
    QString problem() const { return m_problem; }

    bool isSequential() const override { return true; }
    bool reset() override { return false; } // what Qt tries before it would send again
    bool atEnd() const override { return m_at == m_size; }
    qint64 bytesAvailable() const override { return m_size - m_at; }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    std::unique_ptr<QIODevice> m_source;
    QString m_problem;
    qint64 m_size;
    qint64 m_at = 0;
};

} // namespace trowel
