// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/table_setup.h"
#include "ui/look/widgets.h"
#include "ui/model/format.h"
#include "ui/shell/activity_panes.h"
#include "ui/shell/error_text.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QTabBar>
#include <QTableView>

namespace trowel {

namespace {

QString laneWord(Lane lane)
{
    switch (lane) {
    case Lane::Interactive:
        return RequestsPane::tr("A click");
    case Lane::Refresh:
        return RequestsPane::tr("Refresh");
    case Lane::Transfer:
        return RequestsPane::tr("Transfer");
    }
    return {};
}

QString factsOf(const RequestRecord &record)
{
    QList<QPair<QString, QString>> facts;
    QString state = requestState(record).word;
    if (!record.waitsFor.isEmpty())
        state = RequestsPane::tr("%1, for %2").arg(state, record.waitsFor);
    facts += {RequestsPane::tr("State"), state};
    if (record.error)
        facts += {RequestsPane::tr("Why"), errorText(*record.error, record.host).title};
    const QString attempts = record.history.isEmpty()
                                 ? QString::number(record.attempt)
                                 : RequestsPane::tr("%1 (%2)").arg(record.attempt).arg(record.history.join(u"; "));
    facts += {RequestsPane::tr("Attempt"), attempts};
    facts +=
        {RequestsPane::tr("Waited"), RequestsPane::tr("%1 in the queue").arg(formatDuration(record.waited.count()))};
    facts += {RequestsPane::tr("Request id"), orDash(record.requestId)};
    facts += {RequestsPane::tr("Lane"), laneWord(record.lane)};
    facts += {RequestsPane::tr("For"), orDash(record.purpose)};
    facts += {RequestsPane::tr("Workspace"), record.workspace};
    QString html = QStringLiteral("<table cellspacing=0 cellpadding=2>");
    for (const auto &[name, value] : facts)
        html += QStringLiteral("<tr><td style='padding-right:12px'>%1</td><td>%2</td></tr>")
                    .arg(name.toHtmlEscaped(), value.toHtmlEscaped());
    return html + QStringLiteral("</table>");
}

} // namespace

RequestsPane::RequestsPane(RequestRing &ring, QWidget *parent)
    : ActivityPane(parent), m_ring(ring), m_filter(new RequestFilter(ring, this)), m_table(new QTableView)
{
    auto *failed = new QCheckBox(tr("Failed only"));
    failed->setObjectName(QStringLiteral("requests.failedOnly"));
    failed->setAccessibleName(failed->text());
    auto *filter = new QLineEdit;
    filter->setObjectName(QStringLiteral("requests.filter"));
    filter->setAccessibleName(tr("Filter requests"));
    filter->setPlaceholderText(tr("Filter by path, status or id"));
    filter->setClearButtonEnabled(true);
    filter->addAction(icon(QStringLiteral("filter"), IconTint::Text2), QLineEdit::LeadingPosition);
    filter->setMinimumWidth(filter->fontMetrics().averageCharWidth() * 34);
    auto *pause = toolButton(QStringLiteral("requests.pause"), QStringLiteral("pause"), tr("Pause list"), true);
    pause->setCheckable(true);
    auto *clear = toolButton(QStringLiteral("requests.clear"), QStringLiteral("trash"), tr("Clear"), true);
    auto *audit = toolButton(QStringLiteral("requests.audit"), QStringLiteral("audit"), tr("Audit log"), true);
    connect(audit, &QToolButton::clicked, this, &RequestsPane::auditWanted);
    for (QWidget *tool : std::initializer_list<QWidget *>{failed, filter, pause, clear, audit})
        m_tools->layout()->addWidget(tool);

    m_table->setObjectName(QStringLiteral("requests.table"));
    m_table->setAccessibleName(tr("Requests"));
    m_table->setModel(m_filter);
    setupTable(m_table);
    m_table->verticalHeader()->setDefaultSectionSize(Measures(m_table->fontMetrics()).logRow);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    const int chars = m_table->fontMetrics().averageCharWidth();
    const int widths[] = {18, 20, 11, 0, 11, 13, 13};
    for (int column = 0; column < RequestRing::ColumnCount; ++column)
        m_table->setColumnWidth(column, widths[column] * chars);
    m_table->horizontalHeader()->setSectionResizeMode(RequestRing::Path, QHeaderView::Stretch);

    m_detail = makeDetail();
    auto *splitter = new QSplitter;
    splitter->setObjectName(QStringLiteral("requests.splitter"));
    splitter->setHandleWidth(1);
    splitter->addWidget(m_table);
    splitter->addWidget(m_detail);
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({800, 376});
    splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);

    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, &ring, &RequestRing::tick);
    connect(failed, &QCheckBox::toggled, m_filter, &RequestFilter::setFailedOnly);
    connect(filter, &QLineEdit::textChanged, m_filter, &RequestFilter::setText);
    connect(pause, &QToolButton::toggled, &ring, &RequestRing::setPaused);
    connect(&ring, &RequestRing::countsChanged, pause, [pause, &ring] {
        const int held = ring.heldBack();
        pause->setText(held > 0 ? tr("Paused, %1 new").arg(held) : ring.isPaused() ? tr("Paused") : tr("Pause list"));
    });
    connect(clear, &QToolButton::clicked, &ring, &RequestRing::clear);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] { showDetail(); });
    connect(&ring, &RequestRing::recordChanged, this, [this](quint64 id) {
        if (id == m_shown)
            showDetail();
    });
    showDetail();
}

QWidget *RequestsPane::makeDetail()
{
    auto *detail = new QWidget;
    m_title = new ElidedLabel(QString(), Qt::ElideMiddle, TextTint::Text, TextSize::Strong);
    m_curl = toolButton(QStringLiteral("requests.copyAsCurl"), QStringLiteral("terminal"), tr("Copy as curl"), true);
    m_cancel = toolButton(QStringLiteral("requests.cancel"), QStringLiteral("close"), tr("Cancel"), true);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_cancel);
    head->addWidget(m_curl);
    m_facts = new QLabel;
    m_facts->setTextFormat(Qt::RichText);
    m_facts->setWordWrap(true);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_facts->setObjectName(QStringLiteral("requests.facts"));
    m_facts->setAccessibleName(tr("Facts about the request"));
    m_sides = new QTabBar;
    m_sides->setObjectName(QStringLiteral("requests.sides"));
    m_sides->setAccessibleName(tr("Answer or request"));
    m_sides->addTab(tr("Answer"));
    m_sides->addTab(tr("Request"));
    setTabLook(m_sides, TabLook::Drawer);
    m_body = new QPlainTextEdit;
    m_body->setObjectName(QStringLiteral("requests.body"));
    m_body->setAccessibleName(tr("Body"));
    m_body->setReadOnly(true);
    m_body->setFrameShape(QFrame::NoFrame);
    m_body->setFont(monoFont());
    auto *layout = new QVBoxLayout(detail);
    layout->setContentsMargins(space::l, space::s, space::s, 0);
    layout->setSpacing(space::xs);
    layout->addLayout(head);
    layout->addWidget(m_facts);
    layout->addWidget(m_sides);
    layout->addWidget(m_body, 1);
    connect(m_sides, &QTabBar::currentChanged, this, [this] { showDetail(); });
    connect(m_curl, &QToolButton::clicked, this, [this] {
        if (const int row = m_ring.rowOf(m_shown); row >= 0)
            emit copyWanted(m_ring.at(row).asCurl(), tr("Request copied"));
    });
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        if (m_ring.rowOf(m_shown) >= 0)
            emit cancelWanted(m_shown);
    });
    return detail;
}

void RequestsPane::showEvent(QShowEvent *event)
{
    ActivityPane::showEvent(event);
    m_ring.tick();
    m_tick.start();
}

void RequestsPane::hideEvent(QHideEvent *event)
{
    ActivityPane::hideEvent(event);
    m_tick.stop();
}

void RequestsPane::showDetail()
{
    const RequestRecord *record = m_filter->recordAt(m_table->currentIndex());
    m_detail->setVisible(record);
    m_shown = record ? record->id : 0;
    if (!record)
        return;
    m_title->setText(QString(verbName(record->verb)) + QLatin1Char(' ') + record->path);
    m_cancel->setVisible(!record->isOver());
    m_facts->setText(factsOf(*record));
    const QString body = m_sides->currentIndex() == 0 ? record->answer : record->requestBody;
    if (body.isEmpty())
        m_body->setPlainText(m_sides->currentIndex() == 0 ? tr("No answer is kept.") : tr("No body was sent."));
    else if (m_body->toPlainText() != body)
        m_body->setPlainText(body);
}

} // namespace trowel
