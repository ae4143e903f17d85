// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/job_runs.h"

#include <QWidget>

class QComboBox;
class QVBoxLayout;

namespace trowel {

class Prompter;
class Session;

/// What the tasks of a run have left behind: error and trace first, then result and logs. One task at a time, a failed
/// one first. The text may hold anything, so it is shown as it is and kept nowhere.
class RunOutputView final : public QWidget
{
    Q_OBJECT
public:
    RunOutputView(const Run &run, Session &session, Prompter &prompter, QWidget *parent = nullptr);

    /// Everything of one output as one text; empty when there is nothing.
    static QString textOf(const RunOutput &output);

private:
    void showTask();
    /// The output of the chosen task as read.
    QWidget *shown(const RunOutput &output);
    void openRun(qint64 id);

    Session &m_session;
    Prompter &m_prompter;
    QComboBox *m_tasks;
    QVBoxLayout *m_column;
    QWidget *m_content = nullptr;
};

} // namespace trowel
