// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/format.h"
#include "ui/model/kind.h"
#include "ui/model/object_model.h"

#include <QCoreApplication>

namespace trowel::test {

/// A small kind for tests of the models.
struct Pool
{
    QString id;
    QString name;
    int idle = 0;
    bool moving = false;
    QByteArray searchKey = fold(name);
    bool operator==(const Pool &) const = default;
};

/// A store whose lists and reads the test answers itself.
struct Pools
{
    Promise<ListEnd> listing;
    PageSink<Pool> page;
    int lists = 0;
    QStringList gets;
    Promise<Pool> getting;
    bool stopped = false;
    std::shared_ptr<RowStore<Pool>> store;

    Pools()
    {
        RowSource<Pool> source;
        source.key = [](const Pool &pool) { return pool.id; };
        source.searchKey = &Pool::searchKey;
        source.list = [this](Lane, PageSink<Pool> sink) {
            ++lists;
            page = std::move(sink);
            listing = Promise<ListEnd>([this] { stopped = true; });
            return listing.task();
        };
        source.get = [this](Lane, const Pool &pool) {
            gets += pool.id;
            getting = Promise<Pool>();
            return getting.task();
        };
        source.isMoving = [](const Pool &pool) { return pool.moving; };
        // As a Session makes them: a store may lose its last holder while it is telling that holder something.
        store.reset(new RowStore<Pool>(std::move(source)), [](RowStore<Pool> *s) { s->deleteLater(); });
    }

    ~Pools()
    {
        store.reset();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    Pools(const Pools &) = delete;
    Pools &operator=(const Pools &) = delete;

    void answer(const QList<Pool> &rows)
    {
        page(rows);
        listing.settle(ListEnd{rows.size(), 1, true});
        deliver();
    }
    static void deliver() { QCoreApplication::sendPostedEvents(); }
    void load(const QList<Pool> &rows)
    {
        store->refresh();
        answer(rows);
    }
};

inline std::unique_ptr<AnyKind> poolKind()
{
    Kind<Pool> kind;
    kind.info.id = QStringLiteral("pools");
    kind.info.title = QStringLiteral("Pools");
    kind.key = [](const Pool &pool) { return pool.id; };
    kind.name = [](const Pool &pool) { return pool.name; };
    kind.searchKey = &Pool::searchKey;
    Column<Pool> name;
    name.info = {QStringLiteral("name"), QStringLiteral("Name")};
    name.cell = [](const Pool &pool) { return Cell{pool.name}; };
    name.text = [](const Pool &pool) { return fold(pool.name); };
    Column<Pool> idle;
    idle.info = {QStringLiteral("idle"), QStringLiteral("Idle")};
    idle.cell = [](const Pool &pool) { return Cell{QString::number(pool.idle)}; };
    idle.number = [](const Pool &pool) { return pool.idle; };
    kind.columns = {name, idle};
    return makeKind(std::move(kind));
}

inline QStringList namesOf(const QAbstractItemModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names += model.index(row, 0).data().toString();
    return names;
}

} // namespace trowel::test
