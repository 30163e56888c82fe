// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/clip_surgery.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTest>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace rushes::test {
namespace {

constexpr qsizetype headerBytes = 8;

template<typename Integer>
QByteArray bigEndian(Integer number)
{
    QByteArray bytes(sizeof(Integer), Qt::Uninitialized);
    qToBigEndian(number, bytes.data());
    return bytes;
}

void fillWithNoise(QByteArray &bytes, qsizetype from, qsizetype to, QRandomGenerator &random)
{
    for (qsizetype i = from; i < to; ++i)
        bytes[i] = char(random.bounded(256));
}

} // namespace

QByteArray clipNamed(const QString &name)
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/media/") + name);
    if (!file.open(QIODevice::ReadOnly))
        QTest::qFail(qPrintable(file.fileName()), __FILE__, __LINE__);
    return file.readAll();
}

QList<BoxPlace> boxesOf(const QByteArray &clip)
{
    QList<BoxPlace> boxes;
    for (qsizetype start = 0; start + headerBytes <= clip.size();) {
        const auto size = qsizetype(qFromBigEndian<quint32>(clip.constData() + start));
        Q_ASSERT(size >= headerBytes);
        boxes.append({clip.mid(start + 4, 4), start, size});
        start += size;
    }
    return boxes;
}

BoxPlace boxOf(const QByteArray &clip, const QByteArray &type)
{
    for (const auto &place : boxesOf(clip)) {
        if (place.type == type)
            return place;
    }
    return {};
}

QByteArray box(const QByteArray &type, const QByteArray &content)
{
    return boxSaying(quint32(headerBytes + content.size()), type, content);
}

QByteArray boxSaying(quint32 size, const QByteArray &type, const QByteArray &content)
{
    return bigEndian(size) + type + content;
}

QByteArray largeBoxSaying(quint64 size, const QByteArray &type, const QByteArray &content)
{
    return bigEndian(quint32(1)) + type + bigEndian(size) + content;
}

QByteArray fileTypeBox()
{
    return box("ftyp", QByteArray("isom\0\0\2\0isomiso2avc1mp41", 24));
}

QByteArray withLargeMediaData(const QByteArray &clip)
{
    const BoxPlace gap = boxOf(clip, "free");
    const BoxPlace data = boxOf(clip, "mdat");
    Q_ASSERT(gap.size == headerBytes && data.start == gap.start + headerBytes);
    QByteArray changed = clip;
    return changed.replace(gap.start, 2 * headerBytes,
                           largeBoxSaying(quint64(headerBytes + data.size), "mdat"));
}

QByteArray withOpenEnd(const QByteArray &clip)
{
    QByteArray changed = clip;
    return changed.replace(boxesOf(clip).last().start, 4, bigEndian(quint32(0)));
}

QByteArray withTimeScale(const QByteArray &clip, quint32 ticks)
{
    constexpr qsizetype behindTimes = 4 + 4 + 4; // version and flags, and two times
    return withNumber(clip, "mdhd", behindTimes, ticks);
}

QByteArray segmentIndex(const QList<quint32> &sizes, quint64 offset, bool wide)
{
    const auto number = [wide](quint64 value) { return wide ? bigEndian(value) : bigEndian(quint32(value)); };
    QByteArray content = bigEndian(wide ? quint32(1) << 24 : quint32(0)); // version and flags
    content += bigEndian(quint32(1)) + bigEndian(quint32(1000));          // what for, and its ticks a second
    content += number(0) + number(offset);
    content += bigEndian(quint16(0)) + bigEndian(quint16(sizes.size()));
    for (const quint32 size : sizes)
        content += bigEndian(size) + bigEndian(quint32(1000)) + bigEndian(quint32(0x90000000));
    return box("sidx", content);
}

QByteArray withNumber(const QByteArray &clip, const QByteArray &type, qsizetype behind, quint32 number)
{
    const qsizetype place = clip.indexOf(type);
    Q_ASSERT(place > 0 && place + 4 + behind + 4 <= clip.size());
    QByteArray changed = clip;
    return changed.replace(place + 4 + behind, 4, bigEndian(number));
}

QByteArray zeroed(const QByteArray &clip, qsizetype from, qsizetype bytes)
{
    QByteArray changed = clip;
    return changed.replace(from, bytes, QByteArray(bytes, '\0'));
}

QByteArray withNoiseForMediaData(const QByteArray &clip, quint32 seed)
{
    const BoxPlace data = boxOf(clip, "mdat");
    QByteArray changed = clip;
    QRandomGenerator random(seed);
    fillWithNoise(changed, data.start + headerBytes, data.start + data.size, random);
    return changed;
}

QByteArray withNoiseInPictures(const QByteArray &clip, quint32 seed)
{
    const BoxPlace data = boxOf(clip, "mdat");
    QByteArray changed = clip;
    QRandomGenerator random(seed);
    // ISO/IEC 14496-15: units of 4 bytes of length, one of type, and the coded slice, whose own header is
    // left whole here.
    constexpr qsizetype wholeStart = 12;
    for (qsizetype unit = data.start + headerBytes; unit + 5 <= data.start + data.size;) {
        const qsizetype end = unit + 4 + qsizetype(qFromBigEndian<quint32>(clip.constData() + unit));
        const int type = clip[unit + 4] & 0x1f;
        if (type == 1 || type == 5)
            fillWithNoise(changed, unit + wholeStart, end, random);
        unit = end;
    }
    return changed;
}

} // namespace rushes::test
