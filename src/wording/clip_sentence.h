// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wording/task_context.h"

#include <QString>

namespace rushes {

// How safe a task's clip is, in sentences. Plain text, translated. Pure.

/// A heading, and what there is to know about it: "A verified copy is on this computer" / "The link ends
/// tomorrow 08:44 at the earliest (promised by the service). 7.9 MB, 8.0 s, 1280×720, sound."
struct ClipSentence
{
    QString heading; ///< without a full stop
    QString body;    ///< sentences; can be empty
    bool operator==(const ClipSentence &) const = default;
};
ClipSentence clipSentence(const Task &task, const TaskContext &context);

/// "7.9 MB, 8.0 s, 1280×720, sound"; as much of it as is known; empty when nothing is.
QString clipFactsText(const ClipFacts &facts);
/// "It is 6.0 s long; the service says 8.0 s. It is black from start to end."; empty where nothing is odd.
/// Not of a lack of sound, which clipFactsText() tells.
QString clipMarksSentence(const Task &task);
/// "The link ends tomorrow 08:44 at the earliest (promised by the service)."; says so when nothing is known;
/// empty for a task that is not completed.
QString linkEndSentence(const Task &task, const TaskContext &context);

} // namespace rushes
