// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/demo_client.h"

#include <QTest>

namespace trowel::test {

bool DemoTest::eventually(const std::function<bool()> &condition)
{
    return QTest::qWaitFor(condition, 10'000);
}

QJsonObject object(const char *json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace trowel::test
