// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/welcome_page.h"

#include "ui/look/cell.h"
#include "ui/look/table_setup.h"
#include "ui/look/widgets.h"
#include "ui/model/format.h"
#include "ui/pages/icon_label.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QTableWidget>

namespace trowel {

namespace {

QTableWidgetItem *item(const QString &text, bool dim = false)
{
    auto *item = new QTableWidgetItem(text);
    Cell cell;
    cell.text = text;
    cell.dim = dim;
    item->setData(CellRole, QVariant::fromValue(cell));
    item->setFlags(Qt::ItemIsSelectable | Qt::ItemIsEnabled);
    return item;
}

} // namespace

WelcomePage::WelcomePage(QWidget *parent)
    : QWidget(parent)
    , m_saved(new QWidget)
    , m_count(label(QString(), TextTint::Text2))
    , m_warning(wrappedLabel(QString(), TextTint::Attention))
    , m_notice(wrappedLabel(QString()))
    , m_table(new QTableWidget(0, 3))
    , m_open(button(QStringLiteral("welcome.open"), tr("Connect")))
    , m_edit(button(QStringLiteral("welcome.edit"), tr("Edit…")))
    , m_forget(button(QStringLiteral("welcome.forget"), tr("Forget…")))
{
    setObjectName(QStringLiteral("welcomePage"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *demo = button(QStringLiteral("welcome.demo"), tr("Open demo"), ButtonKind::Primary);
    auto *connectButton = button(QStringLiteral("welcome.connect"), tr("Connect…"));
    setFocusProxy(demo); // what a newcomer wants first
    connect(demo, &QPushButton::clicked, this, &WelcomePage::demoWanted);
    connect(connectButton, &QPushButton::clicked, this, &WelcomePage::connectWanted);

    auto *words = new QVBoxLayout;
    words->setSpacing(space::xs);
    words->addWidget(label(tr("Welcome to Trowel"), TextTint::Text, TextSize::Welcome));
    words->addWidget(label(tr("Look after your Databricks workspaces from one window."), TextTint::Text2));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(space::l, 0, space::l, space::l);
    head->setSpacing(space::l);
    head->addWidget(new IconLabel(QStringLiteral("trowel"), IconTint::Accent, 36));
    head->addLayout(words);
    head->addStretch();

    m_table->setObjectName(QStringLiteral("welcome.profiles"));
    m_table->setAccessibleName(tr("Saved workspaces"));
    m_table->setHorizontalHeaderLabels({tr("Workspace"), tr("Host"), tr("Last used")});
    setupTable(m_table);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_table->setColumnWidth(0, fontMetrics().averageCharWidth() * 26);
    m_table->setColumnWidth(2, fontMetrics().averageCharWidth() * 22);
    auto *savedHead = new QHBoxLayout;
    savedHead->setContentsMargins(space::l, 0, space::l, 0);
    savedHead->addWidget(label(tr("Saved workspaces"), TextTint::Text, TextSize::Section));
    savedHead->addWidget(m_count);
    savedHead->addStretch();
    auto *savedButtons = new QHBoxLayout;
    savedButtons->setContentsMargins(space::l, 0, space::l, 0);
    savedButtons->addWidget(label(tr("Double-click a workspace to connect."), TextTint::Text2, TextSize::Caption));
    savedButtons->addStretch();
    for (QPushButton *saved : {m_forget, m_edit, m_open})
        savedButtons->addWidget(saved);
    auto *savedLayout = new QVBoxLayout(m_saved);
    savedLayout->setContentsMargins(0, space::xl, 0, 0);
    savedLayout->setSpacing(space::m);
    savedLayout->addLayout(savedHead);
    savedLayout->addWidget(m_table);
    savedLayout->addLayout(savedButtons);
    m_notice->setObjectName(QStringLiteral("welcome.notice"));
    m_notice->setContentsMargins(space::l, 0, space::l, 0);
    m_warning->setContentsMargins(space::l, 0, space::l, 0);

    auto *column = new QWidget;
    column->setFixedWidth(fontMetrics().averageCharWidth() * 112);
    auto *list = new QVBoxLayout(column);
    list->setContentsMargins(0, 0, 0, 0);
    list->setSpacing(space::s);
    list->addLayout(head);
    list->addWidget(makeRow(QStringLiteral("play"), tr("Open the demo workspace"),
                            tr("Runs on this computer with sample data. No account needed."), demo));
    list->addWidget(new HairLine);
    list->addWidget(makeRow(QStringLiteral("connect"), tr("Connect a workspace"),
                            tr("Sign in with the address of the workspace and a personal access token."),
                            connectButton));
    list->addWidget(m_notice);
    list->addWidget(m_warning);
    list->addWidget(m_saved);
    auto *layout = new QVBoxLayout(this);
    layout->addStretch(1);
    layout->addWidget(column, 0, Qt::AlignHCenter);
    layout->addStretch(3);

    connect(m_table, &QTableWidget::itemSelectionChanged, this, &WelcomePage::updateButtons);
    connect(m_table, &QTableWidget::activated, this, [this] { emit openWanted(current()); });
    connect(m_open, &QPushButton::clicked, this, [this] { emit openWanted(current()); });
    connect(m_edit, &QPushButton::clicked, this, [this] { emit editWanted(current()); });
    connect(m_forget, &QPushButton::clicked, this, [this] { emit forgetWanted(current()); });
    setProfiles({}, {});
    setNotice({}, false);
}

QWidget *WelcomePage::makeRow(const QString &iconName, const QString &title, const QString &text, QPushButton *button)
{
    auto *row = new QWidget;
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(label(title, TextTint::Text, TextSize::Strong));
    words->addWidget(label(text, TextTint::Text2));
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(space::l, space::s, space::l, space::s);
    layout->setSpacing(space::l);
    layout->addWidget(new IconLabel(iconName, IconTint::Text, iconSize));
    layout->addLayout(words);
    layout->addStretch();
    layout->addWidget(button);
    button->setMinimumWidth(fontMetrics().averageCharWidth() * 16);
    return row;
}

void WelcomePage::setProfiles(const QList<Profile> &profiles, const QString &warning)
{
    m_profiles = profiles;
    m_warning->setText(warning);
    m_warning->setVisible(!warning.isEmpty());
    m_saved->setVisible(!profiles.isEmpty());
    m_count->setText(QString::number(profiles.size()));
    m_table->setRowCount(int(profiles.size()));
    for (int row = 0; row < profiles.size(); ++row) {
        const Profile &profile = profiles.at(row);
        m_table->setItem(row, 0, item(profile.name));
        m_table->setItem(row, 1, item(profile.host.host()));
        m_table->setItem(row, 2, item(profile.lastUsed.isValid() ? formatTime(profile.lastUsed) : tr("Never"), true));
    }
    const Measures measures(fontMetrics());
    m_table->setFixedHeight(measures.header + 2 +
                            measures.row * int(qBound(qsizetype(1), profiles.size(), qsizetype(8))));
    if (!profiles.isEmpty())
        m_table->selectRow(0);
    updateButtons();
}

void WelcomePage::setNotice(const QString &text, bool failed)
{
    m_notice->setTint(failed ? TextTint::Failed : TextTint::Text2);
    m_notice->setText(text);
    m_notice->setVisible(!text.isEmpty());
}

QUuid WelcomePage::current() const
{
    const int row = m_table->currentRow();
    return row >= 0 && row < m_profiles.size() ? m_profiles.at(row).id : QUuid();
}

void WelcomePage::updateButtons()
{
    const int row = m_table->currentRow();
    const bool any = row >= 0 && row < m_profiles.size();
    for (QPushButton *saved : {m_open, m_edit, m_forget})
        saved->setEnabled(any);
    m_open->setText(any ? tr("Connect to %1").arg(m_profiles.at(row).name) : tr("Connect"));
}

} // namespace trowel
