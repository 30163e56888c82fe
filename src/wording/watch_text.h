// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/moment.h"
#include "core/network_seen.h"

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
/// "Next check in 14 s"; "Checking now" when it is due, or while the requests that are under way let no other
/// start; "Nothing to check" where neither is so.
QString nextCheckText(std::optional<Moment> nextCheck, Moment now, bool isAsking = false);
/// "Requests in the last minute: 5".
QString requestsText(int count);
/// "Paused. Tasks are still asked now and then, so that no clip is lost".
QString allPausedText();
/// "3 paused"; nothing for none.
QString pausedText(int count);
/// After "Pause" or "Resume" of some tasks: "Paused tasks: 3. …", "Tasks asked again: 2.".
QString pauseNoticeText(int count, bool paused);
/// After all were paused, or the pause of all ended: "All tasks are paused. …", "Tasks are asked again.".
QString allPauseNoticeText(bool paused);
/// "kyyAiPower asked to wait 40 s".
QString askedToWaitText(const QString &service, Moment until, Moment now);
/// "kyyAiPower gives no usable answer since 13:40: tried again in 40 s".
QString notAnsweringText(const QString &service, Moment since, Moment until, Moment now);
/// "10,000 running: each is asked about every 2 h 46 min, as 60 requests a minute allow"; service: empty
/// where it need not be named.
QString stretchText(const QString &service, int running, Duration interval, double perMinute);
/// "This computer seems to be offline"; nothing where there is nothing to say.
QString networkText(NetworkSeen network);
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

/// Why a second start could not hand its ids to the program that has the profile: it did not answer, there
/// was too much text, or else inUse, since nobody there takes any (a terminal's "watch").
QString handOverTroubleText(const Error &why, const Error &inUse);

/// What "Check now" came to, in tasks (monitor/task_monitor.h, CheckReport).
struct CheckCounts
{
    int asked = 0;
    int tooSoon = 0;
    std::optional<Duration> longestWait{}; ///< of those too soon
    int afterTrial = 0;                    ///< of a refused key
    int withoutKey = 0;
    int withoutService = 0;
    int finished = 0;
};
/// "4 asked now, 2 to be asked within 18 s, 1 finished"; "2,000 wait for a key".
QString checkText(const CheckCounts &counts);

} // namespace rushes
