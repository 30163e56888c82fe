// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/moment.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

namespace rushes {

/// What a request about a task is worth.
struct PollWeight
{
    double endRate = 1; ///< the chance per second that the task ends now (core/poll_plan.h); over 0
    /// When it may be higher; nothing: it only falls, which is seen when its turn comes.
    std::optional<Duration> mayRiseIn{};
};

enum class PollRank {
    Usual,
    Wanted, ///< a person asks for it
    AtRisk, ///< completed; its clip is not here and its link may end
};

/// One who waits for a request.
struct DueTask
{
    qint64 number = 0;
    SteadyMoment since{}; ///< its last request; where there was none, when it was added
    PollRank rank = PollRank::Usual;
    SteadyMoment linkEnd{}; ///< of one at risk
};

/// The tasks of a lane that are due, where they may be more than its budget can ask: who is asked next? Of
/// every four requests three go where they are worth most: first the clips at risk, nearest to their link's
/// end first; then who is wanted; then the others, each of these by endRate * (time since it was asked)^2,
/// which makes the mean delay least (core/poll_plan.h). The fourth goes to who was asked longest ago,
/// whatever its chances, so that of n tasks everyone has its turn within 4 n requests.
///
/// Chances are kept in classes, an octave wide (waits go by their square root), in each of which the longest
/// waiting is the best: so a turn costs the number of classes and a few look-ups, not the number of tasks. A
/// task is weighed anew where its chances may have risen, and when its turn comes: what fell meanwhile goes
/// back into its class.
class DuePool
{
public:
    using Weigh = std::function<PollWeight(qint64 number)>;
    static constexpr int turnsOfTheEldest = 4; ///< one in so many

    explicit DuePool(Weigh weigh)
        : m_weigh(std::move(weigh))
    {
    }

    /// now: for weighing. One that is in already is put anew.
    void insert(const DueTask &task, SteadyMoment now);
    void erase(qint64 number);
    /// Who is next; it is out of the pool then. Not for an empty pool.
    qint64 take(SteadyMoment now);

    [[nodiscard]] std::size_t size() const { return m_tasks.size(); }
    [[nodiscard]] bool isEmpty() const { return m_tasks.empty(); }
    [[nodiscard]] bool contains(qint64 number) const { return m_tasks.contains(number); }

    /// The chance class of a rate, and the rate in its middle that stands for it.
    [[nodiscard]] static int classOf(double endRate);
    [[nodiscard]] static double rateOf(int chanceClass);

private:
    using Queue = std::set<std::pair<SteadyMoment, qint64>>;
    using Classes = std::map<int, Queue>;
    struct Item
    {
        DueTask task;
        int chanceClass = 0;
        std::optional<SteadyMoment> weighAt;
    };

    [[nodiscard]] Classes &classesOf(PollRank rank) { return rank == PollRank::Wanted ? m_wanted : m_usual; }
    /// Gives the class that the task is of now.
    [[nodiscard]] int weigh(Item &item, SteadyMoment now);
    /// Nothing: it is weighed when its turn comes.
    void planWeighing(Item &item, std::optional<SteadyMoment> moment);
    /// Puts it into the class that it is of now; whether that is a lower one.
    bool hasFallen(Item &item, SteadyMoment now);
    /// place: the one that it left, if it was in another class.
    void putInClass(Item &item, int chanceClass, Queue::node_type place);
    Queue::node_type leaveClass(const Item &item);
    void weighAnew(SteadyMoment now);
    [[nodiscard]] qint64 choose(SteadyMoment now);
    [[nodiscard]] qint64 bestOf(Classes &classes, SteadyMoment now);

    Weigh m_weigh;
    std::unordered_map<qint64, Item> m_tasks;
    Queue m_byAge;
    Queue m_atRisk; ///< by the link's end
    Classes m_wanted;
    Classes m_usual;
    Queue m_toWeigh;
    unsigned m_turn = 0;
};

} // namespace rushes
