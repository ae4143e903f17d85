// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kinds/cluster_tabs.h"

#include "core/services/cluster_timeline.h"
#include "ui/kinds/cluster_actions.h"
#include "ui/kinds/cluster_event_words.h"
#include "ui/kinds/cluster_words.h"
#include "ui/model/format.h"
#include "ui/model/session.h"
#include "ui/pages/feed_tab.h"
#include "ui/pages/load_pane.h"
#include "ui/pages/timeline_tab.h"

#include <QCoreApplication>
#include <QDateTime>

namespace trowel {

namespace {

using State = ClusterRow::State;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Clusters)
};

constexpr int kPages = 6; ///< of events for the picture: some days of a busy cluster

// Reads page after page until there are enough; the events come newest first.
Task<QList<ClusterEvent>> readEvents(const Clusters &clusters, const QString &id, const QByteArray &cursor, int pages,
                                     const QList<ClusterEvent> &before)
{
    return clusters.events(id, cursor).andThen([clusters, id, pages, before](const ClusterEventPage &page) {
        QList<ClusterEvent> events = before;
        events += page.events;
        if (page.cursor.isEmpty() || pages <= 1)
            return Task<QList<ClusterEvent>>::ready(events);
        return readEvents(clusters, id, page.cursor, pages - 1, events);
    });
}

Timeline pictureOf(const ClusterTimeline &line, const QString &name)
{
    Timeline picture;
    picture.name = Words::tr("Timeline of %1").arg(name);
    picture.valueName = Words::tr("Workers");
    picture.most = line.mostWorkers;
    for (const ClusterTimeline::Span &span : line.spans) {
        const ClusterStateWords state = stateWords(span.state);
        const bool rest = span.state == State::Terminated || span.state == State::Error;
        const bool failed = rest && span.reason.isFailure();
        picture.bars += Timeline::Bar{span.fromMs,
                                      span.toMs,
                                      failed ? Glyph::Failed : state.glyph,
                                      failed ? Words::tr("Failed") : state.text,
                                      reasonWords(span.reason),
                                      rest};
    }
    for (const ClusterTimeline::Step &step : line.steps)
        picture.steps += Timeline::Step{step.atMs, step.workers};
    return picture;
}

QWidget *makePicture(const QList<ClusterEvent> &events, const ClusterRow &row)
{
    const ClusterTimeline line = makeClusterTimeline(events, row.state, QDateTime::currentMSecsSinceEpoch());
    const QString note =
        line.spans.isEmpty()
            ? Words::tr("Nothing is known of what this cluster did. The service keeps events for 60 days.")
            : Words::tr("Based on %n events since %1.", nullptr, int(events.size()))
                  .arg(formatTimeWithin(line.fromMs()));
    auto *tab = new TimelineTab;
    tab->setTimeline(pictureOf(line, row.name), note);
    return tab;
}

} // namespace

QWidget *makeClusterEvents(Session &session, const ClusterRow &row, QWidget *parent)
{
    Feed feed;
    feed.id = QStringLiteral("clusterEvents");
    feed.name = Words::tr("Events of %1").arg(row.name);
    feed.empty = Words::tr("No events");
    feed.failed = Words::tr("The events could not be read");
    feed.host = session.workspace().profile().host.host();
    feed.load = [&session, id = row.id](const QByteArray &cursor) {
        return clusterService(session, Lane::Interactive, QStringLiteral("Read events of cluster"))
            .events(id, cursor)
            .andThen([](const ClusterEventPage &page) {
                FeedPage lines;
                lines.cursor = page.cursor;
                for (const ClusterEvent &event : page.events) {
                    const ClusterEventWords words = eventWords(event);
                    lines.lines += FeedLine{event.timeMs, words.glyph, words.sentence, words.detail};
                }
                return lines;
            });
    };
    return new FeedTab(std::move(feed), parent);
}

QWidget *makeClusterTimelineTab(Session &session, const ClusterRow &row, QWidget *parent)
{
    const auto read = [&session, row] {
        const Clusters clusters = clusterService(session, Lane::Interactive, QStringLiteral("Read events of cluster"));
        return readEvents(clusters, row.id, {}, kPages, {}).andThen([row](const QList<ClusterEvent> &events) {
            return std::function<QWidget *()>([events, row] { return makePicture(events, row); });
        });
    };
    return new LoadPane(read, Words::tr("The timeline could not be read"), session.workspace().profile().host.host(),
                        parent);
}

} // namespace trowel
