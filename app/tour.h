// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QApplication;
class QString;

namespace trowel {

/// `trowel --tour FOLDER`: a picture of every page and dialog, light and dark. Works on a demo workspace, settings and
/// an audit log of its own, which are gone afterwards; nothing of the person's is read or written. Answers the exit
/// code of the program.
int runTour(QApplication &app, const QString &folder);

} // namespace trowel
