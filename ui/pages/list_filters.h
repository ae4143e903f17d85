// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/view_state.h"

#include <QObject>

class QMenu;

namespace trowel {

class AnyKind;
class ListMemory;
class ObjectModel;
class PageHeader;
class Prompter;
class SelectionKeeper;

/// What limits a list: the words of the filter field, the states of the drop-down beside it, and the filters people
/// have named, in the menu of the field. Owned by the page's head; everything else outlives it.
class ListFilters final : public QObject
{
    Q_OBJECT
public:
    ListFilters(PageHeader *header, SelectionKeeper *keeper, const ObjectModel &model, Prompter &prompter);

    /// Without one nothing can be saved.
    void setMemory(ListMemory *memory) { m_memory = memory; }
    void apply(const QString &text, const QStringList &states);
    void showAll() { apply({}, {}); }
    /// What hides rows, in words: "the filter “finance”", "the state Running", or both.
    QString words() const;

signals:
    void changed();

private:
    void fillStates();
    void fillSaved();
    void setStates(const QStringList &states);
    void askName();
    const AnyKind &kind() const;
    QString stateName() const;
    QString stateWords() const;

    PageHeader *m_header;
    SelectionKeeper *m_keeper;
    const ObjectModel &m_model;
    Prompter &m_prompter;
    ListMemory *m_memory = nullptr;
};

} // namespace trowel
