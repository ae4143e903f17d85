// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/dialog_parts.h"

#include "ui/look/widgets.h"
#include "ui/pages/server_words.h"
#include "ui/pages/tint_panel.h"
#include "ui/shell/error_text.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Dialogs)
};

using ColourOf = QColor (*)(const Tokens &);

ColourOf colourOf(Environment environment)
{
    switch (environment) {
    case Environment::Demo:
        return [](const Tokens &t) { return t.envDemo; };
    case Environment::Dev:
        return [](const Tokens &t) { return t.envDev; };
    case Environment::Test:
        return [](const Tokens &t) { return t.envTest; };
    case Environment::Prod:
        break;
    }
    return [](const Tokens &t) { return t.envProd; };
}

} // namespace

QWidget *workspaceMark(const Profile &profile)
{
    auto *mark = new QWidget;
    auto *line = new QHBoxLayout(mark);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::s);
    line->addWidget(label(Words::tr("in", "before the name of a workspace"), TextTint::Text2));
    line->addWidget(label(profile.name, TextTint::Text, TextSize::Strong));
    line->addWidget(new EnvTag(profile.environment));
    return mark;
}

QWidget *environmentBand(const Profile &profile, const QString &user)
{
    auto *band = new TintPanel(TintPanel::Ground::Environment);
    band->setColour(colourOf(profile.environment));
    auto *line = new QHBoxLayout(band);
    line->setContentsMargins(space::xl, space::s, space::xl, space::s);
    line->setSpacing(space::s);
    line->addWidget(new EnvTag(profile.environment));
    line->addWidget(label(profile.name, TextTint::Text, TextSize::Strong));
    auto *host = new ElidedLabel(profile.host.host(), Qt::ElideMiddle, TextTint::Text2);
    host->setObjectName(QStringLiteral("host"));
    line->addWidget(host, 1);
    if (!user.isEmpty()) {
        auto *who = label(Words::tr("as %1").arg(user), TextTint::Text2);
        who->setObjectName(QStringLiteral("user"));
        line->addWidget(who);
    }
    return band;
}

FailureBox::FailureBox(QWidget *parent)
    : QWidget(parent)
    , m_title(wrappedLabel({}, TextTint::Failed, TextSize::Strong))
    , m_advice(wrappedLabel({}, TextTint::Text2))
    , m_server(new ServerWords)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::xs);
    m_title->setObjectName(QStringLiteral("failureTitle"));
    layout->addWidget(m_title);
    layout->addWidget(m_advice);
    layout->addWidget(m_server);
    hide();
}

void FailureBox::setError(const Error &error, const QString &host)
{
    const ErrorText words = errorText(error, host);
    m_title->setTint(TextTint::Failed);
    m_title->setText(words.title);
    m_advice->setText(words.advice);
    m_advice->setVisible(!words.advice.isEmpty());
    m_server->setError(error);
    show();
}

void FailureBox::setNotice(const QString &text)
{
    m_title->setTint(TextTint::Attention);
    m_title->setText(text);
    m_advice->hide();
    m_server->hide();
    show();
}

void FailureBox::clear()
{
    hide();
}

} // namespace trowel
