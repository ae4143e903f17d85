// SPDX-License-Identifier: GPL-3.0-or-later
// Fields of every kind, and a form whose object is JSON as well.
#include "core/json/reader.h"
#include "tests/ui/support/page_fixture.h"
#include "ui/dialogs/form_dialog.h"
#include "ui/dialogs/json_editor.h"
#include "ui/pages/code_view.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>

using namespace trowel;
using namespace trowel::test::pages;
using namespace trowel::test;

namespace {

FormField field(const char *id, FormField::Type type, const QVariant &value = {})
{
    FormField made;
    made.id = QLatin1String(id);
    made.label = QLatin1String(id);
    made.type = type;
    made.value = value;
    return made;
}

QJsonObject parsed(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

struct FormJsonTest : testing::Test
{
    QList<FormValues> submitted;
    QPointer<FormDialog> dialog;

    void open(FormSpec form)
    {
        form.id = QStringLiteral("editPool");
        form.title = QStringLiteral("Edit pool");
        form.verb = QStringLiteral("Save");
        form.submit = [this](const FormValues &values) {
            submitted += values;
            return Task<Nothing>::ready(failure(Error::Kind::Server, QStringLiteral("not today")));
        };
        dialog = new FormDialog(std::move(form), testProfile());
        dialog->open();
    }
    void openWithJson()
    {
        FormSpec form;
        form.fields = {field("name", FormField::Type::Text, QStringLiteral("etl"))};
        form.check = [](const FormValues &values) {
            QList<FieldProblem> problems;
            if (values.value(QStringLiteral("name")).toString().isEmpty())
                problems += FieldProblem{QStringLiteral("name"), QStringLiteral("Enter a name.")};
            return problems;
        };
        FormJson json;
        json.base = R"({"name":"etl","unknown":{"kept":12345678901234567}})";
        json.write = [](const QByteArray &base, const FormValues &values) {
            QJsonObject object = parsed(base);
            object.insert(QStringLiteral("name"), values.value(QStringLiteral("name")).toString());
            return QJsonDocument(object).toJson(QJsonDocument::Compact);
        };
        json.read = [](const QByteArray &text) {
            return FormValues{{QStringLiteral("name"), parsed(text).value(QStringLiteral("name")).toString()}};
        };
        form.json = json;
        open(form);
    }
    void TearDown() override { delete dialog; }
    QTabBar *sides() const { return child<QTabBar>(*dialog, "sides"); }
    JsonEditor *editor() const { return child<JsonEditor>(*dialog, "json"); }
    QPushButton *verb() const { return child<QPushButton>(*dialog, "submit"); }
    void typeJson(const QString &text) const
    {
        editor()->code()->selectAll();
        editor()->code()->replaceSelectedText(text);
    }
};

} // namespace

TEST_F(FormJsonTest, WhatIsTypedInAFieldIsInTheJsonAndTheRestStays)
{
    openWithJson();
    QTest::keyClick(child<QLineEdit>(*dialog, "name"), Qt::Key_End); // all of it is selected at first
    QTest::keyClicks(child<QLineEdit>(*dialog, "name"), QStringLiteral("2"));
    sides()->setCurrentIndex(1);
    const QJsonObject shown = parsed(editor()->text().toUtf8());
    EXPECT_EQ(shown.value(QStringLiteral("name")).toString(), QStringLiteral("etl2"));
    EXPECT_EQ(shown.value(QStringLiteral("unknown")).toObject().value(QStringLiteral("kept")).toInteger(),
              12345678901234567);
}

TEST_F(FormJsonTest, WhatIsTypedInTheJsonIsInTheFieldAndIsSent)
{
    openWithJson();
    sides()->setCurrentIndex(1);
    typeJson(QStringLiteral(R"({"name":"nightly","new":true})"));
    EXPECT_TRUE(verb()->isEnabled());
    sides()->setCurrentIndex(0);
    EXPECT_EQ(child<QLineEdit>(*dialog, "name")->text(), QStringLiteral("nightly"));
    QTest::keyClicks(child<QLineEdit>(*dialog, "name"), QStringLiteral("!"));
    QTest::mouseClick(verb(), Qt::LeftButton);
    ASSERT_EQ(submitted.size(), 1);
    const QJsonObject sent = parsed(submitted.first().value(kJsonField).toString().toUtf8());
    EXPECT_EQ(sent.value(QStringLiteral("name")).toString(), QStringLiteral("nightly!"));
    EXPECT_TRUE(sent.value(QStringLiteral("new")).toBool());
    EXPECT_FALSE(sent.contains(QStringLiteral("unknown"))); // it was taken out by hand
}

TEST_F(FormJsonTest, AMistakeIsSaidWithItsPlaceAndKeepsTheSide)
{
    openWithJson();
    sides()->setCurrentIndex(1);
    typeJson(QStringLiteral("{\n  \"name\": }"));
    EXPECT_FALSE(verb()->isEnabled());
    ASSERT_TRUE(editor()->problem());
    EXPECT_EQ(editor()->problem()->line, 2);
    EXPECT_TRUE(child<QToolButton>(*dialog, "jsonMistake")->text().contains(QStringLiteral("Line 2")));
    sides()->setCurrentIndex(0);
    EXPECT_EQ(sides()->currentIndex(), 1);
    EXPECT_TRUE(editor()->text().contains(QStringLiteral("name"))); // nothing typed is lost
    typeJson(QStringLiteral(R"({"name":""})"));
    EXPECT_FALSE(verb()->isEnabled());
    EXPECT_EQ(shownText(*dialog, "jsonProblem"), QStringLiteral("Enter a name."));
}

TEST_F(FormJsonTest, OtherFieldsGiveWhatIsTyped)
{
    FormSpec form;
    FormField principal = field("principal", FormField::Type::Choice, QStringLiteral("users"));
    principal.editable = true;
    principal.choices = {{QStringLiteral("users"), QStringLiteral("All users")},
                         {QStringLiteral("admins"), QStringLiteral("Administrators")}};
    form.fields = {field("value", FormField::Type::Secret), field("lines", FormField::Type::Lines),
                   field("file", FormField::Type::File), field("spec", FormField::Type::Json), principal};
    open(form);
    auto *secret = child<QLineEdit>(*dialog, "value");
    EXPECT_EQ(secret->echoMode(), QLineEdit::Password);
    QTest::keyClicks(secret, QStringLiteral("s3cret"));
    QTest::mouseClick(child<QToolButton>(*dialog, "valueShow"), Qt::LeftButton);
    EXPECT_EQ(secret->echoMode(), QLineEdit::Normal);
    auto *lines = child<QPlainTextEdit>(*dialog, "lines");
    QTest::keyClicks(lines, QStringLiteral("a"));
    QTest::keyClick(lines, Qt::Key_Return);
    QTest::keyClicks(lines, QStringLiteral("b"));
    QTest::keyClicks(child<QLineEdit>(*dialog, "file"), QStringLiteral("/tmp/x"));
    auto *who = child<QComboBox>(*dialog, "principal");
    who->setEditText(QStringLiteral("ada@example.com"));
    auto *json = child<JsonEditor>(*dialog, "spec");
    json->setText(QStringLiteral("{"));
    EXPECT_FALSE(verb()->isEnabled());
    json->setText(QStringLiteral("{}"));
    EXPECT_TRUE(verb()->isEnabled());
    FormValues values = dialog->values();
    EXPECT_EQ(values.value(QStringLiteral("value")).toString(), QStringLiteral("s3cret"));
    EXPECT_EQ(values.value(QStringLiteral("lines")).toString(), QStringLiteral("a\nb"));
    EXPECT_EQ(values.value(QStringLiteral("file")).toString(), QStringLiteral("/tmp/x"));
    EXPECT_EQ(values.value(QStringLiteral("spec")).toString(), QStringLiteral("{}"));
    EXPECT_EQ(values.value(QStringLiteral("principal")).toString(), QStringLiteral("ada@example.com"));
    who->setEditText(QStringLiteral("Administrators"));
    EXPECT_EQ(dialog->values().value(QStringLiteral("principal")).toString(), QStringLiteral("admins"));
}

TEST_F(FormJsonTest, AChoiceKeepsWhatItDoesNotKnow)
{
    FormSpec form;
    FormField mode = field("mode", FormField::Type::Choice, QStringLiteral("a"));
    mode.choices = {{QStringLiteral("a"), QStringLiteral("A")}, {QStringLiteral("b"), QStringLiteral("B")}};
    form.fields = {mode};
    FormJson json;
    json.base = R"({"mode":"a"})";
    json.write = [](const QByteArray &, const FormValues &values) {
        return QJsonDocument(QJsonObject{{QStringLiteral("mode"), values.value(QStringLiteral("mode")).toString()}})
            .toJson(QJsonDocument::Compact);
    };
    json.read = [](const QByteArray &text) {
        return FormValues{{QStringLiteral("mode"), parsed(text).value(QStringLiteral("mode")).toString()}};
    };
    form.json = json;
    open(form);
    sides()->setCurrentIndex(1);
    typeJson(QStringLiteral(R"({"mode":"LEGACY"})"));
    sides()->setCurrentIndex(0);
    QTest::mouseClick(verb(), Qt::LeftButton);
    ASSERT_EQ(submitted.size(), 1);
    EXPECT_EQ(submitted.first().value(QStringLiteral("mode")).toString(), QStringLiteral("LEGACY"));
}

TEST_F(FormJsonTest, ALongSecretIsNotCut)
{
    const QString secret(60'000, QLatin1Char('k'));
    FormSpec form;
    form.fields = {field("value", FormField::Type::Secret, QString())};
    open(form);
    QGuiApplication::clipboard()->setText(secret);
    child<QLineEdit>(*dialog, "value")->paste();
    QTest::mouseClick(verb(), Qt::LeftButton);
    ASSERT_EQ(submitted.size(), 1);
    EXPECT_EQ(submitted.first().value(QStringLiteral("value")).toString().size(), 60'000);
}
