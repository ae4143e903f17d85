// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/profile.h"

#include <QList>
#include <QWidget>

class QPushButton;
class QTableWidget;

namespace trowel {

class TintedLabel;

/// What the window shows while no workspace is open: the demo, a new connection, the saved profiles.
class WelcomePage final : public QWidget
{
    Q_OBJECT
public:
    explicit WelcomePage(QWidget *parent = nullptr);
    void setProfiles(const QList<Profile> &profiles, const QString &warning);
    /// A line about what is going on or went wrong, such as a refused sign-in; empty for nothing.
    void setNotice(const QString &text, bool failed);

signals:
    void demoWanted();
    void connectWanted();
    void openWanted(const QUuid &profile);
    void editWanted(const QUuid &profile);
    void forgetWanted(const QUuid &profile);

private:
    QWidget *makeRow(const QString &icon, const QString &title, const QString &text, QPushButton *button);
    QUuid current() const;
    void updateButtons();

    QWidget *m_saved;
    TintedLabel *m_count;
    TintedLabel *m_warning;
    TintedLabel *m_notice;
    QTableWidget *m_table;
    QPushButton *m_open;
    QPushButton *m_edit;
    QPushButton *m_forget;
    QList<Profile> m_profiles;
};

} // namespace trowel
