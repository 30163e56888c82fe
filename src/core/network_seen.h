// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace rushes {

/// What the system believes about the network. A hint, never more: virtual networks and containers make it
/// wrong.
enum class NetworkSeen {
    Unknown, ///< nobody here can tell
    Online,
    Offline,
    SignIn, ///< behind a captive portal: a page wants something first
};

} // namespace rushes
