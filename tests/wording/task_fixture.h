// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wording/task_context.h"

#include <QLocale>

#include <cstdlib>
#include <ctime>

namespace rushes::test {

using namespace Qt::StringLiterals;

/// Texts are tested in English as Britain writes it, in UTC, wherever the test runs.
inline void speakEnglishInUtc()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    qputenv("TZ", "UTC");
    tzset();
}

/// 2026-03-01 14:00:00 UTC, on both clocks.
constexpr Moment noonish{std::chrono::seconds(1772373600)};

/// VEO with an estimate of 2-4 min for reference images, 2-5 min for a mode not chosen, and links that are
/// promised for 24 h.
inline const Family &veo()
{
    static const Family family = [] {
        Family made;
        made.name = u"veo"_s;
        made.title = u"VEO"_s;
        made.modes = {{.name = u"reference-image"_s,
                       .title = u"Reference image"_s,
                       .estimate = Estimate{2min, 4min},
                       .clipSeconds = {}},
                      {.name = u"first-last-frame"_s,
                       .title = u"First/last frame"_s,
                       .estimate = Estimate{3min, 5min},
                       .clipSeconds = {}}};
        made.estimate = Estimate{2min, 5min};
        made.linkLifetime = LinkLifetime{24h, false};
        return made;
    }();
    return family;
}

inline Task paused(Task task)
{
    task.pausedAt = noonish - 30min;
    return task;
}

/// Videos: neither an estimate nor a lifetime.
inline const Family &videos()
{
    static const Family family = [] {
        Family made;
        made.name = u"videos"_s;
        made.title = u"Videos"_s;
        return made;
    }();
    return family;
}

inline const Service &kyyReact()
{
    static const Service service = [] {
        Service made;
        made.name = u"kyyReactApiServer"_s;
        made.title = u"kyyReactApiServer"_s;
        made.families = {veo(), videos()};
        return made;
    }();
    return service;
}

inline TaskContext contextOf(const Family *family = &veo())
{
    TaskContext context;
    context.now = noonish;
    context.serviceNow = noonish;
    context.service = &kyyReact();
    context.family = family;
    return context;
}

/// A task that was never asked for.
inline Task freshTask()
{
    Task task;
    task.number = 1;
    task.id = u"vgen_7f31c09ab2e4"_s;
    task.service = u"kyyReactApiServer"_s;
    task.family = u"veo"_s;
    task.addedAt = noonish - 10min;
    return task;
}

/// A task in contact that has this status and was created so long ago.
inline Task runningTask(Status status, Duration age)
{
    Task task = freshTask();
    task.status = status;
    task.model = u"veo_3_1_fast"_s;
    task.created = noonish - age;
    task.lastSeenUnfinished = noonish - 12s;
    task.lastHeardAt = noonish - 12s;
    task.contact = Contact::Ok;
    return task;
}

/// A task that ran between 3 min 5 s and 3 min 36 s and was seen finished an hour ago, with a clip in this
/// state.
inline Task completedTask(ClipState clip)
{
    Task task = runningTask(Status::Completed, 1h + 3min + 36s);
    task.lastSeenUnfinished = *task.created + 3min + 5s;
    task.firstSeenFinished = noonish - 1h;
    task.lastHeardAt = task.firstSeenFinished;
    task.videoUrl = u"https://cdn.example/clip.mp4?signature=secret"_s;
    task.clip = clip;
    return task;
}

/// A task that failed after 18 s.
inline Task failedTask()
{
    Task task = runningTask(Status::Failed, 1h + 18s);
    task.lastSeenUnfinished.reset();
    task.firstSeenFinished = noonish - 1h;
    task.message = u"Reference video exceeds maximum total duration of 15 seconds."_s;
    return task;
}

/// The end of a link that the service promised, between so long from now and half a minute later.
inline LinkEnd promisedEnd(Duration fromNow)
{
    return {.earliest = noonish + fromNow,
            .latest = noonish + fromNow + 31s,
            .knownFrom = KnownFrom::Service,
            .certainty = Certainty::About,
            .promised = KnownEnd{
                noonish + fromNow, noonish + fromNow + 31s, KnownFrom::Service, Certainty::About, {}}};
}

/// The end of a link that the link itself tells, with the promise of the service behind it.
inline LinkEnd toldEnd(Duration fromNow, Certainty certainty, QLatin1StringView signedBy = {})
{
    LinkEnd end = promisedEnd(fromNow + 1h);
    end.inLink = KnownEnd{noonish + fromNow, noonish + fromNow, KnownFrom::Link, certainty, signedBy};
    end.earliest = end.inLink->earliest;
    end.knownFrom = KnownFrom::Link;
    end.certainty = certainty;
    return end;
}

} // namespace rushes::test
