// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/task.h"
#include "ui/look/cell.h"
#include "ui/model/object_detail.h"
#include "ui/model/object_store.h"
#include "ui/model/place.h"
#include "ui/model/row_filter.h"

#include <QKeySequence>
#include <QList>

#include <memory>
#include <vector>

class QWidget;

namespace trowel {

class Prompter;
class Session;

/// Names and words of a kind.
struct KindInfo
{
    QString id;    ///< "warehouses": in settings, history, object names; never shown
    QString title; ///< "SQL warehouses"
    QString icon;
    QString rootScope = {};  ///< scope of the first list; empty for a flat kind
    bool tree = false;       ///< its containers have children of their own
    QString emptyTitle = {}; ///< "No SQL warehouses yet"
    QString emptyText = {};
    QString emptyAction = {}; ///< id of the action that makes the first one; several, with blanks, where scopes differ
    int drawerWidth = 360;    ///< px that the tabs of its drawer want
    int refreshSeconds = 60;  ///< a visible page reads itself again that often
    int watchEach = 3;        ///< up to so many moving rows are read one by one; more are watched by reading the list
};

/// What a list says that has nothing in it.
struct EmptyWords
{
    QString title;
    QString text;
    QString action; ///< id of the action that makes the first one; empty for none
};

struct ColumnInfo
{
    QString id;
    QString title;
    int chars = 12; ///< width in average characters
    bool right = false;
    bool stretch = false; ///< takes what is left
    bool hidden = false;  ///< at first; the person may show it
};

/// What menus, tool bars, context menus and keys know of an action; all are made from this one declaration.
struct ActionInfo
{
    enum class On {
        List, ///< needs no selection
        One,  ///< exactly one object
        Some  ///< one or more
    };

    QString id;
    QString text; ///< "Start"; with … when a dialog follows
    QString icon;
    QKeySequence shortcut = {};
    On on = On::Some;
    bool inToolBar = false;
    bool inDrawer = false;
    bool destructive = false;
    bool separatorBefore = false;
    bool onBackground = false; ///< also offered where nothing is selected and on a folder in the navigator
};

/// Rows of one column in an order to be sorted: numbers, or texts folded to UTF-8 (then `texts` is filled).
struct SortKeys
{
    std::vector<qint64> numbers;
    std::vector<QByteArray> texts;
};

/// What an action works on.
struct ActionScope
{
    Session &session;
    Prompter &prompter;
    ObjectStore &store;
    QString scope; ///< of the list: the folder
};

/// A further tab of the drawer, made when it is first shown.
struct DetailTab
{
    QString id;
    QString title;
    bool first = false; ///< before Overview, and open when the drawer opens
};

/// Everything the window needs to know about one kind, without its type. Kind<T> is the table a kind fills in.
/// Immutable; lives as long as the program's list of kinds. `at` is always a position of a store this kind has made.
class AnyKind
{
public:
    virtual ~AnyKind() = default;

    virtual const KindInfo &info() const = 0;
    virtual const QList<ColumnInfo> &columns() const = 0;
    virtual const QList<ActionInfo> &actions() const = 0;
    virtual const QList<DetailTab> &tabs() const = 0;
    /// The states a list can be limited to; empty for a kind without.
    virtual const QList<StateInfo> &states() const = 0;

    virtual ObjectStore *makeStore(Session &session, const QString &scope) const = 0;
    virtual QString nameAt(const ObjectStore &store, qsizetype at) const = 0;
    virtual Cell cellAt(const ObjectStore &store, qsizetype at, int column) const = 0;
    /// How the object looks in the navigator.
    virtual Cell nodeAt(const ObjectStore &store, qsizetype at) const = 0;
    /// Which rows pass, by position; holes may be either. Where `passes` is as long as the store, only those that
    /// passed are looked at again: for a filter that is stricter than the one before.
    virtual void filter(const ObjectStore &store, const RowFilter &filter, std::vector<char> &passes) const = 0;
    virtual bool passes(const ObjectStore &store, qsizetype at, const RowFilter &filter) const = 0;
    virtual SortKeys sortKeys(const ObjectStore &store, int column, const std::vector<int> &positions) const = 0;
    /// The scope of the list below a container; a null string for what has no children.
    virtual QString childScopeAt(const ObjectStore &store, qsizetype at) const = 0;
    /// The words of an empty list; those of the kind's info unless its levels have their own.
    virtual EmptyWords emptyWords(const QString &scope) const = 0;
    /// The words beside the count: "3 running"; may be empty.
    virtual QString summary(const ObjectStore &store) const = 0;
    /// Title of a list: the kind's title, or the folder's name.
    virtual QString scopeTitle(const QString &scope) const = 0;
    /// The scopes from the root to `scope`, itself included: the breadcrumb. Empty for a flat kind.
    virtual QStringList scopePath(const QString &scope) const = 0;

    virtual Task<ObjectDetail> detail(Session &session, const ObjectStore &store, qsizetype at) const = 0;
    virtual QWidget *makeTab(const QString &tab, const ActionScope &scope, qsizetype at, QWidget *parent) const = 0;
    /// Whether an object has a tab: a folder has no preview.
    virtual bool tabFits(const QString &tab, const ObjectStore &store, qsizetype at) const = 0;
    /// Whether a column, an action exists in the lists of a scope: a catalog has no data type, a scope no new key.
    virtual bool columnFits(int column, const QString &scope) const = 0;
    virtual bool actionFits(int action, const QString &scope) const = 0;
    /// The page of the object (or list, at -1) in the web UI; empty for none.
    virtual QString webPath(const ObjectStore &store, qsizetype at) const = 0;
    /// What *Copy path* or *Copy id* gives.
    virtual QString referenceAt(const ObjectStore &store, qsizetype at) const = 0;

    /// A row that was moving has come to rest: says so in the session's messages.
    virtual void settledAt(Session &session, const ObjectStore &store, qsizetype at) const = 0;

    /// Why an action can be used on none of these rows, in a sentence; empty when it can on one at least. `run` leaves
    /// out the rows it cannot be used on.
    virtual QString whyNot(int action, const ObjectStore &store, const QList<qsizetype> &at) const = 0;
    virtual void run(int action, const ActionScope &scope, const QList<qsizetype> &at) const = 0;
    /// Local files dropped on a list; false when the kind takes none.
    virtual bool takesDrops() const = 0;
    virtual void drop(const ActionScope &scope, const QStringList &files) const = 0;
};

using KindList = std::vector<std::unique_ptr<AnyKind>>;

} // namespace trowel
