// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/task_facts.h"

#include "wording/task_fixture.h"
#include "wording/time_text.h"

#include <QTest>

namespace rushes::test {

class TaskFactsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { speakEnglishInUtc(); }
    void ofAFreshTaskLittleIsKnown();
    void ofASavedClipAllIsKnown();
    void theLinkIsNoFact();
};

static QStringList read(const QVector<Fact> &facts)
{
    QStringList lines;
    for (const Fact &fact : facts)
        lines.append(withPlainSpaces(fact.name + u": "_s + fact.value));
    return lines;
}

void TaskFactsTest::ofAFreshTaskLittleIsKnown()
{
    QCOMPARE(read(facts(freshTask(), contextOf())),
             QStringList({u"Id: vgen_7f31c09ab2e4"_s, u"Service: kyyReactApiServer"_s, u"Kind: VEO"_s,
                          u"Mode: Mode not chosen"_s, u"Estimate: 2–5 min"_s, u"Status: Not asked yet"_s,
                          u"Added: 01/03/2026 13:50:00"_s}));
}

void TaskFactsTest::ofASavedClipAllIsKnown()
{
    Task task = completedTask(ClipState::Saved);
    task.label = u"Lighthouse"_s;
    task.mode = u"reference-image"_s;
    task.actualDuration = 8;
    task.clipFacts = {.heldFile = u"held.mp4"_s,
                      .posterFile = {},
                      .savedPath = u"/videos/a.mp4"_s,
                      .bytes = 7'900'000,
                      .sha256 = QByteArray::fromHex("00ff"),
                      .durationSeconds = 8,
                      .width = 1280,
                      .height = 720,
                      .framesPerSecond = 24,
                      .hasSound = true,
                      .marks = ClipMark::Frozen,
                      .heldAt = noonish - 30min};
    TaskContext context = contextOf();
    context.linkEnd = promisedEnd(2h);
    const QStringList lines = read(facts(task, context));
    for (
        const QString &line :
        {u"Label: Lighthouse"_s, u"Mode: Reference image"_s, u"Model: veo_3_1_fast"_s, u"Estimate: 2–4 min"_s,
         u"Created: 01/03/2026 12:56:24"_s, u"Elapsed: 3 min 5–36 s"_s, u"Clip: Saved"_s,
         u"Link's end: The link ends 16:00 at the earliest (promised by the service)."_s,
         u"How it is known: The service promises its links for 1 d from the task's completion. That is until between 01/03/2026 16:00:00 and 01/03/2026 16:00:31."_s,
         u"Length, says the service: 8.0 s"_s, u"Copy: 7.9 MB, 8.0 s, 1280×720, sound"_s,
         u"Noticed: frozen"_s, u"Frames per second: 24"_s, u"Held since: 01/03/2026 13:30:00"_s,
         u"Saved as: /videos/a.mp4"_s, u"SHA-256: 00ff"_s})
        QVERIFY2(lines.contains(line), qPrintable(line + u'\n' + lines.join(u'\n')));
}

void TaskFactsTest::theLinkIsNoFact()
{
    QVERIFY(!read(facts(completedTask(ClipState::Online), contextOf())).join(u'\n').contains(u"cdn.example"));
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::TaskFactsTest)
#include "task_facts_test.moc"
