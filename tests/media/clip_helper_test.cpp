// SPDX-License-Identifier: GPL-3.0-or-later

// The helper program itself, run as its contract says (src/media/helper/main.cpp), without the inspector.

#include "media/clip_surgery.h"
#include "media/helper/sandbox.h"
#include "media/helper_answer.h"
#include "media/helper_program.h"

#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <optional>

#include <fcntl.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace rushes;
using namespace rushes::test;

namespace {

struct Outcome
{
    int exitCode = -1;
    QByteArray output;
};

/// nullopt where the helper crashed or did not end.
std::optional<Outcome> runHelper(const QString &standardInput, const QStringList &arguments = {})
{
    QProcess process;
    process.setStandardInputFile(standardInput);
    process.start(clipHelper(), arguments);
    if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit)
        return std::nullopt;
    return Outcome{process.exitCode(), process.readAllStandardOutput()};
}

#ifndef RUSHES_ADDRESS_SANITIZER // under which it cannot be traced
/// The lines of /proc/PID/NAME of the helper at the moment when it has looked into the clip and ends. Empty
/// where it ended otherwise.
QByteArray processFileAtEnd(const QByteArray &clip, const char *name)
{
    const pid_t child = fork();
    if (child == 0) {
        const bool ready = dup2(open(clip.constData(), O_RDONLY), STDIN_FILENO) == STDIN_FILENO &&
                           dup2(open("/dev/null", O_WRONLY), STDOUT_FILENO) == STDOUT_FILENO &&
                           ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) == 0;
        if (ready)
            execl(PROGRAMS_DIR "/rushes-clip-helper", "rushes-clip-helper", nullptr);
        _exit(127);
    }
    int status = 0;
    QByteArray content;
    const auto stoppedBy = [&](int what) {
        return waitpid(child, &status, 0) == child && WIFSTOPPED(status) && status >> 8 == what;
    };
    constexpr long options = PTRACE_O_TRACEEXIT | PTRACE_O_EXITKILL;
    if (stoppedBy(SIGTRAP) && ptrace(PTRACE_SETOPTIONS, child, 0L, options) == 0 &&
        ptrace(PTRACE_CONT, child, 0L, 0L) == 0 && stoppedBy(SIGTRAP | PTRACE_EVENT_EXIT << 8)) {
        QFile file(u"/proc/%1/%2"_s.arg(child).arg(QLatin1StringView(name)));
        content = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        ptrace(PTRACE_CONT, child, 0L, 0L);
        waitpid(child, &status, 0);
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? content : QByteArray();
}
#endif

QColor pixel(const QImage &image, double x, double y)
{
    return image.pixelColor(int(x * image.width()), int(y * image.height()));
}

bool alike(const QColor &a, const QColor &b)
{
    constexpr int tolerance = 24; // two lossy codecs lie between
    return qAbs(a.red() - b.red()) < tolerance && qAbs(a.green() - b.green()) < tolerance &&
           qAbs(a.blue() - b.blue()) < tolerance;
}

} // namespace

class ClipHelperTest : public QObject
{
    Q_OBJECT

private:
    QString fileWith(const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(u"clip.mp4"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            QTest::qFail("the disk", __FILE__, __LINE__);
        return file.fileName();
    }

    Result<Inspection> lookInto(const QByteArray &clip)
    {
        const auto outcome = runHelper(fileWith(clip));
        if (!outcome)
            return Error{ErrorKind::CheckerFailed, u"crashed"_s};
        return readHelperAnswer(outcome->output, outcome->exitCode);
    }

    QTemporaryDir m_folder;

private Q_SLOTS:
    void theFactsOfAClipAreTold_data()
    {
        QTest::addColumn<QByteArray>("clip");
        QTest::addColumn<double>("seconds");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<double>("rate");
        QTest::addColumn<bool>("sound");
        QTest::addColumn<QSize>("posterSize");

        const QSize usual(320, 180);
        const QByteArray last = clipNamed(u"moov-last.mp4"_s);
        const auto row = [](const char *name, const QByteArray &clip, double seconds, QSize size, double rate,
                            bool sound, QSize poster) {
            QTest::newRow(name) << clip << seconds << size << rate << sound << poster;
        };
        row("with sound", clipNamed(u"sound.mp4"_s), 2, usual, 24, true, usual);
        row("moov last, silent", last, 2, usual, 24, false, usual);
        row("mdat of 64 bits", withLargeMediaData(last), 2, usual, 24, false, usual);
        row("last box open", withOpenEnd(clipNamed(u"sound.mp4"_s)), 2, usual, 24, true, usual);
        row("fragmented", clipNamed(u"fragmented.mp4"_s), 2, usual, 24, false, usual);
        row("fragmented, no index", clipNamed(u"fragmented-no-index.mp4"_s), 2, usual, 24, true, usual);
        row("QuickTime", clipNamed(u"quicktime.mov"_s), 0.5, usual, 24, false, usual);
        row("portrait", clipNamed(u"portrait.mp4"_s), 1, {180, 320}, 30, false, {180, 320});
        row("turned", clipNamed(u"turned.mp4"_s), 1, {180, 320}, 24, false, {180, 320});
        row("wide pixels", clipNamed(u"wide-pixels.mp4"_s), 1, usual, 24, false, usual);
        row("larger than a poster", clipNamed(u"large.mp4"_s), 0.5, {1280, 720}, 24, false, {480, 270});
        row("4K, within the memory limit", clipNamed(u"four-k.mp4"_s), 0.25, {3840, 2160}, 24, false,
            {480, 270});
        row("one frame", clipNamed(u"one-frame.mp4"_s), 0.042, usual, 24, false, usual);
        row("black", clipNamed(u"black.mp4"_s), 0.5, usual, 24, false, usual);
        row("HEVC of 10 bits", clipNamed(u"hevc-10-bit.mp4"_s), 0.5, usual, 24, false, usual);
        row("AV1", clipNamed(u"av1.mp4"_s), 0.6, {64, 36}, 5, false, {64, 36});
    }
    void theFactsOfAClipAreTold()
    {
        QFETCH(QByteArray, clip);
        const auto found = lookInto(clip);
        if (!found)
            QFAIL(qPrintable(found.error().detail));
        QTEST(found->durationSeconds, "seconds");
        QTEST(QSize(found->width, found->height), "size");
        QTEST(found->framesPerSecond, "rate");
        QTEST(found->hasSound, "sound");
        QTEST(QImage::fromData(found->poster, "JPG").size(), "posterSize");
    }

    void whatIsOddFromStartToEndIsToldAndNothingElse_data()
    {
        QTest::addColumn<QByteArray>("clip");
        QTest::addColumn<ClipMarks>("marks");
        const auto row = [](const char *name, const QByteArray &clip, ClipMarks marks) {
            QTest::newRow(name) << clip << marks;
        };
        const QByteArray still = clipNamed(u"frozen.mp4"_s);
        row("all well", clipNamed(u"sound.mp4"_s), {});
        row("all well, fragmented", clipNamed(u"fragmented-no-index.mp4"_s), {});
        row("a small square moves", clipNamed(u"small-motion.mp4"_s), {});
        row("without sound", clipNamed(u"moov-last.mp4"_s), ClipMark::Silent);
        row("black", clipNamed(u"black.mp4"_s), ClipMark::Black | ClipMark::Silent);
        row("black but for noise, with sound", clipNamed(u"black-noise.mp4"_s), ClipMark::Black);
        row("black at first", clipNamed(u"black-opening.mp4"_s), ClipMark::Silent);
        row("dark, with a lamp", clipNamed(u"lamp.mp4"_s), ClipMark::Frozen | ClipMark::Silent);
        row("still", still, ClipMark::Frozen | ClipMark::Silent);
        row("still, one key frame", clipNamed(u"frozen-one-key.mp4"_s), ClipMark::Frozen | ClipMark::Silent);
        row("still but for noise, with sound", clipNamed(u"frozen-noise.mp4"_s), ClipMark::Frozen);
        row("still at first, one key frame", clipNamed(u"late-motion.mp4"_s), ClipMark::Silent);
        row("one frame", clipNamed(u"one-frame.mp4"_s), ClipMark::Frozen | ClipMark::Silent);
        row("4K, still", clipNamed(u"four-k.mp4"_s), ClipMark::Frozen | ClipMark::Silent);
    }
    void whatIsOddFromStartToEndIsToldAndNothingElse()
    {
        QFETCH(QByteArray, clip);
        const auto found = lookInto(clip);
        if (!found)
            QFAIL(qPrintable(found.error().detail));
        QTEST(found->marks, "marks");
    }

    void thePosterIsTurnedAsTheClipIs()
    {
        const auto found = lookInto(clipNamed(u"turned.mp4"_s));
        QVERIFY(found);
        const QImage poster = QImage::fromData(found->poster);
        QVERIFY(alike(pixel(poster, 0.2, 0.2), Qt::blue));
        QVERIFY(alike(pixel(poster, 0.8, 0.2), Qt::blue));
        QVERIFY(alike(pixel(poster, 0.2, 0.8), Qt::red));
        QVERIFY(alike(pixel(poster, 0.8, 0.8), Qt::red));
    }

    void thePosterIsNotTakenFromABlackOpening()
    {
        const auto found = lookInto(clipNamed(u"black-opening.mp4"_s));
        QVERIFY(found);
        QVERIFY(alike(pixel(QImage::fromData(found->poster), 0.5, 0.5), QColor(255, 165, 0)));
    }

    void aDamagedStartCostsNeitherClipNorPoster()
    {
        const QByteArray clip = clipNamed(u"moov-last.mp4"_s);
        const BoxPlace data = boxOf(clip, "mdat");
        const auto found = lookInto(zeroed(clip, data.start + 8, data.size / 4));
        QVERIFY(found);
        QVERIFY(alike(pixel(QImage::fromData(found->poster), 0.25, 0.9), Qt::green));
    }

    void zerosFromSomewhereOnToTheEndAreRefused_data()
    {
        QTest::addColumn<QByteArray>("clip");
        QTest::addColumn<int>("percent");
        for (const auto *name : {"moov-last.mp4", "sound.mp4", "late-motion.mp4", "frozen-one-key.mp4"}) {
            for (const int percent : {5, 30, 50, 70, 90, 97})
                QTest::addRow("%s, from %d %% on", name, percent)
                    << clipNamed(QString::fromLatin1(name)) << percent;
        }
    }
    /// The length, the boxes and the first frame are as they should be.
    void zerosFromSomewhereOnToTheEndAreRefused()
    {
        QFETCH(QByteArray, clip);
        QFETCH(int, percent);
        const BoxPlace data = boxOf(clip, "mdat");
        const qsizetype kept = data.size * percent / 100;
        const auto found = lookInto(zeroed(clip, data.start + kept, data.size - kept));
        QVERIFY(!found);
        QCOMPARE(found.error().kind, ErrorKind::ClipUndecodable);
    }

    void whatDoesNotDecodeIsRefusedWithAReason_data()
    {
        QTest::addColumn<QByteArray>("clip");
        QTest::addColumn<QString>("reason");

        const QByteArray clip = clipNamed(u"moov-last.mp4"_s);
        const BoxPlace data = boxOf(clip, "mdat");
        const BoxPlace movie = boxOf(clip, "moov");
        const QString noFrame = u"no frame of its video decodes"_s;
        const QString badHeader = u"the header: Invalid data found when processing input"_s;
        QTest::newRow("noise for mdat") << withNoiseForMediaData(clip, 1) << noFrame;
        QTest::newRow("noise for pictures") << withNoiseInPictures(clip, 1) << noFrame;
        QTest::newRow("zeros for mdat") << zeroed(clip, data.start + 8, data.size - 8) << noFrame;
        QTest::newRow("zeros in moov")
            << zeroed(clip, movie.start + 8, movie.size - 8) << u"it has no video track"_s;
        QTest::newRow("no moov") << clip.first(movie.start) << badHeader;
        QTest::newRow("HTML") << "<!DOCTYPE html><html></html>"_ba << badHeader;
        QTest::newRow("sound alone") << clipNamed(u"sound-only.mp4"_s) << u"it has no video track"_s;
        QTest::newRow("too wide") << clipNamed(u"too-wide.mp4"_s)
                                  << u"its pictures are too large: 9000 x 64"_s;
        QTest::newRow("a codec for animations")
            << clipNamed(u"codec-not-allowed.mov"_s)
            << u"its video is in a format that is not looked into: qtrle"_s;
        QTest::newRow("longer than a day")
            << clipNamed(u"too-long.mp4"_s) << u"it lasts 90000.000000 seconds"_s;
        QTest::newRow("hardly a frame") << withTimeScale(clip, 1) << u"it has 0.001953 frames a second"_s;
        QTest::newRow("a thousand frames too many")
            << withTimeScale(clip, 1'000'000) << u"it has 1953.125000 frames a second"_s;
        // A playlist would open other files, were it read as one.
        QTest::newRow("a playlist") << "#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n"_ba << badHeader;
    }
    void whatDoesNotDecodeIsRefusedWithAReason()
    {
        QFETCH(QByteArray, clip);
        QFETCH(QString, reason);
        const auto found = lookInto(clip);
        QVERIFY(!found);
        QCOMPARE(found.error(), (Error{ErrorKind::ClipUndecodable, reason}));
    }

#ifndef RUSHES_ADDRESS_SANITIZER // under which it takes neither all limits nor the sandbox
    void itLooksUnderItsLimitsAndInItsSandbox()
    {
        const QByteArray clip = TEST_DATA_DIR "/media/sound.mp4";
        const QByteArray status = processFileAtEnd(clip, "status");
        QVERIFY(status.contains("NoNewPrivs:\t1\n"));
        QVERIFY(!helper::hasSandbox() || status.contains("Seccomp:\t2\n")); // a filter
        QVERIFY(status.contains("Threads:\t1\n"));

        const QByteArray limits = processFileAtEnd(clip, "limits").simplified();
        QVERIFY2(limits.contains("Max cpu time 15 15 "), limits.constData());
        QVERIFY2(limits.contains("Max open files 3 3 "), limits.constData());
        QVERIFY2(limits.contains("Max file size 0 0 "), limits.constData());
        QVERIFY2(!limits.contains("Max address space unlimited"), limits.constData());
    }
#endif

    void wrongUseIsToldApart_data()
    {
        QTest::addColumn<QString>("standardInput");
        QTest::addColumn<QStringList>("arguments");
        const QString clip = QStringLiteral(TEST_DATA_DIR "/media/sound.mp4");
        QTest::newRow("an argument") << clip << QStringList{u"clip.mp4"_s};
        QTest::newRow("no plain file") << u"/dev/null"_s << QStringList();
    }
    void wrongUseIsToldApart()
    {
        QFETCH(QString, standardInput);
        QFETCH(QStringList, arguments);
        const auto outcome = runHelper(standardInput, arguments);
        QVERIFY(outcome);
        QCOMPARE(outcome->exitCode, 2);
        QCOMPARE(outcome->output, QByteArray());
    }
};

QTEST_GUILESS_MAIN(ClipHelperTest)
#include "clip_helper_test.moc"
