// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace trowel {

/// Looks like a search field and opens one: an icon, what can be searched for, and the key at the far edge.
class SearchButton final : public QAbstractButton
{
    Q_OBJECT
public:
    SearchButton(const QString &name, const QString &text, const QString &key, QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_key;
};

} // namespace trowel
