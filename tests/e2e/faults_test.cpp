// SPDX-License-Identifier: GPL-3.0-or-later
// Every fault of the wire as a person sees it: on reading a list and on a change, before and after the server has done
// it. The words are on the page and in Activity, nothing that was there is lost, nothing is done twice.
#include "tests/e2e/driver.h"

#include <QAbstractButton>
#include <QLabel>

#include <gtest/gtest.h>

using namespace trowel;
using namespace trowel::e2e;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray kList = "GET /api/2.0/sql/warehouses";
const QString kName = u"Ad hoc analytics"_s;
const QByteArray kStart = "POST /api/2.0/sql/warehouses/93e0d7a41f6b25c8/start";

struct Case
{
    const char *name;
    const char *fault;
    const char *words;     ///< on the page when it strikes every time; empty: it passes
    const char *change;    ///< in the message's details; empty: the start goes through
    bool repeated = false; ///< the change is sent again, because it was refused before it was done
};

const Case kCases[] = {
    {"Reset", "reset", "cannot be reached", "Nobody knows"},
    {"Timeout", "hang", "did not answer in time", "Nobody knows"},
    {"TruncatedBody", "truncate", "cannot be reached", "Nobody knows"},
    {"InvalidJson", "invalid-json", "The answer cannot be understood", "cannot be understood"},
    {"HtmlWith200", "html", "The answer cannot be understood", "cannot be understood"},
    {"Status401", "status=401", "The sign-in was refused", "The sign-in was refused"},
    {"BadToken403", "bad-token", "The sign-in was refused", "The sign-in was refused"},
    {"Status429", "status=429 retry-after=1 times=1", "", "", true},
    {"Status429WithoutRetryAfter", "status=429 retry-after=none times=1", "", "", true},
    {"Status500", "status=500", "The workspace failed", "The workspace failed"},
    {"Status503", "status=503", "The workspace is not available now", "not available now"},
    {"SlowDrip", "drip interval=20", "", ""},
};

struct FaultsE2e : testing::TestWithParam<Case>
{
    void SetUp() override
    {
        DriverOptions options = quick();
        if (qstrcmp(GetParam().fault, "hang") == 0)
            options.patience = 400ms; // the probe's as well: a busy machine may need longer for an answer
        driver = std::make_unique<Driver>(options);
        driver->settle();
    }
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
    void strike(const QByteArray &call, const char *when = "before", bool once = false)
    {
        QString words = QString::fromLatin1(call) + u' ' + QLatin1String(GetParam().fault) + u' ' + QLatin1String(when);
        if (once && !words.contains(u"times="_s))
            words += u" times=1"_s;
        driver->fault(words);
    }
    static bool drips() { return qstrncmp(GetParam().fault, "drip", 4) == 0; }
    void startUnder(const char *when);
    void startWatchedUnder();

    std::unique_ptr<Driver> driver;
};

} // namespace

TEST_P(FaultsE2e, FirstReadOfAList)
{
    // A drip is an answer, so there is one.
    strike(kList, drips() ? "after" : "before");
    ASSERT_TRUE(driver->goToKind(u"warehouses"_s));
    const QString words = QLatin1String(GetParam().words);
    if (words.isEmpty()) {
        EXPECT_TRUE(driver->waitForRow(kName));
        EXPECT_EQ(onPage(), QString());
        return;
    }
    const auto saysWhy = [&] {
        return onPage().contains(words) && driver->stateTitle() == u"SQL warehouses could not be listed"_s;
    };
    ASSERT_TRUE(wait(saysWhy)) << onPage().toStdString();
    driver->server().clearFaults();
    ASSERT_TRUE(driver->pressOnPage(u"retry"_s));
    EXPECT_TRUE(driver->waitForRow(kName)) << "Retry reads it";
    EXPECT_EQ(onPage(), QString());
}

TEST_P(FaultsE2e, ReadingAgainKeepsTheRows)
{
    const QString words = QLatin1String(GetParam().words);
    ASSERT_TRUE(driver->openKind(u"SQL warehouses"_s));
    ASSERT_TRUE(driver->waitForRow(kName));
    ASSERT_TRUE(driver->select(kName));
    strike(kList, "after");
    if (words.isEmpty()) {
        // It passes: the person sees the row of now, and nothing of the trouble.
        const int before = driver->arrived(kList);
        driver->server().setState({{u"warehouse"_s, kName}, {u"state"_s, u"RUNNING"_s}});
        key(Qt::Key_F5);
        EXPECT_TRUE(driver->waitForCell(kName, u"State"_s, u"Running"_s));
        EXPECT_TRUE(driver->waitForList());
        EXPECT_GE(driver->arrived(kList), before + (GetParam().repeated ? 2 : 1));
        EXPECT_TRUE(wait([&] { return onPage().isEmpty(); })) << onPage().toStdString(); // the drawer reads as well
        EXPECT_EQ(driver->names().size(), 14);
        EXPECT_EQ(driver->selected(), QStringList{kName});
        return;
    }
    key(Qt::Key_F5);
    ASSERT_TRUE(wait([&] { return onPage().contains(words); })) << onPage().toStdString();
    EXPECT_FALSE(driver->bandTitle().isEmpty());
    EXPECT_EQ(driver->names().size(), 14);
    EXPECT_EQ(driver->selected(), QStringList{kName});
    driver->server().clearFaults();
    ASSERT_TRUE(driver->pressOnPage(u"bandRetry"_s));
    EXPECT_TRUE(wait([&] { return onPage().isEmpty(); })) << onPage().toStdString();
}

void FaultsE2e::startUnder(const char *when)
{
    ASSERT_TRUE(driver->openKind(u"SQL warehouses"_s));
    ASSERT_TRUE(driver->select(kName));
    strike(kStart, when, true);
    ASSERT_TRUE(driver->clickVerb(u"Start"_s));
    const QString words = QLatin1String(GetParam().change);
    const bool isAfter = qstrcmp(when, "after") == 0;
    const bool done = isAfter || words.isEmpty();
    if (words.isEmpty()) {
        EXPECT_TRUE(driver->told(u"Ad hoc analytics is running"_s));
    } else {
        const bool lost = words.startsWith(u"Nobody"_s);
        const bool unread = words.startsWith(u"cannot be understood"_s);
        const QString said = kName + (lost     ? u": the answer was lost, its state is read again"_s
                                      : unread ? u": the answer could not be read, its state is read again"_s
                                               : u" could not be started"_s);
        const QString details = driver->messageDetails(said);
        EXPECT_TRUE(details.contains(words)) << details.toStdString();
        EXPECT_TRUE(driver->window().findChild<QAbstractButton *>(u"messages.retry"_s)->isEnabled());
        if (words.contains(u"sign-in"_s)) // nothing is read before somebody asks for it
            driver->pressOnPage(u"bar.view.refresh"_s);
        // The row tells the truth, whatever became of the answer.
        EXPECT_TRUE(wait([&] {
            const QString state = driver->cell(kName, u"State"_s);
            return done ? state == u"Running"_s : state == u"Stopped"_s;
        })) << driver->cell(kName, u"State"_s).toStdString();
    }
    if (!done) {
        EXPECT_TRUE(driver->messages().filter(u"has stopped"_s).isEmpty()) << "it never ran";
    }
    const bool twice = GetParam().repeated && isAfter;
    EXPECT_EQ(driver->executed(kStart), done ? 1 + int(twice) : 0);
    EXPECT_EQ(driver->arrived(kStart), GetParam().repeated ? 2 : 1);
    EXPECT_EQ(driver->server().warehouseState(kName), done ? u"RUNNING"_s : u"STOPPED"_s);
}

// The start itself is left alone, what is asked about it afterwards is not.
void FaultsE2e::startWatchedUnder()
{
    const QByteArray get = "GET /api/2.0/sql/warehouses/93e0d7a41f6b25c8";
    ASSERT_TRUE(driver->openKind(u"SQL warehouses"_s));
    ASSERT_TRUE(driver->select(kName));
    ASSERT_TRUE(wait([&] { return driver->arrived(get) > 0; })) << "the details are read";
    strike(get, "after", true);
    ASSERT_TRUE(driver->clickVerb(u"Start"_s));
    EXPECT_TRUE(driver->told(u"Ad hoc analytics is running"_s));
    EXPECT_EQ(driver->cell(kName, u"State"_s), u"Running"_s);
    EXPECT_EQ(driver->server().calls(get).faulted, 1);
    EXPECT_EQ(driver->executed(kStart), 1);
    EXPECT_TRUE(wait([&] { return onPage().isEmpty(); })) << onPage().toStdString();
}

TEST_P(FaultsE2e, StartStruckBefore)
{
    if (drips()) // it is what comes after
        startWatchedUnder();
    else
        startUnder("before");
}

TEST_P(FaultsE2e, StartStruckAfter)
{
    if (GetParam().repeated) // a server that answers 429 has not done it
        startWatchedUnder();
    else
        startUnder("after");
}

INSTANTIATE_TEST_SUITE_P(Every, FaultsE2e, testing::ValuesIn(kCases),
                         [](const testing::TestParamInfo<Case> &one) { return std::string(one.param.name); });
