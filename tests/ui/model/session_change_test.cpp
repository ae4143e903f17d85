// SPDX-License-Identifier: GPL-3.0-or-later
// One change of several objects: one message, and in it what became of each.
#include "tests/support/model_tester.h"
#include "tests/ui/support/page_fixture.h"
#include "ui/model/result_model.h"

using namespace trowel;
using namespace trowel::test::pages;

namespace {

using Outcome = MessageResult::Outcome;

struct SessionChange : PageFixture
{
    QHash<QString, Promise<Nothing>> work;

    void change(const QStringList &names, const QString &one = QStringLiteral("%1 done"))
    {
        QList<Session::ChangedObject> objects;
        for (const QString &name : names) {
            objects += Session::ChangedObject{name.toLower(), name};
            work.insert(name.toLower(), Promise<Nothing>());
        }
        ChangeWords words;
        words.one = one;
        words.many = QStringLiteral("%1 done");
        words.oneFailed = QStringLiteral("%1 failed");
        words.manyFailed = QStringLiteral("%1 of %2 failed");
        session->change(
            session->placeOf(toyKind.kind()), objects, [this](const QString &key) { return work.value(key).task(); },
            words);
    }
    void settle(const char *key, const Result<Nothing> &result = Nothing())
    {
        work.value(QLatin1String(key)).settle(result);
        QCoreApplication::sendPostedEvents();
    }
    const QList<Message> &said() const { return session->messages().messages(); }
};

Error refused(Error::Kind kind = Error::Kind::Forbidden)
{
    return Error::make(kind, QStringLiteral("No."));
}

} // namespace

TEST_F(SessionChange, SeveralThatWorkAreOneMessageWithALineEach)
{
    change({QStringLiteral("A"), QStringLiteral("B")}, QString());
    settle("b");
    EXPECT_TRUE(said().isEmpty());
    settle("a");
    ASSERT_EQ(said().size(), 1);
    EXPECT_EQ(said().first().text, QStringLiteral("2 done"));
    ASSERT_EQ(said().first().results.size(), 2);
    EXPECT_EQ(said().first().results.at(0).name, QStringLiteral("A")); // in the order they were selected
    EXPECT_EQ(said().first().results.at(1).outcome, Outcome::Done);
}

TEST_F(SessionChange, EveryOutcomeHasItsLine)
{
    change({QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("C"), QStringLiteral("D")});
    settle("a");
    settle("b", failure(refused()));
    settle("c", failure(refused(Error::Kind::OutcomeUnknown)));
    settle("d", failure(Error::cancelled()));
    ASSERT_EQ(said().size(), 1);
    const Message &message = said().first();
    EXPECT_EQ(message.text, QStringLiteral("2 of 4 failed"));
    ASSERT_EQ(message.results.size(), 4);
    EXPECT_EQ(message.results.at(1).outcome, Outcome::Failed);
    EXPECT_EQ(message.results.at(1).text, QStringLiteral("No."));
    EXPECT_EQ(message.results.at(2).outcome, Outcome::Unknown);
    EXPECT_EQ(message.results.at(3).outcome, Outcome::Cancelled);

    ResultModel model;
    const ModelTester tester(&model);
    model.setResults(message.results);
    EXPECT_EQ(model.rowCount(), 4);
    EXPECT_EQ(model.index(1, ResultModel::Outcome).data().toString(), QStringLiteral("No."));
    EXPECT_EQ(model.index(0, ResultModel::Outcome).data(CellRole).value<Cell>().glyph, Glyph::Succeeded);
    EXPECT_EQ(model.summary().count(QLatin1Char(',')), 3);

    const auto retry = message.retry;
    retry();
    EXPECT_TRUE(QTest::qWaitFor([&] { return said().size() == 2; }, 10000));
    EXPECT_EQ(said().last().text, QStringLiteral("2 of 2 failed")); // only for what failed
}

TEST_F(SessionChange, OneIsNoList)
{
    change({QStringLiteral("A")}, QString());
    settle("a");
    EXPECT_TRUE(said().isEmpty()); // its kind says it when it has come to rest
    change({QStringLiteral("A")});
    settle("a", failure(refused()));
    ASSERT_EQ(said().size(), 1);
    EXPECT_TRUE(said().first().results.isEmpty());
    EXPECT_EQ(said().first().place.object, QStringLiteral("a"));
}
