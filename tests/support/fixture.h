// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>

#include <gtest/gtest.h>

namespace trowel {

/// The bytes of a file in tests/fixtures.
inline QByteArray fixture(const char *name)
{
    QFile file(QString::fromUtf8(TROWEL_FIXTURES) + QLatin1Char('/') + QString::fromUtf8(name));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name;
    return file.readAll();
}

} // namespace trowel
