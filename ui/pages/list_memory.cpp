// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/list_memory.h"

#include <QSettings>

#include <algorithm>

namespace trowel {

namespace {

constexpr int kLeastWidth = 24, kMostWidth = 4000;
constexpr qsizetype kLongestFilter = 1000;

QString groupOf(const QUuid &workspace, const QString &kind)
{
    return QStringLiteral("lists/%1/%2/").arg(workspace.toString(QUuid::WithoutBraces), kind);
}

QString filtersKey(const QString &kind)
{
    return QStringLiteral("filters/") + kind;
}

// "name=120", as a form of hash that an INI file shows in a readable way.
QStringList asLines(const QHash<QString, int> &values)
{
    QStringList lines;
    for (auto value = values.cbegin(); value != values.cend(); ++value)
        lines += QStringLiteral("%1=%2").arg(value.key()).arg(value.value());
    lines.sort();
    return lines;
}

QHash<QString, int> fromLines(const QStringList &lines)
{
    QHash<QString, int> values;
    for (const QString &line : lines) {
        const qsizetype sign = line.lastIndexOf(QLatin1Char('='));
        bool ok = false;
        const int value = line.mid(sign + 1).toInt(&ok);
        if (sign > 0 && ok)
            values.insert(line.left(sign), value);
    }
    return values;
}

} // namespace

ViewState ListMemory::view(const QUuid &workspace, const QString &kind) const
{
    const QString group = groupOf(workspace, kind);
    const auto value = [&](const char *name) { return m_settings.value(group + QLatin1String(name)); };
    ViewState state;
    const QHash<QString, int> columns = fromLines(value("columns").toStringList());
    for (auto column = columns.cbegin(); column != columns.cend(); ++column)
        state.columns.insert(column.key(), column.value() != 0);
    state.order = value("order").toStringList();
    state.widths = fromLines(value("widths").toStringList());
    state.widths.removeIf([](const auto &width) { return width.value() < kLeastWidth || width.value() > kMostWidth; });
    state.sortColumn = value("sort").toString();
    state.descending = value("descending").toBool();
    state.filter = value("filter").toString().left(kLongestFilter);
    state.states = value("states").toStringList();
    state.scope = value("scope").toString();
    state.drawerWidth = std::clamp(value("drawerWidth").toInt(), 0, kMostWidth);
    const QVariant open = value("drawerOpen");
    state.drawerOpen = !open.isValid() || open.toBool();
    return state;
}

void ListMemory::keepView(const QUuid &workspace, const QString &kind, const ViewState &state)
{
    const QString group = groupOf(workspace, kind);
    const auto keep = [&](const char *name, const QVariant &value) {
        m_settings.setValue(group + QLatin1String(name), value);
    };
    QHash<QString, int> columns;
    for (auto column = state.columns.cbegin(); column != state.columns.cend(); ++column)
        columns.insert(column.key(), column.value() ? 1 : 0);
    keep("columns", asLines(columns));
    keep("order", state.order);
    keep("widths", asLines(state.widths));
    keep("sort", state.sortColumn);
    keep("descending", state.descending);
    keep("filter", state.filter);
    keep("states", state.states);
    keep("scope", state.scope);
    keep("drawerWidth", state.drawerWidth);
    keep("drawerOpen", state.drawerOpen);
}

QList<SavedFilter> ListMemory::readFilters(const QString &kind) const
{
    QList<SavedFilter> filters;
    const QVariantList all = m_settings.value(filtersKey(kind)).toList();
    for (const QVariant &one : all) {
        const QVariantMap map = one.toMap();
        SavedFilter filter;
        filter.name = map.value(QStringLiteral("name")).toString();
        filter.text = map.value(QStringLiteral("text")).toString().left(kLongestFilter);
        filter.states = map.value(QStringLiteral("states")).toStringList();
        if (!filter.name.isEmpty() && filters.size() < kMostFilters)
            filters += filter;
    }
    return filters;
}

void ListMemory::writeFilters(const QString &kind, const QList<SavedFilter> &filters)
{
    QVariantList all;
    for (const SavedFilter &filter : filters) {
        all += QVariantMap{{QStringLiteral("name"), filter.name},
                           {QStringLiteral("text"), filter.text},
                           {QStringLiteral("states"), filter.states}};
    }
    m_settings.setValue(filtersKey(kind), all);
}

QList<SavedFilter> ListMemory::filters(const QString &kind) const
{
    QList<SavedFilter> filters = readFilters(kind);
    std::sort(filters.begin(), filters.end(), [](const SavedFilter &a, const SavedFilter &b) {
        return QString::localeAwareCompare(a.name, b.name) < 0;
    });
    return filters;
}

void ListMemory::keepFilter(const QString &kind, const SavedFilter &filter)
{
    QList<SavedFilter> filters = readFilters(kind);
    filters.removeIf([&](const SavedFilter &one) { return one.name == filter.name; });
    filters += filter;
    if (filters.size() > kMostFilters)
        filters.removeFirst();
    writeFilters(kind, filters);
}

void ListMemory::dropFilter(const QString &kind, const QString &name)
{
    QList<SavedFilter> filters = readFilters(kind);
    filters.removeIf([&](const SavedFilter &one) { return one.name == name; });
    writeFilters(kind, filters);
}

} // namespace trowel
