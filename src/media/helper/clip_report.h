// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rushes::helper {

/// What there is to say about a clip of which a frame decodes.
struct ClipReport
{
    std::string facts;                ///< one line of JSON with its line end
    std::vector<std::uint8_t> poster; ///< JPEG
};

/// Looks into the clip behind an open file. Throws Refusal, or std::bad_alloc at the memory limit.
ClipReport lookInto(int descriptor);

/// {"error":"..."} with its line end; of the reason the printable ASCII alone.
std::string refusalLine(std::string_view reason);

} // namespace rushes::helper
