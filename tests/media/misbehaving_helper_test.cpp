// SPDX-License-Identifier: GPL-3.0-or-later

// Whatever the helper does under its limits, the inspector gives a clean answer.

#include "media/clip_inspector.h"
#include "media/helper/sandbox.h"
#include "media/helper_script.h"

#include <QTest>

#include <optional>

using namespace Qt::StringLiterals;
using namespace rushes;
using namespace rushes::test;

namespace {

const QString aClip = QStringLiteral(TEST_DATA_DIR "/media/sound.mp4");

constexpr int patienceMs = 60'000;

/// The inspector hands no arguments on: a script does, behind these commands.
HelperScript misbehaving(const QByteArray &how, const QByteArray &before = {})
{
    return HelperScript(before + "\nexec " MISBEHAVING_HELPER " " + how);
}

/// Counts what else the event loop does meanwhile.
class Heart : public QObject
{
public:
    Heart() { startTimer(1); }
    int beats = 0;

protected:
    void timerEvent(QTimerEvent *) override { ++beats; }
};

Error errorFrom(const HelperScript &script, std::chrono::milliseconds limit = std::chrono::seconds(60))
{
    ClipInspector inspector(script.path());
    inspector.setTimeLimit(limit);
    std::optional<Result<Inspection>> answer;
    QObject context;
    inspector.inspect(aClip, &context, [&](const Result<Inspection> &result) { answer = result; });
    [&] { QVERIFY2(!answer, "called from within the call"); }();
    [&] { QTRY_VERIFY_WITH_TIMEOUT(answer, patienceMs); }();
    return answer && !*answer ? answer->error() : Error{ErrorKind::Cancelled, u"no error"_s};
}

const QString died = u"helper: it crashed or was killed"_s;

} // namespace

class MisbehavingHelperTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itEndsInACleanAnswer_data()
    {
        QTest::addColumn<QByteArray>("how");
        QTest::addColumn<Error>("error");
        const auto row = [](const char *how, ErrorKind kind, const QString &detail) {
            QTest::newRow(how) << QByteArray(how) << Error{kind, detail};
        };
        row("abort", ErrorKind::CheckerFailed, died);
        row("flood", ErrorKind::CheckerFailed, u"helper: it wrote more than 1048576 bytes"_s);
#ifndef RUSHES_ADDRESS_SANITIZER // under which there are neither limits of memory nor a sandbox
        row("overflow", ErrorKind::CheckerFailed, died);
        row("devour", ErrorKind::ClipUndecodable, u"it needs more memory than it may take"_s);
        row("snoop", ErrorKind::ClipUndecodable, u"no file could be opened"_s);
#endif
        if (rushes::helper::hasSandbox()) {
            row("breed", ErrorKind::ClipUndecodable, u"no child could be had"_s);
            row("call-home", ErrorKind::CheckerFailed, died);
            row("become", ErrorKind::CheckerFailed, died);
        }
    }
    void itEndsInACleanAnswer()
    {
        QFETCH(QByteArray, how);
        QFETCH(Error, error);
        QCOMPARE(errorFrom(misbehaving(how)), error);
    }

    void whatSpinsIsKilledByTheInspector()
    {
        Heart heart;
        const Error error = errorFrom(misbehaving("spin"), std::chrono::milliseconds(400));
        QCOMPARE(error, (Error{ErrorKind::CheckerFailed, u"helper: it took longer than 0.4 s"_s}));
        QVERIFY(heart.beats > 1); // the caller was not blocked meanwhile
    }

    /// Without an inspector's clock: a second of the processor, where the shipped limit is fifteen.
    void whatSpinsIsKilledByItsOwnLimit()
    {
        QCOMPARE(errorFrom(misbehaving("spin", "ulimit -t 1")), (Error{ErrorKind::CheckerFailed, died}));
    }

    void theNextClipIsServedAllTheSame()
    {
        const HelperScript script("if [ -e $here/second ]; then echo '{\"error\":\"fine\"}'; exit 1; fi\n"
                                  "echo > $here/second; exec " MISBEHAVING_HELPER " abort");
        ClipInspector inspector(script.path());
        QList<Error> errors;
        const auto note = [&](const Result<Inspection> &result) { errors += result.error(); };
        inspector.inspect(aClip, this, note);
        QTRY_COMPARE_WITH_TIMEOUT(errors.size(), 1, patienceMs);
        inspector.inspect(aClip, this, note);
        QTRY_COMPARE_WITH_TIMEOUT(errors.size(), 2, patienceMs);
        QCOMPARE(errors.first().kind, ErrorKind::CheckerFailed);
        QCOMPARE(errors.last(), (Error{ErrorKind::ClipUndecodable, u"fine"_s}));
    }
};

QTEST_GUILESS_MAIN(MisbehavingHelperTest)
#include "misbehaving_helper_test.moc"
