// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/async_preview.h"

#include "ui/pages/state_pane.h"

#include <QStackedLayout>

namespace trowel {

AsyncPreview::AsyncPreview(Fetch fetch, Show show, const QString &host, QWidget *parent)
    : QWidget(parent)
    , m_fetch(std::move(fetch))
    , m_show(std::move(show))
    , m_host(host)
    , m_stack(new QStackedLayout(this))
    , m_state(new StatePane)
{
    m_stack->addWidget(m_state);
}

void AsyncPreview::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_content && !m_load)
        load();
}

void AsyncPreview::load()
{
    PaneWords words;
    words.glyph = Glyph::Loading;
    words.title = tr("Reading…");
    PaneWords::Button cancel;
    cancel.id = QStringLiteral("cancelPreview");
    cancel.text = tr("Cancel");
    cancel.run = [this] {
        if (m_load)
            m_load->cancel();
    };
    words.buttons = {cancel};
    m_state->say(words);
    m_load = m_fetch();
    m_load->onDone(this, [this](const Result<QByteArray> &bytes) { loaded(bytes); });
}

void AsyncPreview::loaded(const Result<QByteArray> &bytes)
{
    m_load.reset();
    if (bytes) {
        m_content = m_show(*bytes);
        m_stack->addWidget(m_content);
        m_stack->setCurrentWidget(m_content);
        return;
    }
    if (bytes.error().isCancelled()) {
        PaneWords words;
        words.icon = QStringLiteral("eye-off");
        words.title = tr("Not read");
        PaneWords::Button again;
        again.id = QStringLiteral("retry");
        again.text = tr("Read it");
        again.run = [this] { load(); };
        words.buttons = {again};
        return m_state->say(words);
    }
    m_state->say(failureWords(tr("The preview could not be read"), bytes.error(), m_host, [this] { load(); }));
}

} // namespace trowel
