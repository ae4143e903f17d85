// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/feed_tab.h"
#include "ui/pages/load_pane.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QTest>

#include <gtest/gtest.h>

using namespace trowel;

namespace {

FeedPage page(int from, int count, const QByteArray &cursor)
{
    FeedPage made;
    for (int i = 0; i < count; ++i)
        made.lines += FeedLine{1'700'000'000'000 - (from + i) * 1000, Glyph::Running,
                               QStringLiteral("line %1").arg(from + i), QStringLiteral("by ada")};
    made.cursor = cursor;
    return made;
}

struct FeedOnScreen : testing::Test
{
    void show()
    {
        Feed feed;
        feed.id = QStringLiteral("feed");
        feed.name = QStringLiteral("Events");
        feed.empty = QStringLiteral("No events");
        feed.failed = QStringLiteral("The events could not be read");
        feed.load = [this](const QByteArray &cursor) {
            asked += cursor;
            return answer(cursor);
        };
        tab = std::make_unique<FeedTab>(std::move(feed));
        tab->resize(320, 300);
        tab->show();
    }
    int rows() const { return tab->findChild<FeedView *>()->model()->rowCount(); }
    QPushButton *earlier() const { return tab->findChild<QPushButton *>(QStringLiteral("earlier")); }
    QString said() const
    {
        QStringList texts;
        for (const QLabel *label : tab->findChildren<QLabel *>()) {
            if (label->isVisible())
                texts += label->text();
        }
        return texts.join(QLatin1Char('\n'));
    }

    QByteArrayList asked;
    std::function<Task<FeedPage>(const QByteArray &)> answer;
    std::unique_ptr<FeedTab> tab;
};

} // namespace

TEST_F(FeedOnScreen, ReadsTheNewestAndTheEarlierOnesWhenAsked)
{
    answer = [](const QByteArray &cursor) {
        return Task<FeedPage>::ready(cursor.isEmpty() ? page(0, 30, "next") : page(30, 2, {}));
    };
    show();
    ASSERT_TRUE(QTest::qWaitFor([&] { return rows() == 30; }, 10000));
    ASSERT_TRUE(earlier()->isVisible());
    QTest::mouseClick(earlier(), Qt::LeftButton);
    ASSERT_TRUE(QTest::qWaitFor([&] { return rows() == 32; }, 10000));
    EXPECT_FALSE(earlier()->isVisible()) << "there are no earlier ones";
    EXPECT_EQ(asked, (QByteArrayList{{}, "next"}));
    EXPECT_TRUE(said().contains(QStringLiteral("32 lines, all there are"))) << said().toStdString();
}

TEST_F(FeedOnScreen, AnEmptyPageWithACursorIsNotTheEnd)
{
    answer = [](const QByteArray &cursor) {
        return Task<FeedPage>::ready(cursor.isEmpty() ? page(0, 0, "next") : page(0, 3, {}));
    };
    show();
    EXPECT_TRUE(QTest::qWaitFor([&] { return rows() == 3; }, 10000));
}

TEST_F(FeedOnScreen, NothingAndFailureAreSaidInPlace)
{
    bool fails = true;
    answer = [&fails](const QByteArray &) {
        return Task<FeedPage>::ready(
            fails ? Result<FeedPage>(failure(Error::Kind::Forbidden, QStringLiteral("not yours"))) : page(0, 0, {}));
    };
    show();
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return said().contains(QStringLiteral("The events could not be read")); }, 10000));
    EXPECT_TRUE(said().contains(QStringLiteral("not yours"))) << said().toStdString();
    fails = false;
    QTest::mouseClick(tab->findChild<QPushButton *>(QStringLiteral("retry")), Qt::LeftButton);
    EXPECT_TRUE(QTest::qWaitFor([&] { return said().contains(QStringLiteral("No events")); }, 10000))
        << said().toStdString();
}

TEST_F(FeedOnScreen, AFailedLaterPageKeepsWhatIsThere)
{
    bool fails = true;
    answer = [&fails](const QByteArray &cursor) {
        if (cursor.isEmpty())
            return Task<FeedPage>::ready(page(0, 5, "next"));
        return Task<FeedPage>::ready(fails ? Result<FeedPage>(failure(Error::Kind::Server, QStringLiteral("broken")))
                                           : page(5, 5, {}));
    };
    show();
    ASSERT_TRUE(QTest::qWaitFor([&] { return rows() == 5; }, 10000));
    QTest::mouseClick(earlier(), Qt::LeftButton);
    ASSERT_TRUE(QTest::qWaitFor([&] { return said().contains(QStringLiteral("broken")); }, 10000));
    EXPECT_EQ(rows(), 5);
    fails = false;
    QTest::mouseClick(earlier(), Qt::LeftButton);
    EXPECT_TRUE(QTest::qWaitFor([&] { return rows() == 10; }, 10000));
}

TEST_F(FeedOnScreen, KeysGoThroughTheLinesAndCopyOne)
{
    answer = [](const QByteArray &) { return Task<FeedPage>::ready(page(0, 3, {})); };
    show();
    ASSERT_TRUE(QTest::qWaitFor([&] { return rows() == 3; }, 10000));
    auto *view = tab->findChild<FeedView *>();
    QTest::keyClick(view, Qt::Key_Down);
    QTest::keyClick(view, Qt::Key_C, Qt::ControlModifier);
    EXPECT_TRUE(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("line ")))
        << QGuiApplication::clipboard()->text().toStdString();
    EXPECT_TRUE(QGuiApplication::clipboard()->text().contains(QStringLiteral("by ada")));
}

TEST(LoadPane, ShowsWhatWasReadAndOffersRetry)
{
    int asked = 0;
    const auto read = [&asked] {
        using Made = std::function<QWidget *()>;
        if (++asked == 1)
            return Task<Made>::ready(failure(Error::Kind::Server, QStringLiteral("broken")));
        return Task<Made>::ready(Made([]() -> QWidget * {
            auto *content = new QLabel(QStringLiteral("here it is"));
            content->setObjectName(QStringLiteral("content"));
            return content;
        }));
    };
    LoadPane pane(read, QStringLiteral("The timeline could not be read"), {});
    pane.resize(300, 300);
    EXPECT_EQ(asked, 0) << "not before it is shown";
    pane.show();
    ASSERT_TRUE(QTest::qWaitFor(
        [&] {
            const auto *retry = pane.findChild<QPushButton *>(QStringLiteral("retry"));
            return retry && retry->isVisible();
        },
        10000));
    QTest::mouseClick(pane.findChild<QPushButton *>(QStringLiteral("retry")), Qt::LeftButton);
    EXPECT_TRUE(QTest::qWaitFor([&] { return pane.findChild<QLabel *>(QStringLiteral("content")) != nullptr; }, 10000));
}
