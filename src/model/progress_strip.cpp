// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/progress_strip.h"

#include "core/expiry.h"
#include "wording/task_text.h"

#include <algorithm>

namespace rushes {

namespace {

/// Where the marker of a task without an estimate stands in the middle.
constexpr Duration middleWithoutEstimate = 150s;

/// From time since the creation to a place on the strip.
class Scale
{
public:
    explicit Scale(const std::optional<Estimate> &estimate)
        : m_estimate(estimate)
    {
    }

    [[nodiscard]] double at(Duration time) const
    {
        const double ms = double(std::max(time, Duration::zero()).count());
        if (m_estimate)
            return std::min(1.0, ms / double(end().count()));
        return ms / (ms + double(middleWithoutEstimate.count()));
    }
    [[nodiscard]] bool holds(Duration time) const { return !m_estimate || time <= end(); }

private:
    [[nodiscard]] Duration end() const { return std::max(Duration(m_estimate->to) * 4 / 3, Duration(1)); }

    std::optional<Estimate> m_estimate;
};

/// How long it is known to have been queued: until it was last seen so.
Duration queuedFor(const Task &task, Duration running)
{
    if (task.status == Status::Queued)
        return running;
    for (qsizetype i = 1; i < task.transitions.size(); ++i) {
        const Transition &next = task.transitions[i];
        if (task.transitions[i - 1].status == Status::Queued)
            return std::min(running, next.notBefore.value_or(next.seenAt) - *task.created);
    }
    return Duration::zero();
}

Tone toneOf(const Task &task, const TaskContext &context)
{
    if (task.status == Status::Completed)
        return Tone::Good;
    if (task.status == Status::Failed)
        return Tone::Danger;
    if (paceOf(task, context) == Pace::PastWindow)
        return Tone::Warning;
    return task.status == Status::Queued ? Tone::Queued : Tone::Active;
}

ProgressStrip toldStrip(const Task &task, const TaskContext &context)
{
    const double share = *task.progressTold / 100.0;
    return {.visible = true,
            .queuedTo = task.status == Status::Queued ? share : 0,
            .now = share,
            .tone = toneOf(task, context),
            .running = true};
}

} // namespace

ProgressStrip progressStrip(const Task &task, const TaskContext &context)
{
    // What the service tells is better than any estimate, and on a scale of its own.
    if (task.progressTold && !toldProgressText(task).isEmpty())
        return toldStrip(task, context);
    const std::optional<Elapsed> time = elapsed(task, context.serviceNow);
    if (!time || isGivenUp(task))
        return {};
    const std::optional<Estimate> estimate = context.estimateOf(task);
    const Scale scale(estimate);
    // Pasted long after it ended: "at most" says nothing about how long it ran.
    if (time->atMostOnly && !scale.holds(time->atMost))
        return {};
    ProgressStrip strip;
    strip.visible = true;
    if (estimate) {
        strip.windowFrom = scale.at(estimate->from);
        strip.windowTo = scale.at(estimate->to);
    }
    strip.queuedTo = scale.at(queuedFor(task, time->atMost));
    strip.now = scale.at(time->atMost);
    strip.tone = toneOf(task, context);
    strip.running = !isFinished(task);
    return strip;
}

} // namespace rushes
