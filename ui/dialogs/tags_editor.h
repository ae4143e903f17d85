// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;
class QVBoxLayout;

namespace trowel {

/// Rows of key and value with a button to remove each and one to add. Enter in the last row begins another; what
/// stands in it is a list of "key=value". A row in which both are empty counts for nothing.
class TagsEditor final : public QWidget
{
    Q_OBJECT
public:
    explicit TagsEditor(QWidget *parent = nullptr);
    void setTags(const QStringList &tags);
    QStringList tags() const;

signals:
    void changed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Row
    {
        QWidget *widget;
        QLineEdit *key;
        QLineEdit *value;
    };
    void addRow(const QString &key, const QString &value, bool focus);
    void removeRow(QWidget *widget);
    void nameRows();

    QList<Row> m_rows;
    QVBoxLayout *m_layout;
    QWidget *m_add;
};

} // namespace trowel
