// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fixture.h"

#include <QFile>

#include <gtest/gtest.h>

namespace trowel {

QString fixtureFolder()
{
    return QStringLiteral(TROWEL_FIXTURES);
}

QByteArray fixture(const char *name)
{
    QFile file(fixtureFolder() + QLatin1Char('/') + QString::fromUtf8(name));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name;
    return file.readAll();
}

} // namespace trowel
