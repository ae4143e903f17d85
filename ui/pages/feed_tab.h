// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/task.h"
#include "ui/pages/feed_view.h"

#include <QWidget>

#include <functional>
#include <optional>

class QPushButton;
class QStackedLayout;

namespace trowel {

class StatePane;
class TintedLabel;

/// Some lines, and what asks for the ones before.
struct FeedPage
{
    QList<FeedLine> lines;
    QByteArray cursor; ///< empty at the end
};

struct Feed
{
    QString id;     ///< objectName of the list
    QString name;   ///< accessible name of the list
    QString empty;  ///< said when nothing happened
    QString failed; ///< "The events could not be read"
    QString host;   ///< named in error texts
    std::function<Task<FeedPage>(const QByteArray &cursor)> load;
};

/// A tab of the drawer that shows what happened, newest first. Reads when it is first shown, and the earlier pages when
/// somebody scrolls to the end or asks for them; being destroyed cancels.
class FeedTab final : public QWidget
{
    Q_OBJECT
public:
    explicit FeedTab(Feed feed, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void load();
    void loadEarlier();
    void loaded(const Result<FeedPage> &page);
    void showFooter(const QString &problem = {});

    Feed m_feed;
    FeedModel *m_model;
    FeedView *m_view;
    StatePane *m_state;
    QWidget *m_list;
    TintedLabel *m_count;
    QPushButton *m_earlier;
    QStackedLayout *m_stack;
    QByteArray m_cursor;
    bool m_read = false;
    std::optional<Task<FeedPage>> m_load;
};

} // namespace trowel
