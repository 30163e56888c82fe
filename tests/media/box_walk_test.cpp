// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/box_walk.h"

#include "media/clip_surgery.h"

#include <QBuffer>
#include <QMap>
#include <QRandomGenerator>
#include <QTest>

#include <array>

using namespace Qt::StringLiterals;
using namespace rushes;
using namespace rushes::test;

namespace {

Result<BoxWalk> walk(const QByteArray &bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    return walkBoxes(buffer);
}

/// A huge file with a few pieces in it and zeros between them, which counts what is read of it.
class SparseDevice final : public QIODevice
{
public:
    SparseDevice(qint64 size, QMap<qint64, QByteArray> pieces)
        : m_size(size)
        , m_pieces(std::move(pieces))
    {
        open(ReadOnly | Unbuffered);
    }

    qint64 size() const override { return m_size; }
    qint64 bytesRead = 0;

protected:
    qint64 readData(char *data, qint64 wanted) override
    {
        const qint64 count = qMin(wanted, m_size - pos());
        for (qint64 i = 0; i < count; ++i)
            data[i] = byteAt(pos() + i);
        bytesRead += count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    char byteAt(qint64 position) const
    {
        auto piece = m_pieces.upperBound(position);
        if (piece == m_pieces.begin())
            return 0;
        --piece;
        const qint64 inside = position - piece.key();
        return inside < piece->size() ? piece->at(inside) : '\0';
    }

    qint64 m_size;
    QMap<qint64, QByteArray> m_pieces;
};

class UnreadableDevice final : public QIODevice
{
public:
    UnreadableDevice() { open(ReadOnly | Unbuffered); }
    qint64 size() const override { return 1000; }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64) override { return -1; }
};

} // namespace

class BoxWalkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWholeClipPasses_data()
    {
        QTest::addColumn<QByteArray>("clip");
        QTest::addColumn<QByteArray>("brand");
        QTest::addColumn<bool>("fragmented");
        QTest::addColumn<bool>("fastStart");

        const QByteArray first = clipNamed(u"sound.mp4"_s);
        const QByteArray last = clipNamed(u"moov-last.mp4"_s);
        const QByteArray vendor = box("uuid", QByteArray(20, 'x'));
        QTest::newRow("moov first") << first << "isom"_ba << false << true;
        QTest::newRow("moov last") << last << "isom"_ba << false << false;
        QTest::newRow("fragmented") << clipNamed(u"fragmented.mp4"_s) << "iso5"_ba << true << true;
        QTest::newRow("fragmented, no index")
            << clipNamed(u"fragmented-no-index.mp4"_s) << "isom"_ba << true << true;
        QTest::newRow("QuickTime") << clipNamed(u"quicktime.mov"_s) << "qt  "_ba << false << false;
        QTest::newRow("mdat of 64 bits") << withLargeMediaData(last) << "isom"_ba << false << false;
        QTest::newRow("mdat to the end") << withOpenEnd(first) << "isom"_ba << false << true;
        QTest::newRow("moov to the end") << withOpenEnd(last) << "isom"_ba << false << false;
        QTest::newRow("free, skip and uuid behind")
            << first + box("free", {}) + box("skip", "abc") + vendor << "isom"_ba << false << true;
        const QByteArray movie = box("moov", "abc");
        const QByteArray quickTime = box("ftyp", QByteArray("qt  \0\0\2\0qt  ", 12));
        QTest::newRow("QuickTime: wide before mdat, moov at the end")
            << quickTime + box("wide", {}) + box("mdat", "abc") + movie << "qt  "_ba << false << false;
        QTest::newRow("free and skip before moov")
            << fileTypeBox() + box("free", {}) + box("skip", "abc") + movie + box("mdat", "abc") << "isom"_ba
            << false << true;
        QTest::newRow("free, uuid and moov of 64 bits")
            << fileTypeBox() + largeBoxSaying(19, "free", "abc") +
                   largeBoxSaying(32, "uuid", QByteArray(16, 'x')) + largeBoxSaying(19, "moov", "abc") +
                   box("mdat", {})
            << "isom"_ba << false << true;
        QTest::newRow("uuid to the end")
            << first + boxSaying(0, "uuid", QByteArray(16, 'x')) << "isom"_ba << false << true;
        QTest::newRow("boxes without content")
            << fileTypeBox() + box("moov", {}) + box("mdat", {}) << "isom"_ba << false << true;
        QTest::newRow("segments, each with its type and index")
            << fileTypeBox() + movie + box("styp", "abcd") + segmentIndex({19}) + box("moof", {}) +
                   box("mdat", "abc") + box("styp", "abcd") + segmentIndex({16}, 0, true) + box("moof", {}) +
                   box("mdat", {})
            << "isom"_ba << true << true;
        QTest::newRow("fragmented, with an index of all segments")
            << clipNamed(u"fragmented-indexed.mp4"_s) << "iso5"_ba << true << true;
        QTest::newRow("fragmented, mfra behind")
            << fileTypeBox() + movie + box("moof", {}) + box("mdat", {}) + box("mfra", "abc") << "isom"_ba
            << true << true;
        QTest::newRow("an index of nothing")
            << fileTypeBox() + movie + box("mdat", {}) + segmentIndex({}) << "isom"_ba << false << true;
        QTest::newRow("a type of QuickTime's") << first + box("\xa9xyz", "abc") << "isom"_ba << false << true;
    }
    void aWholeClipPasses()
    {
        QFETCH(QByteArray, clip);
        const auto found = walk(clip);
        if (!found)
            QFAIL(qPrintable(found.error().detail));
        QCOMPARE(found->bytes, clip.size());
        QTEST(found->majorBrand, "brand");
        QTEST(found->fragmented, "fragmented");
        QTEST(found->fastStart, "fastStart");
    }

    void everyCutIsFound_data()
    {
        QTest::addColumn<QByteArray>("clip");
        QTest::newRow("moov first") << clipNamed(u"sound.mp4"_s);
        QTest::newRow("moov last") << clipNamed(u"moov-last.mp4"_s);
        QTest::newRow("mdat of 64 bits") << withLargeMediaData(clipNamed(u"moov-last.mp4"_s));
        QTest::newRow("QuickTime") << clipNamed(u"quicktime.mov"_s);
        // Its index tells of what a cut between two fragments leaves out.
        QTest::newRow("fragmented, with an index") << clipNamed(u"fragmented-indexed.mp4"_s);
    }
    /// At every byte, and so at every box border.
    void everyCutIsFound()
    {
        QFETCH(QByteArray, clip);
        constexpr qsizetype tellsItsType = 8;
        for (qsizetype length = 0; length < clip.size(); ++length) {
            const auto found = walk(QByteArray::fromRawData(clip.constData(), length));
            const auto expected = length < tellsItsType ? ErrorKind::NotAVideo : ErrorKind::ClipIncomplete;
            if (found || found.error().kind != expected)
                QFAIL(qPrintable(
                    u"cut at %1: %2"_s.arg(length).arg(found ? u"passes"_s : found.error().detail)));
        }
    }

    /// Between two fragments nothing is missing that a box would tell of: there the announced length alone
    /// tells.
    void aFragmentedClipIsCutUnnoticedOnlyBehindAWholeFragment()
    {
        const QByteArray clip = clipNamed(u"fragmented.mp4"_s);
        QList<qsizetype> whole;
        bool mediaData = false;
        for (const auto &place : boxesOf(clip)) {
            mediaData = mediaData || place.type == "mdat";
            if (mediaData && place.type != "moof")
                whole.append(place.start + place.size);
        }
        QVERIFY(whole.size() > 2);
        for (qsizetype length = 0; length <= clip.size(); ++length) {
            const auto found = walk(QByteArray::fromRawData(clip.constData(), length));
            if (found.ok() != whole.contains(length))
                QFAIL(qPrintable(u"cut at %1"_s.arg(length)));
        }
    }

    void whatDoesNotAddUpIsIncompleteAndSaysWhere_data()
    {
        QTest::addColumn<QByteArray>("clip");
        QTest::addColumn<QString>("place");

        const QByteArray start = fileTypeBox();
        const QByteArray movie = start + box("moov", "abc");
        QCOMPARE(start.size(), 32);
        QCOMPARE(movie.size(), 43);
        QTest::newRow("ftyp alone") << start << u"no box 'moov' in 32 bytes"_s;
        QTest::newRow("no moov") << start + box("mdat", "abc") << u"no box 'moov' in 43 bytes"_s;
        QTest::newRow("no mdat") << movie << u"no box 'mdat' in 43 bytes"_s;
        QTest::newRow("moof without mdat") << movie + box("moof", {}) + box("mdat", {}) + box("moof", {})
                                           << u"no box 'mdat' behind the last 'moof' in 67 bytes"_s;
        QTest::newRow("beyond the end") << movie + boxSaying(999, "mdat", QByteArray(792, 'x'))
                                        << u"box 'mdat' at 43 says 999 bytes, 800 are there"_s;
        QTest::newRow("less than a header") << movie + boxSaying(7, "mdat", "abc")
                                            << u"box 'mdat' at 43 says 7 bytes, less than its own header"_s;
        QTest::newRow("64 bits, less than a header")
            << movie + largeBoxSaying(15, "mdat", "abc")
            << u"box 'mdat' at 43 says 15 bytes, less than its own header"_s;
        QTest::newRow("64 bits, 0") << movie + largeBoxSaying(0, "mdat", "abc")
                                    << u"box 'mdat' at 43 says 0 bytes, less than its own header"_s;
        QTest::newRow("64 bits, beyond the end")
            << movie + largeBoxSaying(20, "mdat", "abc") << u"box 'mdat' at 43 says 20 bytes, 19 are there"_s;
        QTest::newRow("64 bits, the largest")
            << movie + largeBoxSaying(~quint64(0), "mdat", "abc")
            << u"box 'mdat' at 43 says 18446744073709551615 bytes, 19 are there"_s;
        QTest::newRow("64 bits, the sum overflows")
            << movie + largeBoxSaying(quint64(std::numeric_limits<qint64>::max()), "mdat", "abc")
            << u"box 'mdat' at 43 says 9223372036854775807 bytes, 19 are there"_s;
        QTest::newRow("64 bits, cut in the header") << movie + largeBoxSaying(16, "mdat").chopped(1)
                                                    << u"box 'mdat' at 43 is cut inside its header"_s;
        QTest::newRow("uuid without its uuid")
            << movie + box("uuid", QByteArray(15, 'x'))
            << u"box 'uuid' at 43 says 23 bytes, less than its own header"_s;
        QTest::newRow("uuid of 64 bits without its uuid")
            << movie + largeBoxSaying(31, "uuid", QByteArray(15, 'x'))
            << u"box 'uuid' at 43 says 31 bytes, less than its own header"_s;
        for (const quint32 size : {2, 3, 4, 5, 6}) {
            QTest::addRow("%u bytes with a header of 8", size)
                << movie + boxSaying(size, "free", "abc")
                << u"box 'free' at 43 says %1 bytes, less than its own header"_s.arg(size);
        }
        QTest::newRow("32 bits, the largest") << movie + boxSaying(~quint32(0), "mdat", "abc")
                                              << u"box 'mdat' at 43 says 4294967295 bytes, 11 are there"_s;
        QTest::newRow("an index without its content") << movie + box("sidx", QByteArray(23, '\0'))
                                                      << u"box 'sidx' at 43 is shorter than what it holds"_s;
        QTest::newRow("an index of 64 bits without its content")
            << movie + box("sidx", '\1' + QByteArray(30, '\0'))
            << u"box 'sidx' at 43 is shorter than what it holds"_s;
        QTest::newRow("an index without one of its references")
            << movie + box("sidx", segmentIndex({5, 6}).mid(8).chopped(12))
            << u"box 'sidx' at 43 is shorter than what it holds"_s;
        QTest::newRow("an index of more than is there")
            << movie + segmentIndex({10, 10}) + box("mdat", "12345678901")
            << u"box 'sidx' at 43 tells of 20 bytes behind it, 19 are there"_s;
        QTest::newRow("an index of something further on")
            << movie + segmentIndex({19}, 1) + box("mdat", "12345678901")
            << u"box 'sidx' at 43 tells of 20 bytes behind it, 19 are there"_s;
        QTest::newRow("an index of 64 bits, of more than is there")
            << movie + segmentIndex({0}, quint64(1) << 40, true) + box("mdat", {})
            << u"box 'sidx' at 43 tells of 1099511627776 bytes behind it, 8 are there"_s;
        QTest::newRow("an index whose sum overflows")
            << movie + segmentIndex({1, 1}, ~quint64(0), true) + box("mdat", {})
            << u"box 'sidx' at 43 tells of 18446744073709551615 bytes behind it, 8 are there"_s;
        QTest::newRow("bytes left over") << movie + "abcd" << u"4 bytes at 43 are too few for a box"_s;
        QTest::newRow("zeros behind") << movie + box("mdat", {}) + QByteArray(64, '\0')
                                      << u"no box at 51, but the bytes 00 00 00 00 00 00 00 00"_s;
        QTest::newRow("ftyp beyond the end")
            << start.first(20) << u"box 'ftyp' at 0 says 32 bytes, 20 are there"_s;
        QTest::newRow("ftyp twice cut") << start.first(8) << u"box 'ftyp' at 0 says 32 bytes, 8 are there"_s;
    }
    void whatDoesNotAddUpIsIncompleteAndSaysWhere()
    {
        QFETCH(QByteArray, clip);
        const auto found = walk(clip);
        QVERIFY(!found);
        QTEST(found.error().detail, "place");
        QCOMPARE(found.error().kind, ErrorKind::ClipIncomplete);
    }

    void aZeroedHeaderIsFound_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("type");
        for (const char *type : {"moov", "free", "mdat"}) {
            QTest::addRow("%s, moov first", type) << u"sound.mp4"_s << QByteArray(type);
            QTest::addRow("%s, moov last", type) << u"moov-last.mp4"_s << QByteArray(type);
        }
    }
    void aZeroedHeaderIsFound()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, type);
        const QByteArray clip = clipNamed(name);
        const auto found = walk(zeroed(clip, boxOf(clip, type).start, 8));
        QVERIFY(!found);
        QCOMPARE(found.error().kind, ErrorKind::ClipIncomplete);
    }

    void aClipThatIsZeroedFromSomewhereOnIsFoundWhereAHeaderIsHit()
    {
        const QByteArray clip = clipNamed(u"moov-last.mp4"_s);
        const qsizetype lastHeader = boxesOf(clip).last().start;
        for (qsizetype from = 12; from <= lastHeader; from += 97)
            QVERIFY2(!walk(zeroed(clip, from, clip.size() - from)), qPrintable(QString::number(from)));
    }

    void whatDoesNotBeginLikeAVideoIsNone_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("likeness");
        QTest::newRow("empty") << QByteArray() << u"is empty"_s;
        QTest::newRow("HTML") << "<!DOCTYPE html><html><body>404"_ba << u"begins like HTML"_s;
        QTest::newRow("JSON") << R"({"error":"gone"})"_ba << u"begins like JSON"_s;
        QTest::newRow("zeros") << QByteArray(4096, '\0') << u"begins with zeros"_s;
        QTest::newRow("a segment without its head")
            << box("styp", "isom0000") + box("moof", {}) + box("mdat", {})
            << u"begins with '....stypisom0000'"_s;
        QTest::newRow("three bytes") << "abc"_ba << u"begins with 'abc'"_s;
        QTest::newRow("moov first of all")
            << box("moov", "abc") + fileTypeBox() << u"begins with '....moovabc... f'"_s;
        QTest::newRow("ftyp too small")
            << boxSaying(15, "ftyp", "isom0000") << u"begins with '....ftypisom0000'"_s;
        QTest::newRow("ftyp to the end")
            << boxSaying(0, "ftyp", "isom0000") << u"begins with '....ftypisom0000'"_s;
        QTest::newRow("ftyp too large")
            << boxSaying(70'000, "ftyp", QByteArray(70'000, 'x')) << u"begins with '...pftypxxxxxxxx'"_s;
    }
    void whatDoesNotBeginLikeAVideoIsNone()
    {
        QFETCH(QByteArray, bytes);
        const auto found = walk(bytes);
        QVERIFY(!found);
        QCOMPARE(found.error().kind, ErrorKind::NotAVideo);
        QTEST(found.error().detail, "likeness");
        QVERIFY(!beginsLikeVideo(bytes));
    }

    void theFirstTwelveBytesTellAVideo()
    {
        const QByteArray head = clipNamed(u"sound.mp4"_s).first(12);
        QVERIFY(beginsLikeVideo(head));
        QVERIFY(!beginsLikeVideo(head.first(11)));
        QVERIFY(beginsLikeVideo(clipNamed(u"quicktime.mov"_s)));
    }

    void theNumberOfBoxesIsBounded()
    {
        const QByteArray clip = fileTypeBox() + box("moov", {}) + box("mdat", {});
        QVERIFY(walk(clip + box("free", {}).repeated(99'997)));
        const auto found = walk(clip + box("free", {}).repeated(99'998));
        QVERIFY(!found);
        QCOMPARE(found.error(),
                 (Error{ErrorKind::ClipIncomplete, u"more than 100000 boxes before 800024"_s}));
    }

    void aHugeClipIsWalkedByItsHeadersAlone()
    {
        constexpr qint64 size = 5LL * 1024 * 1024 * 1024;
        const QByteArray start = fileTypeBox();
        const QByteArray movie = box("moov", QByteArray(1000, 'x'));
        SparseDevice device(
            size, {{0, start},
                   {start.size(), largeBoxSaying(quint64(size - start.size() - movie.size()), "mdat")},
                   {size - movie.size(), movie}});
        const auto found = walkBoxes(device);
        if (!found)
            QFAIL(qPrintable(found.error().detail));
        QCOMPARE(found->bytes, size);
        QVERIFY2(device.bytesRead <= 64 + 3 * 16, qPrintable(QString::number(device.bytesRead)));
    }

    /// Only its first MiB at most, whatever its size says.
    void aHugeIndexIsNotReadAsAWhole()
    {
        constexpr qint64 size = 3LL * 1024 * 1024 * 1024;
        const QByteArray start = fileTypeBox() + box("moov", {}) + box("mdat", {});
        const auto indexSize = quint32(size - start.size());
        SparseDevice device(size, {{0, start}, {start.size(), boxSaying(indexSize, "sidx")}});
        QVERIFY(walkBoxes(device));
        QVERIFY2(device.bytesRead <= 1024 * 1024, qPrintable(QString::number(device.bytesRead)));
    }

    /// Random headers, random sizes: there is always an end, and never more than the file behind it.
    void anyBytesEndInAnAnswer()
    {
        QRandomGenerator random(1'914);
        constexpr std::array types{"moov", "mdat", "moof", "free",     "uuid",
                                   "sidx", "wide", "styp", "\0\0\0\0", "mfra"};
        for (int round = 0; round < 20'000; ++round) {
            QByteArray clip = fileTypeBox();
            for (int boxes = random.bounded(8); boxes > 0; --boxes) {
                const QByteArray type(types.at(size_t(random.bounded(int(types.size())))), 4);
                const auto size = quint32(random.bounded(4) ? random.bounded(64) : random.generate());
                QByteArray content(random.bounded(48), Qt::Uninitialized);
                for (char &byte : content)
                    byte = char(random.bounded(256));
                clip += boxSaying(size, type, content);
            }
            const auto found = walk(clip);
            QVERIFY(found ? found->bytes == clip.size() : !found.error().detail.isEmpty());
        }
    }

    void aDeviceThatCannotBeReadIsNoBadClip()
    {
        UnreadableDevice device;
        const auto found = walkBoxes(device);
        QVERIFY(!found);
        QCOMPARE(found.error().kind, ErrorKind::FileUnreadable);
    }
};

QTEST_GUILESS_MAIN(BoxWalkTest)
#include "box_walk_test.moc"
