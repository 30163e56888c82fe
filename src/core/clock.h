// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/moment.h"

#include <functional>
#include <memory>

namespace rushes {

/// An alarm that was set. Destroying it cancels it; what it calls is never called after that.
class Alarm
{
public:
    virtual ~Alarm() = default;
};

/// The only source of time and of timers for rules. Injected everywhere, so that tests drive virtual time and
/// the demo runs fast. Used on one thread (the one that made it, with an event loop).
class Clock
{
public:
    virtual ~Clock() = default;

    /// Civil time. Can jump either way when it is set, and forward over a suspend.
    [[nodiscard]] virtual Moment wall() const = 0;
    /// Never jumps, stands still in a suspend.
    [[nodiscard]] virtual SteadyMoment steady() const = 0;
    /// Calls what once, at the moment or as soon after as the event loop allows; never from within this call.
    [[nodiscard]] virtual std::unique_ptr<Alarm> callAt(SteadyMoment moment, std::function<void()> what) = 0;
    /// How many seconds pass here in one second of the machine: 1 but in the demo. For what is drawn, never
    /// for a rule.
    [[nodiscard]] virtual double speed() const { return 1.0; }

    [[nodiscard]] std::unique_ptr<Alarm> callIn(Duration wait, std::function<void()> what)
    {
        return callAt(steady() + wait, std::move(what));
    }
};

} // namespace rushes
