// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service_catalogue.h"
#include "core/task.h"

#include <QHash>

#include <map>
#include <optional>

namespace rushes {

/// What finished tasks of one service, family and mode taught: from their creation to their end, on the
/// service's clock. Those that failed at once are told apart, as a share.
struct LearnedDurations
{
    Duration tenth{}; ///< 10 % ended sooner
    Duration median{};
    Duration ninetieth{};    ///< 10 % took longer
    double failedAtOnce = 0; ///< of all, 0..1
    int ends = 0; ///< how many ends of tasks taught it; those that failed at once are not among them
    bool operator==(const LearnedDurations &) const = default;
};

/// Learns how long tasks take from those that ended. An end is known as an interval: after it was last seen
/// unfinished, not after it was first seen finished. Neither its middle nor its end would do: the plan leaves
/// gaps where it believes that nothing ends, and would find its own gaps again. So each end is spread over
/// its interval as all the others say that it is likely (self-consistency: B. W. Turnbull, "The Empirical
/// Distribution Function with Arbitrarily Grouped, Censored and Truncated Data", JRSS B 38, 1976), on bins
/// that grow by an eighth. The published estimate takes part as so many ends of its own, so that a few odd
/// tasks move little and many move all.
///
/// note() and forget() cost O(log newest). of() costs a look-up, and where a sixteenth of the ends changed
/// since the last time, learning anew (a tenth of a millisecond). A hundred thousand remembered tasks can be
/// noted in portions and in any order. Main thread.
class DurationHistory
{
public:
    static constexpr int newest = 200; ///< ends of a kind that count: what was longer ago is forgotten
    static constexpr double publishedWeight =
        8; ///< ends that a published estimate counts for; so many taught, nothing is said
    static constexpr double failuresWeight =
        40;                                  ///< tasks that the assumed share of failures at once counts for
    static constexpr Duration atOnce = 60s;  ///< failed and not seen unfinished at this age: failed at once
    static constexpr Duration vague = 15min; ///< an interval wider than this and than its begin tells nothing

    /// Learns from a task that is finished; no effect for others, for those with no creation, for ends too
    /// vague, and for what is known.
    void note(const Task &task);
    /// Forgets what note() learned from the task as it was then.
    void forget(const Task &task);
    /// Of the task's kind; nothing before enough ended.
    [[nodiscard]] std::optional<LearnedDurations> of(const Task &task, const Service &service) const;

private:
    struct End
    {
        double after = 0; ///< s since the creation
        double notAfter = 0;
        bool failedAtOnce = false;
    };
    struct Kind
    {
        std::map<std::pair<Moment, qint64>, End> ends;     ///< by when they were seen, and number
        std::map<std::pair<Moment, qint64>, End> failures; ///< at once
        mutable std::optional<Estimate> joinedWith; ///< what the outcome below rests on, beside the ends
        mutable std::optional<LearnedDurations> outcome;
        mutable std::size_t changes = 0; ///< since then
    };
    static std::optional<End> endOf(const Task &task);
    static QString kindOf(const Task &task);
    static LearnedDurations learn(const Kind &kind, const std::optional<Estimate> &published);

    QHash<QString, Kind> m_kinds;
};

} // namespace rushes
