// SPDX-License-Identifier: GPL-3.0-or-later
// A plug-in that any Qt program loads when QT_QPA_GENERIC_PLUGINS names it: says "painted" on standard output once the
// first window is. So the program under measurement needs no code for being measured.
#include <QCoreApplication>
#include <QEvent>
#include <QGenericPlugin>
#include <QTimer>
#include <QWidget>

#include <cstdio>
#include <cstdlib>

namespace {

class FirstPaint final : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const auto *widget = event->type() == QEvent::Paint ? qobject_cast<QWidget *>(watched) : nullptr;
        if (widget && widget->window()->width() > 300) { // a splash or a tool tip is not the window
            QCoreApplication::instance()->removeEventFilter(this);
            QTimer::singleShot(0, this, [] { // the whole of this paint first
                std::puts("painted");
                std::fflush(stdout);
            });
        }
        return false;
    }
};

} // namespace

class FirstPaintPlugin final : public QGenericPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "first_paint.json")

public:
    QObject *create(const QString &, const QString &) override
    {
        auto *watcher = new FirstPaint(this);
        // The application object is still being made: its filters can be set on the first turn of the loop, or at once.
        QCoreApplication::instance()->installEventFilter(watcher);
        return watcher;
    }
};

#include "first_paint.moc"
