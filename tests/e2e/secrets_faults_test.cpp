// SPDX-License-Identifier: GPL-3.0-or-later
// Every fault of the wire on secrets: reading, putting, deleting, before and after the server has done it. What was
// typed is never lost, nothing is done twice that could harm, and the list tells the truth afterwards.
#include "tests/e2e/driver.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>

#include <gtest/gtest.h>

using namespace trowel;
using namespace trowel::e2e;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray kScopes = "GET /api/2.0/secrets/scopes/list";
const QByteArray kPut = "POST /api/2.0/secrets/put";
const QByteArray kDelete = "POST /api/2.0/secrets/delete";

struct Case
{
    const char *name;
    const char *fault;
    const char *words; ///< on the page when it strikes every time; empty: it passes
};

const Case kCases[] = {
    {"Reset", "reset", "cannot be reached"},
    {"Timeout", "hang", "did not answer in time"},
    {"TruncatedBody", "truncate", "cannot be reached"},
    {"InvalidJson", "invalid-json", "The answer cannot be understood"},
    {"HtmlWith200", "html", "The answer cannot be understood"},
    {"Status403", "status=403", "not allowed"},
    {"Status404", "status=404", "could not be listed"},
    {"Status429", "status=429 retry-after=1 times=1", ""},
    {"Status500", "status=500", "The workspace failed"},
    {"Status501", "status=501", "could not be listed"},
    {"Status503", "status=503", "The workspace is not available now"},
    {"SlowDrip", "drip interval=20", ""},
};

struct SecretsFaultsE2e : testing::TestWithParam<Case>
{
    void SetUp() override
    {
        DriverOptions options = quick();
        if (qstrcmp(GetParam().fault, "hang") == 0)
            options.patience = 400ms; // the probe's as well: a busy machine may need longer for an answer
        driver = std::make_unique<Driver>(options);
    }
    void strike(const QByteArray &call, const char *when, bool once)
    {
        QString words = QString::fromLatin1(call) + u' ' + QLatin1String(GetParam().fault) + u' ' + QLatin1String(when);
        if (once && !words.contains(u"times="_s))
            words += u" times=1"_s;
        driver->fault(words);
    }
    static bool drips() { return qstrncmp(GetParam().fault, "drip", 4) == 0; }
    QString onPage()
    {
        QStringList words;
        for (const char *name : {"stateTitle", "stateText", "bandTitle", "bandText"}) {
            const auto labels = driver->page()->findChildren<QLabel *>(QLatin1String(name));
            for (const QLabel *label : labels)
                words += label->isVisible() ? label->text() : QString();
        }
        return words.join(u' ').simplified();
    }
    bool openScope(const QString &name)
    {
        if (!driver->openKind(u"Secret scopes"_s) || !driver->select(name))
            return false;
        key(Qt::Key_Return);
        return wait([&] { return driver->page()->place().scope == name; }) && driver->waitForList();
    }
    bool pressVerb()
    {
        QPushButton *verb = driver->dialogButton(u"Put secret"_s);
        return click(verb ? verb : driver->dialogButton(u"Replace value"_s));
    }
    void put(const char *when);
    void remove(const char *when);

    std::unique_ptr<Driver> driver;
};

} // namespace

TEST_P(SecretsFaultsE2e, FirstReadOfTheScopes)
{
    strike(kScopes, drips() ? "after" : "before", false);
    ASSERT_TRUE(driver->clickKind(u"Secret scopes"_s));
    const QString words = QLatin1String(GetParam().words);
    if (words.isEmpty()) {
        EXPECT_TRUE(driver->waitForRow(u"bi"_s));
        return;
    }
    const auto saysWhy = [&] {
        return onPage().contains(words) && driver->stateTitle() == u"Secret scopes could not be listed"_s;
    };
    ASSERT_TRUE(wait(saysWhy)) << onPage().toStdString();
    driver->server().clearFaults();
    ASSERT_TRUE(driver->pressOnPage(u"retry"_s));
    EXPECT_TRUE(driver->waitForRow(u"bi"_s)) << "Retry reads it";
}

void SecretsFaultsE2e::put(const char *when)
{
    ASSERT_TRUE(openScope(u"bi"_s));
    strike(kPut, when, true);
    ASSERT_TRUE(driver->clickVerb(u"Put secret"_s));
    QPointer<QDialog> form = driver->dialog(u"putSecret"_s);
    ASSERT_TRUE(form);
    ASSERT_TRUE(driver->fill(u"key"_s, u"typed"_s));
    ASSERT_TRUE(driver->fill(u"value"_s, u"typed value"_s));
    ASSERT_TRUE(pressVerb());
    ASSERT_TRUE(wait([&] {
        const auto *title = form ? form->findChild<QLabel *>(u"failureTitle"_s) : nullptr;
        return !form || QApplication::activeModalWidget() != form || (title && title->isVisible());
    }));
    if (form && QApplication::activeModalWidget() == form) {
        EXPECT_EQ(form->findChild<QLineEdit *>(u"value"_s)->text(), u"typed value"_s) << "nothing typed is lost";
        ASSERT_TRUE(pressVerb());
    }
    ASSERT_TRUE(driver->dialogGone());
    ASSERT_TRUE(driver->waitForRow(u"typed"_s));
    EXPECT_EQ(driver->server().secretValue(u"bi"_s, u"typed"_s), QByteArray("typed value"));
    EXPECT_LE(driver->executed(kPut), 2);
}

TEST_P(SecretsFaultsE2e, PutStruckBefore)
{
    if (drips())
        return; // it is what comes after
    put("before");
}

TEST_P(SecretsFaultsE2e, PutStruckAfter)
{
    put("after");
}

void SecretsFaultsE2e::remove(const char *when)
{
    ASSERT_TRUE(openScope(u"bi"_s));
    const QString name = u"dashboard-mail-password"_s;
    ASSERT_TRUE(driver->select(name));
    strike(kDelete, when, true);
    key(Qt::Key_Delete);
    ASSERT_TRUE(driver->dialog(u"deleteSecrets"_s));
    ASSERT_TRUE(driver->press(u"Delete secret"_s));
    ASSERT_TRUE(driver->dialogGone());
    EXPECT_TRUE(driver->told(name)) << "what became of it is said";
    EXPECT_TRUE(wait([&] {
        return (driver->rowOf(name) >= 0) == driver->server().secretValue(u"bi"_s, name).has_value();
    })) << "the list tells the truth";
    EXPECT_LE(driver->executed(kDelete), qstrncmp(GetParam().fault, "status=429", 10) == 0 ? 2 : 1);
}

TEST_P(SecretsFaultsE2e, DeleteStruckBefore)
{
    if (drips())
        return;
    remove("before");
}

TEST_P(SecretsFaultsE2e, DeleteStruckAfter)
{
    remove("after");
}

INSTANTIATE_TEST_SUITE_P(Every, SecretsFaultsE2e, testing::ValuesIn(kCases),
                         [](const testing::TestParamInfo<Case> &one) { return std::string(one.param.name); });
