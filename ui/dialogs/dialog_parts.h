// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/result.h"
#include "core/auth/profile.h"

#include <QWidget>

class QVBoxLayout;

namespace trowel {

class TintPanel;
class ServerWords;
class TintedLabel;

/// "in prod-eu [PROD]": where a form will change something.
QWidget *workspaceMark(const Profile &profile);
/// The band of a confirmation: tag, workspace and host, and as whom, on a tint of the environment's colour.
QWidget *environmentBand(const Profile &profile, const QString &user);

/// A failure in a dialog: its title, what can be done, and the server's own words. Hidden until there is one.
class FailureBox final : public QWidget
{
    Q_OBJECT
public:
    explicit FailureBox(QWidget *parent = nullptr);
    void setError(const Error &error, const QString &host);
    /// A sentence that is no failure of the server.
    void setNotice(const QString &text);
    void clear();

private:
    TintedLabel *m_title;
    TintedLabel *m_advice;
    ServerWords *m_server;
};

} // namespace trowel
