// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/head_preview.h"

#include "ui/model/session.h"
#include "ui/pages/async_preview.h"
#include "ui/pages/file_preview.h"

#include <algorithm>

namespace trowel {

namespace {

constexpr qint64 kHead = 64 * 1024;

} // namespace

QWidget *makeHeadPreview(Session &session, const QString &name, qint64 size, ReadHead read, QWidget *parent)
{
    const qint64 length = std::clamp<qint64>(size, 0, kHead);
    const auto fetch = [read = std::move(read), length] {
        return length > 0 ? read(length) : Task<QByteArray>::ready(QByteArray());
    };
    return new AsyncPreview(
        fetch, [name, size](const QByteArray &content) { return makeFilePreview(name, content, nullptr, size); },
        session.workspace().profile().host.host(), parent);
}

} // namespace trowel
