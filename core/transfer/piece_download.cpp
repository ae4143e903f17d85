// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/piece_download.h"

#include "core/async/steps.h"
#include "core/transfer/part_file.h"

#include <QHash>
#include <QSet>

#include <numeric>

namespace trowel {

struct PieceDownload::State
{
    QString localFile;
    std::shared_ptr<PartFile> part;
    qint64 size = 0;
    QByteArray version;
    QSet<qint64> have; // offsets of pieces that are on disk
    qint64 written = 0;
    qint64 next = 0;              // where the next piece may be missing
    QHash<qint64, qint64> flying; // bytes so far of the pieces on the wire, by offset
    Progress progress;

    void prepare(const PieceSource &source)
    {
        if (!part || size != source.size || version != source.version) {
            part = std::make_shared<PartFile>(localFile);
            have.clear();
            written = 0;
        }
        size = source.size;
        version = source.version;
        next = 0;
        flying.clear();
        report();
    }

    void report() const
    {
        if (progress)
            progress(std::accumulate(flying.cbegin(), flying.cend(), written), size);
    }
};

PieceDownload::PieceDownload(const QString &localFile) : m_state(std::make_shared<State>())
{
    m_state->localFile = localFile;
}

PieceDownload::~PieceDownload() = default;

Task<Nothing> PieceDownload::run(const PieceSource &source, const Progress &progress)
{
    m_state->progress = progress;
    m_state->prepare(source);
    const auto piece = [state = m_state, source, part = m_state->part]() -> std::optional<Task<Nothing>> {
        while (state->have.contains(state->next))
            state->next += source.pieceSize;
        const qint64 offset = state->next;
        if (offset >= source.size)
            return std::nullopt;
        const qint64 length = std::min(source.pieceSize, source.size - offset);
        state->next += source.pieceSize;
        const auto came = [state, offset](qint64 done, qint64) {
            state->flying.insert(offset, done);
            state->report();
        };
        return source.read(offset, length, came)
            .andThen([part, offset](const QByteArray &bytes) { return part->write(offset, bytes); })
            .always([state, offset, length](const Result<Nothing> &result) {
                state->flying.remove(offset);
                if (result) {
                    state->have.insert(offset);
                    state->written += length;
                }
                state->report();
            });
    };
    return runSteps(piece, source.atOnce)
        .andThen([check = source.check](Nothing) { return check ? check() : Task<Nothing>::ready(Nothing()); })
        .andThen([part = m_state->part](Nothing) { return part->commit(); })
        .always([state = m_state](const Result<Nothing> &result) {
            // Once renamed, dropped or of another version there is nothing to go on with.
            // A file that could not be written or renamed holds nothing to go on with either.
            if (result || result.error().isCancelled() || result.error().kind == Error::Kind::Conflict ||
                result.error().kind == Error::Kind::Storage)
                state->part.reset();
        });
}

} // namespace trowel
