// SPDX-License-Identifier: GPL-3.0-or-later
#include "quitting_bench.h"

#include "monitor/clips_at_risk.h"
#include "monitor/task_monitor.h"
#include "ui/main_window/at_risk_list.h"
#include "ui/main_window/at_risk_row.h"
#include "wording/translation.h"

#include <QScopeGuard>
#include <QScrollBar>
#include <QTest>

namespace rushes::test {

using namespace Qt::StringLiterals;

/// What closing the window asks while clips are at risk.
class QuittingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingAtRiskClosesAtOnce();
    void aClipThatIsNotHeldIsAskedAbout_data();
    void aClipThatIsNotHeldIsAskedAbout();
    void theDialogSaysWhichClipsAndWhatHappensToThem();
    void theDialogFollowsWhatHappens();
    void cancelStays();
    void quitNowQuits();
    void waitThenQuitQuitsOnceAllAreHeld();
    void waitThenQuitCanBeTakenBack();
    void aClipThatComesMeanwhileIsWaitedForToo();
    void waitingEndsWhenAClipIsSurelyGone();
    void nothingIsDoneUnansweredOnceAllAreHeld();
    void anUnverifiedClipIsNotCalledHeld();
    void nothingLeftToWaitForQuitsOnlyWhenTold();
    void whatIsLeftAloneIsToldOfButNotWaitedFor();
    void whatIsLeftAlonePastItsEndIsNotAskedAbout();
    void whatIsLeftAloneDuringTheWaitIsAskedAboutAgain();
    void askingTwiceOpensOneDialog();
    void manyClipsAreCounted();
    void everyRowInViewIsWhole_data();
    void everyRowInViewIsWhole();
    void theKeyboardIsEnough();
    void everyRowSaysItselfAloud();
};

void QuittingTest::nothingAtRiskClosesAtOnce()
{
    Bench bench;
    bench.add(u"sora_a1"_s, {});
    bench.add(u"sora_a2"_s, [](Task &task) {
        atRisk(task);
        hold(task);
    });
    bench.close();
    QVERIFY(!bench.dialog());
    QVERIFY(!bench.window->isVisible());
}

void QuittingTest::aClipThatIsNotHeldIsAskedAbout_data()
{
    QTest::addColumn<bool>("byKey");
    QTest::newRow("the window is closed") << false;
    QTest::newRow("Ctrl+Q") << true;
}

void QuittingTest::aClipThatIsNotHeldIsAskedAbout()
{
    QFETCH(bool, byKey);
    Bench bench;
    bench.add(u"sora_a1"_s);
    if (byKey)
        QTest::keyClick(bench.window.get(), Qt::Key_Q, Qt::ControlModifier);
    else
        bench.close();
    QTRY_VERIFY(bench.dialog());
    QVERIFY(bench.window->isVisible());
    QVERIFY(bench.button(waitText) && bench.button(waitText)->isDefault());
}

void QuittingTest::theDialogSaysWhichClipsAndWhatHappensToThem()
{
    Bench bench;
    const qint64 copied = bench.add(u"sora_a1"_s, [](Task &task) {
        atRisk(task);
        task.label = u"Paper <b>boats</b>"_s;
        task.clip = ClipState::Copying;
    });
    bench.add(u"sora_a2"_s, leftAlone);
    bench.fixture.engine().monitor().tellProgress(copied, {43, 100});
    bench.close();
    const QStringList shown = bench.shown();
    QVERIFY(shown.contains(u"Clips that are not held yet: 2"_s));
    QVERIFY(shown.contains(u"Paper <b>boats</b>"_s));
    QVERIFY(shown.contains(u"Copying 43\u00a0%"_s));
    QVERIFY(shown.contains(u"sora_a2"_s));
    QVERIFY(shown.contains(u"Not fetched"_s));
    QCOMPARE(shown.filter(u"Sora"_s).size(), 2);
    QCOMPARE(shown.filter(u"Link ends in"_s).size(), 2);
    for (const QLabel *label : bench.dialog()->findChildren<QLabel *>())
        QVERIFY(label->textFormat() != Qt::RichText);
}

void QuittingTest::theDialogFollowsWhatHappens()
{
    Bench bench;
    const qint64 first = bench.add(u"sora_a1"_s);
    bench.add(u"sora_a2"_s);
    bench.close();
    QVERIFY(bench.shown().contains(u"Clips that are not held yet: 2"_s));
    bench.change(first, hold);
    QVERIFY(bench.shown().contains(u"Clips that are not held yet: 1"_s));
    QVERIFY(bench.shown().contains(u"Held"_s));
    bench.add(u"sora_a3"_s);
    QVERIFY(bench.shown().contains(u"Clips that are not held yet: 2"_s));
    QCOMPARE(bench.dialog()->findChildren<AtRiskRow *>().size(), 3);
}

void QuittingTest::cancelStays()
{
    Bench bench;
    bench.add(u"sora_a1"_s);
    bench.close();
    bench.answer(u"Cancel"_s);
    QVERIFY(!bench.dialog());
    QVERIFY(bench.window->isVisible());
    QCOMPARE(bench.strip(), QString());
    bench.close();
    QVERIFY(bench.dialog());
}

void QuittingTest::quitNowQuits()
{
    Bench bench;
    bench.add(u"sora_a1"_s);
    bench.close();
    bench.answer(quitText);
    QVERIFY(!bench.window->isVisible());
}

void QuittingTest::waitThenQuitQuitsOnceAllAreHeld()
{
    Bench bench;
    const qint64 first = bench.add(u"sora_a1"_s);
    const qint64 second = bench.add(u"sora_a2"_s);
    bench.close();
    bench.answer(waitText);
    QVERIFY(bench.window->isVisible());
    QVERIFY(bench.strip().contains(u"2"_s));
    bench.change(first, hold);
    QTRY_VERIFY(bench.strip().contains(u"1"_s));
    QVERIFY(bench.window->isVisible());
    bench.change(second, hold);
    QTRY_VERIFY(!bench.window->isVisible());
}

void QuittingTest::waitThenQuitCanBeTakenBack()
{
    Bench bench;
    const qint64 number = bench.add(u"sora_a1"_s);
    bench.close();
    bench.answer(waitText);
    bench.answer(u"Do not quit"_s);
    QCOMPARE(bench.strip(), QString());
    bench.change(number, hold);
    QCoreApplication::processEvents();
    QVERIFY(bench.window->isVisible());
    QVERIFY(!bench.dialog());
}

void QuittingTest::aClipThatComesMeanwhileIsWaitedForToo()
{
    Bench bench;
    const qint64 first = bench.add(u"sora_a1"_s);
    bench.close();
    bench.answer(waitText);
    bench.add(u"sora_a2"_s);
    bench.change(first, hold);
    QVERIFY(bench.window->isVisible());
    bench.answer(quitText);
    QVERIFY(!bench.window->isVisible());
}

void QuittingTest::waitingEndsWhenAClipIsSurelyGone()
{
    Bench bench;
    const qint64 number = bench.add(u"sora_a1"_s);
    bench.close();
    bench.answer(waitText);
    bench.change(number, [](Task &task) { task.clip = ClipState::Expired; });
    QTRY_VERIFY(!bench.window->isVisible());
}

void QuittingTest::nothingIsDoneUnansweredOnceAllAreHeld()
{
    Bench closed;
    Bench saved;
    const qint64 first = closed.add(u"sora_a1"_s);
    const qint64 second = saved.add(u"sora_a1"_s);
    closed.close();
    QVERIFY(!saved.window->maySessionEnd([] { return true; }));
    closed.change(first, hold);
    saved.change(second, hold);
    QVERIFY(closed.shown().contains(u"All clips are held now"_s));
    QVERIFY(saved.shown().contains(u"All clips are held now"_s));
    // What the session's manager gave rise to goes away, and nothing else happens: it may only have had the
    // session saved.
    QTRY_VERIFY_WITH_TIMEOUT(!saved.dialog(), 20'000);
    QVERIFY(saved.window->isVisible());
    QVERIFY(saved.window->maySessionEnd([] { return true; }));
    // The question of a person waits for the answer of one.
    QVERIFY(closed.dialog());
    QVERIFY(closed.window->isVisible());
    QVERIFY(!closed.button(waitText));
    QVERIFY(closed.button(quitText)->isDefault());
    closed.answer(quitText);
    QVERIFY(!closed.window->isVisible());
}

void QuittingTest::anUnverifiedClipIsNotCalledHeld()
{
    Bench bench;
    const qint64 first = bench.add(u"sora_a1"_s);
    const qint64 second = bench.add(u"sora_a2"_s);
    bench.close();
    bench.change(first, hold);
    bench.change(second, [](Task &task) {
        hold(task);
        task.clip = ClipState::Unverified;
    });
    QVERIFY(bench.shown().contains(u"All clips are here now; unverified: 1"_s));
    QVERIFY(!bench.shown().contains(u"All clips are held now"_s));
    const auto icon = [&bench] { return bench.dialog()->findChild<QLabel *>(u"icon"_s)->pixmap().toImage(); };
    const QImage amber = icon();
    bench.change(second, hold);
    QTRY_VERIFY(bench.shown().contains(u"All clips are held now"_s));
    QVERIFY(icon() != amber);
}

void QuittingTest::nothingLeftToWaitForQuitsOnlyWhenTold()
{
    Bench bench;
    const qint64 number = bench.add(u"sora_a1"_s);
    bench.close();
    bench.change(number, [](Task &task) { task.clip = ClipState::Expired; });
    QVERIFY(bench.shown().contains(u"There is nothing left to wait for"_s));
    QVERIFY(!bench.button(waitText));
    QVERIFY(bench.button(quitText)->isDefault());
    bench.answer(quitText);
    QVERIFY(!bench.window->isVisible());
}

void QuittingTest::whatIsLeftAloneIsToldOfButNotWaitedFor()
{
    Bench bench;
    bench.add(u"sora_a1"_s, leftAlone);
    bench.close();
    QVERIFY(bench.shown().contains(u"Clips that are not fetched: 1"_s));
    QVERIFY(!bench.button(waitText));
    bench.answer(u"Cancel"_s);

    const qint64 other = bench.add(u"sora_a2"_s);
    bench.close();
    bench.answer(waitText);
    bench.change(other, hold);
    QTRY_VERIFY(!bench.window->isVisible());
}

void QuittingTest::whatIsLeftAlonePastItsEndIsNotAskedAbout()
{
    Bench bench;
    bench.add(u"sora_a1"_s, [](Task &task) {
        leftAlone(task);
        task.firstSeenFinished = *task.firstSeenFinished - 10 * 24h;
        task.lastSeenUnfinished = task.firstSeenFinished;
        task.created = task.firstSeenFinished;
    });
    QCOMPARE(bench.fixture.engine().clipsAtRisk().leftAlone().size(), size_t(1));
    bench.close();
    QVERIFY(!bench.window->isVisible());
}

void QuittingTest::whatIsLeftAloneDuringTheWaitIsAskedAboutAgain()
{
    Bench bench;
    const qint64 number = bench.add(u"sora_a1"_s);
    bench.close();
    bench.answer(waitText);
    bench.change(number, [](Task &task) { task.linkIsRefused = true; });
    bench.change(number, [](Task &task) { task.linkIsDead = false; });
    QTRY_VERIFY(bench.dialog());
    QVERIFY(bench.window->isVisible());
    QCOMPARE(bench.strip(), QString());
}

void QuittingTest::askingTwiceOpensOneDialog()
{
    Bench bench;
    bench.add(u"sora_a1"_s);
    bench.close();
    bench.close();
    QCOMPARE(bench.window->findChildren<QuitDialog *>().size(), 1);
}

void QuittingTest::manyClipsAreCounted()
{
    Bench bench;
    for (int i = 0; i < 53; ++i)
        bench.add(u"sora_a%1"_s.arg(i));
    bench.close();
    QCOMPARE(bench.dialog()->findChildren<AtRiskRow *>().size(), 50);
    QVERIFY(bench.shown().contains(u"Clips that are not held yet: 53"_s));
    QVERIFY(bench.shown().contains(u"And 3 more"_s));
    QVERIFY(bench.dialog()->height() < bench.window->screen()->availableSize().height());
}

void QuittingTest::everyRowInViewIsWhole_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("session");
    QTest::newRow("closing") << u"en"_s << false;
    QTest::newRow("the session") << u"en"_s << true;
    QTest::newRow("closing, Chinese") << u"zh_CN"_s << false;
    QTest::newRow("the session, Chinese") << u"zh_CN"_s << true;
}

void QuittingTest::everyRowInViewIsWhole()
{
    QFETCH(QString, language);
    QFETCH(bool, session);
    installTranslation(language);
    const auto back = qScopeGuard([] { installTranslation(u"en"_s); });
    for (int count = 1; count <= 7; ++count) {
        Bench bench;
        for (int i = 0; i < count; ++i)
            bench.add(u"sora_a%1"_s.arg(i));
        if (session)
            QVERIFY(!bench.window->maySessionEnd([] { return true; }));
        else
            bench.close();
        QTRY_VERIFY(bench.dialog());
        QVERIFY(QTest::qWaitForWindowExposed(bench.dialog()));
        const auto *list = bench.dialog()->findChild<AtRiskList *>();
        const QByteArray at = QByteArray::number(count);
        QVERIFY2(list->parentWidget()->contentsRect().contains(list->geometry()), at);
        QCOMPARE(list->verticalScrollBar()->isVisible(), count > 5);
        int whole = 0;
        for (const AtRiskRow *row : bench.dialog()->findChildren<AtRiskRow *>()) {
            const QRect place(row->mapTo(list->viewport(), QPoint(0, 0)), row->size());
            whole += list->viewport()->rect().contains(place) && row->height() >= row->sizeHint().height();
        }
        QVERIFY2(whole == std::min(count, 5), at);
        for (const WrappedLabel *label : bench.dialog()->findChildren<WrappedLabel *>())
            QVERIFY2(label->height() >= label->heightForWidth(label->width()), at);
    }
}

void QuittingTest::theKeyboardIsEnough()
{
    Bench bench;
    bench.add(u"sora_a1"_s);
    bench.close();
    QTest::keyClick(bench.dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!bench.dialog());
    bench.close();
    QTest::keyClick(bench.dialog(), Qt::Key_Return);
    QTRY_VERIFY(!bench.strip().isEmpty());
    bench.close();
    QTest::keyClick(bench.dialog(), Qt::Key_Q, Qt::AltModifier);
    QTRY_VERIFY(!bench.window->isVisible());
}

void QuittingTest::everyRowSaysItselfAloud()
{
    Bench bench;
    bench.add(u"sora_a1"_s, leftAlone);
    bench.close();
    const QString aloud = bench.dialog()->findChild<AtRiskRow *>()->accessibleName();
    for (const QString &part : {u"sora_a1"_s, u"Sora"_s, u"Not fetched"_s, u"Link ends in"_s})
        QVERIFY2(aloud.contains(part), qPrintable(aloud));
    QVERIFY(!bench.dialog()->windowTitle().isEmpty());
}

} // namespace rushes::test

QTEST_MAIN(rushes::test::QuittingTest)
#include "quitting_test.moc"
