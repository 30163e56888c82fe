// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/helper/refusal.h"

extern "C" {
#include <libavutil/error.h>
}

#include <array>

namespace rushes::helper {

int checked(int returned, const char *what)
{
    if (returned >= 0)
        return returned;
    std::array<char, AV_ERROR_MAX_STRING_SIZE> words{};
    av_strerror(returned, words.data(), words.size());
    throw Refusal(std::string(what) + ": " + words.data());
}

} // namespace rushes::helper
