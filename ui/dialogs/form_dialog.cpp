// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/form_dialog.h"

#include "ui/dialogs/dialog_parts.h"
#include "ui/dialogs/form_row.h"
#include "ui/dialogs/json_editor.h"
#include "ui/look/widgets.h"
#include "ui/pages/icon_label.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QScreen>
#include <QScrollArea>
#include <QSet>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>

namespace trowel {

namespace {

constexpr int kPlainWidth = 540, kFactsWidth = 880, kFactsPanel = 260, kMostHeight = 780;

} // namespace

FormDialog::FormDialog(FormSpec spec, Profile profile, QWidget *parent)
    : QDialog(parent)
    , m_spec(std::move(spec))
    , m_profile(std::move(profile))
    , m_progress(new LoadingBar)
    , m_failure(new FailureBox)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(m_spec.id);
    setWindowTitle(m_spec.title);
    setAccessibleName(m_spec.title);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    QWidget *head = makeHead();
    layout->addWidget(head);
    layout->addWidget(new HairLine);
    if (m_spec.json) {
        m_jsonBase = m_spec.json->base;
        layout->addWidget(makeSides());
        layout->addWidget(new HairLine);
    }
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(makeMiddle(), 1);
    if (m_spec.facts)
        middle->addWidget(makeFacts());
    layout->addLayout(middle, 1);
    layout->addWidget(m_progress);
    QWidget *foot = makeButtons();
    layout->addWidget(foot);

    m_before = values();
    if (m_spec.check) {
        for (const FieldProblem &problem : m_spec.check(m_before)) {
            // Nothing typed yet, or nothing changed yet, is no mistake yet.
            if (!problem.unchanged && !m_before.value(problem.field).toString().isEmpty())
                m_wrongFromTheStart += problem.field;
        }
    }
    review();
    const int width = m_spec.facts ? kFactsWidth : kPlainWidth;
    // The sentence that says what is wrong with a field finds room without a scroll bar.
    const int sentence = 2 * fontMetrics().lineSpacing();
    const int sides = m_sides ? m_sides->sizeHint().height() : 0;
    const int fields = m_fields->sizeHint().height() + sentence + sides;
    const int headHeight = std::max(head->layout()->totalHeightForWidth(width), head->sizeHint().height());
    head->setMinimumHeight(headHeight);
    resize(width, std::min({headHeight + fields + foot->sizeHint().height(), kMostHeight,
                            screen()->availableGeometry().height() - 2 * Measures(fontMetrics()).toolBar}));
    const auto first =
        std::find_if(m_rows.cbegin(), m_rows.cend(), [](const FormRow *row) { return row->editor()->isEnabled(); });
    if (first != m_rows.cend())
        (*first)->setFocus(Qt::TabFocusReason);
}

QWidget *FormDialog::makeHead()
{
    auto *head = new QWidget;
    auto *lines = new QVBoxLayout(head);
    lines->setContentsMargins(space::xl, space::m, space::xl, space::m);
    lines->setSpacing(space::s);
    lines->addWidget(workspaceMark(m_profile), 0, Qt::AlignLeft);
    if (!m_spec.help.isEmpty())
        lines->addWidget(wrappedLabel(m_spec.help, TextTint::Text2));
    return head;
}

QWidget *FormDialog::makeFields()
{
    m_fields = new QWidget;
    m_fields->setBackgroundRole(QPalette::Base);
    auto *grid = new QGridLayout(m_fields);
    grid->setContentsMargins(space::xl, space::m, space::xl, space::l);
    grid->setHorizontalSpacing(space::m);
    grid->setVerticalSpacing(space::s);
    grid->setColumnMinimumWidth(0, Measures(fontMetrics()).formLabel);
    grid->setColumnStretch(1, 1);
    QString section;
    for (const FormField &field : std::as_const(m_spec.fields)) {
        if (field.section != section && !field.section.isEmpty()) {
            auto *heading = label(field.section, TextTint::Text, TextSize::Section);
            heading->setContentsMargins(0, section.isEmpty() ? 0 : space::s, 0, 0);
            grid->addWidget(heading, grid->rowCount(), 0, 1, 2);
            m_headings.insert(field.section, heading);
        }
        section = field.section;
        addField(field, grid);
    }
    grid->setRowStretch(grid->rowCount(), 1);
    m_scroll = new QScrollArea;
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setBackgroundRole(QPalette::Base);
    m_scroll->setWidget(m_fields);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setAccessibleName(tr("Fields"));
    return m_scroll;
}

void FormDialog::addField(const FormField &field, QGridLayout *grid)
{
    auto *row = new FormRow(field);
    const int at = grid->rowCount();
    if (field.type != FormField::Type::Check) { // a check box says its own label
        auto *name = label(field.label);
        name->setBuddy(row->editor());
        name->setMinimumHeight(Measures(fontMetrics()).control);
        grid->addWidget(name, at, 0, Qt::AlignTop);
        row->setLabel(name);
    }
    grid->addWidget(row, at, 1);
    m_rows += row;
    connect(row, &FormRow::changed, this, &FormDialog::review);
}

QWidget *FormDialog::makeFacts()
{
    auto *side = new QWidget;
    auto *line = new QHBoxLayout(side);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0);
    line->addWidget(new HairLine(Qt::Vertical));
    auto *panel = new QWidget;
    panel->setAutoFillBackground(true);
    panel->setBackgroundRole(QPalette::Window);
    m_facts = new QVBoxLayout(panel);
    m_facts->setContentsMargins(space::xl, space::m, space::xl, space::l);
    if (!m_spec.factsTitle.isEmpty())
        m_facts->addWidget(label(m_spec.factsTitle, TextTint::Text, TextSize::Section));
    m_facts->addStretch(1);
    line->addWidget(panel, 1);
    side->setFixedWidth(kFactsPanel);
    return side;
}

QWidget *FormDialog::makeButtons()
{
    auto *foot = new QWidget;
    auto *column = new QVBoxLayout(foot);
    column->setContentsMargins(space::xl, space::m, space::xl, space::m);
    column->setSpacing(space::s);
    column->addWidget(m_failure);
    auto *line = new QHBoxLayout;
    m_status = label({}, TextTint::Text2);
    m_status->setObjectName(QStringLiteral("formStatus"));
    line->addWidget(m_status, 1);
    auto *buttons = new QDialogButtonBox;
    m_cancel = button(QStringLiteral("cancel"), tr("Cancel"));
    m_verb = button(QStringLiteral("submit"), m_spec.verb, ButtonKind::Primary);
    buttons->addButton(m_cancel, QDialogButtonBox::RejectRole);
    buttons->addButton(m_verb, QDialogButtonBox::AcceptRole);
    m_cancel->setAutoDefault(false);
    m_verb->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &FormDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &FormDialog::submit);
    line->addWidget(buttons);
    column->addLayout(line);
    return foot;
}

void FormDialog::review()
{
    askToDiscard(false);
    const FormValues now = values();
    m_problems = m_spec.check ? m_spec.check(now) : QList<FieldProblem>();
    for (const FormRow *row : std::as_const(m_rows)) {
        if (const QString mistake = row->mistake(); !mistake.isEmpty())
            m_problems.prepend({row->field().id, mistake});
    }
    if (onJson())
        reviewJson();
    QStringList open; // that nobody has come to yet
    QSet<QString> inUse;
    for (FormRow *row : std::as_const(m_rows)) {
        const FormField &field = row->field();
        row->setValueEnabled(!m_submit && (!field.enabled || field.enabled(now)));
        const auto problem = std::find_if(m_problems.cbegin(), m_problems.cend(),
                                          [&](const FieldProblem &p) { return p.field == field.id; });
        const bool say = row->isTouched() || m_tried || m_wrongFromTheStart.contains(field.id);
        row->setProblem(problem != m_problems.cend() && say && row->mistake().isEmpty() ? problem->text : QString());
        if (problem != m_problems.cend() && !say && row->mistake().isEmpty())
            open += field.id;
        const bool shown = !field.shown || field.shown(now);
        row->setShown(shown);
        if (shown)
            inUse.insert(field.section);
        if (field.note)
            row->setNote(field.note(now));
    }
    for (auto heading = m_headings.cbegin(); heading != m_headings.cend(); ++heading)
        heading.value()->setVisible(inUse.contains(heading.key()));
    if (m_spec.verbFor)
        m_verb->setText(m_spec.verbFor(now));
    makeRoom();
    showFacts(now);
    QStringList fields;
    for (const FieldProblem &problem : std::as_const(m_problems)) {
        if (!fields.contains(problem.field) && !open.contains(problem.field))
            fields += problem.field;
    }
    const auto counted = [](qsizetype count, const QString &one, const QString &many) {
        return count == 0 ? QString() : count == 1 ? one : many.arg(QLocale().toString(count));
    };
    m_verb->setEnabled(m_problems.isEmpty() && !m_submit);
    m_verb->setToolTip(m_problems.isEmpty() ? QString() : m_problems.first().text);
    m_status->setText(
        m_submit ? tr("Waiting for the workspace…")
        : fields.isEmpty()
            ? counted(open.size(), tr("1 field is still to be filled in"), tr("%1 fields are still to be filled in"))
            : counted(fields.size(), tr("1 field needs a correction"), tr("%1 fields need a correction")));
}

// Fields that appear later, and what is said below them, find room without a scroll bar where the screen has some.
void FormDialog::makeRoom()
{
    if (!isVisible() || onJson())
        return;
    const int wanted = m_fields->layout()->totalHeightForWidth(m_scroll->viewport()->width());
    const int missing = wanted - m_scroll->viewport()->height();
    if (missing > 0)
        resize(width(), std::max(height(), std::min(height() + missing, kMostHeight)));
}

void FormDialog::showFacts(const FormValues &values)
{
    if (!m_facts)
        return;
    delete m_factList;
    m_factList = new QWidget;
    m_factList->setObjectName(QStringLiteral("facts"));
    auto *grid = new QGridLayout(m_factList);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::l);
    grid->setVerticalSpacing(space::s);
    grid->setColumnStretch(1, 1);
    for (const FormFact &fact : m_spec.facts(values)) {
        const int row = grid->rowCount();
        if (fact.name.isEmpty()) {
            auto *sentence = new QWidget;
            auto *line = new QHBoxLayout(sentence);
            line->setContentsMargins(0, space::xs, 0, 0);
            line->setSpacing(space::s);
            if (fact.attention) {
                auto *mark = new IconLabel(QStringLiteral("warning"), IconTint::Attention);
                mark->setAccessibleName(tr("Attention"));
                line->addWidget(mark, 0, Qt::AlignTop);
            }
            line->addWidget(wrappedLabel(fact.value, fact.attention ? TextTint::Text : TextTint::Text2), 1);
            grid->addWidget(sentence, row, 0, 1, 2);
            continue;
        }
        grid->addWidget(label(fact.name, TextTint::Text2), row, 0, Qt::AlignTop);
        grid->addWidget(wrappedLabel(fact.value, fact.attention ? TextTint::Attention : TextTint::Text), row, 1);
    }
    m_facts->insertWidget(m_facts->count() - 1, m_factList);
}

void FormDialog::submit()
{
    if (m_submit)
        return;
    m_tried = true;
    review();
    if (!m_problems.isEmpty()) {
        if (onJson())
            return m_json->setFocus(Qt::OtherFocusReason);
        for (FormRow *row : std::as_const(m_rows)) {
            if (row->field().id != m_problems.first().field)
                continue;
            row->setFocus(Qt::OtherFocusReason);
            m_scroll->ensureWidgetVisible(row);
        }
        return;
    }
    m_failure->clear();
    m_submit = m_spec.submit(values());
    setBusy(true);
    m_submit->onDone(this, [this](const Result<Nothing> &result) { submitted(result); });
}

void FormDialog::submitted(const Result<Nothing> &result)
{
    m_submit.reset();
    if (result)
        return QDialog::accept();
    setBusy(false);
    if (result.error().isCancelled()) {
        m_failure->setNotice(tr("You stopped waiting. The change may already be on its way: look at the current state "
                                "before you try again."));
    } else {
        m_failure->setError(result.error(), m_profile.host.host());
    }
    m_verb->setFocus(Qt::OtherFocusReason);
}

void FormDialog::setBusy(bool busy)
{
    m_progress->setRunning(busy);
    if (m_json) {
        m_json->setEnabled(!busy);
        m_sides->setEnabled(!busy);
    }
    review();
    m_cancel->setText(busy ? tr("Stop waiting") : tr("Cancel"));
    if (busy)
        m_cancel->setFocus(Qt::OtherFocusReason);
}

void FormDialog::askToDiscard(bool ask)
{
    if (ask == m_asking)
        return;
    m_asking = ask;
    m_cancel->setText(ask ? tr("Discard") : tr("Cancel"));
    if (ask) {
        m_failure->setNotice(tr("Discard what you have typed? Press Esc again, or go on typing."));
        m_cancel->setFocus(Qt::OtherFocusReason);
    } else {
        m_failure->clear();
    }
}

void FormDialog::reject()
{
    if (m_submit) {
        m_submit->cancel();
        return;
    }
    if (!m_asking && values() != m_before)
        return askToDiscard(true);
    QDialog::reject();
}

void FormDialog::keyPressEvent(QKeyEvent *event)
{
    // The verb is disabled while something is wrong; Enter then says what.
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && !m_problems.isEmpty() && !m_cancel->hasFocus())
        return submit();
    QDialog::keyPressEvent(event);
}

} // namespace trowel
