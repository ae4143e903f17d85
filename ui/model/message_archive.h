// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/message_model.h"

#include <QThreadPool>
#include <QTimer>

namespace trowel {

/// Keeps the newest messages between two runs in a small file (0600), redacted once more. Reads it when it is made and
/// writes it a moment after something changed, not on the main thread; a file that cannot be read counts as none.
/// The model outlives it.
class MessageArchive final : public QObject
{
    Q_OBJECT
public:
    static constexpr int kMost = 500;

    MessageArchive(MessageModel &model, const QString &path, QObject *parent = nullptr);
    /// Writes what is still to be written, waiting for the disk.
    ~MessageArchive() override;

    /// Blocking; empty when there is none or it is no such file.
    static QList<MessageModel::Kept> read(const QString &path);
    static bool write(const QString &path, const QList<MessageModel::Kept> &messages);

private:
    void save();

    MessageModel &m_model;
    const QString m_path;
    QTimer m_timer;
    QThreadPool m_pool; // of one thread: an older state never overwrites a newer one
};

} // namespace trowel
