// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kinds/run_output_view.h"

#include "ui/kinds/job_words.h"
#include "ui/look/tokens.h"
#include "ui/model/prompter.h"
#include "ui/model/session.h"
#include "ui/pages/async_preview.h"
#include "ui/pages/code_view.h"
#include "ui/pages/state_pane.h"

#include <QComboBox>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace trowel {

RunOutputView::RunOutputView(const Run &run, Session &session, Prompter &prompter, QWidget *parent)
    : QWidget(parent), m_session(session), m_prompter(prompter), m_tasks(new QComboBox), m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("runOutput"));
    m_column->setContentsMargins(space::l, space::m, 0, 0);
    m_column->setSpacing(space::s);
    m_tasks->setObjectName(QStringLiteral("outputTask"));
    m_tasks->setAccessibleName(tr("Task whose output is shown"));
    m_tasks->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_tasks->setMinimumContentsLength(24);
    QList<TaskRun> tasks = run.tasks;
    std::stable_sort(tasks.begin(), tasks.end(), [](const TaskRun &a, const TaskRun &b) {
        return isFailure(a.outcome.state) > isFailure(b.outcome.state);
    });
    for (const TaskRun &task : std::as_const(tasks)) {
        const QString name = task.attempt > 0 ? tr("%1, attempt %2").arg(task.key).arg(task.attempt + 1) : task.key;
        m_tasks->addItem(QStringLiteral("%1, %2").arg(name, runStateWords(task.outcome).text), task.id);
    }
    m_column->addWidget(m_tasks, 0, Qt::AlignLeft);
    connect(m_tasks, &QComboBox::currentIndexChanged, this, &RunOutputView::showTask);
    showTask();
}

QString RunOutputView::textOf(const RunOutput &output)
{
    QStringList parts;
    const auto add = [&parts](const QString &title, const QString &text) {
        if (!text.trimmed().isEmpty())
            parts += title.isEmpty() ? text.trimmed() : QStringLiteral("%1\n%2").arg(title, text.trimmed());
    };
    add({}, output.error);
    if (output.trace.trimmed() != output.error.trimmed())
        add(tr("# Trace"), output.trace);
    add(output.resultTruncated ? tr("# Result, cut by the server") : tr("# Result"), output.result);
    add(tr("# State of the alert"), output.alertState);
    add(tr("# Query"), output.query);
    add(tr("# Result in the web interface"), output.resultLink);
    if (output.startedRun > 0)
        add(tr("# Started run"), QString::number(output.startedRun));
    if (output.dashboard)
        add(tr("# Dashboard"), tr("It was refreshed; the web interface shows it."));
    if (output.artifacts)
        add(tr("# dbt artifacts"), tr("The web interface offers them on the page of this run."));
    add(output.logsTruncated ? tr("# Logs, only the end") : tr("# Logs"), output.logs);
    add(tr("# Information"), output.info);
    return parts.join(QStringLiteral("\n\n"));
}

void RunOutputView::showTask()
{
    if (m_content)
        m_content->deleteLater();
    const qint64 id = m_tasks->currentData().toLongLong();
    auto output = std::make_shared<RunOutput>();
    Session &session = m_session;
    const auto fetch = [&session, output, id] {
        return JobRuns(session.workspace().api().named(QStringLiteral("Read output of task run")))
            .output(id)
            .andThen([output](const RunOutput &read) {
                *output = read;
                return QByteArray();
            });
    };
    const auto show = [this, output](const QByteArray &) { return shown(*output); };
    m_content = new AsyncPreview(fetch, show, session.workspace().profile().host.host());
    m_column->addWidget(m_content, 1);
}

QWidget *RunOutputView::shown(const RunOutput &output)
{
    const QString text = textOf(output);
    if (text.isEmpty()) {
        auto *pane = new StatePane;
        PaneWords words;
        words.icon = QStringLiteral("terminal");
        words.title = tr("No output");
        words.text = tr("The server gave no error, no logs and no result that can be shown here.");
        pane->say(words);
        return pane;
    }
    auto *whole = new QWidget;
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins({});
    column->setSpacing(space::s);
    if (const qint64 run = output.startedRun; run > 0) {
        auto *open = new QPushButton(tr("Open run %1").arg(run));
        open->setObjectName(QStringLiteral("openStartedRun"));
        connect(open, &QPushButton::clicked, this, [this, run] { openRun(run); });
        column->addWidget(open, 0, Qt::AlignLeft);
    }
    auto *code = new CodeView;
    code->setObjectName(QStringLiteral("outputText"));
    code->setAccessibleName(tr("Output of the task"));
    code->setCode(text);
    code->setWrap(true);
    column->addWidget(code, 1);
    return whole;
}

void RunOutputView::openRun(qint64 id)
{
    // Runs are listed by job, which only the run itself names.
    JobRuns(m_session.workspace().api().named(QStringLiteral("Find job of run")))
        .get(id)
        .onDone(this, [this, id](const Result<Run> &run) {
            const QUuid workspace = m_session.workspace().profile().id;
            if (run)
                m_prompter.open({workspace, QStringLiteral("runs"), QString::number(run->row.jobId), run->row.key()});
            else
                m_session.say(Message::Severity::Failure, tr("Run %1 could not be read").arg(id),
                              {workspace, QStringLiteral("runs"), {}, {}}, {}, run.error());
        });
}

} // namespace trowel
