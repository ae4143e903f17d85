// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings_dialog.h"

#include "ui/dialogs/settings_fields.h"
#include "ui/look/widgets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QSpinBox>
#include <QStackedWidget>

namespace trowel {

using namespace settings_fields;

SettingsDialog::SettingsDialog(const Settings &now, const QStringList &languages, QWidget *parent)
    : QDialog(parent)
    , m_before(now)
    , m_categories(new QListWidget)
    , m_pages(new QStackedWidget)
    , m_save(button(QStringLiteral("settings.save"), tr("Save"), ButtonKind::Primary))
{
    setObjectName(QStringLiteral("settingsDialog"));
    setWindowTitle(tr("Settings"));
    setAttribute(Qt::WA_DeleteOnClose);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_categories->setObjectName(QStringLiteral("settings.categories"));
    m_categories->setAccessibleName(tr("Categories"));
    m_categories->setFrameShape(QFrame::NoFrame);
    m_categories->setFixedWidth(fontMetrics().averageCharWidth() * 26);
    makeGeneral();
    m_language->addItem(tr("Same as system"), QString());
    for (const QString &language : languages)
        m_language->addItem(QLocale(language).nativeLanguageName(), language);
    select(m_language, now.language);
    makeLists();
    makeNetwork();
    makeAudit();

    auto *cancel = button(QStringLiteral("settings.cancel"), tr("Cancel"));
    m_save->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(space::xl, space::m, space::xl, space::m);
    buttons->setSpacing(space::s);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    auto *across = new QHBoxLayout;
    across->setSpacing(0);
    across->addWidget(m_categories);
    across->addWidget(new HairLine(Qt::Vertical));
    across->addWidget(m_pages, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(across, 1);
    column->addWidget(new HairLine);
    column->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * 110, Measures(fontMetrics()).control * 14);

    connect(m_categories, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, [this] {
        emit chosen(settings(), proxyPassword());
        m_password->clear();
        accept();
    });
    m_categories->setCurrentRow(0);
    review();
}

void SettingsDialog::showCategory(int index)
{
    m_categories->setCurrentRow(index);
}

QFormLayout *SettingsDialog::addCategory(const QString &iconName, const QString &title)
{
    auto *category = new QListWidgetItem(icon(iconName), title);
    category->setSizeHint({0, Measures(fontMetrics()).treeRow});
    m_categories->addItem(category);
    auto *page = new QWidget;
    auto *form = new QFormLayout(page);
    form->setContentsMargins(space::xl, space::xl, space::xl, space::m);
    form->setHorizontalSpacing(space::m);
    form->setVerticalSpacing(space::m);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    m_pages->addWidget(page);
    return form;
}

void SettingsDialog::makeGeneral()
{
    QFormLayout *form = addCategory(QStringLiteral("settings"), tr("General"));
    m_theme = choice(QStringLiteral("settings.theme"), tr("Theme"));
    m_theme->addItem(tr("Same as system"), int(ThemeChoice::System));
    m_theme->addItem(tr("Light"), int(ThemeChoice::Light));
    m_theme->addItem(tr("Dark"), int(ThemeChoice::Dark));
    select(m_theme, int(m_before.theme));
    form->addRow(tr("Theme"), m_theme);
    m_font =
        number(QStringLiteral("settings.font"), tr("Text size"), Settings::kLeastFont, Settings::kMostFont, tr(" %"));
    m_font->setSingleStep(10);
    m_font->setValue(m_before.fontPercent);
    form->addRow(tr("Text size"), withHint(m_font, tr("of the system's")));
    m_language = choice(QStringLiteral("settings.language"), tr("Language"));
    m_restart = label(tr("Another language is spoken after a restart."), TextTint::Attention, TextSize::Caption);
    m_restart->setObjectName(QStringLiteral("settings.restart"));
    form->addRow(tr("Language"), m_language);
    form->addRow(QString(), m_restart);
    m_times = choice(QStringLiteral("settings.times"), tr("Times"));
    m_times->addItem(tr("Local time"), int(TimeZoneShown::Local));
    m_times->addItem(tr("UTC"), int(TimeZoneShown::Utc));
    select(m_times, int(m_before.times));
    form->addRow(tr("Times"), m_times);
    m_confirm = choice(QStringLiteral("settings.confirm"), tr("Ask before"));
    m_confirm->addItem(tr("Anything that cannot be undone at once"), true);
    m_confirm->addItem(tr("Only what destroys something"), false);
    select(m_confirm, m_before.confirmAlways);
    form->addRow(tr("Ask before"), m_confirm);
    form->addRow(QString(), hint(tr("In production you always type the name of the workspace.")));
    m_notify = check(QStringLiteral("settings.notify"), tr("Notify me when something ends in the background"));
    m_notify->setChecked(m_before.notify);
    form->addRow(QString(), m_notify);
    connect(m_language, &QComboBox::currentIndexChanged, this, &SettingsDialog::review);
}

void SettingsDialog::makeLists()
{
    QFormLayout *form = addCategory(QStringLiteral("refresh"), tr("Lists"));
    m_refreshes = check(QStringLiteral("settings.refreshes"), tr("Read the list in front again by itself"));
    m_refreshes->setChecked(m_before.pace.refreshes);
    form->addRow(QString(), m_refreshes);
    m_refreshFactor = choice(QStringLiteral("settings.refreshFactor"), tr("How often"));
    m_refreshFactor->addItem(tr("Twice as often"), 50);
    m_refreshFactor->addItem(tr("As each list suggests (30 to 60 s)"), 100);
    m_refreshFactor->addItem(tr("Half as often"), 200);
    m_refreshFactor->addItem(tr("A fifth as often"), 500);
    m_refreshFactor->addItem(tr("A tenth as often"), 1000);
    selectOrAdd(m_refreshFactor, m_before.pace.refreshPercent,
                tr("%1 % of the time").arg(m_before.pace.refreshPercent));
    form->addRow(tr("How often"), m_refreshFactor);
    m_watch = number(QStringLiteral("settings.watch"), tr("Watch every"), 1, 60, tr(" s"));
    m_watch->setValue(m_before.pace.watchSeconds);
    form->addRow(tr("Watch every"), withHint(m_watch, tr("while something starts, stops or runs")));
    form->addRow(
        QString(),
        hint(tr("F5 always reads at once. A host is asked 30 times a second at the most, whatever is chosen.")));
    connect(m_refreshes, &QCheckBox::toggled, this, &SettingsDialog::review);
}

void SettingsDialog::makeNetwork()
{
    QFormLayout *form = addCategory(QStringLiteral("connect"), tr("Network"));
    m_proxy = choice(QStringLiteral("settings.proxy"), tr("Proxy"));
    m_proxy->addItem(tr("Same as system"), int(ProxyChoice::Kind::System));
    m_proxy->addItem(tr("None"), int(ProxyChoice::Kind::None));
    m_proxy->addItem(tr("Manual"), int(ProxyChoice::Kind::Manual));
    select(m_proxy, int(m_before.proxy.kind));
    form->addRow(tr("Proxy"), m_proxy);
    m_host = line(QStringLiteral("settings.proxyHost"), tr("Proxy host"));
    m_host->setText(m_before.proxy.host);
    m_host->setPlaceholderText(QStringLiteral("proxy.example.com"));
    form->addRow(tr("Host"), m_host);
    m_hostProblem = wrappedLabel({}, TextTint::Failed, TextSize::Caption);
    m_hostProblem->setObjectName(QStringLiteral("settings.proxyHostProblem"));
    form->addRow(QString(), m_hostProblem);
    m_port = number(QStringLiteral("settings.proxyPort"), tr("Proxy port"), 1, 65535, QString());
    m_port->setValue(m_before.proxy.port > 0 ? m_before.proxy.port : 8080);
    form->addRow(tr("Port"), m_port);
    m_user = line(QStringLiteral("settings.proxyUser"), tr("Proxy user"));
    m_user->setText(m_before.proxy.user);
    m_user->setPlaceholderText(tr("Empty for none"));
    form->addRow(tr("User"), m_user);
    m_password = line(QStringLiteral("settings.proxyPassword"), tr("Proxy password"));
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setPlaceholderText(m_before.proxy.user.isEmpty() ? QString()
                                                                 : tr("Leave empty to keep the stored one"));
    form->addRow(tr("Password"), m_password);
    form->addRow(QString(), hint(tr("The password is kept in the keychain, never in a file. This computer itself is "
                                    "always reached directly.")));
    connect(m_proxy, &QComboBox::currentIndexChanged, this, &SettingsDialog::review);
    connect(m_host, &QLineEdit::textChanged, this, &SettingsDialog::review);
    connect(m_user, &QLineEdit::textChanged, this, &SettingsDialog::review);
}

void SettingsDialog::makeAudit()
{
    QFormLayout *form = addCategory(QStringLiteral("audit"), tr("Audit log"));
    m_audit = choice(QStringLiteral("settings.audit"), tr("Keep entries"));
    m_audit->addItem(tr("For ever"), 0);
    for (const int days : {30, 90, 180, 365, 730})
        m_audit->addItem(tr("%n days", nullptr, days), days);
    selectOrAdd(m_audit, m_before.auditDays, tr("%n days", nullptr, m_before.auditDays));
    form->addRow(tr("Keep entries"), m_audit);
    form->addRow(QString(), hint(tr("Older entries are removed for good when Trowel starts; before the first time it "
                                    "says how many go. What is left can still be verified.")));
}

void SettingsDialog::review()
{
    m_restart->setVisible(m_language->currentData().toString() != m_before.language);
    if (!m_host)
        return; // still being built
    m_refreshFactor->setEnabled(m_refreshes->isChecked());
    const bool manual = ProxyChoice::Kind(m_proxy->currentData().toInt()) == ProxyChoice::Kind::Manual;
    for (QWidget *field : std::initializer_list<QWidget *>{m_host, m_port, m_user})
        field->setEnabled(manual);
    m_password->setEnabled(manual && !m_user->text().trimmed().isEmpty());
    const bool wrong = manual && !isProxyHost(m_host->text().trimmed());
    const bool empty = m_host->text().trimmed().isEmpty();
    setFieldError(m_host, wrong && !empty);
    m_hostProblem->setText(tr("A name or an address alone: proxy.example.com or 10.0.0.7."));
    m_hostProblem->setVisible(wrong && !empty);
    m_save->setEnabled(!wrong);
    m_save->setToolTip(wrong ? tr("The host of the proxy is missing or wrong.") : QString());
}

Settings SettingsDialog::settings() const
{
    Settings s = m_before;
    s.theme = ThemeChoice(m_theme->currentData().toInt());
    s.fontPercent = m_font->value();
    s.language = m_language->currentData().toString();
    s.times = TimeZoneShown(m_times->currentData().toInt());
    s.confirmAlways = m_confirm->currentData().toBool();
    s.notify = m_notify->isChecked();
    s.pace.refreshes = m_refreshes->isChecked();
    s.pace.refreshPercent = m_refreshFactor->currentData().toInt();
    s.pace.watchSeconds = m_watch->value();
    s.proxy = {};
    s.proxy.kind = ProxyChoice::Kind(m_proxy->currentData().toInt());
    if (s.proxy.kind == ProxyChoice::Kind::Manual) {
        s.proxy.host = m_host->text().trimmed();
        s.proxy.port = quint16(m_port->value());
        s.proxy.user = m_user->text().trimmed();
    }
    s.auditDays = m_audit->currentData().toInt();
    return s.bounded();
}

std::optional<QByteArray> SettingsDialog::proxyPassword() const
{
    if (!m_password->isEnabled() || m_password->text().isEmpty())
        return std::nullopt;
    return m_password->text().toUtf8();
}

} // namespace trowel
