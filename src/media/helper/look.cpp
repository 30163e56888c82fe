// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/helper/look.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <vector>

namespace rushes::helper {
namespace {

// Of 255. A thumbnail's pixel is the mean of a whole region: noise, grain and what coding does to a still
// picture stay below these, a star field's dim sky and a mouth that moves do not.
constexpr int brightestBlack = 20;
constexpr int largestNoise = 12;

constexpr int frameCount = 12;
constexpr double firstQuarter = 0.25;
constexpr double lastQuarter = 0.75;

bool isBlack(const Thumbnail &frame)
{
    return *std::ranges::max_element(frame) <= brightestBlack;
}

bool areAlike(const Thumbnail &a, const Thumbnail &b)
{
    return std::equal(a.begin(), a.end(), b.begin(),
                      [](int left, int right) { return std::abs(left - right) <= largestNoise; });
}

} // namespace

const char *wordOf(Look look)
{
    switch (look) {
    case Look::Moving:
        return "moving";
    case Look::Frozen:
        return "frozen";
    case Look::Black:
        return "black";
    }
    return "";
}

Look lookOf(std::span<const Thumbnail> frames)
{
    if (frames.empty())
        return Look::Moving;
    if (std::ranges::all_of(frames, isBlack))
        return Look::Black;
    // Against the first one: what creeps adds up.
    const auto likeFirst = [&](const Thumbnail &frame) { return areAlike(frame, frames.front()); };
    return std::ranges::all_of(frames, likeFirst) ? Look::Frozen : Look::Moving;
}

Look lookOf(VideoDecoder &decoder, const Container &clip)
{
    std::vector<Thumbnail> frames;
    double first = 0;
    double last = 0; // the end of the last frame's own time
    for (int i = 0; i < frameCount; ++i) {
        const double place = clip.duration() * i / frameCount;
        const Frame frame = i == 0 ? decoder.at(place) : decoder.onwardTo(place);
        if (!frame)
            continue;
        if (frames.empty())
            first = decoder.position();
        last = decoder.position() + 1 / clip.frameRate();
        frames.push_back(thumbnail(*frame));
        if (lookOf(frames) == Look::Moving)
            return Look::Moving;
    }
    const bool wholeClip = first <= clip.duration() * firstQuarter && last >= clip.duration() * lastQuarter;
    return wholeClip ? lookOf(frames) : Look::Moving;
}

} // namespace rushes::helper
