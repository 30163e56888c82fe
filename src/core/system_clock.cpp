// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system_clock.h"

#include <QTimer>

#include <algorithm>

namespace rushes {

namespace {

class TimerAlarm final : public Alarm
{
public:
    TimerAlarm(Duration wait, std::function<void()> what)
    {
        m_timer.setSingleShot(true);
        // Coarse timers over 20 s snap to whole seconds, so that many fire together.
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.callOnTimeout(&m_timer, [call = std::move(what)] {
            // The callee may destroy the alarm, and this closure with it.
            const auto keptAlive = call;
            keptAlive();
        });
        m_timer.start(wait);
    }

private:
    QTimer m_timer;
};

Duration sinceMachineStart()
{
    return std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now().time_since_epoch());
}

Moment machineWall()
{
    return std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now());
}

Duration scaled(Duration duration, double factor)
{
    return std::chrono::duration_cast<Duration>(duration * factor);
}

} // namespace

SystemClock::SystemClock()
    : SystemClock(Moment{}, 1.0)
{
}

SystemClock::SystemClock(Moment epoch, double speed)
    : m_epoch(epoch)
    , m_speed(speed)
{
    Q_ASSERT(speed > 0);
}

Moment SystemClock::wall() const
{
    return m_epoch + scaled(machineWall() - m_epoch, m_speed);
}

SteadyMoment SystemClock::steady() const
{
    return SteadyMoment(scaled(sinceMachineStart(), m_speed));
}

std::unique_ptr<Alarm> SystemClock::callAt(SteadyMoment moment, std::function<void()> what)
{
    // QTimer counts in int milliseconds; no rule looks further than a day, and a call that comes early is
    // checked against its moment.
    constexpr Duration longest = 24h;
    const Duration wait = std::clamp(scaled(moment - steady(), 1.0 / m_speed), Duration::zero(), longest);
    return std::make_unique<TimerAlarm>(wait, std::move(what));
}

} // namespace rushes
