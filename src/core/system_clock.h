// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

namespace rushes {

/// The machine's clock, or one that runs faster from a common moment on: wall() = epoch + (machine's wall -
/// epoch) * speed. Two processes with the same epoch and speed agree, which is how the demo and the simulator
/// share their time.
class SystemClock final : public Clock
{
public:
    SystemClock();
    /// speed > 0.
    SystemClock(Moment epoch, double speed);

    [[nodiscard]] Moment wall() const override;
    [[nodiscard]] SteadyMoment steady() const override;
    [[nodiscard]] std::unique_ptr<Alarm> callAt(SteadyMoment moment, std::function<void()> what) override;
    [[nodiscard]] double speed() const override { return m_speed; }

private:
    Moment m_epoch;
    double m_speed;
};

} // namespace rushes
