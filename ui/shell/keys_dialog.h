// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/command.h"

#include <QDialog>

namespace trowel {

/// Every key of the window, made from its commands. Open it with open(); it deletes itself when it is closed.
class KeysDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit KeysDialog(const CommandList &commands, QWidget *parent = nullptr);
};

} // namespace trowel
