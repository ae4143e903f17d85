// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/object_model.h"
#include "ui/pages/list_overview.h"
#include "ui/pages/page.h"
#include "ui/pages/page_commands.h"
#include "ui/pages/view_state.h"

#include <QTimer>

class QSplitter;
class QStackedWidget;
class QTableView;

namespace trowel {

class DetailDrawer;
class ListColumns;
class ListFilters;
class LoadingBar;
class PageBand;
class PageHeader;
class PageFooter;
class SelectionKeeper;
class StatePane;
struct PaneWords;

/// The page of one list: a filterable, sortable table with its verbs and the details of one object beside it. Reads
/// the list when it is first shown and quietly again while it is visible. Everything it knows of the objects comes from
/// the kind. `session`, `kind` and `prompter` outlive it.
class KindPage final : public Page
{
    Q_OBJECT
public:
    KindPage(Session &session, const AnyKind &kind, const QString &scope, Prompter &prompter,
             QWidget *parent = nullptr);
    ~KindPage() override;

    Place place() const override;
    QString title() const override;
    QString icon() const override;
    CommandList commands() const override;
    void refresh() override;
    void stop() override;
    void focusFilter() override;
    void showAll() override;
    void useMemory(ListMemory &memory) override;
    void showObject(const QString &key) override;
    void toggleDetails() override;
    void clockChanged() override;

    ViewState viewState() const;
    void setViewState(const ViewState &state);
    const ObjectModel &model() const { return *m_model; }

signals:
    void viewStateChanged();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeList();
    void wireList();
    void read(Lane lane);
    void tick();
    void setClock();
    int refreshSeconds() const;
    void updateOverview();
    void showWanted();
    void keepView();
    void showState(const ListOverview &overview);
    bool isSignedOut() const;
    PaneWords signedOutWords() const;
    bool isOffline() const;
    PaneWords offlineWords() const;
    void showBand(const ListOverview &overview);
    void updateCount();
    void onSelection();
    void openDrawer(bool open);
    void activate(const QModelIndex &index);
    void goUp();
    bool canGoUp() const;
    void showContextMenu(const QPoint &at);
    void fillMore();
    bool takeCurrent();
    bool listKey(int key, Qt::KeyboardModifiers modifiers);
    QString currentKey() const;
    CommandList commandsFor(const CommandTarget &target) const;
    CommandList pageCommands() const;
    CommandList ownCommands() const;
    void runAction(const QString &id);
    bool setDropMark(bool shown);

    Session &m_session;
    const AnyKind &m_kind;
    QString m_scope;
    Prompter &m_prompter;
    std::shared_ptr<ObjectStore> m_store;
    ObjectModel *m_model;
    PageHeader *m_header;
    LoadingBar *m_loading;
    PageBand *m_band;
    QStackedWidget *m_stack;
    QTableView *m_table;
    StatePane *m_state;
    PageFooter *m_footer;
    QSplitter *m_splitter;
    DetailDrawer *m_drawer;
    ListColumns *m_columns;
    SelectionKeeper *m_selection;
    ListFilters *m_filters;
    ListMemory *m_memory = nullptr;
    QWidget *m_dropMark = nullptr;
    CommandTarget m_target;
    QTimer m_clock;
    QString m_summary;
    QString m_wanted; // an object asked for before its row has arrived
    bool m_asked = false;
    bool m_drawerOpen = true;
    int m_drawerWidth = 0;
};

} // namespace trowel
