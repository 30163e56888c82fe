// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/http_message.h"

#include <optional>

namespace rushes::sim {

/// Takes requests out of a connection's bytes (Boost.Beast reads them). Pipelined requests come out one after
/// another.
class RequestParser
{
public:
    void append(const QByteArray &bytes) { m_bytes += bytes; }
    /// The next whole request; nothing while it is incomplete, or when the bytes are no request (then
    /// isMalformed()).
    [[nodiscard]] std::optional<Request> take();
    [[nodiscard]] bool isMalformed() const { return m_malformed; }

private:
    QByteArray m_bytes;
    bool m_malformed = false;
};

} // namespace rushes::sim
