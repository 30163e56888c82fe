// SPDX-License-Identifier: GPL-3.0-or-later
#include "task_states.h"

#include "store/settings.h"
#include "ui/details/details_panel.h"
#include "ui/main_window/status_line.h"
#include "ui/preview/media_backend.h"
#include "ui/preview/preview_panel.h"

#include <QAbstractEventDispatcher>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTimer>

Q_DECLARE_METATYPE(rushes::Command)

namespace rushes::test {

/// What the commands do with the tasks that they are for.
class TaskCommandsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { chooseMediaBackend(); }
    void cleanup() { QGuiApplication::clipboard()->clear(); }

    void theClipIsPausedByItsKeyAndByADoubleClick();
    void savingAllPassesTheSelectionOver();
    void savingThatFailsSaysWhy();
    void savingElsewhereOffersTheClipsName();
    void savingElsewhereBeginsWhereTheClipsGo_data();
    void savingElsewhereBeginsWhereTheClipsGo();
    void aRemovalLeavesTheNextTaskSelected();
    void checkingTellsWhatIsAsked();
    void checkingAllPassesFinishedTasksOver();
    void aPausedTaskIsTickedAndSaysSo();
    void allArePausedAndResumedInTheStatusBar();
    void theTickOfAllFollowsWhoeverPauses();
    void removingSeveralTellsTheirNumber();
    void theLabelOfATaskCanBeChanged();
    void theModeInUseIsTicked();
    void aCopiedRowHasEveryColumn();
    void whatTheDetailsAskForIsDone();
};

void TaskCommandsTest::theClipIsPausedByItsKeyAndByADoubleClick()
{
    Bench bench;
    QVERIFY(bench.fixture.putClip(QStringLiteral(RESOURCES_DIR "/clips/lighthouse.mp4"),
                                  u"sora_1aaaaaaaaaaa.mp4"_s));
    bench.select({bench.add(u"sora_1aaaaaaaaaaa"_s, hold)});
    const PlaybackController &playback = bench.find<PreviewPanel>()->playback();
    QTRY_COMPARE_WITH_TIMEOUT(playback.state(), Playback::Playing, 10'000);
    bench.window->activateWindow();
    bench.table->setFocus();
    QTRY_VERIFY(bench.table->hasFocus());
    QTest::keyClick(bench.table, Qt::Key_Space);
    QCOMPARE(playback.state(), Playback::Paused);
    Q_EMIT bench.table->doubleClicked(bench.table->currentIndex());
    QCOMPARE(playback.state(), Playback::Playing);
    bench.window->close();
    QCOMPARE(playback.state(), Playback::Empty);
}

void TaskCommandsTest::savingAllPassesTheSelectionOver()
{
    Bench bench;
    QTemporaryDir folder;
    bench.fixture.engine().settings().setSaveFolder(folder.path());
    const QString clip = QStringLiteral(RESOURCES_DIR "/clips/lighthouse.mp4");
    QVERIFY(bench.fixture.putClip(clip, u"sora_1aaaaaaaaaaa.mp4"_s));
    QVERIFY(bench.fixture.putClip(clip, u"sora_2aaaaaaaaaaa.mp4"_s));
    bench.add(u"sora_1aaaaaaaaaaa"_s, hold);
    bench.select({bench.add(u"sora_2aaaaaaaaaaa"_s, [](Task &task) {
        hold(task);
        task.clip = ClipState::Unverified;
    })});
    QTRY_VERIFY(bench.action(Command::SaveAll)->isEnabled());
    bench.action(Command::SaveAll)->trigger();
    QTRY_VERIFY(!bench.notice().isEmpty());
    QVERIFY2(bench.notice().contains(u"sora_1aaaaaaaaaaa"_s), qPrintable(bench.notice()));
    const QStringList saved = QDir(folder.path()).entryList({u"*.mp4"_s});
    QCOMPARE(int(saved.size()), 1);
    const auto offers = bench.find<NoticeBar>()->findChildren<QPushButton *>();
    QVERIFY(std::ranges::any_of(
        offers, [](const QPushButton *offer) { return offer->text() == u"Show in folder"_s; }));
}

void TaskCommandsTest::savingThatFailsSaysWhy()
{
    Bench bench;
    QTemporaryDir folder;
    QFile file(folder.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    bench.fixture.engine().settings().setSaveFolder(file.fileName() + u"/below"_s);
    QVERIFY(bench.fixture.putClip(QStringLiteral(RESOURCES_DIR "/clips/lighthouse.mp4"),
                                  u"sora_1aaaaaaaaaaa.mp4"_s));
    bench.select({bench.add(u"sora_1aaaaaaaaaaa"_s, hold)});
    bench.action(Command::Save)->trigger();
    QTRY_VERIFY(!bench.notice().isEmpty());
    // What went wrong stays until it is closed.
    const auto timers = QAbstractEventDispatcher::instance()->registeredTimers(bench.find<NoticeBar>());
    QVERIFY(timers.isEmpty());
}

void TaskCommandsTest::savingElsewhereOffersTheClipsName()
{
    Bench bench;
    bench.fixture.engine().settings().setNameTemplate(u"{id}"_s);
    bench.select({bench.add(u"sora_1aaaaaaaaaaa"_s, hold)});
    bench.action(Command::SaveAs)->trigger();
    const auto *dialog = bench.dialog<QFileDialog>();
    QVERIFY(dialog);
    QCOMPARE(QFileInfo(dialog->selectedFiles().value(0)).fileName(), u"sora_1aaaaaaaaaaa.mp4"_s);
}

void TaskCommandsTest::checkingTellsWhatIsAsked()
{
    Bench bench;
    bench.select({bench.add(u"sora_1aaaaaaaaaaa"_s)});
    bench.find<NoticeBar>()->dismiss();
    QTest::keyClick(bench.window.get(), Qt::Key_F5);
    QVERIFY(!bench.notice().isEmpty());
}

void TaskCommandsTest::checkingAllPassesFinishedTasksOver()
{
    Bench bench;
    bench.add(u"sora_1aaaaaaaaaaa"_s, changeTo(u"new"_s));
    bench.add(u"sora_2aaaaaaaaaaa"_s, changeTo(u"held"_s));
    bench.select({});
    bench.action(Command::CheckAll)->trigger();
    QVERIFY2(bench.notice().contains(u'1') && !bench.notice().contains(u"finished"_s),
             qPrintable(bench.notice()));
}

void TaskCommandsTest::aPausedTaskIsTickedAndSaysSo()
{
    Bench bench;
    const qint64 first = bench.add(u"sora_1aaaaaaaaaaa"_s, changeTo(u"new"_s));
    const qint64 second = bench.add(u"sora_2aaaaaaaaaaa"_s, changeTo(u"held"_s));
    bench.select({first, second});
    QAction *pause = bench.action(Command::Pause);
    QVERIFY(!pause->isChecked());
    pause->trigger();
    QTRY_VERIFY(bench.fixture.engine().monitor().task(first)->pausedAt.has_value());
    QVERIFY(!bench.fixture.engine().monitor().task(second)->pausedAt);
    QVERIFY2(bench.notice().startsWith(u"Paused tasks: 1."_s), qPrintable(bench.notice()));
    QTRY_VERIFY(pause->isChecked());
    QTRY_COMPARE(bench.text(first, TaskColumn::Status, SecondLineRole), u"paused"_s);
    // It is the selected tasks' tick, whoever paused them.
    const qint64 third = bench.add(u"sora_3aaaaaaaaaaa"_s, changeTo(u"new"_s));
    bench.select({third});
    QTRY_VERIFY(!pause->isChecked());
    bench.select({first});
    QTRY_VERIFY(pause->isChecked());
    pause->trigger();
    QTRY_VERIFY(!bench.fixture.engine().monitor().task(first)->pausedAt);
    QTRY_VERIFY(!pause->isChecked());
}

void TaskCommandsTest::allArePausedAndResumedInTheStatusBar()
{
    Bench bench;
    const qint64 number = bench.add(u"sora_1aaaaaaaaaaa"_s, changeTo(u"new"_s));
    auto *status = bench.find<StatusLine>();
    bench.select({number});
    bench.action(Command::Pause)->trigger();
    bench.action(Command::PauseAll)->trigger();
    QVERIFY(bench.fixture.engine().monitor().allArePaused());
    QVERIFY2(bench.notice().startsWith(u"All tasks are paused."_s),
             qPrintable(bench.notice())); // and no more "1"
    QTRY_COMPARE(bench.text(number, TaskColumn::Status, SecondLineRole), u"paused"_s);
    auto *resume = status->findChild<QPushButton *>();
    QTRY_VERIFY(resume->isVisible());
    QCOMPARE(resume->text(), u"Resume"_s);
    resume->click();
    QVERIFY(!bench.fixture.engine().monitor().allArePaused());
    QCOMPARE(bench.notice(), u"Tasks are asked again."_s);
    QTRY_VERIFY(!bench.action(Command::PauseAll)->isChecked());
    QTRY_VERIFY(resume->text() != u"Resume"_s || !resume->isVisible());
}

void TaskCommandsTest::theTickOfAllFollowsWhoeverPauses()
{
    // Nothing is listed, so that no task's change brings the commands up to date.
    Bench bench;
    const QAction *all = bench.action(Command::PauseAll);
    TaskMonitor &monitor = bench.fixture.engine().monitor();
    QCoreApplication::processEvents(); // what the window's opening still had to do
    QVERIFY(!all->isChecked());
    monitor.setAllPaused(true);
    QTRY_VERIFY(all->isChecked());
    monitor.setAllPaused(false);
    QTRY_VERIFY(!all->isChecked());
}

void TaskCommandsTest::removingSeveralTellsTheirNumber()
{
    Bench bench;
    bench.select({bench.add(u"sora_1aaaaaaaaaaa"_s), bench.add(u"sora_2aaaaaaaaaaa"_s)});
    QTest::keyClick(bench.table, Qt::Key_Delete);
    QCOMPARE(bench.notice(), u"Removed: 2."_s);
}

void TaskCommandsTest::savingElsewhereBeginsWhereTheClipsGo_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("opened");
    QTest::newRow("there") << u"clips"_s << u"clips"_s;
    QTest::newRow("not there yet") << u"clips/new"_s << u"clips"_s;
    QTest::newRow("nor its parent") << u"clips/new/newer"_s << u"clips"_s;
}

void TaskCommandsTest::savingElsewhereBeginsWhereTheClipsGo()
{
    QFETCH(QString, folder);
    QFETCH(QString, opened);
    Bench bench;
    QTemporaryDir root;
    QVERIFY(QDir(root.path()).mkdir(u"clips"_s));
    bench.fixture.engine().settings().setSaveFolder(root.filePath(folder));
    bench.select({bench.add(u"sora_1aaaaaaaaaaa"_s, hold)});
    bench.action(Command::SaveAs)->trigger();
    const auto *dialog = bench.dialog<QFileDialog>();
    QVERIFY(dialog);
    QCOMPARE(dialog->directory().canonicalPath(), QDir(root.filePath(opened)).canonicalPath());
    QCOMPARE(QFileInfo(dialog->selectedFiles().value(0)).dir().canonicalPath(),
             QDir(root.filePath(opened)).canonicalPath());
}

void TaskCommandsTest::aRemovalLeavesTheNextTaskSelected()
{
    Bench bench;
    for (const char *id : {"sora_1aaaaaaaaaaa", "sora_2aaaaaaaaaaa", "sora_3aaaaaaaaaaa"})
        bench.add(QString::fromLatin1(id));
    const auto numberAt = [&bench](int row) {
        return bench.table->model()->index(row, 0).data(NumberRole).toLongLong();
    };
    const qint64 next = numberAt(2);
    bench.select({numberAt(1)});
    QTRY_VERIFY(bench.action(Command::Remove)->isEnabled());
    bench.action(Command::Remove)->trigger();
    QTRY_COMPARE(bench.rows(), 2);
    QCOMPARE(bench.table->selectedNumbers(), QVector<qint64>{next});
}

void TaskCommandsTest::theLabelOfATaskCanBeChanged()
{
    Bench bench;
    const qint64 one = bench.add(u"sora_1aaaaaaaaaaa"_s, [](Task &task) { task.label = u"Boats"_s; });
    bench.select({one});
    bench.action(Command::Label)->trigger();
    auto *dialog = bench.dialog<QInputDialog>();
    QCOMPARE(dialog->textValue(), u"Boats"_s);
    const auto *field = dialog->findChild<QLineEdit *>();
    QVERIFY(field->width() > field->fontMetrics().averageCharWidth() * 40); // a label can be long
    dialog->reject();
    bench.select({one, bench.add(u"sora_2aaaaaaaaaaa"_s)});
    bench.action(Command::Label)->trigger();
    dialog = bench.dialog<QInputDialog>();
    QVERIFY2(dialog->labelText().contains(u'2'), qPrintable(dialog->labelText()));
}

void TaskCommandsTest::theModeInUseIsTicked()
{
    Bench bench;
    bench.select({bench.add(u"sora_1aaaaaaaaaaa"_s, [](Task &task) { task.mode = u"12s"_s; })});
    QMenu *menu = bench.action(Command::Mode)->menu();
    Q_EMIT menu->aboutToShow();
    int ticked = 0;
    for (const QAction *action : menu->actions())
        ticked += action->isChecked() ? 1 : 0;
    QCOMPARE(ticked, 1);
}

void TaskCommandsTest::aCopiedRowHasEveryColumn()
{
    Bench bench;
    bench.select({bench.add(u"sora_1aaaaaaaaaaa"_s, [](Task &task) {
        task.label = u"Boats"_s;
        task.model = u"sora_2_pro"_s;
        task.status = Status::Failed;
        task.message = u"too long"_s;
    })});
    QTest::keyClick(bench.table, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    const QStringList fields = QGuiApplication::clipboard()->text().split(u'\t');
    QCOMPARE(int(fields.size()), 10);
    QCOMPARE(fields[0], u"sora_1aaaaaaaaaaa"_s);
    QCOMPARE(fields[1], u"Boats"_s);
    QVERIFY2(fields[3].contains(u"sora_2_pro"_s), qPrintable(fields[3]));
    QCOMPARE(fields[4], u"Failed"_s);
    QCOMPARE(fields[9], u"too long"_s);
}

void TaskCommandsTest::whatTheDetailsAskForIsDone()
{
    Bench bench;
    const qint64 number = bench.add(u"vgen_1aaaaaaaaaaa"_s);
    auto *details = bench.find<DetailsPanel>();
    Q_EMIT details->checkRequested(number);
    QVERIFY(!bench.notice().isEmpty());
    Q_EMIT details->modeRequested(number, u"first-last-frame"_s);
    QTRY_COMPARE(bench.fixture.model().task(number)->mode, u"first-last-frame"_s);
    Q_EMIT details->moveRequested(number, u"kyyAiPower"_s);
    QTRY_COMPARE(bench.fixture.model().task(number)->service, u"kyyAiPower"_s);
    bench.find<NoticeBar>()->dismiss();
    QVERIFY(bench.fixture.changeTask(number, hold)); // but no file is there
    Q_EMIT details->saveRequested(number);
    QTRY_VERIFY(!bench.notice().isEmpty());
}

} // namespace rushes::test

QTEST_MAIN(rushes::test::TaskCommandsTest)
#include "task_commands_test.moc"
