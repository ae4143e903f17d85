// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/page_fixture.h"
#include "ui/dialogs/confirm_dialog.h"
#include "ui/dialogs/form_dialog.h"
#include "ui/look/style.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>

using namespace trowel;
using namespace trowel::test::pages;
using namespace trowel::test;

namespace {

struct FormDialogTest : testing::Test
{
    Promise<Nothing> answer;
    QList<FormValues> submitted;
    bool stopped = false;
    QPointer<FormDialog> dialog;

    FormSpec spec()
    {
        FormSpec form;
        form.id = QStringLiteral("createPool");
        form.title = QStringLiteral("Create pool");
        form.verb = QStringLiteral("Create");
        FormField name;
        name.id = QStringLiteral("name");
        name.label = QStringLiteral("Name");
        name.section = QStringLiteral("General");
        FormField size;
        size.id = QStringLiteral("size");
        size.label = QStringLiteral("Size");
        size.type = FormField::Type::Number;
        size.value = 5000;
        size.suffix = QStringLiteral(" min");
        FormField tags;
        tags.id = QStringLiteral("tags");
        tags.label = QStringLiteral("Tags");
        tags.type = FormField::Type::Tags;
        form.fields = {name, size, tags};
        form.check = [](const FormValues &values) {
            QList<FieldProblem> problems;
            if (values.value(QStringLiteral("name")).toString().isEmpty())
                problems += FieldProblem{QStringLiteral("name"), QStringLiteral("Enter a name.")};
            if (values.value(QStringLiteral("size")).toInt() > 1000)
                problems += FieldProblem{QStringLiteral("size"), QStringLiteral("Enter 1 to 1000.")};
            return problems;
        };
        form.factsTitle = QStringLiteral("What this will run");
        form.facts = [](const FormValues &values) {
            return QList<FormFact>{FormFact{QStringLiteral("Size"), values.value(QStringLiteral("size")).toString()}};
        };
        form.submit = [this](const FormValues &values) {
            submitted += values;
            answer = Promise<Nothing>([this] { stopped = true; });
            return answer.task();
        };
        return form;
    }
    void SetUp() override
    {
        dialog = new FormDialog(spec(), testProfile());
        dialog->open();
    }
    void TearDown() override { delete dialog; }
    QPushButton *verb() const { return child<QPushButton>(*dialog, "submit"); }
    void fill() const
    {
        QTest::keyClicks(child<QLineEdit>(*dialog, "name"), QStringLiteral("etl"));
        child<QSpinBox>(*dialog, "size")->setValue(10);
    }
};

struct ConfirmDialogTest : testing::Test
{
    QList<Promise<QString>> inspections;
    Confirmation question;

    ConfirmDialogTest()
    {
        question.id = QStringLiteral("deletePools");
        question.title = QStringLiteral("Delete pools");
        question.question = QStringLiteral("Delete 2 pools permanently?");
        question.verb = QStringLiteral("Delete 2 pools");
        question.objectHeading = QStringLiteral("Pool");
        question.goesHeading = QStringLiteral("What goes with it");
        question.objects = {Confirmation::Object{QStringLiteral("a")}, Confirmation::Object{QStringLiteral("b")}};
    }
    void inspect()
    {
        question.inspect = [this](int, std::function<void(const QString &)> progress) {
            progress(QStringLiteral("3 files so far"));
            inspections += Promise<QString>();
            return inspections.last().task();
        };
    }
};

} // namespace

TEST_F(FormDialogTest, ComplainsWhereTheValueIsWrongButNotBeforeAnythingWasTyped)
{
    EXPECT_EQ(shownText(*dialog, "nameProblem"), QStringLiteral("(none)"));
    EXPECT_EQ(shownText(*dialog, "sizeProblem"), QStringLiteral("Enter 1 to 1000."));
    EXPECT_TRUE(hasFieldError(child<QWidget>(*dialog, "size")));
    EXPECT_EQ(shownText(*dialog, "formStatus"), QStringLiteral("1 field needs a correction"));
    EXPECT_FALSE(verb()->isEnabled());
    EXPECT_EQ(verb()->toolTip(), QStringLiteral("Enter a name."));
    auto *name = child<QLineEdit>(*dialog, "name");
    QTest::keyClicks(name, QStringLiteral("x"));
    QTest::keyClick(name, Qt::Key_Backspace);
    EXPECT_EQ(shownText(*dialog, "nameProblem"), QStringLiteral("Enter a name."));
    fill();
    EXPECT_EQ(shownText(*dialog, "formStatus"), QString());
    EXPECT_TRUE(verb()->isEnabled());
}

TEST_F(FormDialogTest, EnterOnAnIncompleteFormSaysWhatIsMissing)
{
    QTest::keyClick(child<QLineEdit>(*dialog, "name"), Qt::Key_Return);
    EXPECT_EQ(shownText(*dialog, "nameProblem"), QStringLiteral("Enter a name."));
    EXPECT_TRUE(submitted.isEmpty());
}

TEST_F(FormDialogTest, ARefusalKeepsWhatWasTypedAndASuccessCloses)
{
    fill();
    QTest::keyClick(child<QLineEdit>(*dialog, "name"), Qt::Key_Return);
    ASSERT_EQ(submitted.size(), 1);
    EXPECT_EQ(submitted.first().value(QStringLiteral("size")).toInt(), 10);
    EXPECT_FALSE(verb()->isEnabled());
    Error error = Error::make(Error::Kind::BadRequest, QStringLiteral("Quota exceeded."));
    error.code = QStringLiteral("QUOTA_EXCEEDED");
    error.httpStatus = 400;
    error.requestId = QStringLiteral("r-1");
    answer.fail(error);
    QCoreApplication::sendPostedEvents();
    ASSERT_TRUE(dialog);
    EXPECT_EQ(shownText(*dialog, "serverMessage"), QStringLiteral("Quota exceeded."));
    EXPECT_EQ(shownText(*dialog, "requestId"), QStringLiteral("r-1"));
    EXPECT_EQ(child<QLineEdit>(*dialog, "name")->text(), QStringLiteral("etl"));
    EXPECT_TRUE(verb()->isEnabled());
    QTest::mouseClick(verb(), Qt::LeftButton);
    ASSERT_EQ(submitted.size(), 2);
    answer.settle(Nothing());
    EXPECT_TRUE(QTest::qWaitFor([this] { return dialog.isNull(); }, 3000));
}

TEST_F(FormDialogTest, EscAsksOnceWhenSomethingWasTyped)
{
    fill();
    QTest::keyClick(dialog, Qt::Key_Escape);
    ASSERT_TRUE(dialog);
    EXPECT_TRUE(dialog->isVisible());
    EXPECT_EQ(child<QPushButton>(*dialog, "cancel")->text(), QStringLiteral("Discard"));
    QTest::keyClicks(child<QLineEdit>(*dialog, "name"), QStringLiteral("2"));
    EXPECT_EQ(child<QPushButton>(*dialog, "cancel")->text(), QStringLiteral("Cancel"));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTest::keyClick(dialog, Qt::Key_Escape);
    EXPECT_TRUE(QTest::qWaitFor([this] { return dialog.isNull(); }, 3000));
}

TEST_F(FormDialogTest, EscWithoutAnythingTypedCloses)
{
    QTest::keyClick(dialog, Qt::Key_Escape);
    EXPECT_TRUE(QTest::qWaitFor([this] { return dialog.isNull(); }, 3000));
}

TEST_F(FormDialogTest, StopWaitingSaysThatTheChangeMayBeOnItsWay)
{
    fill();
    QTest::mouseClick(verb(), Qt::LeftButton);
    ASSERT_TRUE(dialog->isSubmitting());
    QTest::mouseClick(child<QPushButton>(*dialog, "cancel"), Qt::LeftButton);
    QCoreApplication::sendPostedEvents();
    EXPECT_TRUE(stopped);
    ASSERT_TRUE(dialog);
    EXPECT_TRUE(shownText(*dialog, "failureTitle").contains(QStringLiteral("already be on its way")));
    EXPECT_FALSE(dialog->isSubmitting());
}

TEST_F(FormDialogTest, TagsAreTypedWithTheKeyboardAlone)
{
    fill();
    auto *add = child<QWidget>(*dialog, "addTag");
    QTest::keyClick(add, Qt::Key_Space);
    QTest::keyClicks(child<QLineEdit>(*dialog, "tagKey0"), QStringLiteral("team"));
    QTest::keyClicks(child<QLineEdit>(*dialog, "tagValue0"), QStringLiteral("a=b"));
    QTest::keyClick(child<QLineEdit>(*dialog, "tagValue0"), Qt::Key_Return);
    ASSERT_NE(child<QLineEdit>(*dialog, "tagKey1"), nullptr);
    EXPECT_TRUE(submitted.isEmpty());
    EXPECT_EQ(dialog->values().value(QStringLiteral("tags")).toStringList(), QStringList{QStringLiteral("team=a=b")});
    QTest::keyClick(child<QWidget>(*dialog, "removeTag0"), Qt::Key_Space);
    EXPECT_EQ(dialog->values().value(QStringLiteral("tags")).toStringList(), QStringList());
}

TEST_F(ConfirmDialogTest, InProductionTheNameIsTyped)
{
    ConfirmDialog dialog(question, testProfile(Environment::Prod), QStringLiteral("ada@example.com"));
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    const QSignalSpy yes(&dialog, &QDialog::accepted);
    dialog.open();
    auto *verb = child<QPushButton>(dialog, "confirm");
    auto *name = child<QLineEdit>(dialog, "workspaceName");
    ASSERT_NE(name, nullptr);
    EXPECT_EQ(buttonKind(verb), ButtonKind::Danger);
    EXPECT_EQ(shownText(dialog, "user"), QStringLiteral("as ada@example.com"));
    QTest::keyClicks(name, QStringLiteral("prod-e"));
    EXPECT_FALSE(verb->isEnabled());
    EXPECT_FALSE(verb->toolTip().isEmpty());
    QTest::keyClicks(name, QStringLiteral("u"));
    ASSERT_TRUE(verb->isEnabled());
    QTest::mouseClick(verb, Qt::LeftButton);
    EXPECT_EQ(yes.count(), 1);
}

TEST_F(ConfirmDialogTest, EnterIsCancel)
{
    ConfirmDialog dialog(question, testProfile(), {});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    const QSignalSpy no(&dialog, &QDialog::rejected);
    dialog.open();
    EXPECT_EQ(child<QLineEdit>(dialog, "workspaceName"), nullptr);
    EXPECT_TRUE(child<QPushButton>(dialog, "confirm")->isEnabled());
    QTest::keyClick(&dialog, Qt::Key_Return);
    EXPECT_EQ(no.count(), 1);
}

TEST_F(ConfirmDialogTest, WaitsForTheCountingAndSaysWhatCouldNotBeCounted)
{
    inspect();
    ConfirmDialog dialog(question, testProfile(), {});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    auto *verb = child<QPushButton>(dialog, "confirm");
    auto *anyway = child<QCheckBox>(dialog, "anyway");
    const auto *objects = child<QTableView>(dialog, "objects")->model();
    ASSERT_EQ(inspections.size(), 2);
    EXPECT_FALSE(verb->isEnabled());
    EXPECT_EQ(objects->index(0, 1).data().toString(), QStringLiteral("3 files so far"));
    inspections[0].settle(QStringLiteral("12 files"));
    QCoreApplication::sendPostedEvents();
    EXPECT_EQ(objects->index(0, 1).data().toString(), QStringLiteral("12 files"));
    EXPECT_FALSE(verb->isEnabled());
    inspections[1].fail(Error::make(Error::Kind::Forbidden, {}));
    QCoreApplication::sendPostedEvents();
    EXPECT_FALSE(verb->isEnabled());
    ASSERT_TRUE(anyway->isVisible());
    QTest::mouseClick(anyway, Qt::LeftButton, {}, QPoint(8, anyway->height() / 2));
    EXPECT_TRUE(verb->isEnabled());
}

TEST_F(ConfirmDialogTest, ABoxToTickIsTickedByThePersonOnly)
{
    QList<bool> told;
    question.option = QStringLiteral("Delete everything in it too");
    question.optionTicked = [&told](bool on) { told += on; };
    ConfirmDialog dialog(question, testProfile(), QStringLiteral("ada@example.com"));
    dialog.show();
    auto *option = child<QCheckBox>(dialog, "option");
    EXPECT_EQ(option->text(), question.option);
    EXPECT_FALSE(option->isChecked());
    QTest::mouseClick(option, Qt::LeftButton, {}, QPoint(8, option->height() / 2));
    QTest::mouseClick(option, Qt::LeftButton, {}, QPoint(8, option->height() / 2));
    EXPECT_EQ(told, (QList<bool>{true, false}));
}

TEST_F(ConfirmDialogTest, ShowsTwoHundredOfMany)
{
    question.objects.clear();
    for (int i = 0; i < 250; ++i)
        question.objects += Confirmation::Object{QString::number(i)};
    ConfirmDialog dialog(question, testProfile(), {});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    EXPECT_EQ(child<QTableView>(dialog, "objects")->model()->rowCount(), 200);
    EXPECT_EQ(shownText(dialog, "andMore"), QStringLiteral("and 50 more"));
}
