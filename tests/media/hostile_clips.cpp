// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/hostile_clips.h"

#include "media/clip_surgery.h"

#include <QRandomGenerator>
#include <QtEndian>

#include <array>

using namespace Qt::StringLiterals;

namespace rushes::test {
namespace {

constexpr quint32 largest = ~quint32(0);
constexpr quint32 largestSigned = 0x7fffffff;

/// A number in a clip that its reader may believe: behind the type of a box (ISO/IEC 14496-12).
struct Lie
{
    const char *what;
    const char *type;
    qsizetype behind;
    quint32 number;
};

constexpr auto lies = std::to_array<Lie>({
    {"a track of 65535 x 65535", "tkhd", 76, 0xffff0000},
    {"pictures of 65535 x 65535", "avc1", 24, largest},
    {"pictures without a size", "avc1", 24, 0},
    {"a coded size that is no H.264", "avcC", 8, largest},
    {"four thousand million samples", "stsz", 8, largest},
    {"two thousand million samples", "stsz", 8, largestSigned},
    {"samples of 4 GiB", "stsz", 4, largest},
    {"four thousand million times", "stts", 4, largest},
    {"a time of four thousand million samples", "stts", 8, largest},
    {"a sample of 4,294,967,295 ticks", "stts", 12, largest},
    {"samples of no time", "stts", 12, 0},
    {"four thousand million offsets of time", "ctts", 4, largest},
    {"an offset of time backwards", "ctts", 12, 0x80000000},
    {"four thousand million key frames", "stss", 4, largest},
    {"a key frame behind the last one", "stss", 8, largest},
    {"four thousand million runs of chunks", "stsc", 4, largest},
    {"a first chunk behind all", "stsc", 8, largest},
    {"chunks of four thousand million samples", "stsc", 12, largest},
    {"no sample in a chunk", "stsc", 12, 0},
    {"a description that is not there", "stsc", 16, largest},
    {"four thousand million chunks", "stco", 4, largest},
    {"a chunk in the file's head", "stco", 8, 0},
    {"a chunk behind the end", "stco", 8, largest},
    {"two thousand million descriptions", "stsd", 4, largestSigned},
    {"four thousand million edits", "elst", 4, largest},
    {"an edit of four thousand million ticks", "elst", 8, largest},
    {"an edit of nothing at all", "elst", 12, largest},
    {"a clock that stands", "mdhd", 12, 0},
    {"a clock of four thousand million ticks a second", "mdhd", 12, largest},
    {"an endless movie", "mvhd", 16, largest},
    {"a handler of no kind", "hdlr", 8, 0},
    {"the data of another file", "url ", 0, 0},
});

QByteArray nested(const char *type, int depth, QByteArray content = {})
{
    for (int i = 0; i < depth; ++i)
        content = box(type, content);
    return content;
}

/// A movie compressed by zlib, as old QuickTime has it, that says it is of 4 GiB and is of zeros.
QByteArray compressedMovie()
{
    const QByteArray zeros = qCompress(QByteArray(16 * 1024 * 1024, '\0'), 9);
    return box("moov", box("cmov", box("dcom", "zlib") + box("cmvd", "\xff\xff\xff\xf0" + zeros.mid(4))));
}

/// What is noted in a track box a thousand times over.
QByteArray manyTracks(const QByteArray &clip, int times)
{
    const BoxPlace movie = boxOf(clip, "moov");
    const QByteArray content = clip.mid(movie.start + 8, movie.size - 8);
    const BoxPlace track = boxOf(content, "trak");
    return fileTypeBox() + box("moov", content + content.mid(track.start, track.size).repeated(times)) +
           box("mdat", QByteArray(64, '\0'));
}

} // namespace

QList<HostileClip> craftedClips()
{
    const QByteArray first = clipNamed(u"sound.mp4"_s);
    const QByteArray last = clipNamed(u"moov-last.mp4"_s);
    const QByteArray pieces = clipNamed(u"fragmented.mp4"_s);
    const QByteArray indexed = clipNamed(u"fragmented-indexed.mp4"_s);
    const QByteArray data = box("mdat", QByteArray(64, '\0'));

    QList<HostileClip> clips;
    for (const auto &lie : lies)
        clips.append({QString::fromLatin1(lie.what), withNumber(last, lie.type, lie.behind, lie.number)});
    clips.append({
        {u"a movie in a movie, 5,000 deep"_s, fileTypeBox() + nested("moov", 5000) + data},
        {u"a track in a track, 5,000 deep"_s, fileTypeBox() + box("moov", nested("trak", 5000)) + data},
        {u"notes in notes, 5,000 deep"_s, fileTypeBox() + box("moov", nested("udta", 5000)) + data},
        {u"100,000 notes"_s, fileTypeBox() + box("moov", box("udta", {}).repeated(100'000)) + data},
        {u"50,000 movies"_s, fileTypeBox() + box("moov", {}).repeated(50'000) + data},
        {u"a thousand tracks"_s, manyTracks(last, 1000)},
        {u"fifteen tracks of the same data"_s, manyTracks(last, 14)},
        {u"a compressed movie of 4 GiB"_s, fileTypeBox() + compressedMovie() + data},
        {u"a fragment of four thousand million samples"_s, withNumber(pieces, "trun", 4, largest)},
        {u"a fragment whose data is before the file"_s, withNumber(pieces, "trun", 8, 0x80000000)},
        {u"a fragment that begins at the end of time"_s, withNumber(pieces, "tfdt", 4, largest)},
        {u"a fragment of a track that is not there"_s, withNumber(pieces, "tfhd", 4, largest)},
        {u"fragments that point to themselves"_s, withNumber(pieces, "tfra", 20, 0)},
        {u"an index of segments without length"_s, withNumber(indexed, "sidx", 32, 0)},
        {u"an index that counts 65535 segments"_s, withNumber(indexed, "sidx", 28, 0xffff)},
        {u"an index of indexes"_s, withNumber(indexed, "sidx", 32, 0x80000000)},
        {u"no pictures in the data"_s, withNoiseForMediaData(first, 11)},
        {u"noise in the pictures"_s, withNoiseInPictures(last, 11)},
    });
    return clips;
}

QList<HostileClip> damagedClips(int count, quint32 seed)
{
    constexpr std::array names{
        "sound.mp4",       "moov-last.mp4", "fragmented.mp4", "fragmented-no-index.mp4",
        "hevc-10-bit.mp4", "av1.mp4",       "quicktime.mov",  "turned.mp4"};
    constexpr std::array<quint32, 6> numbers{0, 1, largest, largestSigned, 0x80000000, 0x10000};
    QRandomGenerator random(seed);
    QList<HostileClip> clips;
    for (int i = 0; i < count; ++i) {
        const auto *name = names.at(size_t(i) % names.size());
        QByteArray clip = clipNamed(QString::fromLatin1(name));
        const BoxPlace place = boxOf(clip, i % 3 == 2 ? "mdat" : "moov");
        for (int changes = 1 << random.bounded(7); changes > 0; --changes) {
            const qsizetype at = place.start + 8 + random.bounded(int(place.size - 12));
            if (random.bounded(2))
                clip[at] = char(random.bounded(256));
            else
                qToBigEndian(numbers.at(size_t(random.bounded(int(numbers.size())))), clip.data() + at);
        }
        clips.append({u"%1, damaged (%2)"_s.arg(QString::fromLatin1(name)).arg(i), clip});
    }
    return clips;
}

} // namespace rushes::test
