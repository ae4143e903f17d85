// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/task.h"
#include "core/http/request.h"

#include <memory>

namespace trowel {

/// A remote file that is read in pieces.
struct PieceSource
{
    qint64 size = 0;
    QByteArray version; ///< changes with the file: pieces of two versions never come together
    qint64 pieceSize = 0;
    int atOnce = 1; ///< pieces on the wire; memory grows with it and not with the file
    /// Exactly `length` bytes. Conflict says that the file is another version by now.
    std::function<Task<QByteArray>(qint64 offset, qint64 length, const Progress &)> read;
    /// Asked once all pieces are there, before the file takes its place; empty for nothing to check.
    std::function<Task<Nothing>()> check = {};
};

/// Reads a remote file piece by piece into a local one that appears when it is whole. After a failure the pieces that
/// came are kept: the next run asks for the missing ones only, when size and version are still the same. A cancel and
/// destroying it drop them.
class PieceDownload
{
public:
    explicit PieceDownload(const QString &localFile);
    ~PieceDownload();
    PieceDownload(const PieceDownload &) = delete;
    PieceDownload &operator=(const PieceDownload &) = delete;

    Task<Nothing> run(const PieceSource &source, const Progress &progress);

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace trowel
