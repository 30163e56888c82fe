// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/moment.h"
#include "core/result.h"

namespace rushes {

/// Whether a transfer still moves: a rule over moments, asked at check times of its own, so that no timer is
/// set anew with every byte. Given up is a transfer that brings no byte for 30 s, or under 1 KiB/s over a
/// minute: a line so slow loses a clip of any size to its link's end.
class TransferWatch
{
public:
    static constexpr Duration longestSilence = 30s;
    static constexpr Duration window = 60s;
    static constexpr qint64 leastBytes = 60 * 1024; ///< in a window

    explicit TransferWatch(SteadyMoment now)
        : m_lastByteAt(now)
        , m_windowBegan(now)
    {
    }

    void received(qint64 bytes, SteadyMoment now);
    /// When it is to be asked next.
    [[nodiscard]] SteadyMoment nextCheck() const;
    /// TransferBroken with why, once it is to be given up; begins the next window where one is over.
    Outcome check(SteadyMoment now);

private:
    SteadyMoment m_lastByteAt;
    SteadyMoment m_windowBegan;
    qint64 m_windowBytes = 0;
};

} // namespace rushes
