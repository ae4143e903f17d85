// SPDX-License-Identifier: GPL-3.0-or-later
// Walks at random through the window, with a server that fails, goes and comes back. They end without a crash, a hang,
// a leak (the sanitizers say so) or a lost message.
//   TROWEL_WALK_ACTIONS=10000 TROWEL_WALK_SEED=7 …   one long walk; TROWEL_WALK_TALK=1 says each step
#include "core/audit/audit_query.h"
#include "tests/e2e/walker.h"
#include "ui/model/session.h"
#include "ui/pages/kind_page.h"
#include "ui/shell/main_window.h"

#include <QDesktopServices>
#include <QTabWidget>

#include <gtest/gtest.h>

using namespace trowel;
using namespace trowel::e2e;

namespace {

/// Nothing leaves this computer: what would open a browser ends here.
class NoBrowser final : public QObject
{
    Q_OBJECT
public:
    NoBrowser()
    {
        for (const char *scheme : {"http", "https", "file"})
            QDesktopServices::setUrlHandler(QLatin1String(scheme), this, "open");
    }
    ~NoBrowser() override
    {
        for (const char *scheme : {"http", "https", "file"})
            QDesktopServices::unsetUrlHandler(QLatin1String(scheme));
    }

public slots:
    void open(const QUrl &url) { m_opened += url; }

private:
    QList<QUrl> m_opened;
};

int actions()
{
    const int wanted = qEnvironmentVariableIntValue("TROWEL_WALK_ACTIONS");
    return wanted > 0 ? wanted : 250;
}

std::vector<quint32> seeds()
{
    if (qEnvironmentVariableIsSet("TROWEL_WALK_SEED"))
        return {quint32(qEnvironmentVariableIntValue("TROWEL_WALK_SEED"))};
    return {1, 2, 3, 4};
}

struct RandomWalk : testing::TestWithParam<quint32>
{
    // What every open page still waits for by itself.
    static QStringList moving(Driver &driver)
    {
        QStringList keys;
        const auto *tabs = driver.window().findChild<QTabWidget *>(QStringLiteral("tabs"));
        for (int i = 0; i < tabs->count(); ++i) {
            if (const auto *page = qobject_cast<const KindPage *>(tabs->widget(i)))
                keys += page->model().store().movingKeys();
        }
        return keys;
    }
    // Runs of the demo's past that go on for hours whatever anybody does.
    static QStringList unending(Driver &driver)
    {
        const AnyKind *runs = driver.session().kind(QStringLiteral("runs"));
        if (!runs)
            return {};
        const auto store = driver.session().store(*runs, {});
        store->refresh(Lane::Interactive);
        EXPECT_TRUE(QTest::qWaitFor([&] { return store->state() == ObjectStore::State::Ready; }, 60'000));
        return store->movingKeys();
    }
    static QStringList without(QStringList keys, const QStringList &left)
    {
        keys.removeIf([&left](const QString &key) { return left.contains(key); });
        return keys;
    }
};

} // namespace

TEST_P(RandomWalk, EndsWithNothingLost)
{
    const quint32 seed = GetParam();
    RecordProperty("seed", std::to_string(seed));
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::printf("seed %u, %d actions\n", seed, actions());
    const NoBrowser browser;
    DriverOptions options = quick(seed % 2 == 0 ? Environment::Prod : Environment::Demo);
    options.patience = std::chrono::milliseconds(400);
    Driver driver(options);
    const QStringList endless = unending(driver);
    Walker walker(driver, seed);
    while (walker.done() < actions() && !HasFailure())
        walker.step();
    EXPECT_FALSE(HasFailure()) << "the last steps:\n  " << walker.story().toStdString();
    walker.comeToRest();
    ASSERT_TRUE(wait([&] { return walker.untold().isEmpty(); }))
        << walker.untold().join(QStringLiteral("\n")).toStdString() << "\nthe last steps:\n  "
        << walker.story().toStdString();
    EXPECT_TRUE(QTest::qWaitFor([&] { return without(moving(driver), endless).isEmpty(); }, 60'000))
        << without(moving(driver), endless).join(QStringLiteral(", ")).toStdString() << " never come to rest";
    EXPECT_TRUE(QTest::qWaitFor(
        [&] {
            const auto records = queryAudit(driver.disk(QStringLiteral("audit.sqlite")), {}, 100'000, 0);
            if (!records)
                return false;
            for (const AuditRecord &record : *records) {
                if (!record.attempt.isRead && !record.outcome)
                    return false;
            }
            return true;
        },
        10'000))
        << "a change has no outcome in the audit log";
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomWalk, testing::ValuesIn(seeds()),
                         [](const testing::TestParamInfo<quint32> &one) { return "Seed" + std::to_string(one.param); });

#include "random_walk_test.moc"
