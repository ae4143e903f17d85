// SPDX-License-Identifier: GPL-3.0-or-later
// What belongs to the program and to no workspace: audit log, settings, keys, about, messages that last.
#include "core/audit/audit_log.h"
#include "ui/dialogs/about_dialog.h"
#include "ui/dialogs/settings_dialog.h"
#include "ui/model/message_archive.h"
#include "ui/model/session.h"
#include "ui/model/settings.h"
#include "ui/pages/audit_log_page.h"
#include "ui/shell/activity_dock.h"
#include "ui/shell/diagnostics.h"
#include "ui/shell/keys_dialog.h"
#include "ui/shell/main_window.h"
#include "ui/shell/translations.h"
#include "ui/shell/window_prompter.h"
#include "ui/shell/workspaces.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QStatusBar>
#include <QTabWidget>

#include <algorithm>

namespace trowel {

namespace {

constexpr int kNoticeMs = 4000;
constexpr qint64 kMostCounted = 1000000000; // what %n can hold

QDateTime daysAgo(int days)
{
    return QDateTime::currentDateTimeUtc().addDays(-days);
}

} // namespace

void MainWindow::makeToolCommands()
{
    const auto noAudit = [this] { return m_parts.audit ? QString() : tr("There is no audit log."); };
    const auto noSettings = [this] { return m_parts.preferences ? QString() : tr("There are no settings."); };
    m_commands += {Command{.id = QStringLiteral("tools.audit"),
                           .text = tr("Audit log"),
                           .icon = QStringLiteral("audit"),
                           .shortcut = QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L),
                           .run = [this] { openAuditLog(); },
                           .whyNot = noAudit},
                   Command{.id = QStringLiteral("tools.verify"),
                           .text = tr("Verify the audit log"),
                           .icon = QStringLiteral("check"),
                           .run =
                               [this] {
                                   if (AuditLogPage *page = openAuditLog())
                                       page->verify();
                               },
                           .whyNot = noAudit},
                   Command{.id = QStringLiteral("tools.settings"),
                           .text = tr("Settings…"),
                           .icon = QStringLiteral("settings"),
                           .shortcut = QKeySequence(Qt::CTRL | Qt::Key_Comma),
                           .run = [this] { showSettings(); },
                           .whyNot = noSettings,
                           .separatorBefore = true},
                   Command{.id = QStringLiteral("help.keys"),
                           .text = tr("Keyboard"),
                           .shortcut = QKeySequence(Qt::Key_Question),
                           .run = [this] { showKeys(); }},
                   Command{.id = QStringLiteral("help.about"),
                           .text = tr("About Trowel"),
                           .icon = QStringLiteral("info"),
                           .run = [this] { showProgram(); }}};
}

void MainWindow::connectTools()
{
    MessageModel &messages = m_activity->messages();
    messages.addLog(m_own, QString());
    connect(m_activity, &ActivityDock::auditWanted, this, [this] { openAuditLog(); });
    connect(&messages, &MessageModel::arrived, this, [this](const Message &message, const QString &workspace) {
        const bool looked = isVisible() && !isMinimized() && QApplication::activeWindow();
        const bool wanted = !m_parts.preferences || m_parts.preferences->now().notify;
        if (!looked && wanted && message.severity != Message::Severity::Info)
            emit unseen(workspace, message.text, message.place);
    });
    if (!m_parts.messagesFile.isEmpty())
        m_archive = std::make_unique<MessageArchive>(messages, m_parts.messagesFile);
    if (!m_parts.preferences)
        return;
    connect(m_parts.preferences, &SettingsStore::changed, this, &MainWindow::applySettings);
    applySettings(m_parts.preferences->now(), Settings());
    QMetaObject::invokeMethod(this, &MainWindow::removeOldEntries, Qt::QueuedConnection);
}

AuditLogPage *MainWindow::openAuditLog(const QString &entry)
{
    if (!m_parts.audit)
        return nullptr;
    AuditLogPage *page = nullptr;
    for (int i = 0; i < m_tabs->count() && !page; ++i) {
        page = qobject_cast<AuditLogPage *>(m_tabs->widget(i));
        if (page)
            m_tabs->setCurrentIndex(i);
    }
    if (!page) {
        AuditLogPage::Host host;
        host.copy = [this](const QString &text, const QString &what) { m_parts.prompter.copy(text, what); };
        host.chooseSaveFile = [this](const QString &title, const QString &name) {
            return m_parts.prompter.chooseSaveFile(title, name);
        };
        page = new AuditLogPage(*m_parts.audit, host);
        addPage(*page, true);
        updateWelcome();
        page->setFocus();
    }
    if (!entry.isEmpty())
        page->showObject(entry);
    onPageChanged();
    return page;
}

void MainWindow::showAbout(const Place &place)
{
    if (place.kind.isEmpty())
        return;
    if (place.workspace.isNull() || m_parts.workspaces.session(place.workspace))
        return openPlace(place);
    if (!m_parts.workspaces.profile(place.workspace))
        return statusBar()->showMessage(tr("That workspace is no longer saved."), kNoticeMs);
    m_afterOpening = place;
    openSaved(place.workspace);
}

void MainWindow::showKeys()
{
    QList<KeySection> sections{keySection(tr("In the window"), m_commands)};
    const Page *page = currentPage();
    if (page)
        sections += keySection(page->title(), page->commands());
    // Of every kind, whether its page is open or not.
    for (const auto &kind : m_parts.workspaces.kinds()) {
        if (page && page->place().kind == kind->info().id)
            continue;
        CommandList commands;
        for (const ActionInfo &action : kind->actions())
            commands += Command{.id = action.id, .text = action.text, .shortcut = action.shortcut, .run = {}};
        sections += keySection(kind->info().title, commands);
    }
    for (const KeySection &fixed : fixedKeys()) {
        if (!page || fixed.title != page->title())
            sections += fixed;
    }
    auto *dialog = new KeysDialog(sections, this);
    dialog->open();
}

void MainWindow::showProgram()
{
    auto *dialog = new AboutDialog(
        versionLines(),
        [this] {
            return diagnosticsText(m_parts.workspaces, m_activity->messages(),
                                   m_parts.preferences ? &m_parts.preferences->now() : nullptr);
        },
        this);
    connect(dialog, &AboutDialog::copyWanted, this,
            [this](const QString &text, const QString &what) { m_parts.prompter.copy(text, what); });
    dialog->open();
}

void MainWindow::showSettings()
{
    if (!m_parts.preferences)
        return;
    auto *dialog = new SettingsDialog(m_parts.preferences->now(), translatedLanguages(), this);
    connect(dialog, &SettingsDialog::chosen, this, &MainWindow::takeSettings);
    dialog->open();
}

void MainWindow::takeSettings(const Settings &wanted, const std::optional<QByteArray> &proxyPassword)
{
    const int days = wanted.auditDays;
    Settings rest = wanted;
    // Removing more than before is asked about first; what else was chosen does not wait for that.
    const int kept = m_parts.preferences->now().auditDays;
    const bool removes = days > 0 && days != kept;
    if (removes)
        rest.auditDays = kept;
    if (proxyPassword && m_parts.keepProxyPassword) {
        m_parts.keepProxyPassword(*proxyPassword).onDone(this, [this](const Result<Nothing> &result) {
            if (!result && !result.error().isCancelled())
                tell(tr("The password of the proxy is kept until Trowel ends"), result.error().message);
        });
    }
    m_parts.preferences->set(rest);
    if (removes)
        takeRetention(days);
}

void MainWindow::takeRetention(int days)
{
    const auto keep = [this, days] {
        Settings settings = m_parts.preferences->now();
        settings.auditDays = days;
        m_parts.preferences->set(settings);
    };
    if (!m_parts.audit)
        return keep();
    const QDateTime limit = daysAgo(days);
    m_parts.audit->planRemoval(limit).onDone(this, [this, keep, limit, days](const Result<AuditRemoval> &plan) {
        if (!plan)
            return tell(tr("The audit log could not be read"), plan.error().message);
        if (plan->isEmpty())
            return keep();
        const int calls = int(std::min(plan->calls, kMostCounted));
        Confirmation question;
        question.id = QStringLiteral("auditRemoval");
        question.title = tr("Remove old entries");
        question.question = tr("Remove %n calls from the audit log?", nullptr, calls);
        question.explanation = tr("Entries older than %n days go for good, now and at every start.", nullptr, days) +
                               QLatin1Char(' ') + tr("What is left can still be verified.");
        question.verb = tr("Remove %n calls", nullptr, calls);
        question.objectHeading = tr("Audit log");
        question.objects = {Confirmation::Object{.name = tr("Up to entry %1").arg(QLocale().toString(plan->last.seq))}};
        m_parts.prompter.confirm(question).onDone(this, [this, keep, limit](const Result<Nothing> &yes) {
            if (!yes)
                return;
            keep();
            m_parts.audit->removeOlder(limit, true).onDone(this, [this](const Result<qint64> &rows) {
                Message message;
                message.severity = rows ? Message::Severity::Success : Message::Severity::Failure;
                message.text = rows ? tr("Old entries were removed from the audit log")
                                    : tr("Old entries could not be removed from the audit log");
                message.place.kind = AuditLogPage::kind();
                if (!rows)
                    message.error = rows.error();
                m_own.add(message);
            });
        });
    });
}

// At every start, without a word unless it does not work.
void MainWindow::removeOldEntries()
{
    const int days = m_parts.preferences->now().auditDays;
    if (!m_parts.audit || days <= 0)
        return;
    m_parts.audit->removeOlder(daysAgo(days)).onDone(this, [this](const Result<qint64> &rows) {
        if (rows || rows.error().isCancelled())
            return;
        Message message;
        message.text = tr("Old entries stay in the audit log for now");
        message.details = {tr("The keychain has to be told first where the log begins.")};
        message.error = rows.error();
        message.place.kind = AuditLogPage::kind();
        m_own.add(message);
    });
}

void MainWindow::applySettings(const Settings &now, const Settings &before)
{
    m_parts.workspaces.setPace(now.pace);
    m_parts.prompter.setConfirmsAlways(now.confirmAlways);
    setTimeZoneShown(now.times);
    if (now.times == before.times)
        return;
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (auto *page = qobject_cast<Page *>(m_tabs->widget(i)))
            page->clockChanged();
    }
    updateWelcome();
    const auto views = findChildren<QAbstractItemView *>();
    for (QAbstractItemView *view : views)
        view->viewport()->update();
}

} // namespace trowel
