// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/list_overview.h"

#include <QLocale>

namespace trowel {

namespace {

QString countText(const ObjectModel &model, bool rereading)
{
    const ObjectStore &store = model.store();
    const bool known = store.state() == ObjectStore::State::Ready && store.isComplete();
    const bool unknown = store.count() == 0 && !known && !rereading;
    if (unknown)
        return QStringLiteral("–");
    const QLocale locale;
    const bool all =
        store.isComplete() || rereading || (store.state() == ObjectStore::State::Failed && store.asOf().isValid());
    const QString total = locale.toString(store.count()) + (all ? QString() : QStringLiteral("+"));
    return !model.isFiltered() ? total : ObjectModel::tr("%1 of %2").arg(locale.toString(model.rowCount()), total);
}

ListOverview::Show whatToShow(const ObjectModel &model)
{
    using Show = ListOverview::Show;
    if (model.rowCount() > 0)
        return Show::Rows;
    const ObjectStore &store = model.store();
    if (store.count() > 0)
        return Show::Filtered;
    switch (store.state()) {
    case ObjectStore::State::Failed:
        return Show::Failed;
    case ObjectStore::State::Ready:
        return store.isComplete() ? Show::Empty : Show::Stopped;
    default:
        return store.asOf().isValid() ? Show::Empty : Show::FirstLoad;
    }
}

} // namespace

ListOverview overviewOf(const ObjectModel &model, bool asked)
{
    const ObjectStore &store = model.store();
    const bool loading = store.state() == ObjectStore::State::Loading;
    const bool rereading = loading && store.asOf().isValid();
    ListOverview overview;
    overview.show = whatToShow(model);
    overview.count = countText(model, rereading);
    overview.reading = loading && (asked || !rereading);
    overview.stopped = store.state() == ObjectStore::State::Ready && !store.isComplete();
    overview.failedMeanwhile = store.state() == ObjectStore::State::Failed && store.count() > 0;
    return overview;
}

} // namespace trowel
