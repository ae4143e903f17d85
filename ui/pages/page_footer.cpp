// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/page_footer.h"

#include "ui/look/widgets.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

namespace trowel {

PageFooter::PageFooter(QWidget *parent)
    : QWidget(parent)
    , m_text(new GlyphLabel)
    , m_hint(label(tr("Esc stops"), TextTint::Text2, TextSize::Caption))
    , m_all(button(QStringLiteral("loadAll"), tr("Load all")))
{
    setObjectName(QStringLiteral("footer"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new HairLine);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(space::l, space::s, space::l, space::s);
    line->addWidget(m_text, 1);
    line->addWidget(m_hint);
    line->addWidget(m_all);
    column->addLayout(line);
    connect(m_all, &QPushButton::clicked, this, &PageFooter::loadAllAsked);
    hide();
}

void PageFooter::setLoading(qsizetype soFar)
{
    m_text->setState(Glyph::Loading, tr("Loading, %1 so far").arg(QLocale().toString(soFar)));
    setAccessibleName(tr("Loading, %1 so far").arg(QLocale().toString(soFar)));
    m_hint->show();
    m_all->hide();
    show();
}

void PageFooter::setStopped(qsizetype soFar)
{
    m_text->setState(Glyph::Canceled, tr("Stopped after %1, there may be more").arg(QLocale().toString(soFar)));
    setAccessibleName(tr("Stopped after %1").arg(QLocale().toString(soFar)));
    m_hint->hide();
    m_all->show();
    show();
}

} // namespace trowel
