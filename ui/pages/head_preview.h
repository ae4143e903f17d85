// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/task.h"

#include <QByteArray>

#include <functional>

class QWidget;

namespace trowel {

class Session;

/// Reads the first bytes of a file, at most `length`.
using ReadHead = std::function<Task<QByteArray>(qint64 length)>;

/// A look at the beginning of a file, however large: no more than 64 KiB of it is read, when it is first shown.
QWidget *makeHeadPreview(Session &session, const QString &name, qint64 size, ReadHead read, QWidget *parent);

} // namespace trowel
