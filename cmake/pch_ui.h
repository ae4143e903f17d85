// SPDX-License-Identifier: GPL-3.0-or-later
// The narrow precompiled header of the window's rooms.
#pragma once
#include "pch_core.h"

#include <QAbstractItemModel>
#include <QColor>
#include <QFont>
#include <QIcon>
#include <QPainter>
#include <QWidget>
