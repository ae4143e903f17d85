// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

class QWidget;

namespace trowel {

/// A look at the content of a file: text with the colours of its suffix, a picture, or the first bytes of what is
/// neither. The name decides the colours, the bytes decide the rest.
QWidget *makeFilePreview(const QString &name, const QByteArray &content, QWidget *parent);

} // namespace trowel
