// SPDX-License-Identifier: GPL-3.0-or-later
#include "quitting_bench.h"

#include "engine/instance_channel.h"
#include "monitor/task_monitor.h"
#include "ui/main_window/quit_order.h"

#include <QApplication>
#include <QDir>
#include <QSignalSpy>
#include <QTest>

namespace rushes::test {

using namespace Qt::StringLiterals;

namespace {

/// As if the window system had sent it; whether somebody kept it for himself.
bool sendSpontaneous(QObject &receiver, QEvent::Type type)
{
    QEvent event(type);
    QSpontaneKeyEvent::setSpontaneous(&event);
    return qApp->notify(&receiver, &event);
}

} // namespace

/// Who ends the program beside the user, and what it may ask then.
class SessionEndTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSessionsEndIsStoppedWhereItMayAsk();
    void theSessionsEndGoesOnWhereItMayNotAskOrNothingIsAtRisk();
    void theWindowSystemsOrderIsToldFromAllElse();
    void theOrderAfterASessionsEndIsObeyedAndNothingElse();
    void closeNowAsksNothing();
    void theSystemsWordEndsTheProgramAtOnce();
};

void SessionEndTest::theSessionsEndIsStoppedWhereItMayAsk()
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

void SessionEndTest::theSessionsEndGoesOnWhereItMayNotAskOrNothingIsAtRisk()
{
    Bench bench;
    QVERIFY(bench.window->maySessionEnd([] { return true; }));
    bench.add(u"sora_a1"_s);
    QVERIFY(bench.window->maySessionEnd([] { return false; }));
    QVERIFY(!bench.dialog());
}

void SessionEndTest::theWindowSystemsOrderIsToldFromAllElse()
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

void SessionEndTest::theOrderAfterASessionsEndIsObeyedAndNothingElse()
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

void SessionEndTest::closeNowAsksNothing()
{
    Bench bench;
    bench.add(u"sora_a1"_s);
    bench.close();
    QVERIFY(bench.dialog());
    bench.window->closeNow();
    QVERIFY(!bench.window->isVisible());
}

void SessionEndTest::theSystemsWordEndsTheProgramAtOnce()
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

QTEST_MAIN(rushes::test::SessionEndTest)
#include "session_end_test.moc"
