// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/fact_view.h"

#include "ui/look/widgets.h"
#include "ui/model/format.h"
#include "ui/pages/tint_panel.h"

#include <QGridLayout>
#include <QScrollBar>
#include <QVBoxLayout>

namespace trowel {

FactView::FactView(QWidget *parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setBackgroundRole(QPalette::Base);
    setObjectName(QStringLiteral("overview"));
    setAccessibleName(tr("Overview"));
}

void FactView::setDetail(const ObjectDetail &detail)
{
    const int scrolled = verticalScrollBar()->value();
    auto *body = new QWidget;
    body->setBackgroundRole(QPalette::Base);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(space::l, space::m, space::l, space::l);
    column->setSpacing(space::m);
    if (!detail.warning.isEmpty()) {
        const bool failed = detail.glyph == Glyph::Failed || detail.glyph == Glyph::TimedOut;
        auto *warning = new TintPanel(failed ? TintPanel::Ground::Failed : TintPanel::Ground::Attention, true);
        auto *line = new QHBoxLayout(warning);
        line->setContentsMargins(space::m, space::s, space::m, space::s);
        auto *text = wrappedLabel(detail.warning);
        text->setObjectName(QStringLiteral("warning"));
        auto *mark = new GlyphLabel(failed ? Glyph::Failed : Glyph::Warning);
        line->addWidget(mark, 0, Qt::AlignTop);
        line->addWidget(text, 1);
        column->addWidget(warning);
    }
    for (const FactSection &section : detail.sections)
        column->addWidget(makeSection(section));
    column->addStretch(1);
    setWidget(body); // deletes the one before
    body->layout()->activate();
    verticalScrollBar()->setValue(scrolled);
}

QWidget *FactView::makeSection(const FactSection &section)
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    if (!section.title.isEmpty())
        column->addWidget(sectionTitle(section.title));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(space::m);
    grid->setVerticalSpacing(0);
    const Measures measures(fontMetrics());
    grid->setColumnMinimumWidth(0, measures.factLabel);
    grid->setColumnStretch(1, 1);
    for (const Fact &fact : section.facts) {
        const int row = grid->rowCount();
        grid->setRowMinimumHeight(row, measures.fact);
        grid->addWidget(label(fact.name, TextTint::Text2), row, 0);
        QWidget *value = makeValue(fact);
        value->setAccessibleName(fact.name + QStringLiteral(": ") + orDash(fact.value));
        if (!fact.toolTip.isEmpty())
            value->setToolTip(fact.toolTip);
        grid->addWidget(value, row, 1);
        if (!fact.copyable || fact.value.isEmpty())
            continue;
        QToolButton *copy = toolButton(QStringLiteral("copy ") + fact.name, QStringLiteral("copy"),
                                       tr("Copy %1").arg(fact.name.toLower()));
        copy->setFocusPolicy(Qt::StrongFocus);
        connect(copy, &QToolButton::clicked, this,
                [this, fact] { emit copyAsked(fact.value, tr("%1 copied").arg(fact.name)); });
        grid->addWidget(copy, row, 2);
    }
    column->addLayout(grid);
    return box;
}

QWidget *FactView::makeValue(const Fact &fact)
{
    if (!fact.link.isEmpty()) {
        auto *link = new QLabel(
            QStringLiteral("<a style=\"text-decoration:none\" href=\"%1\">%2</a>")
                .arg(QString::fromUtf8(fact.link.toEncoded()).toHtmlEscaped(), orDash(fact.value).toHtmlEscaped()));
        link->setTextFormat(Qt::RichText);
        link->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
        connect(link, &QLabel::linkActivated, this, [this, url = fact.link] { emit linkActivated(url); });
        return link;
    }
    if (fact.glyph != Glyph::None)
        return new GlyphLabel(fact.glyph, orDash(fact.value));
    // What cannot be broken into lines would push the copy buttons out of the drawer.
    const bool breaks = fact.value.contains(QLatin1Char(' ')) || fact.value.isEmpty();
    if (!fact.copyable && !fact.mono && breaks) {
        auto *text = wrappedLabel(orDash(fact.value));
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        return text;
    }
    auto *text = new ElidedLabel(orDash(fact.value), fact.copyable ? Qt::ElideMiddle : Qt::ElideRight);
    if (fact.mono)
        text->setFont(monoFont());
    return text;
}

} // namespace trowel
