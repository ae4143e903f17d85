// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/icon_label.h"

#include <QPainter>

namespace trowel {

IconLabel::IconLabel(const QString &name, IconTint tint, int size, QWidget *parent)
    : QWidget(parent), m_name(name), m_tint(tint)
{
    setFixedSize(size, size);
}

void IconLabel::setIcon(const QString &name)
{
    m_name = name;
    update();
}

void IconLabel::paintEvent(QPaintEvent * /*event*/)
{
    if (m_name.isEmpty())
        return;
    QPainter painter(this);
    icon(m_name, m_tint).paint(&painter, rect(), Qt::AlignCenter, isEnabled() ? QIcon::Normal : QIcon::Disabled);
}

} // namespace trowel
