// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kinds/warehouse_timeline.h"

#include "ui/kinds/warehouse_words.h"
#include "ui/model/format.h"
#include "ui/model/session.h"
#include "ui/pages/timeline_tab.h"

#include <QCoreApplication>

#include <algorithm>

namespace trowel {

namespace {

using Span = WarehouseHistory::Span;
using State = WarehouseRow::State;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Warehouses)
};

WarehouseStateWords wordsOf(const Span &span)
{
    if (!span.watched)
        return {Glyph::None, Words::tr("Not watched"), {}};
    WarehouseRow row;
    row.state = span.state;
    row.health = span.health;
    return stateWords(row);
}

Timeline pictureOf(const WarehouseHistory::Line &line, const QString &name)
{
    Timeline picture;
    picture.name = Words::tr("Timeline of %1").arg(name);
    picture.valueName = Words::tr("Clusters");
    for (const Span &span : line.spans) {
        const WarehouseStateWords words = wordsOf(span);
        const bool rest = !span.watched || span.state == State::Stopped || span.state == State::Deleted;
        picture.bars += Timeline::Bar{span.fromMs, span.toMs, words.glyph, words.text, {}, rest};
    }
    for (const WarehouseHistory::Step &step : line.steps) {
        picture.steps += Timeline::Step{step.atMs, step.clusters};
        picture.most = std::max(picture.most, step.clusters);
    }
    return picture;
}

QString noteOf(const WarehouseHistory::Line &line)
{
    if (line.spans.isEmpty())
        return Words::tr("This warehouse has not been seen yet.");
    return Words::tr("What Trowel saw since %1 while the list was being read. The service keeps no history of states.")
        .arg(formatTimeWithin(line.spans.first().fromMs));
}

} // namespace

QWidget *makeWarehouseTimeline(const std::shared_ptr<const SeenWarehouses> &seen, const ActionScope &scope,
                               const WarehouseRow &row, QWidget *parent)
{
    auto *tab = new TimelineTab(parent);
    const QUuid workspace = scope.session.workspace().profile().id;
    const auto show = [tab, seen, workspace, id = row.id, name = row.name] {
        const WarehouseHistory::Line line = seen->value(workspace).line(id);
        tab->setTimeline(pictureOf(line, name), noteOf(line));
    };
    show();
    QObject::connect(&scope.store, &ObjectStore::rowsChanged, tab, show);
    QObject::connect(&scope.store, &ObjectStore::stateChanged, tab, show); // nothing changed is seen as well
    return tab;
}

} // namespace trowel
