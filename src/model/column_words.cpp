// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/column_words.h"

#include "model/task_cells.h"
#include "wording/task_text.h"

#include <QVector>

namespace rushes {

namespace {

/// When the samples below were created; any moment does.
constexpr Moment start{};

struct Sample
{
    Task task;
    TaskContext context{};
};

Task taskOf(Status status)
{
    Task task;
    task.status = status;
    task.created = start;
    return task;
}

QVector<Sample> statusSamples()
{
    QVector<Sample> samples;
    for (const Status status : {Status::Unasked, Status::Queued, Status::Processing, Status::Completed,
                                Status::Failed, Status::Unrecognised})
        samples.append({taskOf(status)});
    for (const Contact contact : {Contact::NotFound, Contact::NoKey, Contact::Refused, Contact::Lost}) {
        Sample sample{taskOf(Status::Unasked)};
        sample.task.contact = contact;
        samples.append(sample);
    }
    return samples;
}

QVector<Sample> clipSamples()
{
    QVector<Sample> samples;
    for (const ClipState clip : {ClipState::Online, ClipState::Copying, ClipState::Held,
                                 ClipState::Unverified, ClipState::Saved, ClipState::Expired}) {
        Sample sample{taskOf(Status::Completed)};
        sample.task.clip = clip;
        sample.context.copyProgress = 1;
        samples.append(sample);
    }
    return samples;
}

/// Of a task that ended between these times, or at most at the second.
Sample endedSample(std::optional<Duration> from, Duration to)
{
    Sample sample{taskOf(Status::Completed)};
    if (from)
        sample.task.lastSeenUnfinished = start + *from;
    sample.task.firstSeenFinished = start + to;
    return sample;
}

QVector<Sample> elapsedSamples()
{
    return {endedSample(59min + 48s, 59min + 58s), endedSample(58min + 58s, 59min + 58s),
            endedSample(std::nullopt, 59min + 58s)};
}

QVector<Sample> remainingSamples()
{
    static const Family family = [] {
        Family made;
        made.estimate = Estimate{10min, 58min};
        return made;
    }();
    QVector<Sample> samples;
    for (const Duration running : {Duration(1s), Duration(10min + 1s), Duration(1h)}) {
        Sample sample{taskOf(Status::Processing)};
        sample.context.family = &family;
        sample.context.serviceNow = start + running;
        samples.append(sample);
    }
    return samples;
}

QVector<Sample> expiresSamples()
{
    QVector<Sample> samples{{taskOf(Status::Completed)}}; // unknown
    for (const ClipState clip : {ClipState::Held, ClipState::Expired}) {
        Sample sample{taskOf(Status::Completed)};
        sample.task.clip = clip;
        samples.append(sample);
    }
    for (const Certainty certainty : {Certainty::About, Certainty::AtLatest, Certainty::Exact}) {
        Sample sample{taskOf(Status::Completed)};
        sample.task.clip = ClipState::Online;
        sample.context.linkEnd.earliest = start + 23h + 58min;
        sample.context.linkEnd.knownFrom = KnownFrom::Link;
        sample.context.linkEnd.certainty = certainty;
        samples.append(sample);
        sample.context.serviceNow = start + 24h;
        samples.append(sample);
    }
    return samples;
}

QVector<Sample> samplesOf(TaskColumn column)
{
    switch (column) {
    case TaskColumn::Status:
        return statusSamples();
    case TaskColumn::Elapsed:
        return elapsedSamples();
    case TaskColumn::Remaining:
        return remainingSamples();
    case TaskColumn::Expires:
        return expiresSamples();
    case TaskColumn::Clip:
        return clipSamples();
    case TaskColumn::Poster:
    case TaskColumn::Task:
    case TaskColumn::Service:
    case TaskColumn::Progress:
    case TaskColumn::Heard:
    case TaskColumn::Created:
    case TaskColumn::Message:
        break;
    }
    return {};
}

/// Below the status of a task that runs: each state of its line, and that it is paused.
QStringList statusSecondLines()
{
    QStringList lines;
    Sample sample{taskOf(Status::Processing)};
    for (const Contact contact :
         {Contact::Retrying, Contact::Lost, Contact::Waiting, Contact::NoKey, Contact::Refused}) {
        sample.task.contact = contact;
        lines.append(secondLine(sample.task, TaskColumn::Status, sample.context));
    }
    sample.task.contact = Contact::Ok;
    sample.context.allPaused = true;
    lines.append(secondLine(sample.task, TaskColumn::Status, sample.context));
    return lines;
}

} // namespace

QStringList ownWords(TaskColumn column)
{
    QStringList words;
    for (const Sample &sample : samplesOf(column))
        words.append(displayText(sample.task, column, sample.context));
    return words;
}

QStringList ownSecondLines(TaskColumn column)
{
    if (column == TaskColumn::Status)
        return statusSecondLines();
    if (column != TaskColumn::Clip)
        return {};
    return {clipMarkText(ClipMark::Shorter), clipMarkText(ClipMark::Black), clipMarkText(ClipMark::Frozen),
            clipMarkText(ClipMark::Silent)};
}

} // namespace rushes
