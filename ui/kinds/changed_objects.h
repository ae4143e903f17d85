// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/session.h"

#include <functional>

namespace trowel {

/// What Session::change wants to know of rows; `key` and `name` are members or functions of a row.
template <typename Row, typename Key, typename Name>
QList<Session::ChangedObject> changedObjects(const QList<Row> &rows, const Key &key, const Name &name)
{
    QList<Session::ChangedObject> objects;
    objects.reserve(rows.size());
    for (const Row &row : rows)
        objects += Session::ChangedObject{std::invoke(key, row), std::invoke(name, row)};
    return objects;
}

} // namespace trowel
