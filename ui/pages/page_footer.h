// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace trowel {

class GlyphLabel;
class TintedLabel;

/// Below a list that has not all of its rows: what is being read, or that it was stopped and how to go on.
class PageFooter final : public QWidget
{
    Q_OBJECT
public:
    explicit PageFooter(QWidget *parent = nullptr);
    void setLoading(qsizetype soFar);
    void setStopped(qsizetype soFar);

signals:
    void loadAllAsked();

private:
    GlyphLabel *m_text;
    TintedLabel *m_hint;
    QPushButton *m_all;
};

} // namespace trowel
