// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wording/task_context.h"

#include <QString>

namespace rushes {

// The short texts about one task: what stands in a cell, in a terminal's line, beside an icon. Plain text,
// translated. Pure. "—" where there is nothing to say. Whole sentences are in task_detail_text.h.

/// "—".
QString nothingText();

/// The user's label, else the id.
QString titleText(const Task &task);

/// "Not asked yet", "Queued", "Processing", "Completed", "Failed"; the service's own word for one that is not
/// known.
QString statusText(Status status, const QString &word = {});
/// The same of a task; "Not found" where the service does not know it and is not asked again, "No key" or
/// "Key refused" where it could never be asked for that reason, and "No answer yet" where it was asked and
/// nothing was told of it.
QString statusText(const Task &task);
/// The smaller line below it: "paused", or how the line is where it is not in order: "retrying", "asked to
/// wait", "no contact", "no key", "key refused"; mostly empty, and so for what the status says already.
QString statusDetailText(const Task &task, const TaskContext &context);

/// The service answered for good that it does not know this id: the task is not finished, nothing more is
/// heard of it, and only a person can do something about it.
bool isGivenUp(const Task &task);
/// It could never be asked, for want of a key that the service takes: it waits for a person.
bool isWaitingForKey(const Task &task);
/// "Never asked", "In contact", "Retrying", "No contact", "Asked to wait", "No key", "Key refused", "Not
/// known here".
QString contactText(Contact contact);
/// "—", "Online only", "Copying", "Held", "Unverified", "Saved", "Expired".
QString clipText(ClipState clip);
/// The same, with "Copying 62 %" where the progress (0..1) is known.
QString clipText(const Task &task, double progress);
/// "shorter than said", "black", "frozen", "no sound".
QString clipMarkText(ClipMark mark);
/// All that are set, "black · no sound"; empty where none is.
QString clipMarksText(ClipMarks marks);
/// "promised by the service", "read from the link", "what is usual at the service", "not known".
QString knownFromText(KnownFrom knownFrom);

/// "Reference image"; "typically 8 s" for the kind's usual mode that nobody chose; "Mode not chosen".
QString modeText(const Task &task, const TaskContext &context);
/// "VEO · Reference image"; "VEO · kyyReactApiServer" where no mode is chosen and the family is at several
/// services; "Videos"; "Sora · typically 8 s".
QString kindText(const Task &task, const TaskContext &context);
/// The smaller line below it: "veo_3_1_fast", with the service where it is in doubt; until the model is known
/// the service, unless kindText() names it already: then nothing.
QString modelText(const Task &task, const TaskContext &context);

/// "2 min 54 s"; of a finished task a range, "at most 6 min" where it was never seen running; "—" before
/// anything is known.
QString elapsedText(const Task &task, const TaskContext &context);

/// "40 %, as the service tells" of a running task; empty where the service does not tell.
QString toldProgressText(const Task &task);

/// Where a running task stands to its estimate.
enum class Pace { Unknown, BeforeWindow, InWindow, PastWindow };
Pace paceOf(const Task &task, const TaskContext &context);
/// Before the window a range ("1–4 min"), inside it "any moment, up to 2 min", past it "longer than usual";
/// "—" without an estimate, for a finished task and for one that no answer was about yet.
QString remainingText(const Task &task, const TaskContext &context);

/// What the column "Link expires" says.
enum class ExpiryPhase { NotYet, Safe, Unknown, Running, MayHaveEnded, Ended };
ExpiryPhase expiryPhaseOf(const Task &task, const TaskContext &context);
/// Time to the cautious end; nothing unless the phase is Running.
std::optional<Duration> timeToLinkEnd(const Task &task, const TaskContext &context);
/// Whether that end is no promise and nothing that the link says outright.
bool isEstimated(const LinkEnd &end);
/// Counts down to the cautious end ("18 h 42 min", "≈ 18 h 42 min" where that is estimated, "≤ 18 h 42 min"
/// where it can come sooner), then "may have ended", "ended"; "held" once there is a copy that passed the
/// check, or a saved one; "unknown" where nothing tells.
QString expiresText(const Task &task, const TaskContext &context);

/// "12 s ago · next 18 s", "finished 14:02", "retrying in 8 s", "retrying copy in 8 s", "waits 40 s more",
/// "waits until 14:05", "no contact since 13:40", "no key", "key refused", "not known here", "not asked yet".
QString heardText(const Task &task, const TaskContext &context);

/// The smaller line below it: why a task failed, when a lost service is tried again; mostly empty.
QString heardDetailText(const Task &task, const TaskContext &context);

/// The service's error, else why the line or the copy is in trouble; empty when there is nothing. A service
/// is called by its title; nullptr: by its name.
QString messageText(const Task &task, const Service *service = nullptr);

} // namespace rushes
