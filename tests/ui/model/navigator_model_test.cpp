// SPDX-License-Identifier: GPL-3.0-or-later
// The tree beside the pages on living sessions, under Qt's model tester.
#include "tests/support/model_tester.h"
#include "tests/ui/support/demo_session.h"
#include "ui/model/navigator_model.h"

using namespace trowel;
using namespace trowel::test;

namespace {

struct NavigatorModelTest : testing::Test
{
    NavigatorModel model;
    ModelTester tester{&model};
    DemoSession demo;

    QModelIndex kindNode(const QString &id)
    {
        for (int root = 0; root < model.rowCount(); ++root) {
            const QModelIndex workspace = model.index(root, 0);
            for (int row = 0; row < model.rowCount(workspace); ++row) {
                const QModelIndex node = model.index(row, 0, workspace);
                if (model.kindOf(node) && model.kindOf(node)->info().id == id)
                    return node;
            }
        }
        return {};
    }
    QModelIndex below(const QModelIndex &node, const QString &name)
    {
        for (int row = 0; row < model.rowCount(node); ++row) {
            if (model.index(row, 0, node).data().toString() == name)
                return model.index(row, 0, node);
        }
        return {};
    }
    bool opens(const QModelIndex &node)
    {
        const QPersistentModelIndex kept(node);
        model.open(node);
        return QTest::qWaitFor([&] { return model.stateOf(kept) == NavigatorModel::State::Ready; }, 20000);
    }
    bool shows(const QString &kind, const QString &name, bool there = true)
    {
        return QTest::qWaitFor([&] { return below(kindNode(kind), name).isValid() == there; }, 20000);
    }
};

} // namespace

TEST_F(NavigatorModelTest, FollowsALivingSession)
{
    const QString warehouses = QStringLiteral("warehouses");
    const QString name = QStringLiteral("Ad hoc analytics");
    model.addSession(*demo.session);
    ASSERT_EQ(model.rowCount(), 1);
    ASSERT_TRUE(opens(kindNode(warehouses)));
    ASSERT_TRUE(shows(warehouses, name));

    // A row changes by itself, goes, and comes.
    auto store = demo.loaded(warehouses);
    const QString key = model.placeOf(below(kindNode(warehouses), name)).object;
    ASSERT_FALSE(key.isEmpty());
    ASSERT_TRUE(demo.run(warehouses, *store, {}, QStringLiteral("start"), {key}));
    EXPECT_TRUE(demo.told(QStringLiteral("Ad hoc analytics is running")));
    ASSERT_TRUE(demo.run(warehouses, *store, {}, QStringLiteral("delete"), {key}));
    EXPECT_TRUE(demo.told(QStringLiteral("Ad hoc analytics was deleted")));
    EXPECT_TRUE(shows(warehouses, name, false));
    EXPECT_FALSE(model.find({demo.session->workspace().profile().id, warehouses, {}, key}) == QModelIndex());
}

TEST_F(NavigatorModelTest, FoldersOpenTheirFolders)
{
    const QString workspace = QStringLiteral("workspace");
    model.addSession(*demo.session);
    ASSERT_TRUE(opens(kindNode(workspace)));
    ASSERT_TRUE(shows(workspace, QStringLiteral("Shared")));
    const QPersistentModelIndex shared(below(kindNode(workspace), QStringLiteral("Shared")));
    ASSERT_TRUE(opens(shared));
    const auto hasPipelines = [&] { return below(shared, QStringLiteral("pipelines")).isValid(); };
    EXPECT_TRUE(QTest::qWaitFor(hasPipelines, 20000)); // rows follow their list a moment later
    model.refresh(shared);
    EXPECT_TRUE(QTest::qWaitFor([&] { return model.stateOf(shared) == NavigatorModel::State::Ready; }, 20000));
    EXPECT_TRUE(QTest::qWaitFor(hasPipelines, 20000));
}

TEST_F(NavigatorModelTest, AListThatFailsIsANoteAndComesBack)
{
    const QString warehouses = QStringLiteral("warehouses");
    demo::Fault fault;
    fault.pattern = QStringLiteral("GET /api/2.0/sql/warehouses");
    fault.kind = demo::Fault::Kind::Status;
    fault.status = 403;
    demo.demo.workspace()->addFault(fault);
    model.addSession(*demo.session);
    model.open(kindNode(warehouses));
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return model.stateOf(kindNode(warehouses)) == NavigatorModel::State::Failed; }, 20000));
    EXPECT_TRUE(model.errorOf(kindNode(warehouses)).has_value());
    demo.demo.workspace()->clearFaults();
    model.refresh(kindNode(warehouses));
    EXPECT_TRUE(shows(warehouses, QStringLiteral("Finance BI")));
}

TEST_F(NavigatorModelTest, SessionsComeAndGo)
{
    DemoSession other;
    model.addSession(*demo.session);
    model.addSession(*other.session);
    ASSERT_EQ(model.rowCount(), 2);
    ASSERT_TRUE(opens(kindNode(QStringLiteral("warehouses"))));
    const QModelIndex second = model.index(1, 0);
    model.open(model.index(0, 0, second));
    model.removeSession(*demo.session); // while the other one is being read
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(model.sessionOf(model.index(0, 0)), other.session.get());
    ASSERT_TRUE(opens(kindNode(QStringLiteral("warehouses"))));
    model.removeSession(*other.session);
    EXPECT_EQ(model.rowCount(), 0);
}
