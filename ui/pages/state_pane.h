// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/result.h"
#include "ui/look/glyphs.h"

#include <QWidget>

#include <functional>
#include <optional>

class QVBoxLayout;

namespace trowel {

/// What an area says that has nothing to show.
struct PaneWords
{
    struct Button
    {
        QString id;
        QString text;
        QString icon = {};
        bool primary = false;
        std::function<void()> run;
    };

    QString icon;
    Glyph glyph = Glyph::None; ///< instead of the icon
    QString title;
    QString text;
    std::optional<Error> error = {}; ///< the server's words below the text
    QList<Button> buttons = {};
};

/// Empty, filtered, loading or failed, in place: icon, one line, why, the server's words, buttons.
class StatePane final : public QWidget
{
    Q_OBJECT
public:
    explicit StatePane(QWidget *parent = nullptr);
    /// Does nothing when it says that already, so that the focus stays on a button.
    void say(const PaneWords &words);
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();

    QVBoxLayout *m_layout;
    QWidget *m_body = nullptr;
    QList<std::pair<QWidget *, int>> m_fitted; ///< with the width they would like
    QString m_said;
};

/// The words for a failure: `what` says what did not work ("The clusters could not be listed").
PaneWords failureWords(const QString &what, const Error &error, const QString &host, std::function<void()> retry);

} // namespace trowel
