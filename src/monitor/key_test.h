// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/key_state.h"
#include "core/poll_answer.h"
#include "core/service_catalogue.h"

#include <QHash>

#include <functional>
#include <optional>

namespace rushes {

class ResultClient;
class TaskMonitor;

/// Tries a key with one request. Where an unfinished task of the service may be asked about now, it is asked
/// about, which counts as its poll; else an id that is clearly made up, which the service does not know: "not
/// found" then means that the key was let in. Never under the service's spacing, nor while it asked to wait,
/// nor beside more requests to its origin than polls may be. Main thread.
class KeyTest final
{
public:
    using Done = std::function<void(const KeyTestReport &)>;

    /// All are borrowed and outlive this.
    KeyTest(Clock &clock, TaskMonitor &monitor, ResultClient &client)
        : m_clock(clock)
        , m_monitor(monitor)
        , m_client(client)
    {
    }

    /// key: the one that is entered, stored or not; it goes to the service's base and nowhere else. done is
    /// called once, at once where nothing is asked. Without effect for an unknown service.
    void test(const QString &service, const QString &key, Done done);

    /// "vgen_rushes-key-test": the prefix of the service's first family that has one.
    [[nodiscard]] static QString madeUpId(const Service &service);

private:
    struct Last
    {
        QString key;
        SteadyMoment at;
    };
    /// How long nothing may be asked about a made-up id.
    [[nodiscard]] Duration waitForMadeUp(const Service &service, const QString &key) const;

    Clock &m_clock;
    TaskMonitor &m_monitor;
    ResultClient &m_client;
    QHash<QString, Last> m_lastMadeUp; ///< by service
};

/// What an answer says about the key that was asked with.
KeyTestReport reportOf(const PollAnswer &answer);

} // namespace rushes
