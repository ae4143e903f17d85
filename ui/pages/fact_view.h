// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/object_detail.h"

#include <QScrollArea>

#include <functional>

namespace trowel {

/// The labelled facts of one object in sections, each copyable where that is of use. Keeps its scroll position when the
/// same object is shown again.
class FactView final : public QScrollArea
{
    Q_OBJECT
public:
    explicit FactView(QWidget *parent = nullptr);
    void setDetail(const ObjectDetail &detail);

signals:
    void linkActivated(const QUrl &url);
    void copyAsked(const QString &text, const QString &what);

private:
    QWidget *makeSection(const FactSection &section);
    QWidget *makeValue(const Fact &fact);
};

} // namespace trowel
