// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/translations.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

namespace trowel {

void installTranslations(QCoreApplication &app)
{
    const QString folder = QStringLiteral(":/translations");
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
