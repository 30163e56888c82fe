// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <list>

namespace rushes::test {

/// A clock that moves only when it is told to. Alarms are called from within advance(), in order of their
/// moments.
class ManualClock final : public Clock
{
public:
    /// 2026-03-01 12:00:00 UTC unless told.
    explicit ManualClock(Moment wall = Moment(std::chrono::seconds(1772366400)));
    ~ManualClock() override;

    [[nodiscard]] Moment wall() const override { return m_wall; }
    [[nodiscard]] SteadyMoment steady() const override { return m_steady; }
    [[nodiscard]] std::unique_ptr<Alarm> callAt(SteadyMoment moment, std::function<void()> what) override;

    /// Both clocks run; every alarm that falls due is called at its own moment, those set meanwhile too.
    void advance(Duration duration);
    /// Goes to the next alarm and calls it; false when there is none.
    bool advanceToNextAlarm();
    /// The civil clock is set; nothing is called.
    void setWall(Moment wall) { m_wall = wall; }
    /// The machine sleeps: the civil clock runs, the steady one stands still.
    void suspend(Duration duration) { m_wall += duration; }

    [[nodiscard]] int alarmCount() const { return int(m_alarms.size()); }
    [[nodiscard]] std::optional<SteadyMoment> nextAlarm() const;

private:
    class ManualAlarm;
    void moveTo(SteadyMoment moment);
    ManualAlarm *earliest() const;

    Moment m_wall;
    SteadyMoment m_steady{Duration(1'000'000)};
    std::list<ManualAlarm *> m_alarms;
};

} // namespace rushes::test
