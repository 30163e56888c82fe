// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/task_columns.h"
#include "ui/details/shown_task.h"

#include <QString>

namespace rushes {

/// How safe the clip is, and what happens next. A plain value.
struct SafetyText
{
    QString icon; ///< a name in resources/icons
    Tone tone = Tone::Muted;
    QString heading;
    QString body; ///< can be empty
    QString next; ///< can be empty
    bool operator==(const SafetyText &) const = default;
};

SafetyText safetyTextOf(const ShownTask &shown);

} // namespace rushes
