// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

class QWidget;

namespace trowel {

/// A look at the content of a file: text with the colours of its suffix, a picture, or the first bytes of what is
/// neither. The name decides the colours, the bytes decide the rest. `wholeSize` says how large the file is where
/// `content` is its beginning only.
QWidget *makeFilePreview(const QString &name, const QByteArray &content, QWidget *parent, qint64 wholeSize = -1);

} // namespace trowel
