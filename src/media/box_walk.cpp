// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/box_walk.h"

#include "media/file_beginning.h"

#include <QIODevice>
#include <QtEndian>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace rushes {
namespace {

// ISO/IEC 14496-12, 4.2: size (32 bit), type (4 bytes), and where size is 1 a 64-bit size behind them; in a
// 'uuid' 16 bytes more.
constexpr qint64 shortHeaderBytes = 8;
constexpr qint64 longHeaderBytes = 16;
constexpr qint64 extendedTypeBytes = 16;
// 4.3: a file type box holds a brand, its version and a list of brands.
constexpr quint32 smallestFileType = 16;
constexpr quint32 largestFileType = 65'536;

// 8.16.3: a segment index says how many bytes of segments follow it. Version and flags (4), two numbers (8),
// two more of 32 or, from version 1 on, 64 bits, reserved (2), a count (2), and as many references of 12
// bytes.
constexpr qint64 indexHeadBytes = 12;
constexpr qint64 indexReferenceBytes = 12;
constexpr qint64 largestIndex = indexHeadBytes + 2 * 8 + 4 + 65'535 * indexReferenceBytes;

constexpr qint64 headBytes = 64;
constexpr int maximumBoxes = 100'000;

struct Box
{
    QByteArray type;
    qint64 start = 0;
    qint64 size = 0;
    qint64 content = 0; ///< where it begins
};

struct Seen
{
    bool movie = false;               ///< moov
    bool mediaData = false;           ///< mdat
    bool fragmentWithoutData = false; ///< a moof, and no mdat behind it yet
};

Error incomplete(const QString &place)
{
    return {ErrorKind::ClipIncomplete, place};
}

bool isFileTypeBox(const QByteArray &head)
{
    if (head.size() < shortHeaderBytes || head.mid(4, 4) != "ftyp")
        return false;
    const auto size = qFromBigEndian<quint32>(head.constData());
    return size >= smallestFileType && size <= largestFileType;
}

Result<QByteArray> readAt(QIODevice &device, qint64 position, qint64 bytes)
{
    QByteArray read;
    if (device.seek(position))
        read = device.read(bytes);
    if (read.size() != bytes)
        return Error{ErrorKind::FileUnreadable,
                     u"%1 bytes at %2: %3"_s.arg(bytes).arg(position).arg(device.errorString())};
    return read;
}

// Types are four printable characters by custom, and the copyright sign in QuickTime. Anything else is
// damage: zeros above all.
bool isPossibleType(const QByteArray &type)
{
    return std::all_of(type.begin(), type.end(),
                       [](char c) { return (c >= 0x20 && c < 0x7f) || c == char(0xa9); });
}

QString name(const Box &box)
{
    return u"box '%1' at %2"_s.arg(QString::fromLatin1(box.type)).arg(box.start);
}

/// The header of the box at start, in a file that ends at end; its size is checked against what is there.
Result<Box> readBox(QIODevice &device, qint64 start, qint64 end)
{
    const qint64 there = end - start;
    if (there < shortHeaderBytes)
        return incomplete(u"%1 bytes at %2 are too few for a box"_s.arg(there).arg(start));
    const auto header = readAt(device, start, qMin(there, longHeaderBytes));
    if (!header)
        return header.error();

    Box box{header->mid(4, 4), start, 0, 0};
    if (!isPossibleType(box.type))
        return incomplete(u"no box at %1, but the bytes %2"_s.arg(start).arg(
            QString::fromLatin1(header->left(shortHeaderBytes).toHex(' '))));

    quint64 size = qFromBigEndian<quint32>(header->constData());
    qint64 smallest = shortHeaderBytes;
    if (size == 0)
        size = quint64(there);
    else if (size == 1) {
        smallest = longHeaderBytes;
        if (there < longHeaderBytes)
            return incomplete(u"%1 is cut inside its header"_s.arg(name(box)));
        size = qFromBigEndian<quint64>(header->constData() + shortHeaderBytes);
    }
    if (box.type == "uuid")
        smallest += extendedTypeBytes;
    if (size < quint64(smallest))
        return incomplete(u"%1 says %2 bytes, less than its own header"_s.arg(name(box)).arg(size));
    if (size > quint64(there))
        return incomplete(u"%1 says %2 bytes, %3 are there"_s.arg(name(box)).arg(size).arg(there));
    box.size = qint64(size);
    box.content = start + smallest;
    return box;
}

/// A cut between two fragments leaves every box whole: an index of segments tells of those that are missing.
Outcome checkIndex(QIODevice &device, const Box &box, qint64 end)
{
    const qint64 behind = box.start + box.size;
    const auto content = readAt(device, box.content, qMin(behind - box.content, largestIndex));
    if (!content)
        return content.error();
    const qint64 wide = !content->isEmpty() && content->front() != 0 ? 8 : 4;
    const qint64 countAt = indexHeadBytes + 2 * wide + 2;
    const qint64 referencesAt = countAt + 2;
    const auto tooShort = [&] { return incomplete(u"%1 is shorter than what it holds"_s.arg(name(box))); };
    if (content->size() < referencesAt)
        return tooShort();
    const int count = qFromBigEndian<quint16>(content->constData() + countAt);
    if (content->size() < referencesAt + count * indexReferenceBytes)
        return tooShort();

    const char *offset = content->constData() + indexHeadBytes + wide;
    quint64 missing = wide == 8 ? qFromBigEndian<quint64>(offset) : qFromBigEndian<quint32>(offset);
    for (int i = 0; i < count && missing <= quint64(end); ++i) {
        constexpr quint32 withoutKind = 0x7fffffff;
        missing += qFromBigEndian<quint32>(content->constData() + referencesAt + i * indexReferenceBytes) &
                   withoutKind;
    }
    if (missing > quint64(end - behind))
        return incomplete(
            u"%1 tells of %2 bytes behind it, %3 are there"_s.arg(name(box)).arg(missing).arg(end - behind));
    return success();
}

void note(const QByteArray &type, BoxWalk &walk, Seen &seen)
{
    if (type == "moov") {
        walk.fastStart = !seen.mediaData;
        seen.movie = true;
    } else if (type == "moof") {
        walk.fragmented = true;
        seen.fragmentWithoutData = true;
    } else if (type == "mdat") {
        seen.mediaData = true;
        seen.fragmentWithoutData = false;
    }
}

Result<BoxWalk> judged(BoxWalk walk, const Seen &seen)
{
    if (!seen.movie)
        return incomplete(u"no box 'moov' in %1 bytes"_s.arg(walk.bytes));
    if (!seen.mediaData)
        return incomplete(u"no box 'mdat' in %1 bytes"_s.arg(walk.bytes));
    if (seen.fragmentWithoutData)
        return incomplete(u"no box 'mdat' behind the last 'moof' in %1 bytes"_s.arg(walk.bytes));
    return walk;
}

} // namespace

bool beginsLikeVideo(const QByteArray &head)
{
    return head.size() >= 12 && isFileTypeBox(head);
}

Result<BoxWalk> walkBoxes(QIODevice &device)
{
    BoxWalk walk;
    walk.bytes = device.size();
    const auto head = readAt(device, 0, qMin(walk.bytes, headBytes));
    if (!head)
        return head.error();
    if (!isFileTypeBox(*head))
        return Error{ErrorKind::NotAVideo, describeBeginning(*head)};
    walk.majorBrand = head->mid(shortHeaderBytes, 4);

    Seen seen;
    int boxes = 0;
    for (qint64 position = 0; position < walk.bytes;) {
        if (++boxes > maximumBoxes)
            return incomplete(u"more than %1 boxes before %2"_s.arg(maximumBoxes).arg(position));
        const auto box = readBox(device, position, walk.bytes);
        if (!box)
            return box.error();
        if (box->type == "sidx") {
            if (const auto whole = checkIndex(device, *box, walk.bytes); !whole)
                return whole.error();
        }
        note(box->type, walk, seen);
        position += box->size;
    }
    return judged(std::move(walk), seen);
}

} // namespace rushes
