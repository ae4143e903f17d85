// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/profile.h"

#include <QToolButton>

namespace trowel {

/// The first step of the breadcrumb: the workspace with its environment, framed in the environment's colour.
class WorkspaceChip final : public QToolButton
{
    Q_OBJECT
public:
    explicit WorkspaceChip(QWidget *parent = nullptr);
    void setWorkspace(const QString &name, Environment environment);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Environment m_environment = Environment::Demo;
};

} // namespace trowel
