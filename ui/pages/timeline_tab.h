// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/timeline_view.h"

class QGridLayout;
class QLabel;

namespace trowel {

/// The picture of a timeline with what is chosen in words, how much of it is shown, and the time in each state then.
class TimelineTab final : public QWidget
{
    Q_OBJECT
public:
    explicit TimelineTab(QWidget *parent = nullptr);

    /// May come again as time goes on: what is chosen and how much is shown stay.
    void setTimeline(const Timeline &timeline, const QString &note);

private:
    QWidget *makeSpans();
    void setSpan(qint64 ms);
    void showSums();

    Timeline m_timeline;
    qint64 m_span = 0; // ms up to the end; 0 for all
    TimelineView *m_view;
    QLabel *m_chosen;
    QGridLayout *m_sums;
    QLabel *m_note;
};

} // namespace trowel
