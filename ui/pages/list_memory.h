// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/view_state.h"

#include <QList>
#include <QUuid>

class QSettings;

namespace trowel {

/// What is kept of lists between runs: how each looks, per workspace and kind, and the filters people have named, per
/// kind. What the file holds is not trusted: nonsense in it is as if it were not there. `settings` outlives it.
class ListMemory
{
public:
    static constexpr qsizetype kMostFilters = 50;

    explicit ListMemory(QSettings &settings) : m_settings(settings) {}

    ViewState view(const QUuid &workspace, const QString &kind) const;
    void keepView(const QUuid &workspace, const QString &kind, const ViewState &state);

    /// By name.
    QList<SavedFilter> filters(const QString &kind) const;
    /// Replaces the one of that name. The oldest goes when there are too many.
    void keepFilter(const QString &kind, const SavedFilter &filter);
    void dropFilter(const QString &kind, const QString &name);

private:
    void writeFilters(const QString &kind, const QList<SavedFilter> &filters);
    QList<SavedFilter> readFilters(const QString &kind) const;

    QSettings &m_settings;
};

} // namespace trowel
