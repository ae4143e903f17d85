// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/keys_dialog.h"

#include "ui/look/widgets.h"

#include <QGridLayout>

namespace trowel {

KeysDialog::KeysDialog(const CommandList &commands, QWidget *parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("keysDialog"));
    setWindowTitle(tr("Keyboard"));
    setAttribute(Qt::WA_DeleteOnClose);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(space::xl, space::xl, space::xl, space::m);
    grid->setHorizontalSpacing(space::xxl);
    CommandList keyed = commands;
    keyed.removeIf([](const Command &command) { return command.shortcut.isEmpty(); });
    const int half = int(keyed.size() + 1) / 2;
    for (int i = 0; i < keyed.size(); ++i) {
        const int column = i < half ? 0 : 2;
        grid->addWidget(label(keyed.at(i).text), i % half, column);
        grid->addWidget(label(keyed.at(i).shortcut.toString(QKeySequence::NativeText), TextTint::Text2), i % half,
                        column + 1);
    }
    auto *close = button(QStringLiteral("keys.close"), tr("Close"));
    close->setDefault(true);
    grid->addWidget(close, half, 3, Qt::AlignRight);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
}

} // namespace trowel
