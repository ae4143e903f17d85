// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace trowel {

/// A body that can be read once. QNetworkAccessManager silently sends a request again when the connection drops before
/// an answer; with a sequential, unbuffered body, an empty one too, it cannot.
class OneShotBody final : public QIODevice
{
public:
    explicit OneShotBody(QByteArray bytes, QObject *parent = nullptr);
    bool isSequential() const override { return true; }
    bool reset() override { return false; } // what Qt tries before it would send again
    bool atEnd() const override { return m_at == m_bytes.size(); }
    qint64 bytesAvailable() const override { return m_bytes.size() - m_at; }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_at = 0;
};

} // namespace trowel
