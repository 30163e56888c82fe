// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/moment.h"

#include <QString>

#include <optional>

namespace rushes {

// The status bar's texts: how the watching as a whole goes, and what a person has to do about it. Plain text,
// translated. Pure.

/// "12 watched".
QString watchedText(int count);
/// "3 ready".
QString readyText(int count);
/// "2 not yet held".
QString notHeldText(int count);
/// "Next check in 14 s"; "Checking now" when it is due; "Nothing to check" without one.
QString nextCheckText(std::optional<Moment> nextCheck, Moment now);
/// "Requests in the last minute: 5".
QString requestsText(int count);
/// "kyyAiPower asked to wait 40 s".
QString askedToWaitText(const QString &service, Moment until, Moment now);
/// "No key for kyyAiPower: enter one in Settings".
QString keyMissingText(const QString &service);
/// "kyyAiPower refused the key: enter another in Settings".
QString keyRefusedText(const QString &service);
/// "No contact since 13:40"; "No contact" when no moment is known.
QString noContactText(Moment since, Moment now);
/// "The disk is full: copies go on when there is room".
QString diskFullText();
/// "There is room on the disk again: copies go on".
QString diskHasRoomText();
/// "sora_abc123 is not saved to /clips. The disk is full: /clips."; why: a sentence.
QString notSavedText(const QString &id, const QString &folder, const QString &why);
/// "Demo: time runs 12 times as fast".
QString demoText(double speed);

/// What a window or a terminal says after text was taken in: "3 added, 1 already there, and 2 to be decided".
QString intakeText(int added, int alreadyThere, int undecided);
/// After "Check now": "4 asked now, 2 asked within 18 s, and 1 finished".
QString checkText(int asked, int tooSoon, int finished, std::optional<Duration> longestWait);

} // namespace rushes
