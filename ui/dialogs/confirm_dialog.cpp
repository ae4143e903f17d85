// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/confirm_dialog.h"

#include "ui/dialogs/confirm_objects.h"
#include "ui/dialogs/dialog_parts.h"
#include "ui/look/table_setup.h"
#include "ui/look/widgets.h"
#include "ui/shell/error_text.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace trowel {

namespace {

constexpr int kWidth = 600, kRowsAtOnce = 8;
constexpr int kInspectAtOnce = 3; // counting a tree is many calls already

} // namespace

ConfirmDialog::ConfirmDialog(Confirmation question, Profile profile, const QString &user, QWidget *parent)
    : QDialog(parent), m_question(std::move(question)), m_profile(std::move(profile))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(m_question.id);
    setWindowTitle(m_question.title);
    setAccessibleName(m_question.title);
    setAccessibleDescription(m_question.question);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    if (!m_profile.id.isNull()) // a question about the program is about no workspace
        layout->addWidget(environmentBand(m_profile, user));
    auto *words = new QVBoxLayout;
    words->setContentsMargins(space::xl, space::xl, space::xl, 0);
    words->setSpacing(space::s);
    auto *body = new QVBoxLayout;
    body->setContentsMargins(space::xl, 0, space::xl, space::l);
    body->setSpacing(space::s);
    auto *ask = wrappedLabel(m_question.question, TextTint::Text, TextSize::Drawer);
    ask->setObjectName(QStringLiteral("question"));
    words->addWidget(ask);
    if (!m_question.explanation.isEmpty())
        words->addWidget(wrappedLabel(m_question.explanation));
    layout->addLayout(words);
    if (!m_question.objects.isEmpty())
        layout->addWidget(makeObjects());
    m_progress = wrappedLabel({}, TextTint::Text2, TextSize::Caption);
    m_progress->setObjectName(QStringLiteral("inspectStatus"));
    m_progress->hide();
    body->addWidget(m_progress);
    m_anyway = new QCheckBox(tr("%1 although it could not be counted").arg(m_question.verb));
    m_anyway->setObjectName(QStringLiteral("anyway"));
    m_anyway->setAccessibleName(m_anyway->text());
    m_anyway->hide();
    connect(m_anyway, &QCheckBox::toggled, this, &ConfirmDialog::review);
    body->addWidget(m_anyway);
    addOption(body);
    addTypedName(body);
    layout->addLayout(body);
    layout->addWidget(new HairLine);
    layout->addWidget(makeButtons());
    resize(kWidth, sizeHint().height());
    if (m_question.inspect) {
        while (m_inspecting < kInspectAtOnce && m_nextToInspect < m_question.objects.size())
            inspectNext();
    }
    review();
    (m_name ? static_cast<QWidget *>(m_name) : m_cancel)->setFocus(Qt::TabFocusReason);
}

QWidget *ConfirmDialog::makeObjects()
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    // The cells bring a part of the margin themselves: the table's text stands in line with the text above it.
    column->setContentsMargins(space::xs, space::m, space::xs, space::m);
    column->setSpacing(space::xs);
    m_objects = new ConfirmObjects(m_question, this);
    m_table = new QTableView;
    m_table->setObjectName(QStringLiteral("objects"));
    m_table->setAccessibleName(m_question.objectHeading);
    m_table->setModel(m_objects);
    setupTable(m_table);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setSortingEnabled(false);
    m_table->setTabKeyNavigation(false);
    for (int i = 0; i < m_objects->columnCount(); ++i)
        m_table->horizontalHeader()->setSectionResizeMode(i, QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setMaximumSectionSize(kWidth / 2);
    m_table->horizontalHeader()->setStretchLastSection(true);
    const Measures measures(fontMetrics());
    const int rows = std::min(kRowsAtOnce, m_objects->rowCount());
    m_table->setFixedHeight(measures.header + rows * measures.row + 2);
    column->addWidget(m_table);
    if (m_objects->notShown() > 0) {
        auto *more = label(tr("and %n more", nullptr, m_objects->notShown()), TextTint::Text2);
        more->setObjectName(QStringLiteral("andMore"));
        more->setContentsMargins(space::l, 0, 0, 0);
        column->addWidget(more);
    }
    return box;
}

void ConfirmDialog::addOption(QVBoxLayout *body)
{
    if (m_question.option.isEmpty())
        return;
    auto *option = new QCheckBox(m_question.option);
    option->setObjectName(QStringLiteral("option"));
    option->setAccessibleName(m_question.option);
    connect(option, &QCheckBox::toggled, this, [this](bool on) {
        if (m_question.optionTicked)
            m_question.optionTicked(on);
    });
    body->addWidget(option);
}

void ConfirmDialog::addTypedName(QVBoxLayout *body)
{
    if (!m_question.destructive || m_profile.environment != Environment::Prod)
        return;
    auto *ask = wrappedLabel({}, TextTint::Text);
    ask->setTextFormat(Qt::RichText);
    ask->setText(tr("To go on, type the name of the workspace: %1")
                     .arg(QStringLiteral("<b>%1</b>").arg(m_profile.name.toHtmlEscaped())));
    body->addWidget(ask);
    m_name = new QLineEdit;
    m_name->setObjectName(QStringLiteral("workspaceName"));
    m_name->setAccessibleName(tr("Name of the workspace"));
    connect(m_name, &QLineEdit::textChanged, this, &ConfirmDialog::review);
    body->addWidget(m_name);
}

QWidget *ConfirmDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox;
    buttons->setContentsMargins(space::xl, space::m, space::xl, space::m);
    m_cancel = button(QStringLiteral("cancel"), m_question.dismiss.isEmpty() ? tr("Cancel") : m_question.dismiss);
    m_verb = button(QStringLiteral("confirm"), m_question.verb,
                    m_question.destructive ? ButtonKind::Danger : ButtonKind::Primary);
    buttons->addButton(m_cancel, QDialogButtonBox::RejectRole);
    buttons->addButton(m_verb, QDialogButtonBox::AcceptRole);
    m_verb->setAutoDefault(false);
    m_cancel->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    return buttons;
}

void ConfirmDialog::inspectNext()
{
    const int object = m_nextToInspect++;
    ++m_inspecting;
    m_objects->setGoesWith(object, tr("Counting…"));
    // The work may outlive the dialog for a moment: it must not reach a dialog that is gone.
    const QPointer<ConfirmDialog> self(this);
    m_question
        .inspect(object,
                 [self, object](const QString &text) {
                     if (self)
                         self->m_objects->setGoesWith(object, text);
                 })
        .onDone(this, [this, object](const Result<QString> &goes) {
            --m_inspecting;
            ++m_settled;
            if (goes) {
                m_objects->setGoesWith(object, *goes);
            } else {
                ++m_uncounted;
                m_objects->setGoesWith(object, tr("Not counted: %1").arg(errorText(goes.error()).title), true);
            }
            if (m_nextToInspect < m_question.objects.size())
                inspectNext();
            review();
        });
}

void ConfirmDialog::review()
{
    const int all = m_question.inspect ? int(m_question.objects.size()) : 0;
    const bool counting = m_settled < all;
    m_progress->setVisible(counting || m_uncounted > 0);
    if (counting)
        m_progress->setText(tr("Finding out what goes with it: %1 of %2").arg(m_settled).arg(all));
    else if (m_uncounted > 0)
        m_progress->setText(m_uncounted == 1 ? tr("1 object could not be counted.")
                                             : tr("%n objects could not be counted.", nullptr, m_uncounted));
    m_anyway->setVisible(!counting && m_uncounted > 0);
    QString why;
    if (counting)
        why = tr("It is still being found out what goes with it.");
    else if (m_uncounted > 0 && !m_anyway->isChecked())
        why = tr("Not everything could be counted; tick the box to go on.");
    else if (m_name && m_name->text() != m_profile.name)
        why = tr("Type the name of the workspace to go on.");
    m_verb->setEnabled(why.isEmpty());
    m_verb->setToolTip(why);
}

} // namespace trowel
