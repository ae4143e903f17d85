// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/feed_tab.h"

#include "ui/look/widgets.h"
#include "ui/pages/state_pane.h"

#include <QHBoxLayout>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace trowel {

FeedTab::FeedTab(Feed feed, QWidget *parent)
    : QWidget(parent)
    , m_feed(std::move(feed))
    , m_model(new FeedModel(this))
    , m_view(new FeedView)
    , m_state(new StatePane)
    , m_list(new QWidget)
    , m_count(label({}, TextTint::Text2, TextSize::Caption))
    , m_earlier(button(QStringLiteral("earlier"), tr("Show earlier")))
    , m_stack(new QStackedLayout(this))
{
    m_view->setObjectName(m_feed.id);
    m_view->setAccessibleName(m_feed.name);
    m_view->setModel(m_model);
    m_count->setObjectName(QStringLiteral("feedCount"));
    auto *column = new QVBoxLayout(m_list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_view, 1);
    column->addWidget(new HairLine);
    auto *footer = new QHBoxLayout;
    footer->setContentsMargins(space::l, space::xs, space::s, space::xs);
    footer->addWidget(m_count, 1);
    footer->addWidget(m_earlier);
    column->addLayout(footer);
    m_stack->addWidget(m_state);
    m_stack->addWidget(m_list);
    connect(m_earlier, &QPushButton::clicked, this, &FeedTab::loadEarlier);
    connect(m_view, &FeedView::endReached, this, &FeedTab::loadEarlier);
}

void FeedTab::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_read && !m_load)
        load();
}

void FeedTab::load()
{
    if (m_model->lines().isEmpty()) {
        PaneWords words;
        words.glyph = Glyph::Loading;
        words.title = tr("Reading…");
        m_state->say(words);
    }
    m_earlier->setEnabled(false);
    m_load = m_feed.load(m_cursor);
    m_load->onDone(this, [this](const Result<FeedPage> &page) { loaded(page); });
}

void FeedTab::loadEarlier()
{
    if (!m_load && !m_cursor.isEmpty())
        load();
}

void FeedTab::loaded(const Result<FeedPage> &page)
{
    m_load.reset();
    m_earlier->setEnabled(true);
    if (!page) {
        if (!m_model->lines().isEmpty())
            return showFooter(page.error().message);
        m_state->say(failureWords(m_feed.failed, page.error(), m_feed.host, [this] { load(); }));
        return m_stack->setCurrentWidget(m_state);
    }
    m_read = true;
    m_cursor = page->cursor;
    m_model->append(page->lines);
    // An empty page that names another is not the end.
    if (page->lines.isEmpty() && !m_cursor.isEmpty())
        return load();
    if (m_model->lines().isEmpty()) {
        PaneWords words;
        words.icon = QStringLiteral("clock");
        words.title = m_feed.empty;
        m_state->say(words);
        return;
    }
    showFooter();
    m_stack->setCurrentWidget(m_list);
}

void FeedTab::showFooter(const QString &problem)
{
    const int count = int(m_model->lines().size());
    m_count->setTint(problem.isEmpty() ? TextTint::Text2 : TextTint::Failed);
    m_count->setText(!problem.isEmpty()   ? problem
                     : m_cursor.isEmpty() ? tr("%n lines, all there are", nullptr, count)
                                          : tr("The newest %n lines", nullptr, count));
    m_count->setToolTip(problem);
    m_earlier->setText(problem.isEmpty() ? tr("Show earlier") : tr("Retry"));
    m_earlier->setVisible(!m_cursor.isEmpty());
}

} // namespace trowel
