// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/settings.h"

#include <QDialog>

#include <optional>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QSpinBox;
class QStackedWidget;

namespace trowel {

class TintedLabel;

/// Collects what the whole program is to be like, by category. Nothing changes before *Save*; then it changes at once,
/// but for the language, and the dialog says so there. Open it with open(); it deletes itself when it is closed.
class SettingsDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `languages`: names as in translation files, besides the system's.
    SettingsDialog(const Settings &now, const QStringList &languages, QWidget *parent = nullptr);

    /// As the fields are now.
    Settings settings() const;
    /// The proxy's new password; nothing where the stored one stays.
    std::optional<QByteArray> proxyPassword() const;
    /// Shows a category by its place in the list.
    void showCategory(int index);

signals:
    /// *Save* was chosen.
    void chosen(const trowel::Settings &settings, const std::optional<QByteArray> &proxyPassword);

private:
    QFormLayout *addCategory(const QString &icon, const QString &title);
    void makeGeneral();
    void makeLists();
    void makeNetwork();
    void makeAudit();
    void review();

    const Settings m_before;
    QListWidget *m_categories;
    QStackedWidget *m_pages;
    QPushButton *m_save;
    QComboBox *m_theme = nullptr;
    QSpinBox *m_font = nullptr;
    QComboBox *m_language = nullptr;
    TintedLabel *m_restart = nullptr;
    QComboBox *m_times = nullptr;
    QComboBox *m_confirm = nullptr;
    QCheckBox *m_notify = nullptr;
    QCheckBox *m_refreshes = nullptr;
    QComboBox *m_refreshFactor = nullptr;
    QSpinBox *m_watch = nullptr;
    QComboBox *m_proxy = nullptr;
    QLineEdit *m_host = nullptr;
    TintedLabel *m_hostProblem = nullptr;
    QSpinBox *m_port = nullptr;
    QLineEdit *m_user = nullptr;
    QLineEdit *m_password = nullptr;
    QComboBox *m_audit = nullptr;
};

} // namespace trowel
