// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine_fixture.h"
#include "fake_notifications.h"

#include "monitor/task_monitor.h"
#include "support/private_bus.h"
#include "ui/add/notice_bar.h"
#include "ui/main_window/desktop_notifier.h"
#include "ui/main_window/expiry_notices.h"
#include "ui/main_window/main_window.h"
#include "ui/table/task_table_view.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace rushes::test {

using namespace Qt::StringLiterals;

namespace {

const QString service = u"kyyReactApiServer"_s;

/// A clip that is not held, and a link that ends in so many minutes of the fixture's clock.
std::function<void(Task &)> endingIn(Moment now, Duration left, const QString &label)
{
    return [=](Task &task) {
        task.label = label;
        task.status = Status::Completed;
        task.clip = ClipState::Online;
        task.videoUrl = u"https://127.0.0.1/a.mp4?signature=secret"_s;
        task.linkIsRefused = true; // nothing is fetched here
        task.created = now - 10min;
        task.firstSeenFinished = now;
        task.sentExpiresAt = now + left;
    };
}

} // namespace

class WarningsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNoticeSaysWhichClipAndHowLong();
    void aNoticeFollowsTheClock();
    void aNoticeThatIsNotShownIsNotFollowed();
    void theLastQuarterIsADanger();
    void severalAreCountedAndTheNearestNamed();
    void theOfferSelectsThem();
    void aNoticeGoesWhenItsClipIsHeld();
    void aNoticeOfOthersStays();
    void theDesktopIsToldOnlyWhenNoWindowIsActive();
    void textFromOutsideIsNoMarkup_data();
    void textFromOutsideIsNoMarkup();
    void aClickIsAnswered();
    void aServiceWithoutActionsIsOfferedNone();
    void withoutABusOrServiceNothingHappens_data();
    void withoutABusOrServiceNothingHappens();

private:
    struct Bench
    {
        explicit Bench(bool shown = true)
            : window(std::make_unique<MainWindow>(fixture.engine()))
        {
            if (!shown)
                return;
            window->show();
            window->activateWindow();
            (void)QTest::qWaitForWindowActive(window.get());
        }
        qint64 add(const QString &id, Duration left, const QString &label = {})
        {
            return fixture.addTask(id, service, endingIn(fixture.clock().wall(), left, label));
        }
        void pass(Duration time)
        {
            fixture.clock().advance(time);
            QCoreApplication::processEvents();
        }
        [[nodiscard]] NoticeBar *bar() const { return window->findChild<NoticeBar *>(); }

        EngineFixture fixture;
        std::unique_ptr<MainWindow> window;
    };
};

void WarningsTest::aNoticeSaysWhichClipAndHowLong()
{
    Bench bench;
    bench.add(u"sora_a1"_s, 7h, u"Paper boats"_s);
    bench.pass(59min);
    QCOMPARE(bench.bar()->text(), QString());
    bench.pass(1min);
    QCOMPARE(bench.bar()->text(),
             u"The link of Paper boats ends in 6\u00A0h, and its clip is not held yet."_s);
    bench.pass(5h);
    QCOMPARE(bench.bar()->text(),
             u"The link of Paper boats ends in 1\u00A0h, and its clip is not held yet."_s);
}

void WarningsTest::aNoticeFollowsTheClock()
{
    Bench bench;
    const qint64 number = bench.add(u"sora_a1"_s, 20min, u"Harbour"_s);
    bench.pass(5min);
    const auto says = [&bench](const QString &left) {
        return bench.bar()->text() ==
               u"The link of Harbour ends in %1, and its clip is not held yet."_s.arg(left);
    };
    QVERIFY(says(u"15\u00A0min"_s));
    bench.pass(59s);
    QVERIFY(says(u"15\u00A0min"_s));
    bench.pass(1s);
    QVERIFY(says(u"14\u00A0min"_s));
    bench.pass(12min + 30s);
    QVERIFY(says(u"2\u00A0min"_s));
    bench.pass(48s);
    QVERIFY(says(u"42\u00A0s"_s));
    bench.pass(42s);
    QCOMPARE(bench.bar()->text(), u"The link of Harbour may have ended, and its clip is not held."_s);
    QVERIFY(bench.fixture.changeTask(number, [](Task &task) { task.clip = ClipState::Held; }));
    QCOMPARE(bench.bar()->text(), QString());
}

void WarningsTest::aNoticeThatIsNotShownIsNotFollowed()
{
    EngineFixture fixture;
    ExpiryNotices notices(fixture.engine(), [] { return QDBusConnection(u"none"_s); });
    int asked = 0;
    bool shown = true;
    notices.setReword([&](const QString &, const QString &) {
        ++asked;
        return shown;
    });
    QVERIFY(fixture.addTask(u"sora_a1"_s, service, endingIn(fixture.clock().wall(), 59min, {})));
    fixture.clock().advance(5min); // told after the first, when it could have been copied
    QCOMPARE(asked, 4);
    shown = false;
    fixture.clock().advance(30min);
    QCOMPARE(asked, 5);
    shown = true;
    fixture.clock().advance(15min); // told anew in the last quarter
    QVERIFY(asked > 5);
    QVERIFY(asked < 5 + 15 + 1);
}

void WarningsTest::theLastQuarterIsADanger()
{
    EngineFixture fixture;
    ExpiryNotices notices(fixture.engine(), [] { return QDBusConnection(u"none"_s); });
    QVector<Tone> tones;
    connect(&notices, &ExpiryNotices::notice, this,
            [&tones](const Notice &notice) { tones.append(notice.tone); });
    QVERIFY(fixture.addTask(u"sora_a1"_s, service, endingIn(fixture.clock().wall(), 2h, {})));
    fixture.clock().advance(1h);
    fixture.clock().advance(45min);
    QCOMPARE(tones, (QVector{Tone::Warning, Tone::Warning, Tone::Danger}));
}

void WarningsTest::severalAreCountedAndTheNearestNamed()
{
    Bench bench;
    bench.add(u"sora_a1"_s, 5h, u"Kite"_s);
    bench.add(u"sora_a2"_s, 3h, u"Silk"_s);
    bench.pass(1min);
    QCOMPARE(
        bench.bar()->text(),
        u"2 clips are not held yet, and their links end soon: the first, of Silk, in 2\u00A0h 59\u00A0min."_s);
}

void WarningsTest::theOfferSelectsThem()
{
    Bench bench;
    const qint64 first = bench.add(u"sora_a1"_s, 5h);
    const qint64 second = bench.add(u"sora_a2"_s, 3h);
    bench.add(u"sora_a3"_s, 24h);
    bench.pass(1min);
    auto *table = bench.window->findChild<TaskTableView *>();
    for (QPushButton *button : bench.bar()->findChildren<QPushButton *>()) {
        if (button->text() == u"Select"_s)
            button->click();
    }
    QVector<qint64> selected = table->selectedNumbers();
    std::ranges::sort(selected);
    QCOMPARE(selected, (QVector{first, second}));
}

void WarningsTest::aNoticeGoesWhenItsClipIsHeld()
{
    Bench bench;
    const qint64 number = bench.add(u"sora_a1"_s, 5h);
    bench.pass(1min);
    QVERIFY(!bench.bar()->text().isEmpty());
    QVERIFY(bench.fixture.changeTask(number, [](Task &task) { task.clip = ClipState::Held; }));
    QCOMPARE(bench.bar()->text(), QString());
}

void WarningsTest::aNoticeOfOthersStays()
{
    Bench bench;
    const qint64 number = bench.add(u"sora_a1"_s, 5h);
    bench.pass(1min);
    bench.window->tell({Tone::Warning, u"Something else."_s, {}});
    QVERIFY(bench.fixture.changeTask(number, [](Task &task) { task.clip = ClipState::Held; }));
    QCOMPARE(bench.bar()->text(), u"Something else."_s);
}

void WarningsTest::theDesktopIsToldOnlyWhenNoWindowIsActive()
{
    PrivateBus bus;
    FakeNotifications desktop(bus);
    QVERIFY(desktop.registered);
    EngineFixture fixture;
    ExpiryNotices notices(fixture.engine(), [&bus] { return bus.connection(u"program"_s); });
    QSignalSpy wanted(&notices, &ExpiryNotices::showingRequested);
    const qint64 number =
        fixture.addTask(u"sora_a1"_s, service, endingIn(fixture.clock().wall(), 7h, u"Paper boats"_s));
    {
        QWidget window;
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        fixture.clock().advance(1h);
    }
    QTRY_VERIFY(!QApplication::activeWindow());
    fixture.clock().advance(5h);
    QTRY_COMPARE(desktop.shown.size(), 1);
    QVERIFY(desktop.shown.constFirst().text.contains(u"Paper boats ends in 1\u00A0h"_s));
    QCOMPARE(desktop.shown.constFirst().hints.value(u"urgency"_s).toInt(), 1);
    Q_EMIT desktop.ActionInvoked(1, u"default"_s);
    QTRY_COMPARE(wanted.size(), 1);
    QCOMPARE(wanted.constFirst().constFirst().value<QVector<qint64>>(), QVector<qint64>{number});
    fixture.clock().advance(45min);
    QTRY_COMPARE(desktop.shown.size(), 2);
    QCOMPARE(desktop.shown.constLast().hints.value(u"urgency"_s).toInt(), 2);
}

void WarningsTest::textFromOutsideIsNoMarkup_data()
{
    QTest::addColumn<QStringList>("capabilities");
    QTest::addColumn<QString>("text");
    QTest::newRow("a service that reads markup")
        << QStringList{u"body-markup"_s} << u"&lt;img src=x&gt; &amp; all"_s;
    QTest::newRow("one that does not") << QStringList{u"body"_s} << u"<img src=x> & all"_s;
}

void WarningsTest::textFromOutsideIsNoMarkup()
{
    QFETCH(QStringList, capabilities);
    PrivateBus bus;
    FakeNotifications desktop(bus);
    desktop.capabilities = capabilities;
    DesktopNotifier notifier([&bus] { return bus.connection(u"program"_s); });
    notifier.tell({.title = u"Title"_s, .text = u"<img src=x> & all"_s, .clicked = {}});
    QTRY_COMPARE(desktop.shown.size(), 1);
    QTEST(desktop.shown.constFirst().text, "text");
    QCOMPARE(desktop.shown.constFirst().title, u"Title"_s);
    QCOMPARE(desktop.shown.constFirst().program, u"Rushes"_s);
}

void WarningsTest::aClickIsAnswered()
{
    PrivateBus bus;
    FakeNotifications desktop(bus);
    DesktopNotifier notifier([&bus] { return bus.connection(u"program"_s); });
    QStringList clicked;
    notifier.tell({.title = u"A"_s, .text = u"a"_s, .clicked = [&clicked] { clicked.append(u"a"_s); }});
    QTRY_COMPARE(desktop.shown.size(), 1);
    notifier.tell({.title = u"B"_s, .text = u"b"_s, .clicked = [&clicked] { clicked.append(u"b"_s); }});
    QTRY_COMPARE(desktop.shown.size(), 2);
    QCOMPARE(desktop.shown.constFirst().actions.value(0), u"default"_s);
    Q_EMIT desktop.NotificationClosed(1, 2);
    Q_EMIT desktop.ActionInvoked(1, u"default"_s);
    Q_EMIT desktop.ActionInvoked(7, u"default"_s);
    Q_EMIT desktop.ActionInvoked(2, u"other"_s);
    Q_EMIT desktop.ActionInvoked(2, u"default"_s);
    QTRY_COMPARE(clicked, QStringList{u"b"_s});
}

void WarningsTest::aServiceWithoutActionsIsOfferedNone()
{
    PrivateBus bus;
    FakeNotifications desktop(bus);
    desktop.capabilities = {u"body"_s};
    DesktopNotifier notifier([&bus] { return bus.connection(u"program"_s); });
    notifier.tell({.title = u"A"_s, .text = u"a"_s, .clicked = {}});
    QTRY_COMPARE(desktop.shown.size(), 1);
    QVERIFY(desktop.shown.constFirst().actions.isEmpty());
}

void WarningsTest::withoutABusOrServiceNothingHappens_data()
{
    QTest::addColumn<bool>("hasBus");
    QTest::newRow("no bus") << false;
    QTest::newRow("no service") << true;
}

void WarningsTest::withoutABusOrServiceNothingHappens()
{
    QFETCH(bool, hasBus);
    PrivateBus bus;
    if (!hasBus)
        bus.stop();
    DesktopNotifier notifier([&bus] { return bus.connection(u"program"_s); });
    bool clicked = false;
    notifier.tell({.title = u"A"_s, .text = u"a"_s, .clicked = [&clicked] { clicked = true; }});
    QTest::qWait(0);
    QVERIFY(!clicked);
}

} // namespace rushes::test

QTEST_MAIN(rushes::test::WarningsTest)
#include "warnings_test.moc"
