// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/profile.h"
#include "ui/model/form.h"

#include <QDialog>
#include <QHash>

#include <optional>

class QGridLayout;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QTabBar;
class QVBoxLayout;

namespace trowel {

class FailureBox;
class FormRow;
class JsonEditor;
class LoadingBar;
class TintedLabel;

/// A form made from a FormSpec. It collects values and knows no network: the work of its verb is handed in. While that
/// fails, everything typed stays. Open it with open(); it deletes itself when it is closed.
class FormDialog final : public QDialog
{
    Q_OBJECT
public:
    FormDialog(FormSpec spec, Profile profile, QWidget *parent = nullptr);

    FormValues values() const;
    bool isSubmitting() const { return m_submit.has_value(); }

    /// Esc and Cancel. Asks in place when something was typed; while the change is being sent it only stops waiting.
    void reject() override;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeSides();
    QWidget *makeMiddle();
    QWidget *makeFields();
    QWidget *makeJson();
    QWidget *makeFacts();
    QWidget *makeButtons();
    void addField(const FormField &field, QGridLayout *grid);
    bool onJson() const;
    FormValues fieldValues() const;
    QByteArray jsonOf(const FormValues &values) const;
    void switchSide(int tab);
    void review();
    void reviewJson();
    void makeRoom();
    void showFacts(const FormValues &values);
    void submit();
    void submitted(const Result<Nothing> &result);
    void setBusy(bool busy);
    void askToDiscard(bool ask);

    FormSpec m_spec;
    Profile m_profile;
    FormValues m_before;
    QList<FormRow *> m_rows;
    QStringList m_wrongFromTheStart;
    QList<FieldProblem> m_problems;
    bool m_tried = false;
    bool m_asking = false;
    std::optional<Task<Nothing>> m_submit;
    QByteArray m_jsonBase; // what the fields are put into
    QTabBar *m_sides = nullptr;
    QStackedWidget *m_sideStack = nullptr;
    JsonEditor *m_json = nullptr;
    TintedLabel *m_jsonProblem = nullptr;
    QScrollArea *m_scroll = nullptr;
    QWidget *m_fields = nullptr;
    QHash<QString, QWidget *> m_headings; // by section
    QVBoxLayout *m_facts = nullptr;
    QWidget *m_factList = nullptr;
    LoadingBar *m_progress;
    FailureBox *m_failure;
    TintedLabel *m_status = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_verb = nullptr;
};

} // namespace trowel
