// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/moment.h"

#include <QHash>
#include <QString>

namespace rushes {

/// How far each service's clock is from ours, by the Date headers of its answers. Main thread.
class ServiceClocks
{
public:
    /// Date counts whole seconds and is made before the answer travels: what differs less than this from what
    /// is known is no news.
    static constexpr Duration tolerance = 2s;

    void heard(const QString &service, Moment serverDate, Moment ourNow)
    {
        const Duration skew = serverDate - ourNow;
        Duration &known = m_skews[service];
        if (skew > known + tolerance || skew < known - tolerance)
            known = skew;
    }
    /// What is known of the others' clocks holds all the same.
    void ourClockWasSetBack(Duration by)
    {
        for (Duration &skew : m_skews)
            skew += by;
    }
    [[nodiscard]] Moment now(const QString &service, Moment ourNow) const
    {
        return ourNow + m_skews.value(service);
    }

private:
    QHash<QString, Duration> m_skews;
};

} // namespace rushes
