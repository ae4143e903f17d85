// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/format.h"
#include "ui/model/kind.h"

#include <initializer_list>
#include <type_traits>

namespace trowel {

/// A column of words, left aligned, sorted by `text` (case-folded UTF-8).
template <typename T>
Column<T> textColumn(const ColumnInfo &info, std::function<Cell(const T &)> cell,
                     std::function<QByteArray(const T &)> text)
{
    Column<T> column;
    column.info = info;
    column.cell = std::move(cell);
    column.text = std::move(text);
    return column;
}

/// A column sorted by a number; figures stand right, dates left.
template <typename T>
Column<T> numberColumn(const ColumnInfo &info, std::function<Cell(const T &)> cell,
                       std::function<qint64(const T &)> number, bool right = true)
{
    Column<T> column;
    column.info = info;
    column.info.right = right;
    column.cell = [cell = std::move(cell), right](const T &row) {
        Cell made = cell(row);
        made.right = right;
        return made;
    };
    column.number = std::move(number);
    return column;
}

/// The quick filter by a member of the row: one line a state, {value, id, word, glyph}.
template <typename V>
struct StateOf
{
    V value;
    const char *id;
    QString text;
    Glyph glyph = Glyph::None;
};
template <typename T, typename V>
QList<KindState<T>> statesBy(V T::*member, std::initializer_list<std::type_identity_t<StateOf<V>>> states)
{
    QList<KindState<T>> list;
    for (const StateOf<V> &state : states) {
        list += KindState<T>{QLatin1String(state.id), state.text, state.glyph,
                             [member, value = state.value](const T &row) { return row.*member == value; }};
    }
    return list;
}

/// A state as its words have it: glyph, text and tool tip.
template <typename W>
Cell wordsCell(const W &words)
{
    Cell cell{words.text};
    cell.glyph = words.glyph;
    cell.toolTip = words.toolTip;
    return cell;
}

/// People, dates and what is beside the point.
inline Cell dimCell(const QString &text)
{
    Cell cell{orDash(text)};
    cell.dim = true;
    return cell;
}

/// An action's declaration in the order in which one thinks of it.
inline ActionInfo actionInfo(const char *id, const QString &text, const char *icon, ActionInfo::On on,
                             const QKeySequence &shortcut = {})
{
    ActionInfo info;
    info.id = QLatin1String(id);
    info.text = text;
    info.icon = QLatin1String(icon);
    info.on = on;
    info.shortcut = shortcut;
    return info;
}

} // namespace trowel
