// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine_fixture.h"

#include "engine/instance_channel.h"
#include "monitor/clips_at_risk.h"
#include "monitor/task_monitor.h"
#include "store/key_ring.h"
#include "ui/main_window/at_risk_list.h"
#include "ui/main_window/at_risk_row.h"
#include "ui/main_window/commands.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/quit_dialog.h"
#include "ui/main_window/quit_order.h"
#include "ui/main_window/quit_strip.h"
#include "ui/style/text_labels.h"
#include "wording/translation.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QScopeGuard>
#include <QScrollBar>
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

/// As if the window system had sent it; whether somebody kept it for himself.
bool sendSpontaneous(QObject &receiver, QEvent::Type type)
{
    QEvent event(type);
    QSpontaneKeyEvent::setSpontaneous(&event);
    return qApp->notify(&receiver, &event);
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
    void theSessionsEndIsStoppedWhereItMayAsk();
    void theSessionsEndGoesOnWhereItMayNotAskOrNothingIsAtRisk();
    void theWindowSystemsOrderIsToldFromAllElse();
    void theOrderAfterASessionsEndIsObeyedAndNothingElse();
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

void QuittingTest::theWindowSystemsOrderIsToldFromAllElse()
{
    QObject application;
    QObject other;
    const QuitOrder order(application);
    QSignalSpy given(&order, &QuitOrder::given);
    QEvent ours(QEvent::Quit);
    qApp->notify(&application, &ours);
    sendSpontaneous(application, QEvent::Close);
    sendSpontaneous(other, QEvent::Quit);
    QCOMPARE(given.size(), 0);
    QVERIFY(sendSpontaneous(application, QEvent::Quit));
    QCOMPARE(given.size(), 1);
}

void QuittingTest::theOrderAfterASessionsEndIsObeyedAndNothingElse()
{
    QObject application;
    const QuitOrder order(application);
    Bench bench;
    connect(&order, &QuitOrder::given, bench.window.get(), &MainWindow::closeNow);
    bench.add(u"sora_a1"_s);
    const auto mayNotAsk = [] { return false; };
    QVERIFY(bench.window->maySessionEnd(mayNotAsk));
    // It was called off: this is an ordinary close.
    bench.close();
    QVERIFY(bench.dialog());
    QVERIFY(bench.window->maySessionEnd(mayNotAsk));
    sendSpontaneous(application, QEvent::Quit);
    QVERIFY(!bench.window->isVisible());
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
    // A second one is answered once the first is up, which is later than that it owns the profile.
    QTRY_VERIFY_WITH_TIMEOUT(handOver(folder.path(), u"sora_b2"_s).ok(), 20'000);
    QCOMPARE(program.state(), QProcess::Running);
    program.terminate();
    QVERIFY(program.waitForFinished(20'000));
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 0);
}

} // namespace rushes::test

QTEST_MAIN(rushes::test::QuittingTest)
#include "quitting_test.moc"
