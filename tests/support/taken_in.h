// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/intake.h"

namespace rushes::test {

/// What became of short text, which is taken in at once.
inline IntakeReport takenIn(Intake &intake, const QString &text)
{
    IntakeReport report;
    intake.takeIn(text, [&report](const IntakeReport &told) { report = told; });
    return report;
}

} // namespace rushes::test
