// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/audit_log_page.h"

#include "core/audit/audit_log.h"
#include "ui/look/table_setup.h"
#include "ui/look/widgets.h"
#include "ui/model/audit_model.h"
#include "ui/pages/audit_details.h"
#include "ui/pages/audit_export_bar.h"
#include "ui/pages/audit_filter_bar.h"
#include "ui/pages/audit_verdict.h"
#include "ui/pages/page_header.h"
#include "ui/pages/state_pane.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>

namespace trowel {

namespace {

constexpr int kTypingMs = 250, kFreshMs = 700;
constexpr int kListWidth = 480, kDetailsWidth = 400;

} // namespace

AuditLogPage::AuditLogPage(AuditLog &log, Host host, QWidget *parent)
    : Page(parent)
    , m_log(log)
    , m_host(std::move(host))
    , m_model(new AuditModel(log, this))
    , m_header(new PageHeader)
    , m_bar(new AuditFilterBar)
    , m_loading(new LoadingBar)
    , m_verdict(new AuditVerdict)
    , m_export(new AuditExportBar(log))
    , m_fromBand(new QWidget)
    , m_fromText(label({}, TextTint::Text2))
    , m_stack(new QStackedWidget)
    , m_table(new QTableView)
    , m_state(new StatePane)
    , m_splitter(new QSplitter)
    , m_details(new AuditDetails)
{
    setObjectName(QStringLiteral("auditPage"));
    setAccessibleName(title());
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_splitter->setObjectName(QStringLiteral("audit.splitter"));
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(makeList());
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 1);
    m_details->setMinimumWidth(kDetailsWidth * 3 / 4);
    m_details->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    m_header->setTitle(title());
    m_header->setCommands(commands());
    m_header->filter()->setPlaceholderText(tr("Search path, query, body, who, detail"));
    m_header->filter()->setMaximumWidth(fontMetrics().averageCharWidth() * 44);
    // Its columns are fixed and its verbs few.
    for (const QString &name : {QStringLiteral("columns"), QStringLiteral("more")}) {
        if (auto *menuButton = m_header->findChild<QToolButton *>(name))
            menuButton->hide();
    }
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingMs);
    m_fresh.setSingleShot(true);
    m_fresh.setInterval(kFreshMs);
    wire();
}

AuditLogPage::~AuditLogPage()
{
    m_model->disconnect(this);
    m_log.disconnect(this);
}

QWidget *AuditLogPage::makeList()
{
    auto *list = new QWidget;
    list->setMinimumWidth(kListWidth);
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_fromBand->setObjectName(QStringLiteral("audit.fromBand"));
    m_fromText->setObjectName(QStringLiteral("audit.fromText"));
    auto *newest = button(QStringLiteral("audit.newest"), tr("Show the newest"));
    auto *line = new QHBoxLayout(m_fromBand);
    line->setContentsMargins(space::l, space::xs, space::m, space::xs);
    line->addWidget(m_fromText);
    line->addStretch(1);
    line->addWidget(newest);
    m_fromBand->hide();
    connect(newest, &QPushButton::clicked, this, [this] {
        m_wanted = 0;
        apply();
        m_table->setFocus(Qt::OtherFocusReason);
    });
    for (QWidget *part : std::initializer_list<QWidget *>{m_header, m_bar, m_loading, m_verdict, m_export, m_fromBand})
        column->addWidget(part);
    m_table->setObjectName(QStringLiteral("list"));
    m_table->setAccessibleName(title());
    m_table->setModel(m_model);
    setupTable(m_table);
    m_table->verticalHeader()->setDefaultSectionSize(Measures(m_table->fontMetrics()).logRow);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    const int chars = m_table->fontMetrics().averageCharWidth();
    const int widths[] = {22, 20, 12, 0, 18, 24, 11, 14};
    for (int i = 0; i < AuditModel::ColumnCount; ++i)
        m_table->setColumnWidth(i, widths[i] * chars);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setSectionResizeMode(AuditModel::Path, QHeaderView::Stretch);
    fitHeads(m_table);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_state);
    column->addWidget(m_stack, 1);
    return list;
}

void AuditLogPage::wire()
{
    connect(m_header, &PageHeader::filterChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_header, &PageHeader::filterLeft, this, [this] { m_table->setFocus(Qt::OtherFocusReason); });
    connect(&m_typing, &QTimer::timeout, this, &AuditLogPage::apply);
    connect(m_bar, &AuditFilterBar::changed, this, &AuditLogPage::apply);
    connect(m_model, &AuditModel::readingChanged, this, &AuditLogPage::updateState);
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &first, const QModelIndex &last) {
        const int row = selectedRow();
        if (row >= first.row() && row <= last.row()) // its outcome has come
            onSelection();
    });
    // Not the current row: a list that gets the keyboard has one, though nobody chose it.
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &AuditLogPage::onSelection);
    connect(m_model, &QAbstractItemModel::modelReset, this, &AuditLogPage::onSelection);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        m_table->selectRow(index.row());
        openDetails(true);
    });
    connect(m_details, &AuditDetails::copyAsked, this, [this](const QString &text, const QString &what) {
        if (m_host.copy)
            m_host.copy(text, what);
    });
    connect(m_details, &AuditDetails::closeAsked, this, [this] {
        openDetails(false);
        m_table->setFocus(Qt::OtherFocusReason);
    });
    connect(m_verdict, &AuditVerdict::entryWanted, this, &AuditLogPage::showEntry);
    connect(&m_log, &AuditLog::changed, this, [this] {
        if (!m_fresh.isActive())
            m_fresh.start();
    });
    connect(&m_fresh, &QTimer::timeout, this, [this] {
        if (isVisible())
            m_model->refresh();
    });
}

Place AuditLogPage::place() const
{
    return {{}, kind(), {}, m_details->isHidden() || m_shown == 0 ? QString() : QString::number(m_shown)};
}

QString AuditLogPage::title() const
{
    return tr("Audit log");
}

QString AuditLogPage::icon() const
{
    return QStringLiteral("audit");
}

QString AuditLogPage::whyNoEntry() const
{
    return m_details->text().isEmpty() ? tr("Select an entry.") : QString();
}

CommandList AuditLogPage::commands() const
{
    auto *self = const_cast<AuditLogPage *>(this); // what a command does is not const, that it is there is
    const auto exporting = [this] { return m_export->isRunning() ? tr("An export is running.") : QString(); };
    Command check{.id = QStringLiteral("audit.verify"),
                  .text = tr("Verify"),
                  .icon = QStringLiteral("check"),
                  .shortcut = QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V),
                  .run = [self] { self->verify(); }};
    check.whyNot = [this] { return m_verifying ? tr("It is being verified.") : QString(); };
    check.inToolBar = true;
    Command csv{.id = QStringLiteral("audit.exportCsv"),
                .text = tr("Export CSV…"),
                .icon = QStringLiteral("download"),
                .shortcut = QKeySequence(Qt::CTRL | Qt::Key_E),
                .run = [self] { self->exportAs(AuditFormat::Csv); }};
    csv.whyNot = exporting;
    csv.inToolBar = true;
    Command lines{.id = QStringLiteral("audit.exportJson"),
                  .text = tr("Export JSON lines…"),
                  .icon = QStringLiteral("json"),
                  .shortcut = QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E),
                  .run = [self] { self->exportAs(AuditFormat::JsonLines); }};
    lines.whyNot = exporting;
    lines.inToolBar = true;
    Command copy{.id = QStringLiteral("audit.copyEntry"),
                 .text = tr("Copy entry"),
                 .icon = QStringLiteral("copy"),
                 .shortcut = QKeySequence::Copy,
                 .run = [self] {
                     if (self->m_host.copy)
                         self->m_host.copy(self->m_details->text(), tr("Entry copied"));
                 }};
    copy.whyNot = [this] { return whyNoEntry(); };
    return {check, csv, lines, copy};
}

AuditFilter AuditLogPage::filter() const
{
    AuditFilter filter = m_bar->filter();
    filter.text = m_header->filter()->text().trimmed();
    return filter;
}

void AuditLogPage::apply()
{
    m_typing.stop();
    const AuditFilter wanted = filter();
    m_shown = 0;
    openDetails(m_detailsOpen);
    m_model->show(wanted, m_wanted);
    m_fromBand->setVisible(m_wanted > 0);
    m_fromText->setText(tr("From entry %1 back").arg(QLocale().toString(m_wanted)));
    m_count = -1;
    m_log.countRecords(wanted).onDone(this, [this, turn = ++m_turn](const Result<qint64> &count) {
        if (turn != m_turn)
            return;
        m_count = count.value_or(-1);
        updateState();
    });
    emit placeChanged();
}

void AuditLogPage::readChoices()
{
    m_log.choices().onDone(this, [this](const Result<AuditChoices> &choices) {
        if (choices)
            m_bar->setChoices(*choices);
    });
}

void AuditLogPage::refresh()
{
    readChoices();
    if (m_model->from() > 0)
        return apply();
    m_model->refresh();
}

void AuditLogPage::stop()
{
    m_export->cancel();
}

void AuditLogPage::focusFilter()
{
    m_header->filter()->setFocus(Qt::ShortcutFocusReason);
    m_header->filter()->selectAll();
}

void AuditLogPage::showObject(const QString &key)
{
    bool isNumber = false;
    const qint64 seq = key.toLongLong(&isNumber);
    if (isNumber && seq > 0)
        showEntry(seq);
}

void AuditLogPage::showEntry(qint64 seq)
{
    m_detailsOpen = true;
    const int row = m_model->rowOf(seq);
    if (row >= 0) {
        m_table->setCurrentIndex(m_model->index(row, 0));
        m_table->scrollTo(m_model->index(row, 0), QAbstractItemView::PositionAtCenter);
        return onSelection();
    }
    // The list begins at the entry; what is filtered out would not be there.
    m_log.entry(seq).onDone(this, [this, seq](const Result<AuditRecord> &record) {
        m_wanted = record ? record->seq : seq;
        m_header->filter()->clear();
        m_typing.stop();
        {
            const QSignalBlocker quiet(m_bar);
            m_bar->clear();
        }
        apply();
        if (!record) { // a gap is what was found there: the neighbours are shown and why it is not
            m_details->setFailure(record.error());
            m_details->show();
        }
    });
}

void AuditLogPage::selectWanted()
{
    if (m_wanted == 0 || m_shown != 0)
        return;
    if (const int row = m_model->rowOf(m_wanted); row >= 0)
        m_table->setCurrentIndex(m_model->index(row, 0));
}

int AuditLogPage::selectedRow() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? -1 : rows.first().row();
}

void AuditLogPage::onSelection()
{
    const int row = selectedRow();
    m_shown = row >= 0 ? m_model->at(row).seq : 0;
    if (m_shown == 0)
        return openDetails(m_detailsOpen);
    m_log.entry(m_shown).onDone(this, [this, seq = m_shown](const Result<AuditRecord> &record) {
        if (seq != m_shown)
            return;
        if (record)
            m_details->setRecord(*record);
        else
            m_details->setFailure(record.error());
        openDetails(m_detailsOpen);
    });
}

void AuditLogPage::openDetails(bool open)
{
    m_detailsOpen = open;
    const bool show = open && m_shown > 0;
    if (show && m_details->isHidden()) {
        m_details->show();
        const int room = std::max(width(), kListWidth + kDetailsWidth);
        m_splitter->setSizes({room - kDetailsWidth, kDetailsWidth});
    } else if (!show) {
        m_details->hide();
    }
    // The details say whose call it was; the path needs the room beside them.
    for (const AuditModel::Column column : {AuditModel::Workspace, AuditModel::Who})
        m_table->setColumnHidden(column, show);
    emit commandsChanged();
    emit placeChanged();
}

void AuditLogPage::toggleDetails()
{
    if (m_shown == 0 && m_table->currentIndex().isValid()) {
        m_detailsOpen = true;
        return m_table->selectRow(m_table->currentIndex().row());
    }
    openDetails(m_details->isHidden());
}

void AuditLogPage::clockChanged()
{
    onSelection();
    if (m_bar->isNarrow()) // days begin at other moments now
        apply();
}

void AuditLogPage::exportAs(AuditFormat format)
{
    if (!m_host.chooseSaveFile || m_export->isRunning())
        return;
    const bool csv = format == AuditFormat::Csv;
    m_host.chooseSaveFile(tr("Export the audit log"), csv ? QStringLiteral("audit.csv") : QStringLiteral("audit.jsonl"))
        .onDone(this, [this, format](const Result<QString> &file) {
            if (file && !file->isEmpty())
                m_export->start(*file, format, filter());
        });
}

void AuditLogPage::verify()
{
    if (std::exchange(m_verifying, true))
        return;
    m_verdict->setChecking();
    m_header->updateCommands();
    m_log.verify().onDone(this, [this](const Result<AuditReport> &report) {
        m_verifying = false;
        if (report)
            m_verdict->setReport(*report);
        else
            m_verdict->setFailure(report.error());
        m_header->updateCommands();
        emit commandsChanged();
    });
}

void AuditLogPage::updateState()
{
    m_loading->setRunning(m_model->reading() == AuditModel::Reading::Busy);
    m_header->setCount(m_count >= 0 ? QLocale().toString(std::max<qint64>(m_count, m_model->rowCount()))
                                    : QStringLiteral("–"));
    selectWanted();
    if (m_model->rowCount() > 0)
        return m_stack->setCurrentWidget(m_table);
    PaneWords words;
    PaneWords::Button act;
    if (m_model->reading() == AuditModel::Reading::Failed) {
        words = failureWords(tr("The audit log could not be read"), *m_model->error(), {}, [this] { apply(); });
    } else if (!m_model->isKnown()) {
        words.title = tr("Reading…");
    } else if (!(filter() == AuditFilter())) {
        words.icon = QStringLiteral("filter");
        words.title = tr("Nothing matches");
        words.text = tr("The filter hides every entry.");
        act.id = QStringLiteral("showAll");
        act.text = tr("Show all entries");
        act.run = [this] {
            m_header->filter()->clear();
            m_bar->clear();
        };
        words.buttons = {act};
    } else {
        words.icon = icon();
        words.title = tr("Nothing was asked yet");
        words.text = tr("Every call to a workspace is written down here.");
    }
    m_state->say(words);
    m_stack->setCurrentWidget(m_state);
}

void AuditLogPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (m_model->isKnown() || m_model->reading() == AuditModel::Reading::Busy)
        return m_model->refresh();
    readChoices();
    if (m_wanted == 0)
        apply();
}

void AuditLogPage::focusInEvent(QFocusEvent *event)
{
    Page::focusInEvent(event);
    m_table->setFocus(Qt::OtherFocusReason);
}

} // namespace trowel
