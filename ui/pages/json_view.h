// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/raw_json.h"

#include <QWidget>

class QLineEdit;

namespace trowel {

class CodeView;

/// JSON exactly as the server sent it, with line breaks; copy, and find with Ctrl+F.
class JsonView final : public QWidget
{
    Q_OBJECT
public:
    explicit JsonView(QWidget *parent = nullptr);
    void setJson(const RawJson &json);
    QString text() const;

signals:
    void copyAsked(const QString &text, const QString &what);

private:
    void find(bool again);

    CodeView *m_code;
    QLineEdit *m_find;
};

} // namespace trowel
