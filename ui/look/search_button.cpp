// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/search_button.h"

#include "ui/look/fonts.h"
#include "ui/look/style_paint.h"

#include <QPainter>
#include <QStyle>

namespace trowel {

SearchButton::SearchButton(const QString &name, const QString &text, const QString &key, QWidget *parent)
    : QAbstractButton(parent), m_key(key)
{
    setObjectName(name);
    setText(text);
    setAccessibleName(text);
    setToolTip(QStringLiteral("%1 (%2)").arg(text, key));
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::IBeamCursor);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize SearchButton::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 44, Measures(fontMetrics()).control};
}

QSize SearchButton::minimumSizeHint() const
{
    return {2 * space::s + trowel::iconSize, Measures(fontMetrics()).control};
}

void SearchButton::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = tokensFor(this);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    style_paint::roundedBox(&painter, box, controlRadius, underMouse() ? t.hover : t.base, t.border);
    if (hasFocus())
        style_paint::focusRing(&painter, rect(), controlRadius, t.accent);
    const auto visual = [&](const QRect &part) { return QStyle::visualRect(layoutDirection(), rect(), part); };
    style_paint::drawIcon(&painter, visual(QRect(space::s, 0, trowel::iconSize, height())), QStringLiteral("search"),
                          t.text2);
    const QFont caption = textFont(TextSize::Caption, font());
    const int key = QFontMetrics(caption).horizontalAdvance(m_key);
    const QRect words(space::s + trowel::iconSize + space::s, 0,
                      width() - space::s - trowel::iconSize - 3 * space::s - key, height());
    painter.setPen(t.text2);
    if (words.width() > space::xxl) {
        painter.setFont(font());
        painter.drawText(visual(words),
                         int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter)),
                         fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
        painter.setFont(caption);
        painter.drawText(visual(QRect(width() - space::s - key, 0, key, height())), Qt::AlignCenter, m_key);
    }
}

} // namespace trowel
