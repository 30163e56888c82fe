// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>

namespace rushes::helper {

/// Why a clip is refused, in words for the parent process: one short English sentence without a path.
class Refusal : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

/// Passes on what a libav function returned, or throws a Refusal "what: libav's words" where that is an
/// error.
int checked(int returned, const char *what);

} // namespace rushes::helper
