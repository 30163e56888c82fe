// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/poll_answer.h"
#include "core/service_catalogue.h"
#include "core/task.h"
#include "core/task_event.h"

#include <QVector>

namespace rushes {

/// A task after something happened, and what is to be told about it.
struct Applied
{
    Task task;
    QVector<TaskEvent> events;
};

/// When something happened, on both clocks.
struct Now
{
    Moment ours{};
    Moment services{}; ///< ours, corrected by the skew that the Date header tells
};

/// What an answer means for the task. Pure; every transition of status and contact is made here.
Applied apply(const Task &task, const PollAnswer &answer, const ServiceCatalogue &catalogue, Now now);

/// There is no key for the task's service, so that it cannot be asked.
Applied keyIsMissing(const Task &task);
/// The service's key changed, or the user asks for it: what stopped the polls of this task (a refusal, three
/// 404) is forgotten.
Applied askAgain(const Task &task);

// What became of the clip. Pure; every transition of the clip axis is made here.
Applied copyStarted(const Task &task);
/// The line, the disk or the server failed: the clip is online only until the next try.
Applied copyFailed(const Task &task, const Error &error);
/// A whole body with this SHA-256 fails a check though it begins like a video. Three alike in a row are kept:
/// then facts is used.
Applied copyWasWrong(const Task &task, const Error &error, const QByteArray &sha256, const ClipFacts &facts);
/// How often a whole body must fail alike before it is kept as unverified (promises.md, "Held means").
constexpr int alikeFailuresToKeep = 3;
Applied clipHeld(const Task &task, const ClipFacts &facts);
Applied clipSaved(const Task &task, const QString &path);
/// The held file of a saved clip went, for the saved one is as good.
Applied clipEvicted(const Task &task);
/// The file of a held, unverified or saved clip is gone or changed, without our doing. Where the saved file
/// is whole it stands in for it, and so it does for a saved clip whose link has ended: its file may be where
/// its user moved it. Else the clip is online only, as before it came.
Applied heldFileLost(const Task &task, const Error &error, bool isSavedFileWhole, const Family *family,
                     Now now);
/// The server refused the link (401, 403, 404, 410). Past the link's latest possible end, when asking again
/// brought no other: expired. Past the end that the link itself tells, but not the service's promise, it
/// takes that many refusals, with asking between each.
constexpr int deathsToBelieveTheLink = 5;
Applied linkDied(const Task &task, const Error &error, const Family *family, Now now);
/// Our policy does not fetch this link. origin: whom it stopped at, the link's own host or that of a
/// redirect; empty: not to be allowed.
Applied linkRefused(const Task &task, const Error &error, const QString &origin = {});
/// Whether the user may have it fetched all the same: it was refused for where it leads, not for what it is
/// (file:, a user name ..).
bool canFetchAnyway(const Task &task);
/// The user says so. It holds for that origin and for this very link, until it is replaced by another or the
/// program ends.
Applied fetchAnyway(const Task &task, const QString &origin);

/// Whether a task is polled at all (the stopping rule, architecture.md): not finished and known here; or
/// completed, with a link that is missing or dead, and the clip neither here nor expired.
bool isToBePolled(const Task &task);
/// Whether its clip is to be copied now.
bool isToBeCopied(const Task &task);
/// Whether its clip is not here yet, and the program goes on getting it by itself: it is to be copied, or the
/// service is asked for a link that works and has a key to be asked with.
bool isClipToBeHad(const Task &task);

/// A 404 is final after this many answers, an interval apart.
constexpr int notFoundToGiveUp = 3;
/// After this many failures in a row contact is Lost instead of Retrying.
constexpr int troublesToBeLost = 3;

} // namespace rushes
