// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/watch_text.h"

#include "wording/error_text.h"
#include "wording/plain_text.h"
#include "wording/time_text.h"
#include "wording/trouble_words.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>

namespace rushes {

namespace {

class WatchText
{
    Q_DECLARE_TR_FUNCTIONS(WatchText)
};

/// "3 added, 1 already there".
QString joinedCounts(const QStringList &counts)
{
    //: between counts in a row, as in "3 added, 1 already there"
    return counts.join(WatchText::tr(", "));
}

} // namespace

QString watchedText(int count)
{
    //: tasks that are watched
    return WatchText::tr("%Ln watched", nullptr, count);
}

QString readyText(int count)
{
    //: clips that are here and not yet saved
    return WatchText::tr("%Ln ready", nullptr, count);
}

QString notHeldText(int count)
{
    //: clips of which there is no copy on this computer yet
    return WatchText::tr("%Ln not yet held", nullptr, count);
}

QString nextCheckText(std::optional<Moment> nextCheck, Moment now, bool isAsking)
{
    if (!nextCheck && !isAsking)
        return WatchText::tr("Nothing to check");
    if (!nextCheck || *nextCheck - now < 1s)
        return WatchText::tr("Checking now");
    //: %1: a duration, "14 s"
    return WatchText::tr("Next check in %1").arg(durationText(*nextCheck - now));
}

QString requestsText(int count)
{
    return WatchText::tr("Requests in the last minute: %Ln", nullptr, count);
}

QString allPausedText()
{
    return WatchText::tr("Paused. Tasks are still asked now and then, so that no clip is lost");
}

QString pausedText(int count)
{
    //: tasks that the user does not want asked
    return count > 0 ? WatchText::tr("%Ln paused", nullptr, count) : QString();
}

QString pauseNoticeText(int count, bool paused)
{
    return paused ? WatchText::tr(
                        "Paused tasks: %Ln. They are still asked now and then, so that no clip is lost.",
                        nullptr, count)
                  : WatchText::tr("Tasks asked again: %Ln.", nullptr, count);
}

QString allPauseNoticeText(bool paused)
{
    return paused ? WatchText::tr(
                        "All tasks are paused. They are still asked now and then, so that no clip is lost.")
                  //: the pause of all is over; some may be paused by themselves
                  : WatchText::tr("Tasks are asked again.");
}

QString askedToWaitText(const QString &service, Moment until, Moment now)
{
    //: %1: a service, %2: a duration, "40 s"
    return WatchText::tr("%1 asked to wait %2").arg(quotedService(service), timeUntilText(until, now));
}

QString notAnsweringText(const QString &service, Moment since, Moment until, Moment now)
{
    //: %1: a service, %2: a moment, "13:40" or "yesterday 22:10", %3: a duration, "40 s"
    return WatchText::tr("%1 gives no usable answer since %2: tried again in %3")
        .arg(quotedService(service), momentText(since, now), timeUntilText(until, now));
}

QString stretchText(const QString &service, int running, Duration interval, double perMinute)
{
    const QString every = durationText(interval);
    const QString budget = QLocale().toString(int(perMinute));
    if (service.isEmpty())
        //: tasks; %1: a duration, "2 h 46 min", %2: a number, "60"
        return WatchText::tr("%Ln running: each is asked about every %1, as %2 requests a minute allow",
                             nullptr, running)
            .arg(every, budget);
    //: tasks; %1: a service, %2: a duration, "2 h 46 min", %3: a number, "60"
    return WatchText::tr("%1: %Ln running, each is asked about every %2, as %3 requests a minute allow",
                         nullptr, running)
        .arg(quotedService(service), every, budget);
}

QString networkText(NetworkSeen network)
{
    switch (network) {
    case NetworkSeen::Offline:
        return WatchText::tr("This computer seems to be offline");
    case NetworkSeen::SignIn:
        //: a captive portal: a web page of the network that asks for a name, a payment or consent
        return WatchText::tr("The network seems to want a sign-in first");
    case NetworkSeen::Unknown:
    case NetworkSeen::Online:
        break;
    }
    return {};
}

QString keyMissingText(const QString &service)
{
    return WatchText::tr("No key for %1: enter one in Settings").arg(quotedService(service));
}

QString keyRefusedText(const QString &service)
{
    return WatchText::tr("%1 refused the key: enter another in Settings").arg(quotedService(service));
}

QString noContactText(Moment since, Moment now)
{
    //: %1: a moment, "13:40" or "yesterday 22:10"
    return WatchText::tr("No contact since %1").arg(momentText(since, now));
}

QString diskFullText()
{
    //: of the disk on which clips are kept
    return WatchText::tr("The disk is full: copies go on when there is room");
}

QString diskHasRoomText()
{
    //: of the disk on which clips are kept
    return WatchText::tr("There is room on the disk again: copies go on");
}

QString notSavedText(const QString &id, const QString &folder, const QString &why)
{
    //: %1: a task's id, %2: a folder, %3: why, a whole sentence
    return WatchText::tr("%1 is not saved to %2. %3")
        .arg(id, shownText(QDir::toNativeSeparators(folder), longestShown), why);
}

QString demoText(double speed)
{
    //: %1: a number
    return WatchText::tr("Demo: time runs %1 times as fast").arg(QLocale().toString(speed, 'g', 3));
}

QString intakeText(int added, int alreadyThere, int undecided)
{
    QStringList parts;
    if (added > 0 || (alreadyThere == 0 && undecided == 0))
        //: tasks that were added
        parts.append(WatchText::tr("%Ln added", nullptr, added));
    if (alreadyThere > 0)
        //: tasks that were there before
        parts.append(WatchText::tr("%Ln already there", nullptr, alreadyThere));
    if (undecided > 0)
        //: ids that wait for the user's decision
        parts.append(WatchText::tr("%Ln to be decided", nullptr, undecided));
    return joinedCounts(parts);
}

QString handOverTroubleText(const Error &why, const Error &inUse)
{
    switch (why.kind) {
    case ErrorKind::TimedOut:
    case ErrorKind::AnswerUnreadable:
        return WatchText::tr("The window that is open gave no answer. If ids were given, look there whether "
                             "they are in its list.");
    case ErrorKind::AnswerTooLarge:
        return WatchText::tr("That is too much text to hand to the window that is open. Paste it there.");
    default:
        return errorText(inUse);
    }
}

QString checkText(const CheckCounts &counts)
{
    QStringList parts;
    if (counts.asked > 0)
        //: tasks that are asked for at once
        parts.append(WatchText::tr("%Ln asked now", nullptr, counts.asked));
    if (counts.tooSoon > 0 && counts.longestWait)
        //: tasks that were asked for a moment ago; %1: a duration, "18 s"
        parts.append(WatchText::tr("%Ln to be asked within %1", nullptr, counts.tooSoon)
                         .arg(durationText(*counts.longestWait + 999ms)));
    else if (counts.tooSoon > 0)
        //: tasks that were asked for a moment ago
        parts.append(WatchText::tr("%Ln to be asked as soon as allowed", nullptr, counts.tooSoon));
    if (counts.afterTrial > 0)
        //: tasks that are asked for if the service takes the key, which it refused before and which is tried
        //: now
        parts.append(WatchText::tr("%Ln to be asked once the key is accepted", nullptr, counts.afterTrial));
    if (counts.withoutKey > 0)
        //: tasks that cannot be asked for before the user enters a key
        parts.append(WatchText::tr("%Ln waiting for a key", nullptr, counts.withoutKey));
    if (counts.withoutService > 0)
        //: tasks that cannot be asked for: the user removed their service
        parts.append(
            WatchText::tr("%Ln of a service that is not in the list", nullptr, counts.withoutService));
    if (counts.finished > 0)
        //: tasks about which nothing new will be said
        parts.append(WatchText::tr("%Ln finished", nullptr, counts.finished));
    if (parts.isEmpty())
        parts.append(WatchText::tr("%Ln asked now", nullptr, 0));
    return joinedCounts(parts);
}

} // namespace rushes
