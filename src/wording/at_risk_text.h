// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wording/task_context.h"

#include <QString>

namespace rushes {

// What is said of clips that are neither here nor gone: in warnings, and before quitting. Plain text,
// translated. Pure.

/// What is left of a link, rounded up as it is said in a warning: "1 h" for 59 min 58 s.
QString leftText(Duration left);
/// How long that stays true: to the next whole minute, in the last minute to the next second. Positive, and
/// at most a minute.
Duration untilLeftTextChanges(Duration left);
/// "The link ends in 1 h, and the clip is not held yet." For a terminal's line, which names the task itself.
QString linkEndsSoonText(const LinkEnd &end, Duration left);
/// "The link of Paper boats ends in 1 h, and its clip is not held yet."
QString linkOfTaskEndsSoonText(const Task &task, const LinkEnd &end, Duration left);
/// "3 clips are not held yet, and their links end soon: the first, of Paper boats, in 1 h." count: of all; at
/// least 2.
QString linksEndSoonText(int count, const Task &first, Duration left);
/// "The link of Paper boats may have ended, and its clip is not held." Of several, they are counted.
QString linksMayHaveEndedText(int count, const Task &first);

/// How long a clip can still be had: "Link ends in 5 h 12 min", "Link has ended".
QString linkLifeText(const Task &task, const TaskContext &context);
/// What is happening to it: "Copying 43 %", "Next try in 20 s", "Asked for a link in 20 s", "Not
/// fetched".
QString clipHappeningText(const Task &task, const TaskContext &context);

} // namespace rushes
