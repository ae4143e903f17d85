// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/server_words.h"

#include "ui/look/widgets.h"
#include "ui/pages/tint_panel.h"
#include "ui/shell/error_text.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace trowel {

ServerWords::ServerWords(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
}

void ServerWords::setError(const Error &error)
{
    delete m_body;
    m_body = nullptr;
    const QString code = errorCodeLine(error);
    if (code.isEmpty() && error.message.isEmpty() && error.requestId.isEmpty())
        return hide();
    m_body = new TintPanel(TintPanel::Ground::Window, true, this);
    auto *lines = new QVBoxLayout(m_body);
    lines->setContentsMargins(space::m, space::s, space::m, space::s);
    lines->setSpacing(space::xs);
    if (!code.isEmpty())
        lines->addWidget(label(code, TextTint::Text, TextSize::Strong));
    if (!error.message.isEmpty()) {
        auto *message = wrappedLabel(error.message);
        message->setObjectName(QStringLiteral("serverMessage"));
        message->setTextInteractionFlags(Qt::TextSelectableByMouse);
        lines->addWidget(message);
    }
    if (!error.requestId.isEmpty()) {
        auto *row = new QHBoxLayout;
        row->setSpacing(space::s);
        row->addWidget(label(tr("Request id"), TextTint::Text2, TextSize::Caption));
        auto *id = new ElidedLabel(error.requestId, Qt::ElideMiddle);
        id->setFont(monoFont());
        id->setObjectName(QStringLiteral("requestId"));
        row->addWidget(id, 1);
        row->addWidget(copyButton(QStringLiteral("copyRequestId"), tr("Copy request id"), error.requestId));
        lines->addLayout(row);
    }
    layout()->addWidget(m_body);
    show();
}

QString ServerWords::text(const Error &error)
{
    QStringList lines;
    for (const QString &line : {errorCodeLine(error), error.message, error.requestId}) {
        if (!line.isEmpty())
            lines += line;
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace trowel
