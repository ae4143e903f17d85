// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/window_fixture.h"

namespace trowel::test {

using RefusedSignIn = WindowFixture;

// The workspace that was only made to sign in is taken down while its own queue says no.
TEST_F(RefusedSignIn, IsSaidAndOpensNothing)
{
    demo = std::make_unique<DemoThread>(quickDemo());
    ASSERT_TRUE(demo->start());
    std::optional<Result<Nothing>> outcome;
    workspaces->connectNew(profileOn(*demo, QStringLiteral("dev"), Environment::Dev), QByteArray("dapi-of-nobody"))
        .onDone(window.get(), [&](const Result<Nothing> &result) { outcome = result; });
    ASSERT_TRUE(QTest::qWaitFor([&] { return outcome.has_value(); }, 10000));
    ASSERT_FALSE(outcome->has_value());
    EXPECT_EQ(outcome->error().kind, Error::Kind::Unauthenticated);
    EXPECT_TRUE(workspaces->sessions().empty());
    EXPECT_TRUE(workspaces->profiles().isEmpty());
}

} // namespace trowel::test
