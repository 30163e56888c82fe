// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/moment.h"

#include <QHash>
#include <QString>

#include <functional>
#include <map>
#include <optional>
#include <set>

namespace rushes {

/// Which clips are to be copied, in what order, and how long each has to wait: unknown ends of links first,
/// then the nearest. Knows numbers, moments and hosts, no tasks and no clock; pure.
class CopyQueue
{
public:
    struct Entry
    {
        qint64 number = 0;
        std::optional<Moment> linkEnd; ///< the earliest
        QString host;                  ///< of the link, with its port
    };

    /// Adds an entry, or puts it in the place of its namesake.
    void put(const Entry &entry);
    /// Out of the queue; how long it has to wait is remembered.
    void take(qint64 number);
    /// The same, and nothing is remembered.
    void forget(qint64 number);

    /// A try failed.
    void holdBack(qint64 number, SteadyMoment until);
    [[nodiscard]] int failuresInRow(qint64 number) const;
    /// It need not wait any longer, but for its host.
    void release(qint64 number);
    /// The host asked not to be asked before.
    void holdHost(const QString &host, SteadyMoment until);

    /// The first whose wait is over and that is let; nothing when there is none.
    [[nodiscard]] std::optional<qint64> first(SteadyMoment now,
                                              const std::function<bool(qint64)> &isLet) const;
    /// Until when it has to wait, be it in the queue or not; a moment of the past where it need not.
    [[nodiscard]] SteadyMoment until(qint64 number) const;
    /// The next moment at which a wait ends.
    [[nodiscard]] std::optional<SteadyMoment> nextStart(SteadyMoment now) const;

private:
    struct Wait
    {
        int failuresInRow = 0;
        SteadyMoment until{};
    };
    using Place = std::pair<Moment, qint64>;
    [[nodiscard]] static Place placeOf(const Entry &entry);

    std::map<qint64, Entry> m_entries;
    std::set<Place> m_order;
    std::map<qint64, Wait> m_waits;
    std::map<qint64, QString> m_hostOf; ///< of those that wait
    QHash<QString, SteadyMoment> m_hosts;
};

/// How long to wait after a failed try: by the back-off, and not before what the server asked for, where it
/// did. But a wait that reaches over the link's end would lose the clip: then there is a last try before it.
/// timeLeft: until the earliest end, where one is known and to come.
Duration waitAfterFailedCopy(Duration backOff, std::optional<Duration> retryAfter,
                             std::optional<Duration> timeLeft);

} // namespace rushes
