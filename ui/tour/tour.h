// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tour/tour_driver.h"
#include "ui/tour/tour_stops.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace trowel {

/// Walks through the stops and takes a picture of each, light and dark. Works by a timer on the running event loop; a
/// stop that does not get where it wants within 15 s ends the tour.
class Tour final : public QObject
{
    Q_OBJECT
public:
    /// Pictures go into `folder`, which is there. `driver` outlives the tour.
    Tour(TourDriver &driver, QList<TourStop> stops, const QString &folder, QObject *parent = nullptr);
    void start();
    int pictures() const { return m_pictures; }

signals:
    /// `problem` names the stop and what went wrong; empty when all went well.
    void finished(const QString &problem);

private:
    enum class Phase { Act, Wait, Light, Dark };

    void tick();
    void enter(Phase phase);
    void nextStop();
    bool takePicture(const QString &theme);
    void fail(const QString &why);
    QString notShown() const;

    TourDriver &m_driver;
    QList<TourStop> m_stops;
    QString m_folder;
    QTimer m_timer;
    QElapsedTimer m_sinceStop;
    Phase m_phase = Phase::Act;
    int m_stop = 0;
    int m_step = 0;
    int m_quietTicks = 0;
    int m_pictures = 0;
};

/// The window as a person sees it, with the open dialogs and menus over it.
QPixmap tourPicture(const TourDriver &driver);

} // namespace trowel
