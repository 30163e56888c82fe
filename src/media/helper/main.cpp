// SPDX-License-Identifier: GPL-3.0-or-later

// rushes-clip-helper: looks into one clip, so that no other process of ours opens what has not been looked
// into.
//
// Standard input is the clip, a plain file that the parent opened. On success standard output is one line of
// JSON,
//     {"duration_s":8.000,"width":1280,"height":720,"fps":24.000,"has_sound":true,"look":"moving",
//      "poster_bytes":20480}
// (without the line end in the middle; the look is of the whole clip: "moving", "frozen" or "black"), then
// that many bytes of JPEG, and the exit code 0. A clip of which no frame decodes gives {"error":"why"} and 1.
// Wrong use gives a line on standard error and 2, and so does a system that refuses the limits: 3.

#include "media/helper/clip_file.h"
#include "media/helper/clip_report.h"
#include "media/helper/limits.h"
#include "media/helper/refusal.h"
#include "media/helper/sandbox.h"

extern "C" {
#include <libavutil/log.h>
}

#include <cerrno>
#include <cstdio>

#include <unistd.h>

using namespace rushes::helper;

namespace {

enum ExitCode { Ok = 0, Refused = 1, WrongUse = 2, NoLimits = 3, NobodyListens = 4 };

bool writeAll(const void *bytes, std::size_t count)
{
    const auto *next = static_cast<const char *>(bytes);
    while (count > 0) {
        const ssize_t written = write(STDOUT_FILENO, next, count);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        next += written;
        count -= std::size_t(written);
    }
    return true;
}

int refuse(std::string_view reason)
{
    const std::string line = refusalLine(reason);
    return writeAll(line.data(), line.size()) ? Refused : NobodyListens;
}

int report()
{
    try {
        const ClipReport found = lookInto(STDIN_FILENO);
        const bool written = writeAll(found.facts.data(), found.facts.size()) &&
                             writeAll(found.poster.data(), found.poster.size());
        return written ? Ok : NobodyListens;
    } catch (const Refusal &refusal) {
        return refuse(refusal.what());
    } catch (const std::bad_alloc &) {
        return refuse("it needs more memory than it may take");
    }
}

} // namespace

int main(int argc, char *[])
{
    if (!applyLimits()) {
        std::fputs("rushes-clip-helper: the system refuses the limits\n", stderr);
        return NoLimits;
    }
    if (argc != 1 || !ClipFile::isPlainFile(STDIN_FILENO)) {
        std::fputs("usage: rushes-clip-helper <CLIP | ...   (no arguments; the clip is a plain file)\n",
                   stderr);
        return WrongUse;
    }
    av_log_set_level(AV_LOG_QUIET);
    if (!enterSandbox()) {
        std::fputs("rushes-clip-helper: the system refuses the filter\n", stderr);
        return NoLimits;
    }
    return report();
}
