// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/clip_verifier.h"

#include "media/clip_surgery.h"
#include "media/helper_program.h"
#include "media/helper_script.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace Qt::StringLiterals;
using namespace rushes;
using namespace rushes::test;

class ClipVerifierTest : public QObject
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

    std::optional<Result<Inspection>> verified(const QString &path, ClipInspector &inspector)
    {
        std::optional<Result<Inspection>> answer;
        verifyFile(path, inspector, this, [&](const Result<Inspection> &result) { answer = result; });
        [&] { QVERIFY2(!answer, "called from within the call"); }();
        [&] { QTRY_VERIFY_WITH_TIMEOUT(answer, 30'000); }();
        return answer;
    }

    QTemporaryDir m_folder;

private Q_SLOTS:
    void aWholeClipIsVerified()
    {
        ClipInspector inspector(clipHelper());
        const auto answer = verified(fileWith(clipNamed(u"sound.mp4"_s)), inspector);
        QVERIFY(answer && *answer);
        QCOMPARE((*answer)->durationSeconds, 2.0);
    }

    void whatIsNotWholeIsNot_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<ErrorKind>("kind");

        const QByteArray clip = clipNamed(u"sound.mp4"_s);
        for (const auto &place : boxesOf(clip)) {
            if (place.start > 0)
                QTest::addRow("cut before %s", place.type.constData())
                    << clip.first(place.start) << ErrorKind::ClipIncomplete;
        }
        QRandomGenerator random(7);
        for (int i = 0; i < 10; ++i) {
            const qsizetype length = random.bounded(12, int(clip.size()));
            QTest::addRow("cut at %lld", static_cast<long long>(length))
                << clip.first(length) << ErrorKind::ClipIncomplete;
        }
        const BoxPlace movie = boxOf(clip, "moov");
        const BoxPlace data = boxOf(clip, "mdat");
        QTest::newRow("empty") << QByteArray() << ErrorKind::NotAVideo;
        QTest::newRow("HTML") << "<html>gone</html>"_ba << ErrorKind::NotAVideo;
        QTest::newRow("JSON") << R"({"error":{"code":404}})"_ba << ErrorKind::NotAVideo;
        QTest::newRow("zeros in moov")
            << zeroed(clip, movie.start + 8, movie.size - 8) << ErrorKind::ClipUndecodable;
        QTest::newRow("zeros in mdat")
            << zeroed(clip, data.start + 8, data.size - 8) << ErrorKind::ClipUndecodable;
        QTest::newRow("noise in mdat") << withNoiseForMediaData(clip, 3) << ErrorKind::ClipUndecodable;
        QTest::newRow("noise in the pictures")
            << withNoiseInPictures(clipNamed(u"moov-last.mp4"_s), 3) << ErrorKind::ClipUndecodable;
    }
    void whatIsNotWholeIsNot()
    {
        QFETCH(QByteArray, bytes);
        ClipInspector inspector(clipHelper());
        const auto answer = verified(fileWith(bytes), inspector);
        QVERIFY(answer && !*answer);
        QTEST(answer->error().kind, "kind");
    }

    void aFileThatCannotBeOpenedIsUnreadable_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("missing") << u"/nowhere/clip.mp4"_s;
        QTest::newRow("a folder") << m_folder.path();
        QTest::newRow("a device") << u"/dev/zero"_s;
    }
    void aFileThatCannotBeOpenedIsUnreadable()
    {
        QFETCH(QString, path);
        ClipInspector inspector(clipHelper());
        const auto answer = verified(path, inspector);
        QVERIFY(answer && !*answer);
        QCOMPARE(answer->error().kind, ErrorKind::FileUnreadable);
        QVERIFY(answer->error().detail.startsWith(path));
    }

    void theHelperSeesOnlyWhatPassedTheWalk()
    {
        const HelperScript script("echo run > $here/log; exit 7");
        ClipInspector inspector(script.path());
        verified(fileWith("<html>"_ba), inspector);
        QCOMPARE(script.wrote(u"log"_s), QByteArray());
        const auto answer = verified(fileWith(clipNamed(u"sound.mp4"_s)), inspector);
        QCOMPARE(script.wrote(u"log"_s), "run\n"_ba);
        QVERIFY(answer && !*answer);
        QCOMPARE(answer->error().kind, ErrorKind::CheckerFailed);
    }

    void neitherADeadContextNorADeadInspectorIsTouched()
    {
        bool called = false;
        const auto done = [&](const auto &) { called = true; };
        auto context = std::make_unique<QObject>();
        auto inspector = std::make_unique<ClipInspector>(clipHelper());
        verifyFile(fileWith(clipNamed(u"sound.mp4"_s)), *inspector, context.get(), done);
        context.reset();
        verifyFile(m_folder.filePath(u"clip.mp4"_s), *inspector, this, done);
        inspector.reset();

        ClipInspector another(clipHelper());
        const auto later = verified(m_folder.filePath(u"clip.mp4"_s), another);
        QVERIFY(later && *later);
        QVERIFY(!called);
    }
};

QTEST_GUILESS_MAIN(ClipVerifierTest)
#include "clip_verifier_test.moc"
