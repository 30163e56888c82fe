// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learned_durations.h"
#include "core/service_catalogue.h"
#include "core/task.h"

#include <QVector>

#include <functional>

namespace rushes::test {

/// A family and mode of the built-in catalogue, and between which ages 80 % of its tasks end in the simulated
/// world: the published estimate; where there is none ("a few minutes") 2 to 6 min.
struct PollKind
{
    const Service *service = nullptr;
    QString family;
    QString mode; ///< empty: not chosen, where that has no default
    Estimate truth;

    [[nodiscard]] QString title() const;
};
QVector<PollKind> pollKinds();

/// How tasks end in the simulated world.
struct PollWorld
{
    enum class Shape { LogNormal, Uniform, TwoPeaks };
    Shape shape =
        Shape::LogNormal; ///< with 10 % before the window and 10 % after it; two peaks stand at its ends
    double stretch = 1;   ///< the window that is true, of the one that is published
};
// In every world 5 % fail within 15 s of their creation. 85 % are added within 30 s of it, the others up to
// twice the window's end later.

/// What a way of asking came to.
struct PollFigures
{
    int tasks = 0;
    double requests = 0; ///< all together
    double delay =
        0; ///< s, all together: from the end (or from when it was added, if that was later) to its notice
    double longestDelay = 0; ///< s, of those that ended at most three windows after their creation

    [[nodiscard]] double requestsPerTask() const { return requests / tasks; }
    [[nodiscard]] double meanDelay() const { return delay / tasks; }
    PollFigures &operator+=(const PollFigures &other);
};

/// After an answer that the task is unfinished: how long until it is asked again.
using PollPolicy = std::function<Duration(const Task &task, Moment serviceNow)>;
/// Asked every 30 s.
PollPolicy loop();
/// As the program asks; history, borrowed, may be nullptr.
PollPolicy rushesPlan(const PollKind &kind, const DurationHistory *history);
/// The plan that no other can beat: dynamic programming with the world's true distribution, for the price
/// that rushesPlan() has, and with its bounds on waits. What it minimises is price * requests + delay.
PollPolicy bestPlan(const PollKind &kind);
double priceOfRequest(const PollKind &kind); ///< s

/// Asks so many random tasks to their ends, each first when it is added. The same seed makes the same tasks,
/// whatever the policy. history, where there is one, learns from each end in turn.
PollFigures ask(const PollKind &kind, const PollWorld &world, const PollPolicy &policy, int tasks,
                quint32 seed, DurationHistory *history = nullptr);

/// The same tasks by each way of asking; learned: by a history that 300 other tasks taught, and that goes on
/// learning.
struct PollComparison
{
    PollFigures loop;
    PollFigures plan;
    PollFigures learned;

    [[nodiscard]] double ratio(const PollFigures &of) const { return of.requests / loop.requests; }
    [[nodiscard]] double later(const PollFigures &of) const { return of.meanDelay() - loop.meanDelay(); }
    PollComparison &operator+=(const PollComparison &other);
};
PollComparison compare(const PollKind &kind, const PollWorld &world, int tasks, quint32 seed);

} // namespace rushes::test
