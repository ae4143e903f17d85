// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/report.h"

namespace trowel::bench {

// One function a file; `main.cpp` lists them.
void lists(Report &report);
void overhead(Report &report);
void pages(Report &report);
void palette(Report &report);
void rate(Report &report);
void start(Report &report);
void transfers(Report &report);
void tables(Report &report);

} // namespace trowel::bench
