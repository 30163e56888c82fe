// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/manual_clock.h"

#include <algorithm>

namespace rushes::test {

class ManualClock::ManualAlarm final : public Alarm
{
public:
    ManualAlarm(ManualClock &clock, SteadyMoment moment, std::function<void()> what)
        : m_clock(&clock)
        , m_moment(moment)
        , m_what(std::move(what))
    {
        clock.m_alarms.push_back(this);
    }
    ~ManualAlarm() override
    {
        if (m_clock)
            m_clock->m_alarms.remove(this);
    }

    [[nodiscard]] SteadyMoment moment() const { return m_moment; }
    /// The clock lets go of it before it calls: the callee may destroy it.
    [[nodiscard]] std::function<void()> release()
    {
        m_clock->m_alarms.remove(this);
        m_clock = nullptr;
        return std::move(m_what);
    }
    void forgetClock() { m_clock = nullptr; }

private:
    ManualClock *m_clock;
    SteadyMoment m_moment;
    std::function<void()> m_what;
};

ManualClock::ManualClock(Moment wall)
    : m_wall(wall)
{
}

ManualClock::~ManualClock()
{
    for (ManualAlarm *alarm : m_alarms)
        alarm->forgetClock();
}

std::unique_ptr<Alarm> ManualClock::callAt(SteadyMoment moment, std::function<void()> what)
{
    return std::make_unique<ManualAlarm>(*this, std::max(moment, m_steady), std::move(what));
}

ManualClock::ManualAlarm *ManualClock::earliest() const
{
    const auto found = std::ranges::min_element(m_alarms, {}, &ManualAlarm::moment);
    return found == m_alarms.end() ? nullptr : *found;
}

std::optional<SteadyMoment> ManualClock::nextAlarm() const
{
    const ManualAlarm *alarm = earliest();
    return alarm ? std::optional(alarm->moment()) : std::nullopt;
}

void ManualClock::moveTo(SteadyMoment moment)
{
    m_wall += moment - m_steady;
    m_steady = moment;
}

bool ManualClock::advanceToNextAlarm()
{
    ManualAlarm *alarm = earliest();
    if (!alarm)
        return false;
    moveTo(alarm->moment());
    alarm->release()();
    return true;
}

void ManualClock::advance(Duration duration)
{
    const SteadyMoment end = m_steady + duration;
    for (auto next = nextAlarm(); next && *next <= end; next = nextAlarm())
        advanceToNextAlarm();
    moveTo(end);
}

} // namespace rushes::test
