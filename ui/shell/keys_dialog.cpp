// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/keys_dialog.h"

#include "ui/look/cell.h"
#include "ui/look/table_setup.h"
#include "ui/look/widgets.h"
#include "ui/pages/state_pane.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QTableWidget>
#include <QVBoxLayout>

namespace trowel {

namespace {

QString shown(const QKeySequence &keys)
{
    return keys.toString(QKeySequence::NativeText);
}

QTableWidgetItem *item(const Cell &cell)
{
    auto *made = new QTableWidgetItem(cell.text);
    made->setData(CellRole, QVariant::fromValue(cell));
    made->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    return made;
}

} // namespace

KeySection keySection(const QString &title, const CommandList &commands)
{
    KeySection section{title, {}};
    for (const Command &command : commands) {
        if (!command.shortcut.isEmpty())
            section.keys += {command.text, shown(command.shortcut)};
    }
    return section;
}

QList<KeySection> fixedKeys()
{
    const auto key = [](const QString &text, const QKeySequence &keys) { return KeySection::Key{text, shown(keys)}; };
    return {{KeysDialog::tr("In a list"),
             {key(KeysDialog::tr("Open the folder or the details"), Qt::Key_Return),
              key(KeysDialog::tr("Show or hide details"), Qt::Key_Space),
              key(KeysDialog::tr("One level up"), Qt::Key_Backspace),
              key(KeysDialog::tr("Select all"), QKeySequence::SelectAll),
              key(KeysDialog::tr("Copy name"), QKeySequence::Copy),
              key(KeysDialog::tr("Copy id or path"), Qt::CTRL | Qt::SHIFT | Qt::Key_C),
              key(KeysDialog::tr("One level up, from anywhere in the page"), Qt::ALT | Qt::Key_Up),
              key(KeysDialog::tr("Menu of the selection"), Qt::Key_Menu),
              key(KeysDialog::tr("From the filter to the rows"), Qt::Key_Down),
              key(KeysDialog::tr("Empty the filter, then leave it"), Qt::Key_Escape)}},
            {KeysDialog::tr("Audit log"),
             {key(KeysDialog::tr("Verify"), Qt::CTRL | Qt::SHIFT | Qt::Key_V),
              key(KeysDialog::tr("Export CSV…"), Qt::CTRL | Qt::Key_E),
              key(KeysDialog::tr("Export JSON lines…"), Qt::CTRL | Qt::SHIFT | Qt::Key_E),
              key(KeysDialog::tr("Copy entry"), QKeySequence::Copy)}},
            {KeysDialog::tr("In the navigator"),
             {key(KeysDialog::tr("Open"), Qt::Key_Return), key(KeysDialog::tr("Read again"), Qt::Key_F5),
              key(KeysDialog::tr("Expand"), Qt::Key_Right), key(KeysDialog::tr("Collapse"), Qt::Key_Left)}},
            {KeysDialog::tr("In dialogs and texts"),
             {key(KeysDialog::tr("Do what the filled button says"), Qt::Key_Return),
              key(KeysDialog::tr("Cancel"), Qt::Key_Escape), key(KeysDialog::tr("Find in JSON"), QKeySequence::Find)}}};
}

KeysDialog::KeysDialog(const QList<KeySection> &sections, QWidget *parent)
    : QDialog(parent)
    , m_search(new QLineEdit)
    , m_table(new QTableWidget)
    , m_nothing(new StatePane)
    , m_sections(sections)
{
    setObjectName(QStringLiteral("keysDialog"));
    setWindowTitle(tr("Keyboard"));
    setAttribute(Qt::WA_DeleteOnClose);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_search->setObjectName(QStringLiteral("keys.search"));
    m_search->setAccessibleName(tr("Search the keys"));
    m_search->setPlaceholderText(tr("Search by what it does or by its key"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(QStringLiteral("search"), IconTint::Text2), QLineEdit::LeadingPosition);
    m_table->setObjectName(QStringLiteral("keys.table"));
    m_table->setAccessibleName(tr("Keys"));
    m_table->setColumnCount(3);
    m_table->setHorizontalHeaderLabels({tr("Where"), tr("What"), tr("Key")});
    setupTable(m_table);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    const int chars = fontMetrics().averageCharWidth();
    m_table->setColumnWidth(0, chars * 28);
    m_table->setColumnWidth(2, chars * 24);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(space::l, space::l, space::l, space::m);
    top->addWidget(m_search);
    auto *close = button(QStringLiteral("keys.close"), tr("Close"));
    close->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(space::xl, space::m, space::xl, space::m);
    buttons->addStretch();
    buttons->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_table, 1);
    column->addWidget(m_nothing, 1);
    column->addWidget(new HairLine);
    column->addLayout(buttons);
    resize(chars * 110, Measures(fontMetrics()).row * 20);
    PaneWords words;
    words.icon = QStringLiteral("search");
    words.title = tr("No key does that");
    m_nothing->say(words);
    connect(m_search, &QLineEdit::textChanged, this, &KeysDialog::filter);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    filter({});
    m_search->setFocus();
}

void KeysDialog::filter(const QString &text)
{
    const QStringList wanted = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    m_table->setRowCount(0);
    for (const KeySection &section : std::as_const(m_sections)) {
        for (const KeySection::Key &key : section.keys) {
            const QString all = section.title + QLatin1Char('\n') + key.text + QLatin1Char('\n') + key.keys;
            const bool fits = std::all_of(wanted.cbegin(), wanted.cend(),
                                          [&](const QString &word) { return all.contains(word, Qt::CaseInsensitive); });
            if (!fits)
                continue;
            const int row = m_table->rowCount();
            m_table->insertRow(row);
            Cell where{section.title};
            where.dim = true;
            Cell keys{key.keys};
            keys.bold = true;
            m_table->setItem(row, 0, item(where));
            m_table->setItem(row, 1, item(Cell{key.text}));
            m_table->setItem(row, 2, item(keys));
        }
    }
    m_table->setVisible(m_table->rowCount() > 0);
    m_nothing->setVisible(m_table->rowCount() == 0);
}

} // namespace trowel
