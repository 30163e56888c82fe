// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine_fixture.h"

#include "monitor/clip_saver.h"
#include "monitor/task_monitor.h"
#include "store/clip_store.h"
#include "store/settings.h"
#include "ui/add/notice_bar.h"
#include "ui/main_window/commands.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/save_bar.h"
#include "ui/main_window/save_summary.h"
#include "ui/style/text_labels.h"

#include <QAction>
#include <QCryptographicHash>
#include <QDir>
#include <QProgressBar>
#include <QPushButton>
#include <QTest>

namespace rushes::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 30'000;

/// The window over an engine that asks nobody, with clips that are held.
struct Bench
{
    Bench()
    {
        fixture.engine().settings().setSaveFolder(target());
        fixture.engine().settings().setNameTemplate(u"{id}"_s);
        window = std::make_unique<MainWindow>(fixture.engine());
        window->resize(1000, 700);
        window->show();
        (void)QTest::qWaitForWindowExposed(window.get());
        bar = window->findChild<SaveBar *>();
    }
    [[nodiscard]] QString target() const { return fixture.folder() + u"/saved"_s; }
    [[nodiscard]] QStringList names() const
    {
        return QDir(target()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }
    void hold(const QString &id, const QByteArray &content, const QByteArray &claimed = {})
    {
        const ClipStore &clips = fixture.engine().clips();
        QVERIFY(clips.prepare().ok());
        QFile file(clips.pathOf(id + u".mp4"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
        file.close();
        QVERIFY(fixture.addTask(id, u"kyyReactApiServer"_s, [&](Task &task) {
            task.status = Status::Completed;
            task.clip = ClipState::Held;
            task.clipFacts.heldFile = id + u".mp4"_s;
            task.clipFacts.bytes = content.size();
            task.clipFacts.sha256 =
                QCryptographicHash::hash(claimed.isEmpty() ? content : claimed, QCryptographicHash::Sha256);
        }));
    }
    void saveAll() const
    {
        for (QAction *action : window->findChildren<QAction *>()) {
            if (QString(action->text()).remove(u'&') == commandName(Command::SaveAll)) {
                QTRY_VERIFY(action->isEnabled());
                action->trigger();
                return;
            }
        }
        QFAIL("no such command");
    }
    [[nodiscard]] QString notice() const { return window->findChild<NoticeBar *>()->text(); }
    [[nodiscard]] QPushButton *cancel() const { return bar->findChild<QPushButton *>(); }

    EngineFixture fixture;
    std::unique_ptr<MainWindow> window;
    SaveBar *bar = nullptr;
};

} // namespace

class SavingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void savingAllShowsItsProgressAndTellsWhatCameOfIt();
    void aClipThatIsNotSavedIsToldWithItsReason();
    void cancelStopsAfterTheFileThatIsWritten();
    void cancelTwiceStopsAtOnce();
    void oneSmallClipShowsNoProgress();
    void factsAreWrittenWhereTheSettingAsks();
    void theSummaryIsOneSentenceForEachThing_data();
    void theSummaryIsOneSentenceForEachThing();
    void reasonsAreToldOnceAndNotWithoutEnd();
};

void SavingTest::savingAllShowsItsProgressAndTellsWhatCameOfIt()
{
    Bench bench;
    for (int index = 1; index <= 3; ++index)
        bench.hold(u"sora_%1aaaaaaaaaaa"_s.arg(index), QByteArray(3'000'000, 'x'));
    QStringList texts;
    QVector<int> values;
    bool isShown = true;
    connect(&bench.fixture.engine().saver(), &ClipSaver::progress, bench.bar, [&] {
        isShown = isShown && bench.bar->isVisible();
        texts.append(bench.bar->findChild<ElidedLabel *>()->wholeText());
        values.append(bench.bar->findChild<QProgressBar *>()->value());
    });
    QVERIFY(!bench.bar->isVisible());
    bench.saveAll();
    QTRY_VERIFY_WITH_TIMEOUT(!bench.notice().isEmpty(), patienceMs);
    QVERIFY(isShown);
    QVERIFY(!bench.bar->isVisible());
    QVERIFY(texts.contains(u"Saving 2 of 3: sora_2aaaaaaaaaaa.mp4"_s));
    QVERIFY(std::is_sorted(values.cbegin(), values.cend()));
    QCOMPARE(values.constFirst(), 0);
    QVERIFY(values.constLast() > 666);
    QVERIFY2(bench.notice().startsWith(u"Saved in "_s) && bench.notice().endsWith(u": 3."_s),
             qPrintable(bench.notice()));
    QCOMPARE(bench.names().size(), 3);
    const auto buttons = bench.window->findChild<NoticeBar *>()->findChildren<QPushButton *>();
    QVERIFY(std::ranges::any_of(buttons, [](const QPushButton *each) {
        return each->isVisible() && each->text() == u"Show in folder"_s;
    }));
}

void SavingTest::aClipThatIsNotSavedIsToldWithItsReason()
{
    Bench bench;
    bench.hold(u"sora_1aaaaaaaaaaa"_s, "one");
    bench.hold(u"sora_2aaaaaaaaaaa"_s, "two", "other");
    bench.hold(u"sora_3aaaaaaaaaaa"_s, "three");
    bench.saveAll();
    QTRY_VERIFY_WITH_TIMEOUT(!bench.notice().isEmpty(), patienceMs);
    QVERIFY2(bench.notice().contains(u": 2. Not saved: 1. The held copy is no longer the clip"_s),
             qPrintable(bench.notice()));
    QCOMPARE(bench.names(), (QStringList{u"sora_1aaaaaaaaaaa.mp4"_s, u"sora_3aaaaaaaaaaa.mp4"_s}));
}

void SavingTest::cancelStopsAfterTheFileThatIsWritten()
{
    Bench bench;
    for (int index = 1; index <= 4; ++index)
        bench.hold(u"sora_%1aaaaaaaaaaa"_s.arg(index), QByteArray(3'000'000, 'x'));
    connect(
        &bench.fixture.engine().saver(), &ClipSaver::progress, bench.bar, [&] { bench.cancel()->click(); },
        Qt::SingleShotConnection);
    bench.saveAll();
    QTRY_VERIFY_WITH_TIMEOUT(!bench.notice().isEmpty(), patienceMs);
    QCOMPARE(bench.names(), QStringList{u"sora_1aaaaaaaaaaa.mp4"_s});
    QVERIFY2(bench.notice().endsWith(u"Cancelled: 3."_s), qPrintable(bench.notice()));
    // The next time begins as the first did.
    bench.saveAll();
    QTRY_COMPARE_WITH_TIMEOUT(bench.names().size(), 4, patienceMs);
}

void SavingTest::cancelTwiceStopsAtOnce()
{
    Bench bench;
    for (int index = 1; index <= 2; ++index)
        bench.hold(u"sora_%1aaaaaaaaaaa"_s.arg(index), QByteArray(30'000'000, 'x'));
    connect(
        &bench.fixture.engine().saver(), &ClipSaver::progress, bench.bar,
        [&] {
            bench.cancel()->click();
            if (bench.bar->isVisible())
                QCOMPARE(bench.cancel()->text(), u"Stop now"_s);
            bench.cancel()->click();
        },
        Qt::SingleShotConnection);
    bench.saveAll();
    QTRY_VERIFY_WITH_TIMEOUT(!bench.notice().isEmpty(), patienceMs);
    QCOMPARE(bench.notice(), u"Cancelled: 2."_s);
    QVERIFY(bench.names().isEmpty());
}

void SavingTest::oneSmallClipShowsNoProgress()
{
    Bench bench;
    bench.hold(u"sora_1aaaaaaaaaaa"_s, "one");
    bool wasShown = false;
    bench.bar->setMoment(1h); // however slow the disk is
    connect(&bench.fixture.engine().saver(), &ClipSaver::progress, bench.bar,
            [&] { wasShown = wasShown || bench.bar->isVisible(); });
    bench.saveAll();
    QTRY_VERIFY_WITH_TIMEOUT(!bench.notice().isEmpty(), patienceMs);
    QVERIFY(!wasShown);
    QVERIFY(bench.notice().startsWith(u"Saved as sora_1aaaaaaaaaaa.mp4 in "_s));
}

void SavingTest::factsAreWrittenWhereTheSettingAsks()
{
    Bench bench;
    bench.fixture.engine().settings().setSavesFacts(true);
    bench.hold(u"sora_1aaaaaaaaaaa"_s, "one");
    bench.saveAll();
    QTRY_VERIFY_WITH_TIMEOUT(!bench.notice().isEmpty(), patienceMs);
    QCOMPARE(bench.names(), (QStringList{u"sora_1aaaaaaaaaaa.json"_s, u"sora_1aaaaaaaaaaa.mp4"_s}));
}

void SavingTest::theSummaryIsOneSentenceForEachThing_data()
{
    QTest::addColumn<int>("saved");
    QTest::addColumn<QVector<ErrorKind>>("failures");
    QTest::addColumn<QString>("text");
    using Kinds = QVector<ErrorKind>;
    constexpr auto full = ErrorKind::DiskFull;
    constexpr auto cancelled = ErrorKind::Cancelled;
    QTest::newRow("nothing") << 0 << Kinds{} << QString();
    QTest::newRow("one") << 1 << Kinds{} << u"Saved as a.mp4 in /v."_s;
    QTest::newRow("many") << 12 << Kinds{} << u"Saved in /v: 12."_s;
    QTest::newRow("one not") << 0 << Kinds{full} << u"The disk is full."_s;
    QTest::newRow("one of many not") << 12 << Kinds{full}
                                     << u"Saved in /v: 12. Not saved: 1. The disk is full."_s;
    QTest::newRow("all not, for one reason")
        << 0 << Kinds{full, full} << u"Not saved: 2. The disk is full."_s;
    QTest::newRow("cancelled") << 1 << Kinds{cancelled, cancelled}
                               << u"Saved as a.mp4 in /v. Cancelled: 2."_s;
}

void SavingTest::theSummaryIsOneSentenceForEachThing()
{
    QFETCH(int, saved);
    QFETCH(QVector<ErrorKind>, failures);
    QFETCH(QString, text);
    SaveSummary summary;
    summary.saved = saved;
    summary.lastPath = u"/v/a.mp4"_s;
    for (const ErrorKind kind : failures)
        summary.addFailure({kind, {}});
    QCOMPARE(saveSummaryText(summary), text);
}

void SavingTest::reasonsAreToldOnceAndNotWithoutEnd()
{
    SaveSummary summary;
    for (int index = 0; index < 50; ++index)
        summary.addFailure({ErrorKind::FileUnreadable, QString::number(index / 2)});
    QCOMPARE(summary.failed, 50);
    QCOMPARE(summary.reasons.size(), 3);
    QCOMPARE(summary.reasons.at(1).detail, u"1"_s);
}

} // namespace rushes::test

QTEST_MAIN(rushes::test::SavingTest)
#include "saving_test.moc"
