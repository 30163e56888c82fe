// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/transfer_watch.h"

#include <algorithm>

namespace rushes {

using namespace Qt::StringLiterals;

void TransferWatch::received(qint64 bytes, SteadyMoment now)
{
    if (bytes <= 0)
        return;
    m_lastByteAt = now;
    m_windowBytes += bytes;
}

SteadyMoment TransferWatch::nextCheck() const
{
    return std::min(m_lastByteAt + longestSilence, m_windowBegan + window);
}

Outcome TransferWatch::check(SteadyMoment now)
{
    if (now - m_lastByteAt >= longestSilence)
        return Error{ErrorKind::TransferBroken, u"no byte for 30 s"_s};
    if (now - m_windowBegan < window)
        return success();
    if (m_windowBytes < leastBytes)
        return Error{ErrorKind::TransferBroken, u"under 1 KiB/s for 60 s"_s};
    m_windowBegan = now;
    m_windowBytes = 0;
    return success();
}

} // namespace rushes
