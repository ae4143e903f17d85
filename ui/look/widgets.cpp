// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/widgets.h"

#include "ui/look/cell_paint.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QTimerEvent>
#include <QToolTip>

namespace trowel {

TintedLabel::TintedLabel(const QString &text, TextTint tint, TextSize size, QWidget *parent)
    : QLabel(text, parent), m_tint(tint)
{
    setTextFormat(Qt::PlainText);
    setFont(textFont(size));
    setTint(tint);
}

void TintedLabel::setTint(TextTint tint)
{
    m_tint = tint;
    switch (tint) {
    case TextTint::Text2:
        setForegroundRole(QPalette::PlaceholderText);
        break;
    case TextTint::Failed:
        setForegroundRole(QPalette::BrightText);
        break;
    case TextTint::Link:
        setForegroundRole(QPalette::Link);
        break;
    case TextTint::Text:
    case TextTint::Attention:
        setForegroundRole(QPalette::WindowText);
        break;
    }
    update();
}

QColor TintedLabel::textColor() const
{
    // The one tint that no role of the palette has.
    if (m_tint == TextTint::Attention && isEnabled())
        return tokensFor(this).attention;
    return palette().color(foregroundRole());
}

void TintedLabel::paintEvent(QPaintEvent *event)
{
    if (m_tint != TextTint::Attention)
        return QLabel::paintEvent(event);
    QPainter painter(this);
    painter.setPen(textColor());
    painter.drawText(contentsRect(),
                     int(QStyle::visualAlignment(layoutDirection(), alignment())) | (wordWrap() ? Qt::TextWordWrap : 0),
                     text());
}

TintedLabel *label(const QString &text, TextTint tint, TextSize size)
{
    return new TintedLabel(text, tint, size);
}

TintedLabel *wrappedLabel(const QString &text, TextTint tint, TextSize size)
{
    auto *wrapped = new TintedLabel(text, tint, size);
    wrapped->setWordWrap(true);
    return wrapped;
}

ElidedLabel::ElidedLabel(const QString &text, Qt::TextElideMode mode, TextTint tint, TextSize size, QWidget *parent)
    : TintedLabel(text, tint, size, parent), m_mode(mode)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {fontMetrics().horizontalAdvance(QStringLiteral("…")), TintedLabel::minimumSizeHint().height()};
}

bool ElidedLabel::cut() const
{
    return fontMetrics().horizontalAdvance(text()) > contentsRect().width();
}

bool ElidedLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty() && cut()) {
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), text().toHtmlEscaped(), this);
        return true;
    }
    return TintedLabel::event(event);
}

void ElidedLabel::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setPen(textColor());
    painter.drawText(contentsRect(), int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter)),
                     fontMetrics().elidedText(text(), m_mode, contentsRect().width()));
}

EnvTag::EnvTag(Environment environment, QWidget *parent) : QWidget(parent), m_environment(environment)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(environmentTag(environment));
}

void EnvTag::setEnvironment(Environment environment)
{
    m_environment = environment;
    setAccessibleName(environmentTag(environment));
    updateGeometry();
    update();
}

QSize EnvTag::sizeHint() const
{
    return cell_paint::tagSize(font(), m_environment);
}

void EnvTag::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    cell_paint::tag(&painter, rect(), font(), m_environment, tokensFor(this));
}

Chip::Chip(const QString &text, QWidget *parent) : QWidget(parent), m_text(text)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(text);
}

QSize Chip::sizeHint() const
{
    return cell_paint::chipSize(font(), m_text);
}

void Chip::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    cell_paint::chip(&painter, rect(), font(), m_text, t.chip(), t);
}

GlyphLabel::GlyphLabel(Glyph glyph, const QString &word, QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setState(glyph, word);
}

void GlyphLabel::setState(Glyph glyph, const QString &word)
{
    m_glyph = glyph;
    m_word = word;
    setAccessibleName(word.isEmpty() ? glyphName(glyph) : word);
    updateGeometry();
    update();
}

QSize GlyphLabel::sizeHint() const
{
    const int picture = m_glyph == Glyph::None ? 0 : glyphSize;
    const int words = m_word.isEmpty() ? 0 : fontMetrics().horizontalAdvance(m_word) + (picture ? 7 : 0) + 1;
    return {picture + words, qMax(fontMetrics().height(), glyphSize)};
}

void GlyphLabel::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    QRect text = rect();
    if (m_glyph != Glyph::None) {
        const QRect place(0, (height() - glyphSize) / 2, glyphSize, glyphSize);
        paintGlyph(&painter, QStyle::visualRect(layoutDirection(), rect(), place), m_glyph, t);
        text.setLeft(glyphSize + 7);
    }
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), text),
                     int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter)), m_word);
}

HairLine::HairLine(Qt::Orientation orientation, QWidget *parent) : QWidget(parent)
{
    if (orientation == Qt::Horizontal)
        setFixedHeight(1);
    else
        setFixedWidth(1);
}

void HairLine::paintEvent(QPaintEvent * /*event*/)
{
    QPainter(this).fillRect(rect(), tokensFor(this).line);
}

QWidget *sectionTitle(const QString &title, const QString &count)
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, space::s, 0, 0);
    layout->setSpacing(space::s);
    layout->addWidget(label(title, TextTint::Text, TextSize::Strong));
    if (!count.isEmpty())
        layout->addWidget(label(count, TextTint::Text2));
    layout->addStretch(1);
    return row;
}

LoadingBar::LoadingBar(QWidget *parent) : QWidget(parent)
{
    setFixedHeight(2);
    setAccessibleName(tr("Loading"));
}

void LoadingBar::setRunning(bool running)
{
    if (running == isRunning())
        return;
    if (running) {
        m_timer = startTimer(40);
    } else {
        killTimer(m_timer);
        m_timer = 0;
        m_step = 0;
    }
    update();
}

void LoadingBar::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer)
        return QWidget::timerEvent(event);
    m_step = (m_step + 1) % 60;
    update();
}

void LoadingBar::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    painter.fillRect(QRect(0, 1, width(), 1), t.line);
    if (!isRunning())
        return;
    const int piece = qMax(40, width() * 3 / 10);
    const QRect shown((width() + piece) * m_step / 60 - piece, 0, piece, 2);
    painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), shown), t.accent);
}

RateBars::RateBars(QWidget *parent) : QWidget(parent)
{
    setFixedSize(66, 18);
}

void RateBars::setValues(const std::vector<double> &values, double top)
{
    m_values = values;
    m_top = top > 0 ? top : 1;
    update();
}

void RateBars::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.line);
    int x = width() - 3;
    for (auto value = m_values.rbegin(); value != m_values.rend() && x >= 0; ++value, x -= 3) {
        const int bar = qRound(qBound(0.0, *value / m_top, 1.0) * (height() - 3));
        const QColor colour = value == m_values.rbegin() ? t.accent : mixed(t.window, t.text2, 0.6);
        painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), QRect(x, height() - 1 - bar, 2, bar)), colour);
    }
}

QToolButton *toolButton(const QString &name, const QString &iconName, const QString &text, bool words)
{
    auto *made = new QToolButton;
    made->setObjectName(name);
    made->setAutoRaise(true);
    made->setIcon(icon(iconName));
    made->setText(text);
    made->setAccessibleName(text);
    made->setToolTip(text);
    made->setFocusPolicy(Qt::TabFocus);
    made->setToolButtonStyle(words ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    return made;
}

QPushButton *button(const QString &name, const QString &text, ButtonKind kind, const QString &iconName)
{
    auto *made = new QPushButton(text);
    made->setObjectName(name);
    made->setAccessibleName(text);
    made->setAutoDefault(false);
    setButtonKind(made, kind);
    if (!iconName.isEmpty())
        made->setIcon(icon(iconName));
    return made;
}

QToolButton *copyButton(const QString &name, const QString &what, const QString &text)
{
    QToolButton *made = toolButton(name, QStringLiteral("copy"), what);
    made->setIcon(icon(QStringLiteral("copy"), IconTint::Text2));
    QObject::connect(made, &QToolButton::clicked, made, [text] { QGuiApplication::clipboard()->setText(text); });
    return made;
}

} // namespace trowel
