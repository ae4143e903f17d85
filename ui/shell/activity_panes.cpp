// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/activity_panes.h"

#include "ui/look/table_setup.h"
#include "ui/look/widgets.h"
#include "ui/shell/error_text.h"
#include "ui/shell/result_list.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QSplitter>
#include <QTableView>

namespace trowel {

ActivityPane::ActivityPane(QWidget *parent) : QWidget(parent), m_tools(new QWidget)
{
    auto *tools = new QHBoxLayout(m_tools);
    tools->setContentsMargins(0, 0, 0, 0);
    tools->setSpacing(space::xs);
}

TransfersPane::TransfersPane(TransferModel &model, QWidget *parent)
    : ActivityPane(parent)
    , m_model(model)
    , m_table(new QTableView)
    , m_cancel(toolButton(QStringLiteral("transfers.cancel"), QStringLiteral("close"), tr("Cancel"), true))
    , m_retry(toolButton(QStringLiteral("transfers.retry"), QStringLiteral("refresh"), tr("Retry"), true))
    , m_clear(toolButton(QStringLiteral("transfers.clear"), QStringLiteral("trash"), tr("Clear ended"), true))
{
    m_table->setObjectName(QStringLiteral("transfers.table"));
    m_table->setAccessibleName(tr("Transfers"));
    m_table->setModel(&model);
    setupTable(m_table);
    const int chars = m_table->fontMetrics().averageCharWidth();
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->setColumnWidth(TransferModel::Name, chars * 36);
    m_table->setColumnWidth(TransferModel::From, chars * 30);
    m_table->horizontalHeader()->setSectionResizeMode(TransferModel::To, QHeaderView::Stretch);
    m_table->setColumnWidth(TransferModel::Progress, chars * 28);
    m_table->setColumnWidth(TransferModel::Rate, chars * 14);
    m_table->setColumnWidth(TransferModel::Left, chars * 12);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table);
    for (QToolButton *button : {m_cancel, m_retry, m_clear})
        m_tools->layout()->addWidget(button);
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        if (Transfer *transfer = current())
            transfer->cancel();
    });
    connect(m_retry, &QToolButton::clicked, this, [this] {
        if (Transfer *transfer = current())
            transfer->retry();
    });
    connect(m_clear, &QToolButton::clicked, &model, &TransferModel::clearEnded);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &TransfersPane::updateButtons);
    connect(&model, &TransferModel::overviewChanged, this, &TransfersPane::updateButtons);
    updateButtons();
}

Transfer *TransfersPane::current() const
{
    return m_model.transferAt(m_table->currentIndex().row());
}

void TransfersPane::updateButtons()
{
    const Transfer *transfer = current();
    m_cancel->setEnabled(transfer && !transfer->isEnded());
    m_retry->setEnabled(transfer && transfer->isEnded() && transfer->state() != Transfer::State::Done);
    m_clear->setEnabled(m_model.rowCount() > m_model.unfinished());
}

MessagesPane::MessagesPane(MessageModel &model, QWidget *parent)
    : ActivityPane(parent)
    , m_model(model)
    , m_table(new QTableView)
    , m_words(wrappedLabel(QString(), TextTint::Text, TextSize::Body))
    , m_results(new ResultList)
    , m_show(toolButton(QStringLiteral("messages.show"), QStringLiteral("external"), tr("Show"), true))
    , m_retry(toolButton(QStringLiteral("messages.retry"), QStringLiteral("refresh"), tr("Retry"), true))
    , m_markRead(toolButton(QStringLiteral("messages.markRead"), QStringLiteral("check"), tr("Mark read"), true))
{
    auto *clear = toolButton(QStringLiteral("messages.clear"), QStringLiteral("trash"), tr("Clear"), true);
    m_table->setObjectName(QStringLiteral("messages.table"));
    m_table->setAccessibleName(tr("Messages"));
    m_table->setModel(&model);
    setupTable(m_table);
    const int chars = m_table->fontMetrics().averageCharWidth();
    m_table->horizontalHeader()->setSectionResizeMode(MessageModel::Text, QHeaderView::Stretch);
    m_table->setColumnWidth(MessageModel::Workspace, chars * 20);
    m_table->setColumnWidth(MessageModel::When, chars * 18);
    m_words->setMargin(space::l);
    m_words->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_words->setObjectName(QStringLiteral("messages.details"));
    m_words->setAccessibleName(tr("Details of the message"));
    auto *splitter = new QSplitter;
    splitter->setObjectName(QStringLiteral("messages.splitter"));
    splitter->addWidget(m_table);
    auto *side = new QWidget;
    auto *sideColumn = new QVBoxLayout(side);
    sideColumn->setContentsMargins(0, 0, 0, 0);
    sideColumn->setSpacing(0);
    sideColumn->addWidget(m_words);
    sideColumn->addWidget(m_results, 1);
    splitter->addWidget(side);
    connect(m_results, &ResultList::showWanted, this, &MessagesPane::showWanted);
    splitter->setHandleWidth(1);
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({800, 376});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    for (QToolButton *button : {m_show, m_retry, m_markRead, clear})
        m_tools->layout()->addWidget(button);
    connect(m_show, &QToolButton::clicked, this,
            [this] { emit showWanted(m_model.at(m_table->currentIndex().row()).place); });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (!m_model.at(index.row()).place.kind.isEmpty())
            emit showWanted(m_model.at(index.row()).place);
    });
    connect(m_retry, &QToolButton::clicked, this, [this] {
        // A copy: repeating may put a new message in front.
        const auto retry = m_model.at(m_table->currentIndex().row()).retry;
        if (retry)
            retry();
    });
    connect(clear, &QToolButton::clicked, &model, &MessageModel::clear);
    connect(m_markRead, &QToolButton::clicked, &model, qOverload<>(&MessageModel::markRead));
    connect(&model, &MessageModel::unreadChanged, this, [this] { m_markRead->setEnabled(m_model.unread() > 0); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                if (current.isValid())
                    m_model.markRead(current.row());
                updateDetail();
            });
    m_markRead->setEnabled(model.unread() > 0);
    connect(&model, &MessageModel::dataChanged, this, &MessagesPane::updateDetail);
    connect(&model, &MessageModel::rowsRemoved, this, &MessagesPane::updateDetail);
    updateDetail();
}

void MessagesPane::showNothing()
{
    m_words->setText(QString());
    m_results->clear();
}

void MessagesPane::updateDetail()
{
    const int row = m_table->currentIndex().row();
    const bool any = row >= 0 && row < m_model.rowCount();
    m_show->setEnabled(any && !m_model.at(row).place.kind.isEmpty());
    m_retry->setEnabled(any && m_model.at(row).retry);
    if (!any)
        return showNothing();
    const Message &message = m_model.at(row);
    m_results->setMessage(message);
    QStringList lines{message.text};
    if (message.error) {
        const ErrorText text = errorText(*message.error);
        for (const QString &line : {text.title, text.reason, text.advice, errorCodeLine(*message.error)}) {
            if (!line.isEmpty())
                lines += line;
        }
        if (!message.error->requestId.isEmpty())
            lines += tr("Request id %1").arg(message.error->requestId);
    }
    lines += message.details;
    lines.removeDuplicates();
    m_words->setText(lines.join(QLatin1Char('\n')));
}

} // namespace trowel
