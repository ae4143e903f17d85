// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/any_kind.h"
#include "ui/model/in_halves.h"
#include "ui/model/row_store.h"

#include <algorithm>
#include <functional>

namespace trowel {

/// One column: what it shows and what it sorts by (exactly one of the two). `number` and `text` are asked for two rows
/// at the same time: they look at the row and at nothing else.
template <typename T>
struct Column
{
    ColumnInfo info;
    std::function<Cell(const T &)> cell;
    std::function<qint64(const T &)> number = {};
    std::function<QByteArray(const T &)> text = {}; ///< case-folded UTF-8
};

/// One action. A constructor, because GCC 12 does not survive nested designated initialisers with std::function.
template <typename T>
struct Action
{
    using WhyNot = std::function<QString(const T &)>;
    using Run = std::function<void(const ActionScope &, const QList<T> &)>;

    Action(ActionInfo i, Run r, WhyNot w = {}) : info(std::move(i)), run(std::move(r)), whyNot(std::move(w)) {}

    ActionInfo info;
    Run run;
    WhyNot whyNot; ///< asked per object; empty for always
    /// Whether there is such an action in the lists of a scope; empty for all of them.
    std::function<bool(const QString &scope)> fits = {};
};

/// A state a list can be limited to. `holds` is asked for two rows at the same time: it looks at the row and at nothing
/// else. A row may be in several states or in none. Of what is chosen from one group a row needs any, and of each group
/// something; groups stand together.
template <typename T>
struct KindState
{
    QString id; ///< in settings; never shown
    QString text;
    Glyph glyph = Glyph::None;
    std::function<bool(const T &)> holds;
    QString group = {}; ///< heading in the menu: "Source"; empty for the state proper
};

/// Everything the window needs to know about one kind of object, as one table of values. What is left empty is absent.
template <typename T>
struct Kind
{
    KindInfo info;
    std::function<QString(const T &)> key;
    std::function<QString(const T &)> name;
    QByteArray T::*searchKey = nullptr; ///< of the row: case-folded UTF-8 of what a filter looks at
    std::function<Task<ListEnd>(Session &, const QString &scope, Lane, PageSink<T>)> list;
    std::function<Task<T>(Session &, Lane, const T &)> get;
    std::function<bool(const T &)> isMoving;
    std::function<void(Session &, const T &)> settled; ///< a watched row has come to rest
    std::function<Cell(const T &)> node;
    QList<Column<T>> columns;
    std::function<bool(const QString &columnId, const QString &scope)> columnFits; ///< empty for all in every scope
    QList<Action<T>> actions;
    QList<KindState<T>> states = {}; ///< the quick filter of the page's head
    std::function<QString(const T &)> childScope;
    std::function<EmptyWords(const QString &scope)> empty; ///< where the levels of a tree have words of their own
    std::function<QString(const QList<T> &)> summary;
    std::function<QString(const QString &)> scopeTitle;
    std::function<QStringList(const QString &)> scopePath;
    std::function<Task<ObjectDetail>(Session &, const T &)> detail;
    QList<DetailTab> tabs;
    std::function<QWidget *(const QString &tab, const ActionScope &, const T &, QWidget *parent)> makeTab;
    std::function<bool(const QString &tab, const T &)> tabFits = {}; ///< empty for all of them
    std::function<QString(const T *)> webPath;                       ///< nullptr asks for the list's page
    std::function<QString(const T &)> reference;
    std::function<void(const ActionScope &, const QStringList &files)> drop;
};

/// The bridge from the table to the type-free window.
template <typename T>
class TypedKind final : public AnyKind
{
public:
    explicit TypedKind(Kind<T> kind) : m_kind(std::move(kind))
    {
        for (const Column<T> &column : std::as_const(m_kind.columns))
            m_columns += column.info;
        for (const Action<T> &action : std::as_const(m_kind.actions))
            m_actions += action.info;
        for (const KindState<T> &state : std::as_const(m_kind.states))
            m_states += StateInfo{state.id, state.text, state.glyph, state.group};
    }

    const KindInfo &info() const override { return m_kind.info; }
    const QList<ColumnInfo> &columns() const override { return m_columns; }
    const QList<ActionInfo> &actions() const override { return m_actions; }
    const QList<DetailTab> &tabs() const override { return m_kind.tabs; }
    const QList<StateInfo> &states() const override { return m_states; }

    ObjectStore *makeStore(Session &session, const QString &scope) const override
    {
        RowSource<T> source;
        source.key = m_kind.key;
        source.isMoving = m_kind.isMoving;
        source.searchKey = m_kind.searchKey;
        source.list = [this, &session, scope](Lane lane, PageSink<T> sink) {
            return m_kind.list(session, scope, lane, std::move(sink));
        };
        if (m_kind.get)
            source.get = [this, &session](Lane lane, const T &row) { return m_kind.get(session, lane, row); };
        return new RowStore<T>(std::move(source));
    }

    QString nameAt(const ObjectStore &store, qsizetype at) const override { return m_kind.name(row(store, at)); }
    Cell cellAt(const ObjectStore &store, qsizetype at, int column) const override
    {
        return m_kind.columns[column].cell(row(store, at));
    }
    Cell nodeAt(const ObjectStore &store, qsizetype at) const override { return m_kind.node(row(store, at)); }
    void filter(const ObjectStore &store, const RowFilter &filter, std::vector<char> &passes) const override
    {
        const QList<T> &rows = typedStore(store).rows();
        const SearchText &text = typedStore(store).searchText();
        const bool narrows = passes.size() == size_t(rows.size());
        if (!narrows)
            passes.assign(size_t(rows.size()), 1);
        inHalves(rows.size(), [&](qsizetype from, qsizetype to) {
            for (qsizetype at = from; at < to; ++at) {
                char &pass = passes[size_t(at)];
                pass = pass != 0 && text.holdsAll(at, filter.words) &&
                       (filter.states.isEmpty() || isIn(filter.states, rows[at]));
            }
        });
    }
    bool passes(const ObjectStore &store, qsizetype at, const RowFilter &filter) const override
    {
        return typedStore(store).searchText().holdsAll(at, filter.words) && isIn(filter.states, row(store, at));
    }

    SortKeys sortKeys(const ObjectStore &store, int column, const std::vector<int> &positions) const override
    {
        const Column<T> &c = m_kind.columns[column];
        SortKeys keys;
        if (c.number)
            keys.numbers.resize(positions.size());
        else
            keys.texts.resize(positions.size());
        inHalves(qsizetype(positions.size()), [&](qsizetype from, qsizetype to) {
            for (auto i = size_t(from); i < size_t(to); ++i) {
                if (c.number)
                    keys.numbers[i] = c.number(row(store, positions[i]));
                else
                    keys.texts[i] = c.text(row(store, positions[i]));
            }
        });
        return keys;
    }

    QString childScopeAt(const ObjectStore &store, qsizetype at) const override
    {
        return m_kind.childScope ? m_kind.childScope(row(store, at)) : QString();
    }
    EmptyWords emptyWords(const QString &scope) const override
    {
        const KindInfo &info = m_kind.info;
        return m_kind.empty ? m_kind.empty(scope) : EmptyWords{info.emptyTitle, info.emptyText, info.emptyAction};
    }
    QString summary(const ObjectStore &store) const override
    {
        if (!m_kind.summary)
            return {};
        const auto &typed = typedStore(store);
        if (typed.count() == typed.size())
            return m_kind.summary(typed.rows());
        QList<T> rows;
        for (qsizetype i = 0; i < typed.size(); ++i) {
            if (!typed.isHole(i))
                rows += typed.at(i);
        }
        return m_kind.summary(rows);
    }
    QString scopeTitle(const QString &scope) const override
    {
        return m_kind.scopeTitle && !scope.isEmpty() ? m_kind.scopeTitle(scope) : m_kind.info.title;
    }
    QStringList scopePath(const QString &scope) const override
    {
        return m_kind.scopePath ? m_kind.scopePath(scope) : QStringList();
    }

    Task<ObjectDetail> detail(Session &session, const ObjectStore &store, qsizetype at) const override
    {
        return m_kind.detail(session, row(store, at));
    }
    QWidget *makeTab(const QString &tab, const ActionScope &scope, qsizetype at, QWidget *parent) const override
    {
        return m_kind.makeTab ? m_kind.makeTab(tab, scope, row(scope.store, at), parent) : nullptr;
    }
    bool tabFits(const QString &tab, const ObjectStore &store, qsizetype at) const override
    {
        return !m_kind.tabFits || m_kind.tabFits(tab, row(store, at));
    }
    bool columnFits(int column, const QString &scope) const override
    {
        return !m_kind.columnFits || m_kind.columnFits(m_columns[column].id, scope);
    }
    bool actionFits(int action, const QString &scope) const override
    {
        const auto &fits = m_kind.actions[action].fits;
        return !fits || fits(scope);
    }
    QString webPath(const ObjectStore &store, qsizetype at) const override
    {
        if (!m_kind.webPath)
            return {};
        return at < 0 ? m_kind.webPath(nullptr) : m_kind.webPath(&row(store, at));
    }
    QString referenceAt(const ObjectStore &store, qsizetype at) const override
    {
        return m_kind.reference ? m_kind.reference(row(store, at)) : QString();
    }

    void settledAt(Session &session, const ObjectStore &store, qsizetype at) const override
    {
        if (m_kind.settled)
            m_kind.settled(session, row(store, at));
    }

    QString whyNot(int action, const ObjectStore &store, const QList<qsizetype> &at) const override
    {
        const Action<T> &a = m_kind.actions[action];
        if (!a.whyNot)
            return {};
        QString first;
        for (const qsizetype i : at) {
            const QString reason = a.whyNot(row(store, i));
            if (reason.isEmpty())
                return {};
            if (first.isEmpty())
                first = reason;
        }
        return first;
    }
    void run(int action, const ActionScope &scope, const QList<qsizetype> &at) const override
    {
        const Action<T> &a = m_kind.actions[action];
        QList<T> rows;
        for (const qsizetype i : at) {
            if (!a.whyNot || a.whyNot(row(scope.store, i)).isEmpty())
                rows += row(scope.store, i);
        }
        a.run(scope, rows);
    }
    bool takesDrops() const override { return bool(m_kind.drop); }
    void drop(const ActionScope &scope, const QStringList &files) const override { m_kind.drop(scope, files); }

private:
    // Any of each group; states of one group stand together.
    bool isIn(const QList<int> &states, const T &row) const
    {
        bool holds = true;
        for (qsizetype i = 0; i < states.size(); ++i) {
            const KindState<T> &state = m_kind.states[states[i]];
            const bool next = i == 0 || state.group != m_kind.states[states[i - 1]].group;
            if (next && !holds)
                return false;
            holds = (holds && !next) || state.holds(row);
        }
        return holds;
    }
    static const RowStore<T> &typedStore(const ObjectStore &store) { return static_cast<const RowStore<T> &>(store); }
    static const T &row(const ObjectStore &store, qsizetype at) { return typedStore(store).at(at); }

    Kind<T> m_kind;
    QList<ColumnInfo> m_columns;
    QList<ActionInfo> m_actions;
    QList<StateInfo> m_states;
};

template <typename T>
std::unique_ptr<AnyKind> makeKind(Kind<T> kind)
{
    return std::make_unique<TypedKind<T>>(std::move(kind));
}

} // namespace trowel
