// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCoreApplication;

namespace trowel {

/// Installs the plurals of English, and over them the language of the person where there is one. The translators belong
/// to `app`.
void installTranslations(QCoreApplication &app);

} // namespace trowel
