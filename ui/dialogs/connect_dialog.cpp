// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/connect_dialog.h"

#include "ui/dialogs/dialog_parts.h"
#include "ui/look/widgets.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPainter>

namespace trowel {

namespace {

QIcon dotOf(Environment environment, const Tokens &tokens)
{
    QPixmap picture(iconSize * 2, iconSize * 2);
    picture.setDevicePixelRatio(2);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.environment(environment));
    painter.drawEllipse(QRectF(3, 3, 10, 10));
    painter.end();
    return QIcon(picture);
}

// The first label of the host is what people call a workspace until they name it.
QString suggestedName(const QUrl &host)
{
    return host.host().section(QLatin1Char('.'), 0, 0);
}

} // namespace

ConnectDialog::ConnectDialog(Submit submit, QWidget *parent)
    : QDialog(parent), m_submit(std::move(submit)), m_isNew(true)
{
    m_profile.id = QUuid::createUuid();
    build();
}

ConnectDialog::ConnectDialog(const Profile &profile, Submit submit, QWidget *parent)
    : QDialog(parent), m_submit(std::move(submit)), m_profile(profile), m_isNew(false)
{
    build();
}

void ConnectDialog::build()
{
    setObjectName(QStringLiteral("connectDialog"));
    setWindowTitle(m_isNew ? tr("Connect a workspace") : tr("Edit %1").arg(m_profile.name));
    setAttribute(Qt::WA_DeleteOnClose);
    const auto field = [this](const QString &name, const QString &text) {
        auto *edit = new QLineEdit;
        edit->setObjectName(name);
        edit->setAccessibleName(text);
        connect(edit, &QLineEdit::textChanged, this, &ConnectDialog::review);
        return edit;
    };
    m_hostProblem = wrappedLabel(QString(), TextTint::Failed, TextSize::Caption);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_failure = new FailureBox;
    m_failure->setObjectName(QStringLiteral("connect.failure"));
    m_connect = button(QStringLiteral("connect.submit"), m_isNew ? tr("Connect") : tr("Save"), ButtonKind::Primary);
    m_environment = new QComboBox;
    m_token = nullptr;
    m_name = nullptr;
    m_host = field(QStringLiteral("connect.host"), tr("Workspace URL"));
    m_host->setPlaceholderText(QStringLiteral("https://dbc-1a2b3c4d-5e6f.cloud.databricks.com"));
    m_name = field(QStringLiteral("connect.name"), tr("Name"));
    m_token = field(QStringLiteral("connect.token"), tr("Personal access token"));
    m_token->setEchoMode(QLineEdit::Password);
    m_token->setPlaceholderText(m_isNew ? QString() : tr("Leave empty to keep the stored one"));
    m_environment->setObjectName(QStringLiteral("connect.environment"));
    m_environment->setAccessibleName(tr("Environment"));
    const Tokens &t = tokensFor(this);
    m_environment->addItem(dotOf(Environment::Dev, t), tr("Development"), int(Environment::Dev));
    m_environment->addItem(dotOf(Environment::Test, t), tr("Test"), int(Environment::Test));
    m_environment->addItem(dotOf(Environment::Prod, t), tr("Production: asks for the name before it deletes"),
                           int(Environment::Prod));
    if (!m_isNew) {
        m_host->setText(m_profile.host.toString());
        m_name->setText(m_profile.name);
        m_environment->setCurrentIndex(std::max(0, m_environment->findData(int(m_profile.environment))));
    }
    auto *form = new QFormLayout;
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setHorizontalSpacing(space::m);
    form->setVerticalSpacing(space::s);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Workspace URL"), m_host);
    form->addRow(QString(), m_hostProblem);
    form->addRow(tr("Name"), m_name);
    form->addRow(tr("Environment"), m_environment);
    form->addRow(tr("Access token"), m_token);
    form->addRow(QString(),
                 wrappedLabel(tr("The token goes into the keychain of this computer. Where there is none it is kept "
                                 "until Trowel ends; it is never written to a file."),
                              TextTint::Text2, TextSize::Caption));
    auto *cancel = button(QStringLiteral("connect.cancel"), tr("Cancel"));
    auto *row = new QHBoxLayout;
    row->setContentsMargins(space::xl, space::m, space::xl, space::m);
    row->setSpacing(space::s);
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(m_connect);
    m_connect->setDefault(true);
    auto *body = new QVBoxLayout;
    body->setContentsMargins(space::xl, space::xl, space::xl, space::m);
    body->setSpacing(space::m);
    body->addLayout(form);
    body->addWidget(m_failure);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(body, 1);
    layout->addWidget(new HairLine);
    layout->addLayout(row);
    setMinimumWidth(fontMetrics().averageCharWidth() * 76);
    connect(cancel, &QPushButton::clicked, this, &ConnectDialog::reject);
    connect(m_connect, &QPushButton::clicked, this, &ConnectDialog::submitNow);
    review();
    makeRoom();
}

// What is said below the fields wraps: the layout alone would squeeze the rest for it.
void ConnectDialog::makeRoom()
{
    layout()->activate();
    const int wide = std::max(width(), minimumWidth());
    resize(wide, std::max(isVisible() ? height() : 0, layout()->totalHeightForWidth(wide)));
}

void ConnectDialog::review()
{
    if (!m_token)
        return; // still being built
    QString workspaceId;
    const auto host = normaliseHost(m_host->text(), &workspaceId);
    const bool wrong = !host && !m_host->text().trimmed().isEmpty();
    setFieldError(m_host, wrong);
    m_hostProblem->setText(wrong ? host.error().message : QString());
    m_hostProblem->setVisible(wrong);
    m_name->setPlaceholderText(host ? suggestedName(*host) : QString());
    QString why;
    if (!host)
        why = tr("The address of the workspace is missing or wrong.");
    else if (m_token->text().trimmed().isEmpty() && (m_isNew || m_needsToken))
        why = tr("The access token is missing.");
    else if (m_token->text().trimmed().isEmpty() && *host != m_profile.host)
        why = tr("The stored token belongs to the old address. Enter one for the new address.");
    m_connect->setEnabled(why.isEmpty() && !m_work);
    m_connect->setToolTip(why);
    if (isVisible())
        makeRoom();
}

void ConnectDialog::submitNow()
{
    QString workspaceId;
    const auto host = normaliseHost(m_host->text(), &workspaceId);
    if (!host || m_work)
        return;
    Profile profile = m_profile;
    profile.host = *host;
    profile.name = m_name->text().trimmed().isEmpty() ? suggestedName(*host) : m_name->text().trimmed();
    profile.environment = Environment(m_environment->currentData().toInt());
    if (!workspaceId.isEmpty())
        profile.workspaceId = workspaceId;
    m_failure->clear();
    m_connect->setText(busyVerb());
    m_work = m_submit(profile, m_token->text().trimmed().toUtf8());
    review();
    m_work->onDone(this, [this](const Result<Nothing> &result) { finished(result); });
}

void ConnectDialog::finished(const Result<Nothing> &result)
{
    m_work.reset();
    if (result) {
        m_token->clear();
        return accept();
    }
    m_connect->setText(idleVerb());
    review();
    if (result.error().isCancelled())
        return;
    m_failure->setError(result.error(), QUrl(m_host->text()).host());
    makeRoom();
}

void ConnectDialog::needToken(const QString &why)
{
    m_needsToken = true;
    setWindowTitle(tr("Connect to %1").arg(m_profile.name));
    m_token->setPlaceholderText(QString());
    m_connect->setText(idleVerb());
    m_failure->setNotice(why);
    review();
    makeRoom();
    m_token->setFocus(Qt::OtherFocusReason);
}

QString ConnectDialog::idleVerb() const
{
    return m_isNew || m_needsToken ? tr("Connect") : tr("Save");
}

QString ConnectDialog::busyVerb() const
{
    return m_isNew || m_needsToken ? tr("Signing in…") : tr("Saving…");
}

void ConnectDialog::reject()
{
    if (m_work)
        m_work->cancel();
    QDialog::reject();
}

} // namespace trowel
