// SPDX-License-Identifier: GPL-3.0-or-later
// Every page, dialog, form, question and kind has its picture. What there is, is read from the sources: whoever adds a
// dialog cannot forget the tour.
#include "tests/support/fixture.h"
#include "ui/kinds/all_kinds.h"
#include "ui/tour/tour_stops.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QSet>

#include <gtest/gtest.h>

namespace trowel {

namespace {

QSet<QString> toured()
{
    QSet<QString> names;
    for (const TourStop &stop : tourStops()) {
        for (const QString &name : stop.shows)
            names += name;
    }
    return names;
}

QStringList foundInSources(const QString &suffix, const QRegularExpression &pattern)
{
    QStringList found;
    QDirIterator files(fixtureFolder() + QStringLiteral("/../../ui"), {suffix}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << file.fileName().toStdString();
        auto matches = pattern.globalMatch(QString::fromUtf8(file.readAll()));
        while (matches.hasNext())
            found += matches.next().captured(1);
    }
    return found;
}

void expectToured(const QStringList &names)
{
    const QSet<QString> shown = toured();
    for (const QString &name : names)
        EXPECT_TRUE(shown.contains(name)) << name.toStdString() << " is in no stop of the tour";
}

} // namespace

TEST(Tour, EveryPageAndDialogClassHasAStop)
{
    const QStringList classes =
        foundInSources(QStringLiteral("*.h"),
                       QRegularExpression(QStringLiteral("class (\\w+)(?: final)? : public (?:QDialog|Page)\\b"))) +
        foundInSources(QStringLiteral("*_page.h"),
                       QRegularExpression(QStringLiteral("class (\\w+Page)(?: final)? : public QWidget")));
    EXPECT_GE(classes.size(), 6) << "the pattern no longer finds them";
    expectToured(classes);
}

TEST(Tour, EveryFormAndQuestionHasAStop)
{
    QStringList ids;
    const QStringList lines = foundInSources(
        QStringLiteral("*.cpp"), QRegularExpression(QStringLiteral("\\b(?:form|question)\\.id = ([^;]+);")));
    for (const QString &line : lines) {
        auto literals = QRegularExpression(QStringLiteral("\"(\\w+)\"")).globalMatch(line);
        while (literals.hasNext())
            ids += literals.next().captured(1);
    }
    EXPECT_GE(ids.size(), 9) << "the pattern no longer finds them";
    expectToured(ids);
}

TEST(Tour, EveryKindHasAStop)
{
    const KindList kinds = allKinds();
    EXPECT_FALSE(kinds.empty());
    for (const auto &kind : kinds)
        expectToured({kind->info().id + QStringLiteral("Page")});
}

TEST(Tour, EveryStopHasAnOwnNameAndSomethingToShow)
{
    QSet<QString> names;
    for (const TourStop &stop : tourStops()) {
        EXPECT_FALSE(names.contains(stop.name)) << stop.name.toStdString();
        names += stop.name;
        EXPECT_FALSE(stop.shows.isEmpty()) << stop.name.toStdString();
        EXPECT_FALSE(stop.steps.isEmpty()) << stop.name.toStdString();
    }
}

} // namespace trowel
