// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/result.h"

#include <QWidget>

namespace trowel {

/// What the server said of a failure: its code and status, its message, and the request id with a copy button, on the
/// window's colour. Says nothing, and takes no room, where the server said nothing.
class ServerWords final : public QWidget
{
    Q_OBJECT
public:
    explicit ServerWords(QWidget *parent = nullptr);
    void setError(const Error &error);
    /// The same as text, for *Details* and the clipboard.
    static QString text(const Error &error);

private:
    QWidget *m_body = nullptr;
};

} // namespace trowel
