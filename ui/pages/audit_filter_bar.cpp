// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/audit_filter_bar.h"

#include "ui/look/widgets.h"
#include "ui/model/format.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QSignalBlocker>

namespace trowel {

namespace {

constexpr int kWeek = 7, kMonth = 30;

QComboBox *choice(const QString &name, const QString &label)
{
    auto *box = new QComboBox;
    box->setObjectName(name);
    box->setAccessibleName(label);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return box;
}

QDateEdit *dateField(const QString &name, const QString &label, const QDate &date)
{
    auto *edit = new QDateEdit(date);
    edit->setObjectName(name);
    edit->setAccessibleName(label);
    edit->setCalendarPopup(true);
    edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    return edit;
}

void fill(QComboBox *box, const QString &all, const QStringList &values)
{
    const QSignalBlocker quiet(box);
    const QString chosen = box->currentData().toString();
    box->clear();
    box->addItem(all, QString());
    for (const QString &value : values)
        box->addItem(value, value);
    if (!chosen.isEmpty() && box->findData(chosen) < 0)
        box->addItem(chosen, chosen);
    box->setCurrentIndex(std::max(0, box->findData(chosen)));
}

QDate today()
{
    return shownTime(QDateTime::currentDateTimeUtc()).date();
}

QDateTime startOf(const QDate &day)
{
    return day.startOfDay(timeZoneShown() == TimeZoneShown::Utc ? Qt::UTC : Qt::LocalTime);
}

} // namespace

AuditFilterBar::AuditFilterBar(QWidget *parent)
    : QWidget(parent)
    , m_workspace(choice(QStringLiteral("audit.workspace"), tr("Workspace")))
    , m_family(choice(QStringLiteral("audit.family"), tr("Family")))
    , m_time(choice(QStringLiteral("audit.time"), tr("Time")))
    , m_from(dateField(QStringLiteral("audit.from"), tr("First day"), today().addDays(-1)))
    , m_until(label(tr("to"), TextTint::Text2))
    , m_to(dateField(QStringLiteral("audit.to"), tr("Last day"), today()))
    , m_changes(new QCheckBox(tr("Changes only")))
    , m_failed(new QCheckBox(tr("Failed only")))
{
    m_changes->setObjectName(QStringLiteral("audit.changesOnly"));
    m_failed->setObjectName(QStringLiteral("audit.failedOnly"));
    m_changes->setAccessibleName(m_changes->text());
    m_failed->setAccessibleName(m_failed->text());
    setChoices({});
    m_time->addItem(tr("Any time"), int(Time::Any));
    m_time->addItem(tr("Today"), int(Time::Today));
    m_time->addItem(tr("Last 7 days"), int(Time::Week));
    m_time->addItem(tr("Last 30 days"), int(Time::Month));
    m_time->addItem(tr("From … to …"), int(Time::Between));
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(space::l, 0, space::m, space::s);
    line->setSpacing(space::s);
    for (QWidget *part : std::initializer_list<QWidget *>{m_workspace, m_family, m_time, m_from, m_until, m_to})
        line->addWidget(part);
    line->addSpacing(space::s);
    line->addWidget(m_changes);
    line->addSpacing(space::s);
    line->addWidget(m_failed);
    line->addStretch(1);
    updateTime();
    for (QComboBox *box : {m_workspace, m_family, m_time})
        connect(box, &QComboBox::currentIndexChanged, this, [this] {
            updateTime();
            emit changed();
        });
    for (QDateEdit *edit : {m_from, m_to})
        connect(edit, &QDateEdit::dateChanged, this, &AuditFilterBar::changed);
    for (QCheckBox *box : {m_changes, m_failed})
        connect(box, &QCheckBox::toggled, this, &AuditFilterBar::changed);
}

void AuditFilterBar::setChoices(const AuditChoices &choices)
{
    fill(m_workspace, tr("All workspaces"), choices.workspaces);
    fill(m_family, tr("All families"), choices.families);
}

void AuditFilterBar::updateTime()
{
    const bool between = Time(m_time->currentData().toInt()) == Time::Between;
    for (QWidget *part : std::initializer_list<QWidget *>{m_from, m_until, m_to})
        part->setVisible(between);
}

AuditFilter AuditFilterBar::filter() const
{
    AuditFilter filter;
    filter.workspace = m_workspace->currentData().toString();
    filter.family = m_family->currentData().toString();
    filter.changesOnly = m_changes->isChecked();
    filter.failedOnly = m_failed->isChecked();
    switch (Time(m_time->currentData().toInt())) {
    case Time::Any:
        break;
    case Time::Today:
        filter.from = startOf(today());
        break;
    case Time::Week:
        filter.from = startOf(today().addDays(1 - kWeek));
        break;
    case Time::Month:
        filter.from = startOf(today().addDays(1 - kMonth));
        break;
    case Time::Between:
        filter.from = startOf(m_from->date());
        filter.to = startOf(m_to->date().addDays(1));
        break;
    }
    return filter;
}

void AuditFilterBar::clear()
{
    {
        const QSignalBlocker quiet(this);
        for (QComboBox *box : {m_workspace, m_family, m_time})
            box->setCurrentIndex(0);
        m_changes->setChecked(false);
        m_failed->setChecked(false);
    }
    emit changed();
}

} // namespace trowel
