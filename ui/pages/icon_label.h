// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/look/icons.h"

#include <QWidget>

namespace trowel {

/// An icon beside text. Painted when it is shown, so that it follows the theme, which a pixmap in a label does not.
class IconLabel final : public QWidget
{
    Q_OBJECT
public:
    explicit IconLabel(const QString &name = {}, IconTint tint = IconTint::Text, int size = 16,
                       QWidget *parent = nullptr);
    void setIcon(const QString &name);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    IconTint m_tint;
};

} // namespace trowel
