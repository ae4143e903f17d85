// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QCoreApplication;

namespace trowel {

/// The languages that the program speaks, as their files are called: "en".
QStringList translatedLanguages();

/// Installs the plurals of English, and over them the language of the person where there is one: `language`, or the
/// system's when that is empty or not spoken. Numbers and dates follow a language that was chosen. Call it before there
/// are any words. The translators belong to `app`.
void installTranslations(QCoreApplication &app, const QString &language = {});

} // namespace trowel
