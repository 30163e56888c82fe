// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/at_risk_text.h"

#include "task_fixture.h"
#include "wording/time_text.h"

#include <QTest>

using namespace rushes;
using namespace rushes::test;

class AtRiskTextTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { speakEnglishInUtc(); }
    void whatIsLeftIsRoundedUpToWhatIsSaid_data();
    void whatIsLeftIsRoundedUpToWhatIsSaid();
    void whatIsSaidStaysTrueAsLongAsItIsSaid_data();
    void whatIsSaidStaysTrueAsLongAsItIsSaid();
    void aWarningSaysHowSureTheEndIs();
    void aWarningOfSeveralNamesTheFirst();
    void namesFromOutsideStayPlainText();
    void whatIsHappeningToAClip_data();
    void whatIsHappeningToAClip();
    void howLongALinkLives();
};

void AtRiskTextTest::whatIsLeftIsRoundedUpToWhatIsSaid_data()
{
    QTest::addColumn<Duration>("left");
    QTest::addColumn<QString>("text");
    QTest::newRow("6 h") << Duration(6h) << u"6 h"_s;
    QTest::newRow("a moment under 6 h") << Duration(6h - 20ms) << u"6 h"_s;
    QTest::newRow("14 min 3 s") << Duration(14min + 3s) << u"15 min"_s;
    QTest::newRow("30 s") << Duration(29s + 1ms) << u"30 s"_s;
}

void AtRiskTextTest::whatIsLeftIsRoundedUpToWhatIsSaid()
{
    QFETCH(Duration, left);
    QTEST(withPlainSpaces(leftText(left)), "text");
}

void AtRiskTextTest::whatIsSaidStaysTrueAsLongAsItIsSaid_data()
{
    QTest::addColumn<Duration>("left");
    QTest::addColumn<Duration>("wait");
    QTest::newRow("whole minutes") << Duration(15min) << Duration(1min);
    QTest::newRow("in between") << Duration(14min + 20s) << Duration(20s);
    QTest::newRow("to the last minute") << Duration(1min + 1ms) << Duration(1ms);
    QTest::newRow("the last minute") << Duration(1min) << Duration(1s);
    QTest::newRow("within it") << Duration(7s + 300ms) << Duration(300ms);
}

void AtRiskTextTest::whatIsSaidStaysTrueAsLongAsItIsSaid()
{
    QFETCH(Duration, left);
    QFETCH(Duration, wait);
    QCOMPARE(untilLeftTextChanges(left), wait);
    QCOMPARE(leftText(left - wait + 1ms), leftText(left));
    QVERIFY(leftText(left - wait) != leftText(left));
}

void AtRiskTextTest::aWarningSaysHowSureTheEndIs()
{
    Task task = completedTask(ClipState::Online);
    task.label = u"Paper boats"_s;
    LinkEnd estimated = promisedEnd(1h);
    estimated.knownFrom = KnownFrom::Estimate;
    QCOMPARE(withPlainSpaces(linkOfTaskEndsSoonText(task, promisedEnd(1h), 1h)),
             u"The link of Paper boats ends in 1 h, and its clip is not held yet."_s);
    QCOMPARE(withPlainSpaces(linkOfTaskEndsSoonText(task, estimated, 1h)),
             u"The link of Paper boats ends in about 1 h, and its clip is not held yet."_s);
    QCOMPARE(withPlainSpaces(linkOfTaskEndsSoonText(task, toldEnd(1h, Certainty::AtLatest), 1h)),
             u"The link of Paper boats ends in 1 h at the latest, and its clip is not held yet."_s);
    QCOMPARE(withPlainSpaces(linkEndsSoonText(promisedEnd(1h), 1h)),
             u"The link ends in 1 h, and the clip is not held yet."_s);
    QCOMPARE(withPlainSpaces(linkEndsSoonText(estimated, 1h)),
             u"The link ends in about 1 h, and the clip is not held yet."_s);
    QCOMPARE(withPlainSpaces(linkEndsSoonText(toldEnd(1h, Certainty::AtLatest), 1h)),
             u"The link ends in 1 h at the latest, and the clip is not held yet."_s);
}

void AtRiskTextTest::aWarningOfSeveralNamesTheFirst()
{
    QCOMPARE(
        withPlainSpaces(linksEndSoonText(3, completedTask(ClipState::Online), 15min)),
        u"3 clips are not held yet, and their links end soon: the first, of vgen_7f31c09ab2e4, in 15 min."_s);
}

void AtRiskTextTest::namesFromOutsideStayPlainText()
{
    Task task = completedTask(ClipState::Online);
    task.label = u"a\nb\u202Ec"_s;
    const QString text = linkOfTaskEndsSoonText(task, promisedEnd(1h), 1h);
    QVERIFY(!text.contains(u'\n'));
    QVERIFY(!text.contains(QChar(0x202E)));
}

void AtRiskTextTest::whatIsHappeningToAClip_data()
{
    QTest::addColumn<Task>("task");
    QTest::addColumn<TaskContext>("context");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QString &text, ClipState clip, const auto &change) {
        Task task = completedTask(clip);
        TaskContext context = contextOf();
        change(task, context);
        QTest::newRow(name) << task << context << text;
    };
    row("copying", u"Copying 43 %"_s, ClipState::Copying,
        [](Task &, TaskContext &context) { context.copyProgress = 0.43; });
    row("copying, length unknown", u"Copying"_s, ClipState::Copying, [](Task &, TaskContext &) {});
    row("tried again", u"Next try in 20 s"_s, ClipState::Online,
        [](Task &, TaskContext &context) { context.nextCopy = noonish + 20s; });
    row("queued", u"Waits for its turn"_s, ClipState::Online, [](Task &, TaskContext &) {});
    row("dead link", u"Asked for a link in 12 s"_s, ClipState::Online, [](Task &task, TaskContext &context) {
        task.linkIsDead = true;
        context.nextCheck = noonish + 12s;
        context.nextCopy = noonish + 20s;
    });
    row("no link", u"Asking for a link"_s, ClipState::None,
        [](Task &task, TaskContext &) { task.videoUrl.clear(); });
    row("dead link, no key", u"Needs a key"_s, ClipState::Online, [](Task &task, TaskContext &) {
        task.linkIsDead = true;
        task.contact = Contact::NoKey;
    });
    row("dead link, key refused", u"Key refused"_s, ClipState::Online, [](Task &task, TaskContext &) {
        task.linkIsDead = true;
        task.contact = Contact::Refused;
    });
    row("not followed", u"Not fetched"_s, ClipState::Online,
        [](Task &task, TaskContext &) { task.linkIsRefused = true; });
    row("held", u"Held"_s, ClipState::Held, [](Task &, TaskContext &) {});
    row("gone", u"Expired"_s, ClipState::Expired, [](Task &, TaskContext &) {});
}

void AtRiskTextTest::whatIsHappeningToAClip()
{
    QFETCH(Task, task);
    QFETCH(TaskContext, context);
    QTEST(withPlainSpaces(clipHappeningText(task, context)), "text");
}

void AtRiskTextTest::howLongALinkLives()
{
    TaskContext context = contextOf();
    const Task task = completedTask(ClipState::Online);
    QCOMPARE(withPlainSpaces(linkLifeText(task, context)), u"End of the link unknown"_s);
    context.linkEnd = promisedEnd(5h + 12min);
    QCOMPARE(withPlainSpaces(linkLifeText(task, context)), u"Link ends in 5 h 12 min"_s);
    context.linkEnd = promisedEnd(-10s);
    QCOMPARE(withPlainSpaces(linkLifeText(task, context)), u"Link may have ended"_s);
    context.linkEnd = promisedEnd(-1h);
    QCOMPARE(withPlainSpaces(linkLifeText(task, context)), u"Link has ended"_s);
    QCOMPARE(withPlainSpaces(linkLifeText(completedTask(ClipState::Held), context)), QString());
}

QTEST_GUILESS_MAIN(AtRiskTextTest)
#include "at_risk_text_test.moc"
