// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/form.h"

#include <functional>

class QWidget;

namespace trowel {

/// What a field is edited with, and the way in and out of it. The widget goes into a layout; the functions live as long
/// as it does.
struct FormEditor
{
    QWidget *widget = nullptr;
    std::function<QVariant()> value;
    std::function<void(const QVariant &)> setValue;
    bool takesWholeLine = true;
    std::function<QString()> mistake = {}; ///< what the editor itself finds wrong, and says itself; empty for nothing
    /// Buttons behind the field, such as Browse….
    QList<QWidget *> companions = {};
};

/// `changed` is called for every change, also one by setValue.
FormEditor makeFormEditor(const FormField &field, std::function<void()> changed);

} // namespace trowel
