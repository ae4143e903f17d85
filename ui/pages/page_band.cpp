// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/page_band.h"

#include "ui/look/widgets.h"
#include "ui/pages/icon_label.h"
#include "ui/pages/server_words.h"
#include "ui/pages/tint_panel.h"
#include "ui/shell/error_text.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace trowel {

PageBand::PageBand(QWidget *parent)
    : QWidget(parent)
    , m_icon(new IconLabel(QStringLiteral("offline"), IconTint::Attention))
    , m_title(wrappedLabel({}, TextTint::Text, TextSize::Strong))
    , m_text(wrappedLabel({}))
{
    setObjectName(QStringLiteral("band"));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *panel = new TintPanel(TintPanel::Ground::Attention);
    outer->addWidget(panel);
    auto *line = new QHBoxLayout(panel);
    line->setContentsMargins(space::l, space::s, space::m, space::s);
    line->setSpacing(space::s);
    line->addWidget(m_icon);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    m_title->setObjectName(QStringLiteral("bandTitle"));
    m_text->setObjectName(QStringLiteral("bandText"));
    texts->addWidget(m_title);
    texts->addWidget(m_text);
    line->addLayout(texts, 1);
    QPushButton *retry = button(QStringLiteral("bandRetry"), tr("Retry now"));
    connect(retry, &QPushButton::clicked, this, &PageBand::retryAsked);
    line->addWidget(retry);
}

void PageBand::setFailure(const QString &workspace, const Error &error, const QString &host, const QString &age)
{
    const ErrorText words = errorText(error, host);
    m_icon->setIcon(error.isNetwork() ? QStringLiteral("offline") : QStringLiteral("warning"));
    m_title->setText(error.isNetwork() ? tr("%1 cannot be reached").arg(workspace)
                                       : tr("The list could not be read again"));
    QStringList parts{words.title + QLatin1Char('.')};
    if (!error.isNetwork() && !error.message.isEmpty())
        parts += error.message;
    if (!age.isEmpty())
        parts += tr("Showing the list as of %1.").arg(age);
    m_text->setText(parts.join(QLatin1Char(' ')));
    m_text->setToolTip(ServerWords::text(error));
}

void PageBand::setOffline(const QString &workspace, const Error &error, const QString &host, const QString &age)
{
    const ErrorText words = errorText(error, host);
    m_icon->setIcon(QStringLiteral("offline"));
    m_title->setText(tr("%1 cannot be reached").arg(workspace));
    QStringList parts{words.title + QLatin1Char('.')};
    if (!age.isEmpty())
        parts += tr("Showing the list as of %1.").arg(age);
    parts += tr("Reading resumes by itself; changes are not sent.");
    m_text->setText(parts.join(QLatin1Char(' ')));
    m_text->setToolTip(ServerWords::text(error));
}

} // namespace trowel
