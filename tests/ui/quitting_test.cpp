// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine_fixture.h"

#include "monitor/clips_at_risk.h"
#include "monitor/task_monitor.h"
#include "store/key_ring.h"
#include "ui/main_window/at_risk_row.h"
#include "ui/main_window/commands.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/quit_dialog.h"
#include "ui/main_window/quit_strip.h"

#include <QAction>
#include <QDir>
#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

namespace rushes::test {

using namespace Qt::StringLiterals;

namespace {

const QString service = u"kyyReactApiServer"_s;

/// Completed a minute ago, with a link that is dead: the service is asked for another, and nothing is fetched
/// here.
void atRisk(Task &task)
{
    task.status = Status::Completed;
    task.clip = ClipState::Online;
    task.contact = Contact::Ok;
    task.videoUrl = u"https://127.0.0.1/a.mp4?signature=secret"_s;
    task.linkIsDead = true;
    task.created = Moment(std::chrono::seconds(1772366000));
    task.firstSeenFinished = Moment(std::chrono::seconds(1772366340));
    task.lastSeenUnfinished = Moment(std::chrono::seconds(1772366310));
}

void leftAlone(Task &task)
{
    atRisk(task);
    task.linkIsDead = false;
    task.linkIsRefused = true;
}

void hold(Task &task)
{
    task.clip = ClipState::Held;
    task.clipFacts.heldFile = task.id + u".mp4"_s;
    task.clipFacts.bytes = 4;
}

/// The window over an engine that asks nobody.
struct Bench
{
    Bench()
        : window(std::make_unique<MainWindow>(fixture.engine()))
    {
        // With a key the service is to be asked; it is not, for the clock stands still.
        fixture.engine().keys().setKey(service, u"secret"_s);
        window->show();
        (void)QTest::qWaitForWindowExposed(window.get());
    }

    qint64 add(const QString &id, const std::function<void(Task &)> &change = atRisk)
    {
        const qint64 number = fixture.addTask(id, service, change);
        QCoreApplication::processEvents();
        return number;
    }
    void change(qint64 number, const std::function<void(Task &)> &how)
    {
        QVERIFY(fixture.changeTask(number, how));
        QCoreApplication::processEvents();
    }
    /// Tries to, as a person does.
    void close() const
    {
        window->close();
        QCoreApplication::processEvents();
    }
    [[nodiscard]] QuitDialog *dialog() const
    {
        const QList<QuitDialog *> dialogs = window->findChildren<QuitDialog *>();
        const auto shown = std::ranges::find_if(dialogs, &QWidget::isVisible);
        return shown == dialogs.end() ? nullptr : *shown;
    }
    [[nodiscard]] QPushButton *button(const QString &text) const
    {
        QWidget *place = dialog() ? static_cast<QWidget *>(dialog()) : window->findChild<QuitStrip *>();
        for (QPushButton *each : place->findChildren<QPushButton *>()) {
            if (each->isVisible() && QString(each->text()).remove(u'&') == text)
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] QString strip() const { return window->findChild<QuitStrip *>()->text(); }
    /// All that the dialog shows.
    [[nodiscard]] QStringList shown() const
    {
        QStringList texts;
        for (const QLabel *label : dialog()->findChildren<QLabel *>()) {
            if (label->isVisible() && !label->text().isEmpty())
                texts.append(label->text());
        }
        return texts;
    }
    void answer(const QString &text) const
    {
        QPushButton *const pressed = button(text);
        QVERIFY2(pressed, qPrintable(text));
        pressed->click();
        QCoreApplication::processEvents();
    }

    EngineFixture fixture;
    std::unique_ptr<MainWindow> window;
};

const QString waitText = u"Wait, then quit"_s;
const QString quitText = u"Quit now"_s;

} // namespace

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
    void allHeldWhileItIsAskedSaysSoAndQuits();
    void nothingLeftToWaitForQuitsOnlyWhenTold();
    void whatIsLeftAloneIsToldOfButNotWaitedFor();
    void whatIsLeftAlonePastItsEndIsNotAskedAbout();
    void whatIsLeftAloneDuringTheWaitIsAskedAboutAgain();
    void askingTwiceOpensOneDialog();
    void manyClipsAreCounted();
    void theKeyboardIsEnough();
    void everyRowSaysItselfAloud();
    void theSessionsEndIsStoppedWhereItMayAsk();
    void theSessionsEndGoesOnWhereItMayNotAskOrNothingIsAtRisk();
    void closeNowAsksNothing();
    void theSystemsWordEndsTheProgramAtOnce();
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
    QVERIFY(shown.contains(u"Copying 43 %"_s));
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

void QuittingTest::allHeldWhileItIsAskedSaysSoAndQuits()
{
    Bench bench;
    const qint64 number = bench.add(u"sora_a1"_s);
    bench.close();
    bench.change(number, hold);
    QVERIFY(bench.shown().contains(u"All clips are held now"_s));
    QVERIFY(bench.window->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(!bench.window->isVisible(), 20'000);
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

void QuittingTest::theSessionsEndIsStoppedWhereItMayAsk()
{
    Bench bench;
    const qint64 number = bench.add(u"sora_a1"_s);
    int asked = 0;
    const auto mayAsk = [&asked] { return ++asked > 0; };
    QVERIFY(!bench.window->maySessionEnd(mayAsk));
    QCOMPARE(asked, 1);
    QTRY_VERIFY(bench.dialog());
    QVERIFY(!bench.shown().filter(u"session"_s).isEmpty());
    bench.answer(waitText);
    bench.change(number, hold);
    QTRY_VERIFY(!bench.window->isVisible());
    QVERIFY(bench.window->maySessionEnd(mayAsk));
    QCOMPARE(asked, 1);
}

void QuittingTest::theSessionsEndGoesOnWhereItMayNotAskOrNothingIsAtRisk()
{
    Bench bench;
    QVERIFY(bench.window->maySessionEnd([] { return true; }));
    bench.add(u"sora_a1"_s);
    QVERIFY(bench.window->maySessionEnd([] { return false; }));
    QVERIFY(!bench.dialog());
}

void QuittingTest::closeNowAsksNothing()
{
    Bench bench;
    bench.add(u"sora_a1"_s);
    bench.close();
    QVERIFY(bench.dialog());
    bench.window->closeNow();
    QVERIFY(!bench.window->isVisible());
}

void QuittingTest::theSystemsWordEndsTheProgramAtOnce()
{
    QTemporaryDir folder;
    {
        EngineOptions options;
        options.profileFolder = folder.path();
        options.catalogue = ServiceCatalogue::builtIn();
        auto engine = Engine::open(std::move(options));
        QVERIFY(engine.ok());
        TaskMonitor &monitor = (*engine)->monitor();
        monitor.add({{.id = u"sora_a1"_s, .service = service, .family = {}, .mode = {}, .label = {}}});
        QTRY_COMPARE(monitor.count(), 1);
        Task task = monitor.tasks().constFirst();
        leftAlone(task);
        task.firstSeenFinished = (*engine)->clock().wall();
        task.lastSeenUnfinished = task.firstSeenFinished;
        monitor.commit({task, {}});
    }
    QProcess program;
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(QStringLiteral(PROGRAMS_DIR "/rushes"), {u"--profile"_s, folder.path()});
    QVERIFY(program.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(!QDir(folder.path()).entryList({u"*lock*"_s}, QDir::Files).isEmpty(), 20'000);
    // A second one is answered once the first is up.
    QProcess second;
    second.start(QStringLiteral(PROGRAMS_DIR "/rushes"), {u"--profile"_s, folder.path(), u"sora_b2"_s});
    QVERIFY(second.waitForFinished(20'000));
    QCOMPARE(second.exitCode(), 0);
    QCOMPARE(program.state(), QProcess::Running);
    program.terminate();
    QVERIFY(program.waitForFinished(20'000));
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 0);
}

} // namespace rushes::test

QTEST_MAIN(rushes::test::QuittingTest)
#include "quitting_test.moc"
