// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/command.h"
#include "ui/model/place.h"

#include <QWidget>

namespace trowel {

class ListMemory;

/// One tab of the window. The main window knows pages by this interface only.
class Page : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    virtual Place place() const = 0;
    virtual QString title() const = 0; ///< of the tab
    virtual QString icon() const = 0;
    /// What can be done here now; the window puts it into the Actions menu and gives the keys to it.
    virtual CommandList commands() const = 0;
    virtual void refresh() = 0;
    /// Esc: ends a load.
    virtual void stop() = 0;
    /// `/`: puts the keyboard into the filter.
    virtual void focusFilter() = 0;
    /// Takes away what hides rows.
    virtual void showAll() {}
    /// Looks as it did in earlier runs, and keeps from now on what the person changes. `memory` outlives the page.
    virtual void useMemory(ListMemory & /*memory*/) {}
    /// Selects an object of this list and shows its details.
    virtual void showObject(const QString &key) = 0;
    /// Space: opens or closes the drawer.
    virtual void toggleDetails() = 0;

    /// Times are shown by another clock from now on: whatever stands in labels is made anew.
    virtual void clockChanged() { refresh(); }

signals:
    void titleChanged();
    /// Commands or their being usable: after every change of selection and of states.
    void commandsChanged();
    /// Something to be said in the status bar.
    void noticed(const QString &text);
    /// The place within the page changed: another object is shown.
    void placeChanged();
};

} // namespace trowel
