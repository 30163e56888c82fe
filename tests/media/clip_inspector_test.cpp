// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/clip_inspector.h"

#include "media/clip_surgery.h"
#include "media/helper_program.h"
#include "media/helper_script.h"

#include <QFile>
#include <QTest>

#include <cerrno>
#include <csignal>
#include <optional>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace rushes;
using namespace rushes::test;

namespace {

using Answer = std::optional<Result<Inspection>>;

constexpr int patienceMs = 30'000;

const QString aClip = QStringLiteral(TEST_DATA_DIR "/media/sound.mp4");

ClipInspector::Done into(Answer &answer)
{
    return [&answer](const Result<Inspection> &result) { answer = result; };
}

/// Waits for the inspector's answer about one clip.
Answer inspectedBy(ClipInspector &inspector, const QString &clip = aClip)
{
    Answer answer;
    QObject context;
    inspector.inspect(clip, &context, into(answer));
    [&] { QTRY_VERIFY_WITH_TIMEOUT(answer, patienceMs); }();
    return answer;
}

Error errorFrom(const HelperScript &script, std::chrono::milliseconds limit = std::chrono::seconds(20))
{
    ClipInspector inspector(script.path());
    inspector.setTimeLimit(limit);
    const Answer answer = inspectedBy(inspector);
    return answer && !*answer ? answer->error() : Error{ErrorKind::Cancelled, u"no error"_s};
}

} // namespace

class ClipInspectorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aClipGivesItsFactsAndItsPoster()
    {
        ClipInspector inspector(clipHelper());
        const Answer answer = inspectedBy(inspector);
        QVERIFY(answer && *answer);
        const Inspection &found = **answer;
        QCOMPARE(found.durationSeconds, 2.0);
        QCOMPARE(QSize(found.width, found.height), QSize(320, 180));
        QVERIFY(found.hasSound);
        QVERIFY(found.poster.startsWith("\xff\xd8\xff"));
    }

    void theHelpersRefusalIsTheClipsFault()
    {
        ClipInspector inspector(clipHelper());
        const Answer answer = inspectedBy(inspector, QStringLiteral(TEST_DATA_DIR "/media/sound-only.mp4"));
        QVERIFY(answer && !*answer);
        QCOMPARE(answer->error(), (Error{ErrorKind::ClipUndecodable, u"it has no video track"_s}));
    }

    void aHelperThatFailsIsNotTheClipsFault_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QString>("why");
        QTest::newRow("nonsense") << "echo hello"_ba
                                  << u"helper: it answered nonsense: a first line that is no JSON object"_s;
        QTest::newRow("silence") << "exit 0"_ba << u"helper: it answered nonsense: no line of facts"_s;
        QTest::newRow("another exit code") << "exit 7"_ba << u"helper: it ended with exit code 7"_s;
        QTest::newRow("killed") << "kill -KILL $$"_ba << u"helper: it crashed or was killed"_s;
        QTest::newRow("killed behind a good answer")
            << "echo '{\"error\":\"x\"}'; kill -SEGV $$"_ba << u"helper: it crashed or was killed"_s;
        QTest::newRow("a flood") << "exec cat /dev/zero"_ba << u"helper: it wrote more than 1048576 bytes"_s;
    }
    void aHelperThatFailsIsNotTheClipsFault()
    {
        QFETCH(QByteArray, script);
        QFETCH(QString, why);
        QCOMPARE(errorFrom(HelperScript(script)), (Error{ErrorKind::CheckerFailed, why}));
    }

    void aHelperThatOverrunsIsKilled()
    {
        const HelperScript script("exec sleep 600");
        QCOMPARE(errorFrom(script, std::chrono::milliseconds(500)),
                 (Error{ErrorKind::CheckerFailed, u"helper: it took longer than 0.5 s"_s}));
        QCOMPARE(waitpid(-1, nullptr, WNOHANG), -1); // no child is left
        QCOMPARE(errno, ECHILD);
    }

    void aMissingHelperIsNamed()
    {
        ClipInspector inspector(u"/nowhere/rushes-clip-helper"_s);
        const Answer answer = inspectedBy(inspector);
        QVERIFY(answer && !*answer);
        QCOMPARE(answer->error().kind, ErrorKind::CheckerFailed);
        QVERIFY2(answer->error().detail.startsWith(u"rushes-clip-helper: it did not start: "_s),
                 qPrintable(answer->error().detail));
    }

    void aClipThatCannotBeOpenedIsToldApart_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("missing") << u"/nowhere/clip.mp4"_s;
        QTest::newRow("a folder") << QStringLiteral(TEST_DATA_DIR);
        QTest::newRow("a device") << u"/dev/zero"_s;
    }
    void aClipThatCannotBeOpenedIsToldApart()
    {
        QFETCH(QString, path);
        ClipInspector inspector(clipHelper());
        const Answer answer = inspectedBy(inspector, path);
        QVERIFY(answer && !*answer);
        QCOMPARE(answer->error().kind, ErrorKind::FileUnreadable);
        QVERIFY(answer->error().detail.startsWith(path));
    }

    void theHelperGetsTheOpenClipAndNoName()
    {
        const HelperScript script(R"(cat > $here/input; echo $# > $here/arguments; exit 7)");
        errorFrom(script);
        QCOMPARE(script.wrote(u"input"_s), clipNamed(u"sound.mp4"_s));
        QCOMPARE(script.wrote(u"arguments"_s), "0\n"_ba);
    }

    void theHelpersEnvironmentIsClean()
    {
        qputenv("RUSHES_API_KEY", "vk-not-for-helpers");
        const HelperScript script("env > $here/environment; exit 7");
        errorFrom(script);
        qunsetenv("RUSHES_API_KEY");

        // The shell adds the others; LD_LIBRARY_PATH is passed on by QProcess where it is set.
        const QSet<QByteArray> allowed{"LC_ALL", "PWD", "OLDPWD", "SHLVL", "_", "LD_LIBRARY_PATH"};
        const QByteArray environment = script.wrote(u"environment"_s);
        QVERIFY(environment.contains("LC_ALL=C.UTF-8\n"));
        QVERIFY(!environment.contains("vk-not-for-helpers"));
        for (const auto &line : environment.trimmed().split('\n'))
            QVERIFY2(allowed.contains(line.split('=').first()), line.constData());
    }

    void theHelperInheritsNoOtherFile()
    {
        const HelperScript script("ls -l /proc/$$/fd > $here/files; exit 7");
        // Opened as a careless library would, to be inherited.
        const QByteArray name = QFile::encodeName(script.pathOf(u"of-the-parent"_s));
        const int descriptor = open(name.constData(), O_RDWR | O_CREAT, 0600);
        QVERIFY(descriptor > 2);
        errorFrom(script);
        close(descriptor);
        const QByteArray files = script.wrote(u"files"_s);
        QVERIFY(files.contains("sound.mp4"));
        QVERIFY2(!files.contains("of-the-parent"), files.constData());
    }

    void nothingIsCalledBackFromWithinTheCall_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QString>("clip");
        QTest::newRow("all well") << clipHelper() << aClip;
        QTest::newRow("no helper") << u"/nowhere/helper"_s << aClip;
        QTest::newRow("no clip") << clipHelper() << u"/nowhere/clip.mp4"_s;
    }
    void nothingIsCalledBackFromWithinTheCall()
    {
        QFETCH(QString, program);
        QFETCH(QString, clip);
        ClipInspector inspector(program);
        int calls = 0;
        inspector.inspect(clip, this, [&](const auto &) { ++calls; });
        QCOMPARE(calls, 0);
        QTRY_COMPARE_WITH_TIMEOUT(calls, 1, patienceMs);
        inspectedBy(inspector); // and once only, while another one passes
        QCOMPARE(calls, 1);
    }

    void atMostTwoHelpersRunAtOnceAndAllAreServed()
    {
        // Each helper waits at a gate for a line of its own.
        const HelperScript script("echo + >> $here/log; read line < $here/gate; echo - >> $here/log; exit 7");
        const QByteArray gate = QFile::encodeName(script.pathOf(u"gate"_s));
        QCOMPARE(mkfifo(gate.constData(), 0600), 0);
        const int door = open(gate.constData(), O_RDWR);
        QVERIFY(door >= 0);

        ClipInspector inspector(script.path());
        constexpr int clips = 5;
        int served = 0;
        for (int i = 0; i < clips; ++i)
            inspector.inspect(aClip, this, [&](const auto &) { ++served; });
        for (int i = 0; i < clips; ++i) {
            QTRY_COMPARE_WITH_TIMEOUT(script.wrote(u"log"_s).count('+'), qMin(i + 2, clips), patienceMs);
            QCOMPARE(write(door, "\n", 1), ssize_t(1));
            QTRY_COMPARE_WITH_TIMEOUT(served, i + 1, patienceMs);
        }
        close(door);

        int running = 0;
        for (const char sign : script.wrote(u"log"_s)) {
            running += sign == '+' ? 1 : sign == '-' ? -1 : 0;
            QVERIFY(running <= 2);
        }
    }

    void aDeadContextIsNotCalled()
    {
        ClipInspector inspector(clipHelper());
        auto context = std::make_unique<QObject>();
        bool called = false;
        // Two run at once: the third is still waiting when its context goes.
        for (int i = 0; i < 3; ++i)
            inspector.inspect(aClip, context.get(), [&](const auto &) { called = true; });
        QCoreApplication::processEvents();
        context.reset();
        const Answer later = inspectedBy(inspector);
        QVERIFY(later && *later);
        QVERIFY(!called);
    }

    void aDestroyedInspectorTakesItsHelpersAlong()
    {
        const HelperScript script("echo $$ > $here/pid; exec sleep 600");
        auto inspector = std::make_unique<ClipInspector>(script.path());
        bool called = false;
        inspector->inspect(aClip, this, [&](const auto &) { called = true; });
        QTRY_VERIFY_WITH_TIMEOUT(script.wrote(u"pid"_s).endsWith('\n'), patienceMs);
        const pid_t pid = script.wrote(u"pid"_s).trimmed().toInt();
        QCOMPARE(kill(pid, 0), 0);
        inspector.reset();
        QCOMPARE(kill(pid, 0), -1);
        QCoreApplication::processEvents();
        QVERIFY(!called);
    }

    void theInspectorMayBeDestroyedFromItsOwnAnswer()
    {
        auto inspector = std::make_unique<ClipInspector>(clipHelper());
        inspector->inspect(aClip, this, [&](const auto &) { inspector.reset(); });
        inspector->inspect(aClip, this, [](const auto &) {});
        QTRY_VERIFY_WITH_TIMEOUT(!inspector, patienceMs);
    }
};

QTEST_GUILESS_MAIN(ClipInspectorTest)
#include "clip_inspector_test.moc"
