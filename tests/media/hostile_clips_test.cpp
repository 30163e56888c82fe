// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/hostile_clips.h"

#include "media/clip_inspector.h"
#include "media/helper_program.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rushes;
using namespace rushes::test;

/// The helper may die of such clips; whoever asked gets an answer, and goes on.
class HostileClipsTest : public QObject
{
    Q_OBJECT

private:
    void expectAnswers(const QList<HostileClip> &clips);

private Q_SLOTS:
    void craftedClipsEndInAnAnswer() { expectAnswers(craftedClips()); }
    void damagedClipsEndInAnAnswer() { expectAnswers(damagedClips(120, 20'240'607)); }
};

void HostileClipsTest::expectAnswers(const QList<HostileClip> &clips)
{
    QTemporaryDir folder;
    ClipInspector inspector(clipHelper());
    qsizetype answers = 0;
    int whole = 0;
    int refused = 0;
    for (const HostileClip &clip : clips) {
        QFile file(folder.filePath(QString::number(&clip - clips.data())));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(clip.bytes) == clip.bytes.size());
        inspector.inspect(file.fileName(), this, [&, name = clip.name](const Result<Inspection> &answer) {
            ++answers;
            const bool clean = answer ? answer->width > 0 && answer->durationSeconds > 0
                                      : answer.error().kind == ErrorKind::ClipUndecodable ||
                                            answer.error().kind == ErrorKind::CheckerFailed;
            QVERIFY2(clean, qPrintable(name));
            whole += answer ? 1 : 0;
            refused += !answer && answer.error().kind == ErrorKind::ClipUndecodable ? 1 : 0;
        });
        QCOMPARE(answers, 0); // the caller waits for none of them
    }
    QTRY_COMPARE_WITH_TIMEOUT(answers, clips.size(), 300'000);
    // It looked, and did not just die of each.
    QVERIFY2(whole > 0 && refused > 0, qPrintable(u"%1 whole, %2 refused"_s.arg(whole).arg(refused)));
}

QTEST_GUILESS_MAIN(HostileClipsTest)
#include "hostile_clips_test.moc"
