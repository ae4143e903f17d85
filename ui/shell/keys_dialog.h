// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/command.h"

#include <QDialog>

class QLineEdit;
class QTableWidget;

namespace trowel {

class StatePane;

/// The keys of one part of the window.
struct KeySection
{
    struct Key
    {
        QString text;
        QString keys; ///< as they are shown
    };
    QString title;
    QList<Key> keys;
};

/// The commands that have a key.
KeySection keySection(const QString &title, const CommandList &commands);
/// The keys that belong to no command: those of lists, the navigator, dialogs and text fields.
QList<KeySection> fixedKeys();

/// Every key of the window and of its pages, with a search over what they do and what they are. Open it with open(); it
/// deletes itself when it is closed.
class KeysDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit KeysDialog(const QList<KeySection> &sections, QWidget *parent = nullptr);

private:
    void filter(const QString &text);

    QLineEdit *m_search;
    QTableWidget *m_table;
    StatePane *m_nothing;
    QList<KeySection> m_sections;
};

} // namespace trowel
