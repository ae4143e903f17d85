// SPDX-License-Identifier: GPL-3.0-or-later
// What is chosen for the whole program: kept, bounded, and obeyed at once.
#include "tests/ui/support/window_fixture.h"
#include "ui/dialogs/confirm_dialog.h"
#include "ui/dialogs/settings_dialog.h"
#include "ui/pages/detail_drawer.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QTimer>

using namespace trowel;
using namespace trowel::test;

namespace {

Settings everythingElse()
{
    Settings s;
    s.theme = ThemeChoice::Dark;
    s.fontPercent = 130;
    s.language = QStringLiteral("en");
    s.times = TimeZoneShown::Utc;
    s.pace = {false, 200, 5};
    s.confirmAlways = false;
    s.notify = false;
    s.proxy = {ProxyChoice::Kind::Manual, QStringLiteral("proxy.example.com"), 3128, QStringLiteral("jo")};
    s.auditDays = 90;
    return s;
}

struct SettingsFile : testing::Test
{
    QTemporaryDir disk;
    QSettings file{disk.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat};
};

struct SettingsWindow : WindowFixture
{
    SettingsDialog *shown() const
    {
        QTest::keyClick(window.get(), Qt::Key_Comma, Qt::ControlModifier);
        return dialog<SettingsDialog>(QStringLiteral("settingsDialog"));
    }
    template <typename T>
    static T *field(const SettingsDialog *dialog, const char *name)
    {
        T *found = dialog->findChild<T *>(QLatin1String(name));
        EXPECT_TRUE(found) << name;
        return found;
    }
    static void choose(QComboBox *box, const QVariant &value) { box->setCurrentIndex(box->findData(value)); }
    void save(SettingsDialog *dialog) const
    {
        const QPointer<SettingsDialog> open(dialog);
        QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("settings.save")), Qt::LeftButton);
        EXPECT_TRUE(QTest::qWaitFor([&] { return open.isNull(); }, 10000));
    }
};

} // namespace

TEST_F(SettingsFile, DefaultsLeaveTheFileEmpty)
{
    SettingsStore store(file);
    store.set(everythingElse());
    EXPECT_FALSE(file.allKeys().isEmpty());
    store.set(Settings());
    EXPECT_EQ(file.allKeys(), QStringList());
}

TEST_F(SettingsFile, EverythingComesBack)
{
    SettingsStore(file).set(everythingElse());
    file.sync();
    const QSettings again(file.fileName(), QSettings::IniFormat);
    EXPECT_EQ(SettingsStore::read(again), everythingElse());
}

TEST_F(SettingsFile, AThemeOfAnEarlierVersionIsUnderstood)
{
    file.setValue(QStringLiteral("theme"), 2);
    EXPECT_EQ(SettingsStore::read(file).theme, ThemeChoice::Dark);
}

TEST_F(SettingsFile, WhateverTheFileSaysThatCannotBeIsTheDefault)
{
    SettingsStore(file).set(everythingElse());
    const QVariantList nonsense{QString(),
                                QStringLiteral("x"),
                                QStringLiteral("-1"),
                                QStringLiteral("99999999999999"),
                                QStringLiteral("1e3"),
                                QStringLiteral("nan"),
                                4711,
                                -5,
                                2.5,
                                QString(100000, u'a'),
                                QStringLiteral("a\nb"),
                                QStringList{QStringLiteral("a"), QStringLiteral("b")},
                                QByteArray("\x00\xff\x01", 3),
                                QVariantMap{{QStringLiteral("a"), 1}}};
    const QStringList keys = file.allKeys();
    ASSERT_GE(keys.size(), 12);
    for (const QString &key : keys) {
        for (const QVariant &value : nonsense) {
            file.setValue(key, value);
            const Settings read = SettingsStore::read(file);
            EXPECT_EQ(read, read.bounded()) << key.toStdString();
        }
    }
    // All of them wrong at once, but one that looks like a number of days would remove nothing.
    for (const QString &key : keys)
        file.setValue(key, QStringLiteral("nonsense of somebody"));
    EXPECT_EQ(SettingsStore::read(file), Settings());
    for (const char *days : {"1", "6", "-30", "30.5", "1e2", "0x1e", "99999"}) {
        file.setValue(QStringLiteral("settings/auditDays"), QString::fromLatin1(days));
        EXPECT_EQ(SettingsStore::read(file).auditDays, 0) << days;
    }
}

TEST_F(SettingsFile, ABrokenFileIsAllDefaults)
{
    QFile raw(disk.filePath(QStringLiteral("broken.ini")));
    ASSERT_TRUE(raw.open(QIODevice::WriteOnly));
    raw.write("[settings\nfontPercent=@Variant(\\0\\0\\0\\xff)\n\xff\xfe==\n[[[");
    raw.close();
    EXPECT_EQ(SettingsStore::read(QSettings(raw.fileName(), QSettings::IniFormat)), Settings());
}

TEST_F(SettingsWindow, OpensByItsKeyAndKeepsWhatIsChosen)
{
    SettingsDialog *dialog = shown();
    ASSERT_TRUE(dialog);
    EXPECT_EQ(dialog->settings(), Settings());
    choose(field<QComboBox>(dialog, "settings.times"), int(TimeZoneShown::Utc));
    choose(field<QComboBox>(dialog, "settings.confirm"), false);
    auto *font = field<QSpinBox>(dialog, "settings.font");
    font->selectAll();
    QTest::keyClicks(font, QStringLiteral("120"));
    auto *categories = field<QListWidget>(dialog, "settings.categories");
    categories->setFocus();
    QTest::keyClick(categories, Qt::Key_Down);
    QTest::keyClick(field<QCheckBox>(dialog, "settings.refreshes"), Qt::Key_Space);
    EXPECT_FALSE(field<QComboBox>(dialog, "settings.refreshFactor")->isEnabled());
    EXPECT_EQ(preferences->now(), Settings()) << "nothing changes before it is saved";
    save(dialog);
    const Settings now = preferences->now();
    EXPECT_EQ(now.times, TimeZoneShown::Utc);
    EXPECT_EQ(now.fontPercent, 120);
    EXPECT_FALSE(now.confirmAlways);
    EXPECT_FALSE(now.pace.refreshes);
    EXPECT_EQ(timeZoneShown(), TimeZoneShown::Utc);
    EXPECT_FALSE(prompter->confirmsAlways());
    EXPECT_FALSE(openDemo().pace().refreshes);
}

TEST_F(SettingsWindow, CancelChangesNothing)
{
    SettingsDialog *dialog = shown();
    ASSERT_TRUE(dialog);
    choose(field<QComboBox>(dialog, "settings.theme"), int(ThemeChoice::Dark));
    const QPointer<SettingsDialog> open(dialog);
    QTest::keyClick(dialog, Qt::Key_Escape);
    EXPECT_TRUE(QTest::qWaitFor([&] { return open.isNull(); }, 10000));
    EXPECT_EQ(preferences->now(), Settings());
}

TEST_F(SettingsWindow, ALanguageSaysThatItWaitsForARestart)
{
    SettingsDialog *dialog = shown();
    ASSERT_TRUE(dialog);
    auto *restart = field<QWidget>(dialog, "settings.restart");
    auto *language = field<QComboBox>(dialog, "settings.language");
    EXPECT_TRUE(restart->isHidden());
    EXPECT_GE(language->findData(QStringLiteral("en")), 0);
    choose(language, QStringLiteral("en"));
    EXPECT_FALSE(restart->isHidden());
    choose(language, QString());
    EXPECT_TRUE(restart->isHidden());
}

TEST_F(SettingsWindow, AProxyIsCheckedAndItsPasswordIsInNoFile)
{
    SettingsDialog *dialog = shown();
    ASSERT_TRUE(dialog);
    dialog->showCategory(2);
    auto *host = field<QLineEdit>(dialog, "settings.proxyHost");
    auto *password = field<QLineEdit>(dialog, "settings.proxyPassword");
    auto *saveButton = field<QPushButton>(dialog, "settings.save");
    EXPECT_FALSE(host->isEnabled());
    choose(field<QComboBox>(dialog, "settings.proxy"), int(ProxyChoice::Kind::Manual));
    EXPECT_FALSE(saveButton->isEnabled()) << "there is no host yet";
    QTest::keyClicks(host, QStringLiteral("http://proxy:8080"));
    EXPECT_FALSE(saveButton->isEnabled());
    EXPECT_FALSE(field<QWidget>(dialog, "settings.proxyHostProblem")->isHidden());
    host->selectAll();
    QTest::keyClicks(host, QStringLiteral("proxy.example.com"));
    EXPECT_TRUE(saveButton->isEnabled());
    EXPECT_FALSE(password->isEnabled()) << "nobody signs in there";
    QTest::keyClicks(field<QLineEdit>(dialog, "settings.proxyUser"), QStringLiteral("jo"));
    EXPECT_EQ(password->echoMode(), QLineEdit::Password);
    QTest::keyClicks(password, QStringLiteral("hunter2-proxy"));
    save(dialog);
    EXPECT_EQ(preferences->now().proxy, (ProxyChoice{ProxyChoice::Kind::Manual, QStringLiteral("proxy.example.com"),
                                                     8080, QStringLiteral("jo")}));
    EXPECT_EQ(proxyPasswords, QList<QByteArray>{QByteArray("hunter2-proxy")});
    settings->sync();
    QFile raw(settings->fileName());
    ASSERT_TRUE(raw.open(QIODevice::ReadOnly));
    EXPECT_FALSE(raw.readAll().contains("hunter2"));
}

TEST_F(SettingsWindow, UtcIsShownEverywhereAtOnce)
{
    qputenv("TZ", "IST-5:30"); // half an hour off: no other hour looks like it
    tzset();
    const QDateTime noon(QDate(2020, 5, 4), QTime(12, 0), Qt::UTC);
    EXPECT_TRUE(formatTime(noon).endsWith(QStringLiteral("17:30"))) << formatTime(noon).toStdString();
    Settings utc;
    utc.times = TimeZoneShown::Utc;
    preferences->set(utc);
    EXPECT_TRUE(formatTime(noon).endsWith(QStringLiteral("12:00")));
    EXPECT_TRUE(formatTimeToSeconds(noon).endsWith(QStringLiteral("12:00:00")));
    preferences->set(Settings());
    EXPECT_TRUE(formatTime(noon).endsWith(QStringLiteral("17:30")));
    qunsetenv("TZ");
    tzset();
}

TEST_F(SettingsWindow, TheAgeOfAnOpenListFollowsTheClock)
{
    qputenv("TZ", "IST-5:30");
    tzset();
    openDemo();
    list();
    auto *age = page()->findChild<QLabel *>(QStringLiteral("pageAsOf"));
    ASSERT_TRUE(age);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !age->text().isEmpty(); }, 10000));
    const QString local = age->text();
    Settings utc;
    utc.times = TimeZoneShown::Utc;
    preferences->set(utc);
    EXPECT_NE(age->text(), local);
    qunsetenv("TZ");
    tzset();
}

TEST_F(SettingsWindow, OnlyQuestionsThatDestroyNothingCanBeSwitchedOff)
{
    Session &session = openDemo(QStringLiteral("prod"), Environment::Prod);
    Settings few;
    few.confirmAlways = false;
    preferences->set(few);
    Confirmation question;
    question.id = QStringLiteral("someQuestion");
    question.verb = QStringLiteral("Do it");
    question.objects = {Confirmation::Object{QStringLiteral("a")}};
    question.destructive = false;
    std::optional<bool> answer;
    prompter->of(session).confirm(question).onDone(window.get(),
                                                   [&](const Result<Nothing> &yes) { answer = yes.has_value(); });
    ASSERT_TRUE(QTest::qWaitFor([&] { return answer.has_value(); }, 10000));
    EXPECT_TRUE(*answer);
    EXPECT_FALSE(window->findChild<QDialog *>(QStringLiteral("someQuestion")));
    question.destructive = true;
    prompter->of(session).confirm(question).detach();
    auto *asked = dialog<QDialog>(QStringLiteral("someQuestion"));
    ASSERT_TRUE(asked);
    const auto fields = asked->findChildren<QLineEdit *>();
    EXPECT_EQ(fields.size(), 1) << "in production the name is typed, whatever is chosen";
    asked->reject();
}

TEST_F(SettingsWindow, AListThatIsNotToRefreshStaysAlone)
{
    Session &session = openDemo();
    list();
    const auto *clock = page()->findChild<QTimer *>(QStringLiteral("refreshClock"));
    ASSERT_TRUE(clock);
    EXPECT_TRUE(clock->isActive());
    const int suggested = clock->interval();
    Settings slow;
    slow.pace.refreshPercent = 200;
    preferences->set(slow);
    EXPECT_EQ(clock->interval(), 2 * suggested);
    Settings still;
    still.pace.refreshes = false;
    preferences->set(still);
    EXPECT_FALSE(clock->isActive());
    EXPECT_FALSE(session.pace().refreshes);
    preferences->set(Settings());
    EXPECT_TRUE(clock->isActive());
    EXPECT_EQ(clock->interval(), suggested);
}
