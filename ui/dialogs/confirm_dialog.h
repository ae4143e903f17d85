// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/profile.h"
#include "ui/model/form.h"

#include <QDialog>

#include <vector>

class QCheckBox;
class QLineEdit;
class QPushButton;
class QTableView;
class QVBoxLayout;

namespace trowel {

class ConfirmObjects;
class TintedLabel;

/// A question before something is destroyed or replaced: where, as whom, what, and what goes with it. Cancel is the
/// default. accepted() is the yes. Open it with open(); it deletes itself when it is closed, and what it was still
/// finding out is cancelled with it.
class ConfirmDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `user` is who is signed in; may be empty.
    ConfirmDialog(Confirmation question, Profile profile, const QString &user, QWidget *parent = nullptr);

private:
    QWidget *makeObjects();
    void addOption(QVBoxLayout *body);
    void addTypedName(QVBoxLayout *body);
    QWidget *makeButtons();
    void inspectNext();
    void review();

    Confirmation m_question;
    Profile m_profile;
    ConfirmObjects *m_objects = nullptr;
    QTableView *m_table = nullptr;
    TintedLabel *m_progress = nullptr;
    QCheckBox *m_anyway = nullptr;
    QLineEdit *m_name = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_verb = nullptr;
    int m_nextToInspect = 0;
    int m_inspecting = 0;
    int m_settled = 0;
    int m_uncounted = 0;
};

} // namespace trowel
