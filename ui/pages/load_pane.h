// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/task.h"

#include <QWidget>

#include <functional>
#include <optional>

class QStackedLayout;

namespace trowel {

class StatePane;

/// A view of something that has to be read first: loading, failed with Retry, and then the widget that the task's
/// outcome is made into. Reads when it is first shown; being destroyed cancels. `Widget` comes from a function so that
/// the pane knows no type: it is called when the reading has gone well.
class LoadPane final : public QWidget
{
    Q_OBJECT
public:
    using Read = std::function<Task<std::function<QWidget *()>>()>;

    /// `failed` says what did not work ("The timeline could not be read"); `host` is named in error texts.
    LoadPane(Read read, const QString &failed, const QString &host, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void load();

    Read m_read;
    QString m_failed;
    QString m_host;
    StatePane *m_state;
    QStackedLayout *m_stack;
    QWidget *m_content = nullptr;
    std::optional<Task<std::function<QWidget *()>>> m_load;
};

} // namespace trowel
