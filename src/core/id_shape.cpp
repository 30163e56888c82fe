// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/id_shape.h"

#include "core/text_scan.h"

#include <QByteArray>

#include <algorithm>
#include <array>
#include <string_view>

namespace rushes {

namespace {

using namespace std::string_view_literals;

constexpr qsizetype shortestInRunningText = 5;
constexpr qsizetype shortestMixedInRunningText = 4;
constexpr qsizetype shortestNumber = 5;
constexpr qsizetype shortestUnsayable = 10;
constexpr int consonantsInARow = 5;
/// A word with a number of so many digits at one of its ends is still a word: "clip0012".
constexpr qsizetype longestWordNumber = 4;

/// Words that programs and people put behind "video_" and the like. Sorted.
constexpr auto things = std::to_array<std::string_view>({
    "amount",     "and",         "api",        "app",      "area",     "array",      "asset",
    "assets",     "audio",       "background", "base",     "batch",    "begin",      "bit",
    "bitrate",    "body",        "buffer",     "by",       "bytes",    "cache",      "callback",
    "camera",     "channel",     "class",      "client",   "clip",     "clips",      "code",
    "codec",      "config",      "content",    "count",    "cover",    "create",     "created",
    "data",       "dataset",     "date",       "day",      "default",  "delete",     "description",
    "dir",        "download",    "duration",   "edit",     "editor",   "encoder",    "end",
    "endpoint",   "error",       "ext",        "failed",   "fast",     "feed",       "field",
    "file",       "filename",    "files",      "final",    "first",    "folder",     "format",
    "fps",        "frame",       "frames",     "from",     "full",     "generate",   "generated",
    "generation", "generations", "generator",  "get",      "group",    "handler",    "hash",
    "header",     "height",      "here",       "high",     "host",     "hour",       "id",
    "ids",        "image",       "images",     "index",    "info",     "input",      "is",
    "item",       "items",       "job",        "jobs",     "json",     "key",        "last",
    "length",     "level",       "light",      "limit",    "line",     "link",       "links",
    "list",       "low",         "max",        "md",       "media",    "meta",       "metadata",
    "min",        "mini",        "minute",     "mode",     "model",    "models",     "month",
    "mp",         "my",          "name",       "names",    "new",      "num",        "number",
    "object",     "of",          "old",        "on",       "options",  "output",     "page",
    "param",      "params",      "part",       "path",     "paths",    "pipeline",   "placeholder",
    "player",     "plus",        "port",       "post",     "poster",   "preview",    "pro",
    "process",    "processing",  "processor",  "progress", "prompt",   "prompts",    "provider",
    "quality",    "query",       "queue",      "rate",     "ratio",    "ref",        "reference",
    "render",     "req",         "request",    "requests", "res",      "resolution", "response",
    "result",     "results",     "row",        "sample",   "scene",    "second",     "seconds",
    "seed",       "service",     "session",    "set",      "settings", "sha",        "shot",
    "size",       "source",      "src",        "stable",   "standard", "start",      "state",
    "status",     "step",        "stream",     "style",    "summary",  "table",      "tag",
    "take",       "task",        "tasks",      "text",     "thumb",    "thumbnail",  "time",
    "timeout",    "title",       "to",         "token",    "tool",     "track",      "turbo",
    "type",       "types",       "ultra",      "upload",   "uri",      "url",        "urls",
    "user",       "utf",         "uuid",       "v",        "value",    "ver",        "version",
    "video",      "videos",      "view",       "volume",   "width",    "with",       "worker",
    "year",       "your",
});
static_assert(std::is_sorted(things.begin(), things.end()));

constexpr bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}
constexpr bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}
constexpr bool isLetter(char c)
{
    return isLower(c) || isUpper(c);
}

bool isThing(QByteArrayView word)
{
    const QByteArray lower = word.toByteArray().toLower();
    return std::binary_search(things.begin(), things.end(),
                              std::string_view(lower.data(), size_t(lower.size())));
}

/// The part without its dashes.
QByteArray lettersAndDigits(QByteArrayView part)
{
    QByteArray kept = part.toByteArray();
    kept.removeIf([](char c) { return !isLetter(c) && !isDigitChar(c); });
    return kept;
}

/// "take12", "base64", "2stable": a word with a short number at one end.
bool isWordWithNumber(QByteArrayView part)
{
    const auto firstLetter = std::find_if(part.begin(), part.end(), isLetter);
    const auto lastLetter = std::find_if(std::make_reverse_iterator(part.end()),
                                         std::make_reverse_iterator(part.begin()), isLetter);
    const qsizetype before = firstLetter - part.begin();
    const qsizetype behind = lastLetter - std::make_reverse_iterator(part.end());
    return before <= longestWordNumber && behind <= longestWordNumber &&
           isThing(part.sliced(before, part.size() - before - behind));
}

/// Sizes, rates and formats: a number with letters around it that say what it measures, or names of codecs.
bool isTechnical(QByteArrayView part)
{
    static constexpr auto units =
        std::to_array<std::string_view>({"bit", "d",  "fps",  "gb",  "h",  "hz", "k",  "kb", "kbps", "khz",
                                         "m",   "mb", "mbps", "min", "ms", "p",  "px", "s",  "sec",  "x"});
    static constexpr auto formats = std::to_array<std::string_view>(
        {"av1", "ec2", "h263",  "h264",  "h265",   "h266", "i18n", "k8s", "m3u8", "m4a", "m4v",
         "mp3", "mp4", "mpeg2", "mpeg4", "oauth2", "s3",   "vp8",  "vp9", "x264", "x265"});
    const QByteArray lower = part.toByteArray().toLower();
    const std::string_view text(lower.data(), size_t(lower.size()));
    if (std::find(formats.begin(), formats.end(), text) != formats.end())
        return true;
    const size_t digits = std::min(text.find_first_not_of("0123456789"sv), text.size());
    const std::string_view rest = text.substr(digits);
    if (digits == 0 || digits > size_t(longestWordNumber))
        return false;
    // "1280x720", or "1080p"
    const bool isFrameSize =
        rest.size() > 1 && rest[0] == 'x' && std::all_of(rest.begin() + 1, rest.end(), isDigitChar);
    return isFrameSize || std::find(units.begin(), units.end(), rest) != units.end();
}

bool isUnsayable(QByteArrayView part)
{
    if (part.size() < shortestUnsayable)
        return false;
    constexpr std::string_view vowels = "aeiouyAEIOUY";
    int consonants = 0;
    int mostConsonants = 0;
    qsizetype humps = 1;
    for (qsizetype i = 0; i < part.size(); ++i) {
        consonants = vowels.find(part[i]) == std::string_view::npos ? consonants + 1 : 0;
        mostConsonants = std::max(mostConsonants, consonants);
        humps += i > 0 && isLower(part[i - 1]) && isUpper(part[i]);
    }
    // Words in camel case have longer humps.
    return mostConsonants >= consonantsInARow || (humps > 3 && part.size() <= humps * 3);
}

bool isMachineMade(QByteArrayView part, WordPlace place)
{
    const bool inRunningText = place == WordPlace::RunningText;
    const bool hasDigit = std::any_of(part.begin(), part.end(), isDigitChar);
    const bool hasLetter = std::any_of(part.begin(), part.end(), isLetter);
    if (hasDigit && hasLetter)
        return (!inRunningText || part.size() >= shortestMixedInRunningText) && !isTechnical(part) &&
               !isWordWithNumber(part);
    if (hasDigit)
        return part.size() >= shortestNumber;
    return isUnsayable(part);
}

/// Calls what for each part between underscores, until it says true; whether it did.
template<typename What>
bool anyPart(QByteArrayView word, What what)
{
    qsizetype from = 0;
    while (from <= word.size()) {
        const qsizetype found = word.indexOf('_', from);
        const qsizetype end = found < 0 ? word.size() : found;
        if (what(word.sliced(from, end - from)))
            return true;
        from = end + 1;
    }
    return false;
}

} // namespace

bool looksLikeId(QByteArrayView tail, WordPlace place)
{
    const QByteArray kept = lettersAndDigits(tail);
    if (place == WordPlace::OwnLine && !kept.isEmpty() && std::all_of(tail.begin(), tail.end(), isDigitChar))
        return true;
    if (place == WordPlace::RunningText && kept.size() < shortestInRunningText)
        return false;
    return anyPart(tail,
                   [place](QByteArrayView part) { return isMachineMade(lettersAndDigits(part), place); });
}

bool isPlaceholder(QByteArrayView word)
{
    QByteArray parted = word.toByteArray();
    parted.replace('-', '_').replace('.', '_').replace(':', '_');
    return !anyPart(parted, [](QByteArrayView part) { return !part.isEmpty() && !isThing(part); });
}

bool isCutOff(QByteArrayView behind)
{
    constexpr qsizetype furthest = 8;
    constexpr qsizetype ellipsis = 3;
    const QByteArrayView next = behind.first(std::min(behind.size(), furthest));
    const auto isOfPath = [](char c) { return c == '.' || c == '/' || c == '\\'; };
    const auto end = std::find_if_not(next.begin(), next.end(), isOfPath);
    const qsizetype dots = std::count(next.begin(), end, '.');
    const bool hasSlash = dots < end - next.begin();
    if (hasSlash)
        return dots >= 2;
    return dots >= ellipsis && end != next.end() && isWordChar(*end);
}

bool beginsVideoEnding(QByteArrayView behind)
{
    static constexpr auto endings =
        std::to_array<std::string_view>({"mp4", "mov", "m4v", "webm", "mkv", "avi", "gif", "mpg", "mpeg"});
    constexpr qsizetype longest = 4;
    if (behind.isEmpty() || behind.front() != '.')
        return false;
    const QByteArrayView next = behind.sliced(1).first(std::min(behind.size() - 1, longest + 1));
    const auto end = std::find_if_not(next.begin(), next.end(), isWordChar);
    const QByteArray ending = QByteArrayView(next.begin(), end).toByteArray().toLower();
    return std::find(endings.begin(), endings.end(),
                     std::string_view(ending.data(), size_t(ending.size()))) != endings.end();
}

} // namespace rushes
