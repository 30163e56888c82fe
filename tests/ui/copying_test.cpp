// SPDX-License-Identifier: GPL-3.0-or-later

// What the window shows of a copy that is made or waited for, and what it does for it.

#include "window_bench.h"

#include "monitor/clip_keeper.h"
#include "monitor/task_monitor.h"
#include "store/clip_store.h"
#include "ui/details/details_panel.h"

#include <QFile>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTest>

#include <algorithm>

namespace rushes::test {

using namespace Qt::StringLiterals;

class CopyingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void checkNowTriesACopyThatWaits_data();
    void checkNowTriesACopyThatWaits();
    void theDetailsFollowACopy();
};

void CopyingTest::checkNowTriesACopyThatWaits_data()
{
    QTest::addColumn<bool>("fromDetails");
    QTest::newRow("by its key") << false;
    QTest::newRow("in the details") << true;
}

void CopyingTest::checkNowTriesACopyThatWaits()
{
    QFETCH(bool, fromDetails);
    Bench bench;
    const ClipKeeper &keeper = bench.fixture.engine().keeper();
    // A file stands where the folder is to be, so that a copy fails before anything is fetched.
    QFile inTheWay(bench.fixture.engine().clips().folder());
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    const qint64 number = bench.add(u"sora_1aaaaaaaaaaa"_s);
    TaskMonitor &monitor = bench.fixture.engine().monitor();
    Task finished = *monitor.latest(number);
    complete(finished);
    finished.clip = ClipState::Online;
    finished.linkIsRefused = false;
    monitor.commit(Applied{finished, {}}); // not waited for: the copy changes it at once
    QTRY_VERIFY(keeper.nextTry(number).has_value());
    QCOMPARE(keeper.underWay(), 0);
    bench.select({number});
    if (fromDetails) {
        const auto buttons = bench.find<DetailsPanel>()->findChildren<QPushButton *>();
        const auto check = std::ranges::find_if(buttons, [](const QPushButton *button) {
            return button->isVisible() && button->text() == u"Check now"_s;
        });
        QVERIFY(check != buttons.end());
        (*check)->click();
    } else {
        QTest::keyClick(bench.window.get(), Qt::Key_F5);
    }
    QCOMPARE(keeper.underWay(), 1); // while the clock stands still
    QTRY_COMPARE(keeper.underWay(), 0);
}

void CopyingTest::theDetailsFollowACopy()
{
    Bench bench;
    const qint64 number = bench.add(u"sora_1aaaaaaaaaaa"_s, [](Task &task) {
        complete(task);
        task.clip = ClipState::Copying;
    });
    bench.select({number});
    const auto *details = bench.find<DetailsPanel>();
    const auto *bar = details->findChild<QProgressBar *>();
    const auto *heading = details->findChild<QLabel *>(u"placeholderHeading"_s);
    QVERIFY(bar->isVisible());
    QCOMPARE(bar->value(), bar->minimum());
    for (const int percent : {25, 62}) {
        bench.fixture.engine().monitor().tellProgress(number, {percent * 1000, 100'000});
        // What is told follows at once; the panel's tick would do it a second later.
        QCoreApplication::sendPostedEvents();
        QCOMPARE(bar->value() * 100 / bar->maximum(), percent);
        QVERIFY2(heading->text().contains(QString::number(percent)), qPrintable(heading->text()));
    }
    QVERIFY(bench.fixture.changeTask(number, [](Task &task) { task.clip = ClipState::Online; }));
    QTRY_VERIFY(!bar->isVisible());
}

} // namespace rushes::test

QTEST_MAIN(rushes::test::CopyingTest)
#include "copying_test.moc"
