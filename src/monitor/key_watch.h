// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QString>

#include <functional>
#include <map>
#include <memory>

namespace rushes {

/// What the answers tell of each service's key: whether it ever worked, whether it is refused, and when it is
/// tried once more. A refused key stops the polls with it; one that worked before is tried with one request
/// after 5 min, then every 30 min (promises.md, "It goes on working"). Main thread.
class KeyWatch
{
public:
    static constexpr Duration firstTrial = 5min;
    static constexpr Duration laterTrials = 30min;

    /// clock is borrowed. trial is called when a refused key is to be tried with one request; not at all
    /// where trials are off.
    KeyWatch(Clock &clock, bool trials, std::function<void(const QString &service)> trial)
        : m_clock(clock)
        , m_trials(trials)
        , m_trial(std::move(trial))
    {
    }

    void worked(const QString &service) { m_states[service] = State{.everWorked = true}; }
    void refused(const QString &service)
    {
        State &state = m_states[service];
        const Duration wait = state.refused ? laterTrials : firstTrial;
        state.refused = true;
        if (m_trials && state.everWorked)
            state.alarm = m_clock.callIn(wait, [this, service] { m_trial(service); });
    }
    /// Another key: nothing is known of it.
    void replaced(const QString &service) { m_states.erase(service); }

    [[nodiscard]] bool everWorked(const QString &service) const { return find(service).everWorked; }
    [[nodiscard]] bool isRefused(const QString &service) const { return find(service).refused; }

private:
    struct State
    {
        bool everWorked = false;
        bool refused = false;
        std::shared_ptr<Alarm> alarm;
    };
    [[nodiscard]] State find(const QString &service) const
    {
        const auto found = m_states.find(service);
        return found == m_states.end() ? State{} : found->second;
    }

    Clock &m_clock;
    bool m_trials;
    std::function<void(const QString &)> m_trial;
    std::map<QString, State> m_states;
};

} // namespace rushes
