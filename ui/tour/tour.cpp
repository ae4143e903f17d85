// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tour/tour.h"

#include <QDir>
#include <QPixmap>

namespace trowel {

namespace {

constexpr int kTickMs = 20;
constexpr qint64 kStopMs = 15000;
// What was asked for has to stay for a moment: layouts settle, palettes arrive, cursors stop blinking into view.
constexpr int kQuietTicks = 5;

} // namespace

Tour::Tour(TourDriver &driver, QList<TourStop> stops, const QString &folder, QObject *parent)
    : QObject(parent), m_driver(driver), m_stops(std::move(stops)), m_folder(folder)
{
    m_timer.setInterval(kTickMs);
    connect(&m_timer, &QTimer::timeout, this, &Tour::tick);
}

void Tour::start()
{
    m_driver.server().setTheme(Theme::Light);
    m_sinceStop.start();
    m_timer.start();
}

void Tour::fail(const QString &why)
{
    m_timer.stop();
    tourPicture(m_driver).save(QDir(m_folder).filePath(QStringLiteral("failed.png"))); // what it looked like then
    emit finished(QStringLiteral("%1: %2").arg(m_stops.at(m_stop).name, why));
}

void Tour::enter(Phase phase)
{
    m_phase = phase;
    m_quietTicks = 0;
}

void Tour::tick()
{
    const TourStop &stop = m_stops.at(m_stop);
    if (!m_driver.problem().isEmpty())
        return fail(m_driver.problem());
    if (m_sinceStop.elapsed() > kStopMs)
        return fail(QStringLiteral("step %1 did not get there within %2 s").arg(m_step + 1).arg(kStopMs / 1000));
    switch (m_phase) {
    case Phase::Act:
        enter(Phase::Wait);
        if (stop.steps.at(m_step).act)
            stop.steps.at(m_step).act(m_driver);
        return;
    case Phase::Wait: {
        const auto &until = stop.steps.at(m_step).until;
        m_quietTicks = !until || until(m_driver) ? m_quietTicks + 1 : 0;
        if (m_quietTicks < kQuietTicks)
            return;
        enter(++m_step < stop.steps.size() ? Phase::Act : Phase::Light);
        return;
    }
    case Phase::Light:
        if (const QString hidden = notShown(); !hidden.isEmpty())
            return fail(QStringLiteral("%1 is not to be seen").arg(hidden));
        if (!takePicture(QStringLiteral("light")))
            return;
        m_driver.server().setTheme(Theme::Dark);
        return enter(Phase::Dark);
    case Phase::Dark:
        if (++m_quietTicks < kQuietTicks)
            return;
        if (takePicture(QStringLiteral("dark")))
            nextStop();
    }
}

void Tour::nextStop()
{
    m_driver.server().setTheme(Theme::Light);
    m_driver.tidy();
    m_step = 0;
    if (++m_stop == m_stops.size()) {
        m_timer.stop();
        m_stop = 0;
        emit finished({});
        return;
    }
    m_sinceStop.restart();
    enter(Phase::Act);
}

QString Tour::notShown() const
{
    for (const QString &name : m_stops.at(m_stop).shows) {
        if (!m_driver.shown(name))
            return name;
    }
    return {};
}

bool Tour::takePicture(const QString &theme)
{
    const QString name =
        QStringLiteral("%1-%2-%3.png").arg(m_stop + 1, 2, 10, QLatin1Char('0')).arg(m_stops.at(m_stop).name, theme);
    const bool saved = tourPicture(m_driver).save(QDir(m_folder).filePath(name));
    if (saved)
        ++m_pictures;
    else
        fail(QStringLiteral("%1 could not be written").arg(name));
    return saved;
}

} // namespace trowel
