// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/result.h"

#include <QWidget>

namespace trowel {

class IconLabel;
class TintedLabel;

/// One band above the rows of a list that could not be read again: the rows stay, the band says how old they are.
class PageBand final : public QWidget
{
    Q_OBJECT
public:
    explicit PageBand(QWidget *parent = nullptr);
    void setFailure(const QString &workspace, const Error &error, const QString &host, const QString &age);
    /// Nobody can be reached: what was asked for waits and goes on by itself.
    void setOffline(const QString &workspace, const Error &error, const QString &host, const QString &age);

signals:
    void retryAsked();

private:
    IconLabel *m_icon;
    TintedLabel *m_title;
    TintedLabel *m_text;
};

} // namespace trowel
