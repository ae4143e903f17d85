// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/translations.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>
#include <QTranslator>

namespace trowel {

namespace {
const QLatin1String folder(":/translations");
const QLatin1String kCataloguePrefix("trowel_");
} // namespace

QStringList translatedLanguages()
{
    QStringList languages;
    const QStringList files =
        QDir(folder).entryList({kCataloguePrefix + QLatin1String("*.qm")}, QDir::Files, QDir::Name);
    for (const QString &file : files)
        languages += file.mid(kCataloguePrefix.size()).chopped(3);
    return languages;
}

void installTranslations(QCoreApplication &app, const QString &language)
{
    // The country stays: it says how dates are written.
    if (translatedLanguages().contains(language))
        QLocale::setDefault(QLocale(QLocale(language).language(), QLocale::system().territory()));
    auto *english = new QTranslator(&app);
    if (english->load(QStringLiteral("trowel_en"), folder))
        app.installTranslator(english);
    if (QLocale().language() == QLocale::English)
        return;
    auto *own = new QTranslator(&app);
    if (own->load(QLocale(), QStringLiteral("trowel"), QStringLiteral("_"), folder))
        app.installTranslator(own);
}

} // namespace trowel
