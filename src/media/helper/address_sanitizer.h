// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace rushes::helper {

/// It reserves terabytes of addresses, and opens files and traces itself when it looks for leaks.
#ifdef RUSHES_ADDRESS_SANITIZER
constexpr bool underAddressSanitizer = true;
#else
constexpr bool underAddressSanitizer = false;
#endif

} // namespace rushes::helper
