// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <functional>

class QListWidget;
class QPlainTextEdit;

namespace trowel {

/// Something that is inside the program, with its licence.
struct LicencedPart
{
    QString name;
    QString licence; ///< "LGPL-3.0"
    QString what;    ///< what it is for
    QString file;    ///< of its text, among the resources
};
/// Everything inside, Trowel itself first.
QList<LicencedPart> licencedParts();

/// What this is: version, what it is made of, the licences of all of it, and the diagnostics to copy. Open it with
/// open(); it deletes itself when it is closed.
class AboutDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `versions`: lines to show. `diagnostics` makes the text of *Copy diagnostics*.
    AboutDialog(const QStringList &versions, std::function<QString()> diagnostics, QWidget *parent = nullptr);

signals:
    void copyWanted(const QString &text, const QString &what);

private:
    QWidget *makeVersions(const QStringList &versions) const;
    QWidget *makeLicences();
    void showLicence(int row);

    QListWidget *m_parts;
    QPlainTextEdit *m_text;
};

} // namespace trowel
