// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/form.h"

namespace trowel {

struct Job;
struct Run;

/// The form of a job over its settings, in fields and as JSON. `submit` is the asker's; what is to be sent is the value
/// "json".
FormSpec jobForm(const QByteArray &settings, bool edit);
/// Asks what to run a job with: a field for each of its parameters ("parameter.day"), and which tasks ("only").
FormSpec runForm(const Job &job);
/// Asks what of a run to run again: values "what" ("failed" or "chosen"), "tasks", "dependent".
FormSpec repairForm(const Run &run);
/// The lines of a field that are not blank, trimmed.
QStringList filledLines(const QString &text);

} // namespace trowel
