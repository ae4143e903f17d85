// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/any_kind.h"
#include "ui/model/command.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QHBoxLayout;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace trowel {

class ElidedLabel;
class FactView;
class GlyphLabel;
class IconLabel;
class JsonView;
class LoadingBar;
class StatePane;

/// The details of one object of a list beside it: name, verbs, tabs. Reads the object when asked to show it; a newer
/// question ends an older one. What is shown stays while it is read again. Owned by its page.
class DetailDrawer final : public QWidget
{
    Q_OBJECT
public:
    /// `scope.store` is `store`.
    DetailDrawer(const ActionScope &scope, const AnyKind &kind, std::shared_ptr<ObjectStore> store,
                 QWidget *parent = nullptr);

    /// An empty key empties it.
    void showObject(const QString &key);
    QString object() const { return m_key; }
    void setCommands(const CommandList &commands);
    /// What its verbs and tabs need so that no word of theirs is cut.
    [[nodiscard]] int wantedWidth() const;
    void updateCommands();
    void refresh();
    /// The id of the open tab: "overview", "json" or the kind's own.
    QString tab() const;
    void openTab(const QString &id);

signals:
    void closeAsked();

private:
    struct Tab
    {
        DetailTab info;
        QWidget *widget = nullptr; ///< made when first shown
        QString key;               ///< the object it was made for
    };
    struct Verb
    {
        Command command;
        QToolButton *button;
    };

    QWidget *makeHead();
    void makeTabs();
    void fitTabs();
    void showHead();
    void load();
    void loaded(const Result<ObjectDetail> &detail);
    void showTab();
    void onRowsChanged(const ObjectStore::Change &change);

    ActionScope m_scope;
    const AnyKind &m_kind;
    std::shared_ptr<ObjectStore> m_store;
    QString m_key;
    QTimer m_settle; ///< the selection moves quickly under the arrow keys
    quint64 m_turn = 0;
    std::optional<Task<ObjectDetail>> m_load;
    std::optional<ObjectDetail> m_detail;
    std::optional<Error> m_error;
    QList<Tab> m_tabs;
    QString m_wantedTab; ///< by the person; open wherever the object has it
    QList<Verb> m_verbs;
    GlyphLabel *m_glyph;
    IconLabel *m_icon;
    ElidedLabel *m_name;
    ElidedLabel *m_subtitle;
    QHBoxLayout *m_verbRow;
    QTabBar *m_tabBar;
    LoadingBar *m_loading;
    QStackedWidget *m_stack;
    StatePane *m_state;
    FactView *m_facts;
    JsonView *m_json;
};

} // namespace trowel
