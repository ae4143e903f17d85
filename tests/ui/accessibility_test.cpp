// SPDX-License-Identifier: GPL-3.0-or-later
// Whoever works by keyboard and ear finds every control by name: in the window, on every page and in every dialog.
#include "core/audit/audit_log.h"
#include "tests/ui/support/window_fixture.h"
#include "ui/dialogs/confirm_dialog.h"
#include "ui/dialogs/connect_dialog.h"
#include "ui/dialogs/form_dialog.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QTabBar>
#include <QTextEdit>

using namespace trowel;
using namespace trowel::test;

namespace {

bool isInteractive(const QWidget &widget)
{
    // Parts that Qt makes inside a control speak through it.
    if (widget.objectName().startsWith(QLatin1String("qt_")) || qobject_cast<const QHeaderView *>(&widget) ||
        qobject_cast<const QAbstractSpinBox *>(widget.parentWidget()) ||
        qobject_cast<const QComboBox *>(widget.parentWidget()) ||
        qobject_cast<const QLineEdit *>(widget.parentWidget()) ||
        qobject_cast<const QTabBar *>(widget.parentWidget()) ||
        QLatin1String(widget.metaObject()->className()).startsWith(QLatin1String("QComboBox")) ||
        QLatin1String(widget.metaObject()->className()) == QLatin1String("QTableCornerButton"))
        return false;
    return qobject_cast<const QAbstractButton *>(&widget) || qobject_cast<const QLineEdit *>(&widget) ||
           qobject_cast<const QComboBox *>(&widget) || qobject_cast<const QAbstractSpinBox *>(&widget) ||
           qobject_cast<const QAbstractItemView *>(&widget) || qobject_cast<const QTextEdit *>(&widget) ||
           qobject_cast<const QTabBar *>(&widget);
}

int expectNames(const QWidget &root, const char *where)
{
    int controls = 0;
    const auto widgets = root.findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        if (!isInteractive(*widget))
            continue;
        ++controls;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
        const std::string who =
            std::string(where) + ": " + widget->metaObject()->className() + " \"" + widget->objectName().toStdString() +
            "\" in \"" + (widget->parentWidget() ? widget->parentWidget()->objectName().toStdString() : "") + '"';
        EXPECT_TRUE(named) << who << " has no accessible name";
        EXPECT_FALSE(widget->objectName().isEmpty()) << who << " has no object name";
    }
    return controls;
}

struct Accessibility : WindowFixture
{
};

} // namespace

TEST_F(Accessibility, OfTheWelcomePageAndTheEmptyWindow)
{
    EXPECT_GT(expectNames(*window, "welcome"), 5);
}

TEST_F(Accessibility, OfEveryKindsPageWithItsDetails)
{
    Session &session = openDemo();
    for (const auto &kind : kinds) {
        prompter->of(session).open(session.placeOf(*kind, kind->info().rootScope));
        QTableView *rows = list();
        ASSERT_TRUE(rows);
        rows->selectRow(0);
        QTest::keyClick(rows, Qt::Key_Return);
        EXPECT_GT(expectNames(*window, qPrintable(kind->info().id)), 15);
    }
}

TEST_F(Accessibility, OfEveryDialog)
{
    openDemo();
    const Profile profile = profileOn(*demo, QStringLiteral("prod"), Environment::Prod);
    FormSpec form;
    form.id = QStringLiteral("everyField");
    form.verb = QStringLiteral("Save");
    for (const auto type : {FormField::Type::Text, FormField::Type::Number, FormField::Type::Choice,
                            FormField::Type::Check, FormField::Type::Tags}) {
        FormField field;
        field.id = QStringLiteral("field%1").arg(int(type));
        field.label = QStringLiteral("Field %1").arg(int(type));
        field.type = type;
        field.choices = {{QStringLiteral("a"), QStringLiteral("A")}};
        if (type == FormField::Type::Tags)
            field.value = QStringList{QStringLiteral("team=bi")};
        form.fields += field;
    }
    QPointer<FormDialog> formDialog = new FormDialog(form, profile, window.get());
    EXPECT_GT(expectNames(*formDialog, "form"), 6);
    delete formDialog;

    Confirmation question;
    question.id = QStringLiteral("deleteAll");
    question.verb = QStringLiteral("Delete");
    question.objectHeading = QStringLiteral("SQL warehouse");
    question.objects = {Confirmation::Object{QStringLiteral("Finance BI")}};
    QPointer<ConfirmDialog> confirmDialog =
        new ConfirmDialog(question, profile, QStringLiteral("ada@example.com"), window.get());
    EXPECT_GT(expectNames(*confirmDialog, "confirmation"), 2);
    delete confirmDialog;
}

TEST_F(Accessibility, OfTheAuditLogAndTheProgramsDialogs)
{
    closeWindow();
    AuditLog log(disk.filePath(QStringLiteral("audit.sqlite")));
    auditLog = &log;
    openWindow();
    runCommand(window->windowCommands(), QStringLiteral("tools.audit"));
    EXPECT_GT(expectNames(*window, "audit log"), 15);
    const auto *states = window->findChild<QWidget *>(QStringLiteral("state"));
    ASSERT_TRUE(states);
    EXPECT_TRUE(states->isHidden()) << "a log has no states to choose";
    for (const char *command : {"tools.settings", "help.about", "help.keys"}) {
        runCommand(window->windowCommands(), QLatin1String(command));
        const QPointer<QDialog> dialog = window->findChild<QDialog *>();
        ASSERT_TRUE(dialog) << command;
        EXPECT_GT(expectNames(*dialog, command), 2);
        delete dialog.data();
    }
    closeWindow();
}
