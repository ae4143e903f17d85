// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/wish.h"

#include <QLocalServer>
#include <QObject>

namespace trowel {

/// One window per user: the first start listens on a local socket (0600), later ones hand over what they wish and end.
/// Both ends look at whose process the other one is; a socket of somebody else is neither spoken to nor removed. Where
/// there is no safe place for the socket the program simply runs beside others. Main thread.
class SingleInstance final : public QObject
{
    Q_OBJECT
public:
    enum class Start {
        First,      ///< listens
        HandedOver, ///< the one that runs has taken the wish
        Beside      ///< neither was possible: run without listening
    };

    explicit SingleInstance(const QString &path, QObject *parent = nullptr);
    /// In the user's runtime directory; empty where there is none.
    static QString defaultPath();

    /// Waits for the one that runs, a few seconds at most: call it before there is a window.
    Start begin(const Wish &wish);

signals:
    /// Somebody started the program again.
    void wished(const trowel::Wish &wish);

private:
    bool handOver(const Wish &wish, bool *somebodyIsThere) const;
    void greet();
    void read(QLocalSocket *socket);

    QString m_path;
    QLocalServer m_server;
};

} // namespace trowel
