// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/timeline_tab.h"

#include "ui/look/widgets.h"
#include "ui/model/format.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHash>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace trowel {

namespace {

constexpr qint64 kDay = qint64(24) * 60 * 60 * 1000;
constexpr qint64 kWeek = 7 * kDay;

} // namespace

TimelineTab::TimelineTab(QWidget *parent)
    : QWidget(parent)
    , m_view(new TimelineView(Timeline()))
    , m_chosen(wrappedLabel({}))
    , m_sums(new QGridLayout)
    , m_note(wrappedLabel({}, TextTint::Text2, TextSize::Caption))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, space::m);
    column->setSpacing(space::s);
    column->addWidget(makeSpans());
    column->addWidget(m_view);
    m_chosen->setObjectName(QStringLiteral("timelineChosen"));
    m_chosen->setContentsMargins(space::l, 0, space::l, 0);
    connect(m_view, &TimelineView::barChanged, m_chosen, [this](int bar) { m_chosen->setText(m_view->sentence(bar)); });
    column->addWidget(m_chosen);
    column->addWidget(new HairLine);
    m_sums->setContentsMargins(space::l, 0, space::l, 0);
    m_sums->setHorizontalSpacing(space::m);
    m_sums->setVerticalSpacing(space::s);
    m_sums->setColumnStretch(0, 1);
    column->addLayout(m_sums);
    m_note->setObjectName(QStringLiteral("timelineNote"));
    m_note->setContentsMargins(space::l, 0, space::l, 0);
    column->addWidget(m_note);
    column->addStretch(1);
    setSpan(kDay);
}

void TimelineTab::setTimeline(const Timeline &timeline, const QString &note)
{
    m_timeline = timeline;
    m_view->setTimeline(timeline);
    m_chosen->setText(m_view->sentence(m_view->current()));
    showSums();
    m_note->setText(note);
}

void TimelineTab::setSpan(qint64 ms)
{
    m_span = ms;
    m_view->setSpan(ms);
    showSums();
}

QWidget *TimelineTab::makeSpans()
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
    } spans[] = {{"timelineDay", tr("Day"), kDay}, {"timelineWeek", tr("Week"), kWeek}, {"timelineAll", tr("All"), 0}};
    for (const auto &span : spans) {
        QToolButton *b = toolButton(QLatin1String(span.id), {}, span.text, true);
        b->setCheckable(true);
        b->setFocusPolicy(Qt::TabFocus);
        b->setChecked(span.span == kDay);
        group->addButton(b);
        row->addWidget(b);
        connect(b, &QToolButton::clicked, this, [this, ms = span.span] { setSpan(ms); });
    }
    row->addStretch(1);
    return line;
}

// By name, in the order in which they come up.
void TimelineTab::showSums()
{
    while (QLayoutItem *item = m_sums->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const qint64 from = m_span > 0 && !m_timeline.bars.isEmpty() ? m_timeline.bars.last().toMs - m_span : 0;
    QStringList names;
    QHash<QString, QPair<Glyph, qint64>> times;
    for (const Timeline::Bar &bar : std::as_const(m_timeline.bars)) {
        if (bar.toMs <= from && &bar != &m_timeline.bars.constLast())
            continue;
        if (!names.contains(bar.name))
            names += bar.name;
        QPair<Glyph, qint64> &time = times[bar.name];
        time.first = bar.glyph;
        time.second += bar.toMs - std::max(bar.fromMs, from);
    }
    int at = 0;
    for (const QString &name : std::as_const(names)) {
        if (times[name].second <= 0) // seen this very moment
            continue;
        const QString text = formatDuration(times[name].second);
        auto *value = label(text);
        value->setAccessibleName(QStringLiteral("%1: %2").arg(name, text));
        m_sums->addWidget(new GlyphLabel(times[name].first, name), at, 0);
        m_sums->addWidget(value, at, 1, Qt::AlignRight);
        ++at;
    }
}

} // namespace trowel
