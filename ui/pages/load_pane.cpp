// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/load_pane.h"

#include "ui/pages/state_pane.h"

#include <QStackedLayout>

namespace trowel {

LoadPane::LoadPane(Read read, const QString &failed, const QString &host, QWidget *parent)
    : QWidget(parent)
    , m_read(std::move(read))
    , m_failed(failed)
    , m_host(host)
    , m_state(new StatePane)
    , m_stack(new QStackedLayout(this))
{
    m_stack->addWidget(m_state);
}

void LoadPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_content && !m_load)
        load();
}

void LoadPane::load()
{
    PaneWords words;
    words.glyph = Glyph::Loading;
    words.title = tr("Reading…");
    m_state->say(words);
    m_load = m_read();
    m_load->onDone(this, [this](const Result<std::function<QWidget *()>> &make) {
        m_load.reset();
        if (!make)
            return m_state->say(failureWords(m_failed, make.error(), m_host, [this] { load(); }));
        m_content = (*make)();
        m_stack->addWidget(m_content);
        m_stack->setCurrentWidget(m_content);
    });
}

} // namespace trowel
