// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/json_view.h"

#include "ui/look/widgets.h"
#include "ui/pages/code_view.h"
#include "ui/pages/tint_panel.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QShortcut>
#include <QVBoxLayout>

namespace trowel {

JsonView::JsonView(QWidget *parent) : QWidget(parent), m_code(new CodeView), m_find(new QLineEdit)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(space::l, space::xs, space::s, space::xs);
    m_find->setObjectName(QStringLiteral("findInJson"));
    m_find->setPlaceholderText(tr("Find"));
    m_find->setAccessibleName(tr("Find in JSON"));
    m_find->setClearButtonEnabled(true);
    m_find->addAction(icon(QStringLiteral("search"), IconTint::Text2), QLineEdit::LeadingPosition);
    connect(m_find, &QLineEdit::textChanged, this, [this] { find(false); });
    connect(m_find, &QLineEdit::returnPressed, this, [this] { find(true); });
    bar->addWidget(m_find, 1);
    QToolButton *copy = toolButton(QStringLiteral("copyJson"), QStringLiteral("copy"), tr("Copy JSON"), true);
    copy->setFocusPolicy(Qt::StrongFocus);
    connect(copy, &QToolButton::clicked, this, [this] { emit copyAsked(m_code->text(), tr("JSON copied")); });
    bar->addWidget(copy);
    column->addLayout(bar);
    auto *ground = new TintPanel(TintPanel::Ground::Code);
    auto *inside = new QVBoxLayout(ground);
    inside->setContentsMargins(space::l, space::s, 0, 0);
    m_code->setObjectName(QStringLiteral("json"));
    m_code->setAccessibleName(tr("JSON"));
    m_code->setLanguage(QStringLiteral("json"));
    m_code->setWrap(true);
    inside->addWidget(m_code);
    column->addWidget(ground, 1);
    auto *keys = new QShortcut(QKeySequence::Find, this);
    keys->setContext(Qt::WidgetWithChildrenShortcut);
    connect(keys, &QShortcut::activated, m_find, [this] { m_find->setFocus(Qt::ShortcutFocusReason); });
}

void JsonView::setJson(const RawJson &json)
{
    // Some families answer about an object with headers alone.
    m_code->setCode(json.isEmpty() ? tr("The server sends no JSON about this object.") : json.pretty());
}

QString JsonView::text() const
{
    return m_code->text();
}

void JsonView::find(bool again)
{
    if (again)
        m_code->findNext();
    else if (!m_find->text().isEmpty())
        m_code->findFirst(m_find->text(), false, false, false, true, true, 0, 0);
}

} // namespace trowel
