// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/helper/clip_report.h"

#include "media/helper/look.h"
#include "media/helper/picture.h"
#include "media/helper/refusal.h"
#include "media/helper/video_decoder.h"

#include <array>
#include <cstdio>

namespace rushes::helper {
namespace {

constexpr int posterSide = 480;
constexpr int brightEnough = 48; // of 255
constexpr std::size_t longestLine = 512;

// Where in the clip a poster is looked for, best first: openings and ends are often faded or titles.
constexpr auto posterPlaces = std::to_array<double>({1.0 / 3, 1.0 / 2, 2.0 / 3, 1.0 / 6});

/// first is the first frame that decodes, which serves where nothing brighter is found.
Frame chosenPoster(VideoDecoder &decoder, double duration, Frame first)
{
    Frame best = std::move(first);
    int brightest = -1; // below black: the first frame yields to any other
    for (const double place : posterPlaces) {
        Frame frame = decoder.at(duration * place);
        if (!frame)
            continue;
        const int bright = brightness(*frame);
        if (bright > brightest) {
            best = std::move(frame);
            brightest = bright;
        }
        if (brightest >= brightEnough)
            break;
    }
    return best;
}

std::string factsLine(const Container &clip, Size size, Look look, std::size_t posterBytes)
{
    std::array<char, longestLine> line{};
    std::snprintf(line.data(), line.size(),
                  R"({"duration_s":%.3f,"width":%d,"height":%d,"fps":%.3f,"has_sound":%s,"look":"%s",)"
                  R"("poster_bytes":%zu})"
                  "\n",
                  clip.duration(), size.width, size.height, clip.frameRate(),
                  clip.hasSound() ? "true" : "false", wordOf(look), posterBytes);
    return line.data();
}

} // namespace

ClipReport lookInto(int descriptor)
{
    ClipFile file(descriptor);
    Container clip(file);
    VideoDecoder decoder(clip);
    Frame first = decoder.next();
    if (!first)
        throw Refusal("no frame of its video decodes");

    const Frame poster = chosenPoster(decoder, clip.duration(), std::move(first));
    const AVRational pixelShape = clip.video().sample_aspect_ratio.num > 0 ? clip.video().sample_aspect_ratio
                                                                           : poster->sample_aspect_ratio;
    const Size size = shownSize(*poster, pixelShape, clip.quarterTurns());
    ClipReport report;
    report.poster = jpeg(*poster, fitted(size, posterSide), clip.quarterTurns());
    report.facts = factsLine(clip, size, lookOf(decoder, clip), report.poster.size());
    // Bytes that went wrong on their way have the right number all the same.
    if (!decoder.isEndSound())
        throw Refusal("its pictures are damaged before its end");
    return report;
}

std::string refusalLine(std::string_view reason)
{
    std::string line = R"({"error":")";
    for (const char c : reason) {
        if (c >= 0x20 && c < 0x7f && c != '"' && c != '\\')
            line += c;
    }
    return line + "\"}\n";
}

} // namespace rushes::helper
