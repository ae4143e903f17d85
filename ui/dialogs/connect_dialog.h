// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/task.h"
#include "core/auth/profile.h"

#include <QDialog>

#include <functional>
#include <optional>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace trowel {

class FailureBox;
class TintedLabel;

/// Address, name, environment and token of a workspace. Knows no network: `submit` signs in; while it fails everything
/// typed stays and the server's words are shown. Editing a saved profile leaves the token out. Open it with open().
class ConnectDialog final : public QDialog
{
    Q_OBJECT
public:
    using Submit = std::function<Task<Nothing>(const Profile &profile, const QByteArray &token)>;

    explicit ConnectDialog(Submit submit, QWidget *parent = nullptr);
    /// Changes name and environment of a saved profile; its token is asked for only to replace it.
    ConnectDialog(const Profile &profile, Submit submit, QWidget *parent = nullptr);

    /// The stored token is missing or refused: asks for one, and says why.
    void needToken(const QString &why);
    void reject() override;

private:
    void build();
    void review();
    void makeRoom();
    void submitNow();
    void finished(const Result<Nothing> &result);
    QString idleVerb() const;
    QString busyVerb() const;

    Submit m_submit;
    Profile m_profile;
    bool m_isNew;
    bool m_needsToken = false;
    QLineEdit *m_host;
    QLineEdit *m_name;
    QComboBox *m_environment;
    QLineEdit *m_token;
    TintedLabel *m_hostProblem;
    FailureBox *m_failure;
    QPushButton *m_connect;
    std::optional<Task<Nothing>> m_work;
};

} // namespace trowel
