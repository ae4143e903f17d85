// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/timeline_tab.h"

#include "ui/look/widgets.h"

#include <QButtonGroup>
#include <QCoreApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace trowel {

namespace {

struct TimelineWords
{
    Q_DECLARE_TR_FUNCTIONS(TimelineTab)
};

constexpr qint64 kDay = qint64(24) * 60 * 60 * 1000;
constexpr qint64 kWeek = 7 * kDay;

QWidget *makeSpans(TimelineView *view, qint64 length)
{
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(space::m, space::s, space::m, 0);
    row->setSpacing(space::xs);
    auto *group = new QButtonGroup(line);
    const struct
    {
        const char *id;
        QString text;
        qint64 span;
    } spans[] = {{"timelineDay", TimelineWords::tr("Day"), kDay},
                 {"timelineWeek", TimelineWords::tr("Week"), kWeek},
                 {"timelineAll", TimelineWords::tr("All"), 0}};
    for (const auto &span : spans) {
        QToolButton *b = toolButton(QLatin1String(span.id), {}, span.text, true);
        b->setCheckable(true);
        b->setFocusPolicy(Qt::TabFocus);
        b->setChecked(span.span == kDay || (span.span == 0 && length <= kDay));
        group->addButton(b);
        row->addWidget(b);
        QObject::connect(b, &QToolButton::clicked, view, [view, ms = span.span] { view->setSpan(ms); });
    }
    row->addStretch(1);
    return line;
}

QWidget *makeSums(const QList<TimelineSum> &sums)
{
    auto *box = new QWidget;
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(space::l, 0, space::l, 0);
    grid->setHorizontalSpacing(space::m);
    grid->setVerticalSpacing(space::s);
    int at = 0;
    for (const TimelineSum &sum : sums) {
        auto *state = new GlyphLabel(sum.glyph, sum.name);
        auto *value = label(sum.value);
        value->setAccessibleName(QStringLiteral("%1: %2").arg(sum.name, sum.value));
        grid->addWidget(state, at, 0);
        grid->addWidget(value, at, 1, Qt::AlignRight);
        ++at;
    }
    grid->setColumnStretch(0, 1);
    return box;
}

} // namespace

QWidget *makeTimelineTab(const Timeline &timeline, const QList<TimelineSum> &sums, const QString &note, QWidget *parent)
{
    auto *tab = new QWidget(parent);
    auto *column = new QVBoxLayout(tab);
    column->setContentsMargins(0, 0, 0, space::m);
    column->setSpacing(space::s);
    auto *view = new TimelineView(timeline);
    const qint64 length = timeline.bars.isEmpty() ? 0 : timeline.bars.last().toMs - timeline.bars.first().fromMs;
    view->setSpan(kDay);
    column->addWidget(makeSpans(view, length));
    column->addWidget(view);
    auto *chosen = wrappedLabel(view->sentence(view->current()));
    chosen->setObjectName(QStringLiteral("timelineChosen"));
    chosen->setContentsMargins(space::l, 0, space::l, 0);
    QObject::connect(view, &TimelineView::barChanged, chosen,
                     [view, chosen](int bar) { chosen->setText(view->sentence(bar)); });
    column->addWidget(chosen);
    column->addWidget(new HairLine);
    column->addWidget(makeSums(sums));
    auto *hint = wrappedLabel(note, TextTint::Text2, TextSize::Caption);
    hint->setContentsMargins(space::l, 0, space::l, 0);
    column->addWidget(hint);
    column->addStretch(1);
    return tab;
}

} // namespace trowel
