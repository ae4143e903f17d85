// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/state_pane.h"

#include "ui/look/widgets.h"
#include "ui/pages/server_words.h"
#include "ui/shell/error_text.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace trowel {

namespace {

constexpr int kTextWidth = 340, kServerWidth = 400, kLeast = 200, kIcon = 32;

// A centred widget is not asked how high it is at its width: its last lines would be cut.
void fixWidth(QWidget *widget, int width)
{
    widget->setFixedWidth(width);
    const int height = widget->layout() ? widget->layout()->totalHeightForWidth(width) : widget->heightForWidth(width);
    widget->setMinimumHeight(std::max(height, 0));
}

// Re-tints itself with the theme, which a pixmap in a label would not.
class BigIcon final : public QWidget
{
public:
    BigIcon(const QString &name, Glyph glyph) : m_icon(name), m_glyph(glyph) { setFixedSize(kIcon, kIcon); }

protected:
    void paintEvent(QPaintEvent * /*event*/) override
    {
        QPainter painter(this);
        const Tokens &t = tokensFor(this);
        if (m_glyph != Glyph::None)
            paintGlyph(&painter, QRectF(rect()).adjusted(3, 3, -3, -3), m_glyph, t);
        else
            painter.drawPixmap(0, 0, iconPixmap(m_icon, t.text2, devicePixelRatioF(), kIcon));
    }

private:
    QString m_icon;
    Glyph m_glyph;
};

} // namespace

StatePane::StatePane(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(space::l, space::xl, space::l, space::xl);
    m_layout->addStretch(2);
    m_layout->addStretch(5);
    setAccessibleName(tr("State"));
}

void StatePane::say(const PaneWords &words)
{
    QString said = words.icon + words.title + words.text + (words.error ? ServerWords::text(*words.error) : QString());
    for (const PaneWords::Button &b : words.buttons)
        said += b.id + b.text;
    if (said == m_said && m_body)
        return;
    m_said = said;
    if (m_body) {
        // One of its buttons may be what called us.
        m_body->hide();
        m_body->deleteLater();
    }
    m_fitted.clear();
    m_body = new QWidget(this);
    auto *column = new QVBoxLayout(m_body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    if (words.glyph != Glyph::None || !words.icon.isEmpty())
        column->addWidget(new BigIcon(words.icon, words.glyph), 0, Qt::AlignHCenter);
    auto *title = wrappedLabel(words.title, TextTint::Text, TextSize::Drawer);
    title->setObjectName(QStringLiteral("stateTitle"));
    title->setAlignment(Qt::AlignHCenter);
    m_fitted += {title, kServerWidth};
    column->addWidget(title, 0, Qt::AlignHCenter);
    if (!words.text.isEmpty()) {
        auto *text = wrappedLabel(words.text, TextTint::Text2);
        text->setObjectName(QStringLiteral("stateText"));
        text->setAlignment(Qt::AlignHCenter);
        m_fitted += {text, kTextWidth};
        column->addWidget(text, 0, Qt::AlignHCenter);
    }
    if (words.error) {
        auto *server = new ServerWords(m_body);
        server->setError(*words.error);
        m_fitted += {server, kServerWidth};
        column->addWidget(server, 0, Qt::AlignHCenter);
    }
    auto *row = new QHBoxLayout;
    row->setSpacing(space::s);
    row->setContentsMargins(0, space::xs, 0, 0);
    row->addStretch(1);
    for (const PaneWords::Button &b : words.buttons) {
        auto *push = button(b.id, b.text, b.primary ? ButtonKind::Primary : ButtonKind::Normal, b.icon);
        connect(push, &QPushButton::clicked, this, [run = b.run] { run(); });
        row->addWidget(push);
    }
    row->addStretch(1);
    column->addLayout(row);
    m_layout->insertWidget(1, m_body);
    fit();
    m_body->show(); // a layout shows what it is given a turn later only
    setAccessibleDescription(words.title);
}

void StatePane::fit()
{
    const QMargins margins = m_layout->contentsMargins();
    const int room = std::max(kLeast, width() - margins.left() - margins.right());
    for (const auto &[widget, wanted] : std::as_const(m_fitted))
        fixWidth(widget, std::min(wanted, room));
}

void StatePane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

QSize StatePane::minimumSizeHint() const
{
    // Its texts follow its width, so they do not ask for one.
    return {kLeast, QWidget::minimumSizeHint().height()};
}

PaneWords failureWords(const QString &what, const Error &error, const QString &host, std::function<void()> retry)
{
    const ErrorText text = errorText(error, host);
    PaneWords words;
    words.glyph = Glyph::Failed;
    words.title = what;
    words.text =
        text.advice.isEmpty() ? text.title + QLatin1Char('.') : text.title + QStringLiteral(". ") + text.advice;
    words.error = error;
    PaneWords::Button again;
    again.id = QStringLiteral("retry");
    again.text = StatePane::tr("Retry");
    again.primary = true;
    again.run = std::move(retry);
    words.buttons = {again};
    return words;
}

} // namespace trowel
