// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/task.h"

#include <QByteArray>
#include <QWidget>

#include <functional>
#include <optional>

class QStackedLayout;

namespace trowel {

class LoadingBar;
class StatePane;

/// A view of something that has to be fetched first: loading, failed with Retry, and then what `show` makes of the
/// bytes. Fetches when it is first shown; being destroyed cancels.
class AsyncPreview final : public QWidget
{
    Q_OBJECT
public:
    using Fetch = std::function<Task<QByteArray>()>;
    using Show = std::function<QWidget *(const QByteArray &)>;

    /// `host` is named in error texts; may be empty.
    AsyncPreview(Fetch fetch, Show show, const QString &host, QWidget *parent = nullptr);
    QWidget *content() const { return m_content; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    void load();
    void loaded(const Result<QByteArray> &bytes);

    Fetch m_fetch;
    Show m_show;
    QString m_host;
    std::optional<Task<QByteArray>> m_load;
    QStackedLayout *m_stack;
    StatePane *m_state;
    QWidget *m_content = nullptr;
};

} // namespace trowel
