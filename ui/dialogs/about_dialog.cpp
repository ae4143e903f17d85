// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/about_dialog.h"

#include "ui/look/widgets.h"
#include "ui/pages/icon_label.h"

#include <QFile>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QTabWidget>

namespace trowel {

namespace {

constexpr int kMark = 32;

QString textOf(const LicencedPart &part)
{
    QFile file(QStringLiteral(":/licences/") + part.file);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

QList<LicencedPart> licencedParts()
{
    return {{QStringLiteral("Trowel"), QStringLiteral("GPL-3.0-or-later"), AboutDialog::tr("this program"),
             QStringLiteral("LICENSE")},
            {QStringLiteral("Qt"), QStringLiteral("LGPL-3.0"), AboutDialog::tr("windows, network, database access"),
             QStringLiteral("qt.txt")},
            {QStringLiteral("QScintilla"), QStringLiteral("GPL-3.0"), AboutDialog::tr("source code with colours"),
             QStringLiteral("qscintilla.txt")},
            {QStringLiteral("QtKeychain"), QStringLiteral("BSD-2-Clause"), AboutDialog::tr("the keychain"),
             QStringLiteral("qtkeychain.txt")},
            {QStringLiteral("SQLite"), AboutDialog::tr("public domain"), AboutDialog::tr("the audit log"),
             QStringLiteral("sqlite.txt")},
            {QStringLiteral("tl::expected"), QStringLiteral("CC0-1.0"), AboutDialog::tr("results and errors"),
             QStringLiteral("tl-expected.txt")},
            {QStringLiteral("zlib"), QStringLiteral("Zlib"), AboutDialog::tr("compressed answers"),
             QStringLiteral("zlib.txt")}};
}

AboutDialog::AboutDialog(const QStringList &versions, std::function<QString()> diagnostics, QWidget *parent)
    : QDialog(parent), m_parts(new QListWidget), m_text(new QPlainTextEdit)
{
    setObjectName(QStringLiteral("aboutDialog"));
    setWindowTitle(tr("About Trowel"));
    setAttribute(Qt::WA_DeleteOnClose);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *mark = new IconLabel(QStringLiteral("trowel"), IconTint::Accent, kMark);
    auto *titles = new QVBoxLayout;
    titles->setSpacing(2);
    titles->addWidget(label(QStringLiteral("Trowel " TROWEL_VERSION), TextTint::Text, TextSize::Page));
    titles->addWidget(label(tr("A workspace administrator for Databricks"), TextTint::Text2));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(space::xl, space::xl, space::xl, space::m);
    head->setSpacing(space::m);
    head->addWidget(mark, 0, Qt::AlignTop);
    head->addLayout(titles, 1);
    auto *tabs = new QTabWidget;
    tabs->setObjectName(QStringLiteral("about.tabs"));
    tabs->setAccessibleName(tr("About Trowel"));
    tabs->tabBar()->setObjectName(QStringLiteral("about.tabBar"));
    tabs->tabBar()->setAccessibleName(tr("About Trowel"));
    tabs->setDocumentMode(true);
    setTabLook(tabs->tabBar(), TabLook::Drawer);
    tabs->addTab(makeVersions(versions), tr("Versions"));
    tabs->addTab(makeLicences(), tr("Licences"));
    auto *copy = button(QStringLiteral("about.copyDiagnostics"), tr("Copy diagnostics"), ButtonKind::Normal,
                        QStringLiteral("copy"));
    copy->setToolTip(tr("Versions, platform, settings and errors by kind; no token, name or address."));
    auto *close = button(QStringLiteral("about.close"), tr("Close"));
    close->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(space::xl, space::m, space::xl, space::m);
    buttons->addWidget(copy);
    buttons->addStretch();
    buttons->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(tabs, 1);
    column->addWidget(new HairLine);
    column->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * 120, Measures(fontMetrics()).control * 16);
    connect(copy, &QPushButton::clicked, this,
            [this, diagnostics = std::move(diagnostics)] { emit copyWanted(diagnostics(), tr("Diagnostics copied")); });
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
}

QWidget *AboutDialog::makeVersions(const QStringList &versions) const
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(space::xl, space::l, space::xl, space::m);
    column->setSpacing(space::s);
    auto *lines = label(versions.join(QLatin1Char('\n')));
    lines->setObjectName(QStringLiteral("about.versions"));
    lines->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(lines);
    column->addSpacing(space::m);
    column->addWidget(wrappedLabel(tr("Free software: you may use, study, share and change it under the GNU General "
                                      "Public License, version 3 or later. It comes without any warranty."),
                                   TextTint::Text));
    column->addWidget(wrappedLabel(tr("Databricks is a trademark of Databricks, Inc.; this project is not affiliated "
                                      "with it."),
                                   TextTint::Text2, TextSize::Caption));
    column->addStretch();
    return page;
}

QWidget *AboutDialog::makeLicences()
{
    auto *page = new QWidget;
    auto *across = new QHBoxLayout(page);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(0);
    m_parts->setObjectName(QStringLiteral("about.parts"));
    m_parts->setAccessibleName(tr("What is inside"));
    m_parts->setFrameShape(QFrame::NoFrame);
    for (const LicencedPart &part : licencedParts()) {
        auto *item = new QListWidgetItem(tr("%1 (%2)").arg(part.name, part.licence));
        item->setToolTip(part.what);
        item->setSizeHint({0, Measures(fontMetrics()).treeRow});
        m_parts->addItem(item);
    }
    m_parts->setFixedWidth(fontMetrics().averageCharWidth() * 34);
    m_text->setObjectName(QStringLiteral("about.licence"));
    m_text->setAccessibleName(tr("Text of the licence"));
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setFont(monoFont());
    across->addWidget(m_parts);
    across->addWidget(new HairLine(Qt::Vertical));
    across->addWidget(m_text, 1);
    connect(m_parts, &QListWidget::currentRowChanged, this, &AboutDialog::showLicence);
    m_parts->setCurrentRow(0);
    return page;
}

void AboutDialog::showLicence(int row)
{
    const QList<LicencedPart> parts = licencedParts();
    if (row >= 0 && row < parts.size())
        m_text->setPlainText(textOf(parts.at(row)));
}

} // namespace trowel
