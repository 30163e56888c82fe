// SPDX-License-Identifier: GPL-3.0-or-later
#include "window_bench.h"

#include "store/settings.h"
#include "ui/add/add_dialog.h"
#include "ui/details/details_panel.h"
#include "ui/main_window/action_button.h"
#include "ui/main_window/keys_dialog.h"
#include "ui/main_window/status_line.h"
#include "ui/main_window/top_bar.h"
#include "ui/preview/media_backend.h"
#include "ui/preview/preview_panel.h"
#include "ui/table/filter_bar.h"

#include <QAbstractEventDispatcher>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QComboBox>
#include <QFileDialog>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTimer>

Q_DECLARE_METATYPE(rushes::Command)

namespace rushes::test {

namespace {

/// A task as it stands in this state.
std::function<void(Task &)> changeTo(const QString &state)
{
    return [state](Task &task) {
        task.contact = Contact::Ok; // nothing is wrong with the line
        task.trouble.reset();
        if (state == u"held"_s) {
            hold(task);
        } else if (state == u"at risk"_s) {
            complete(task);
        } else if (state == u"saved alone"_s) {
            complete(task);
            task.clip = ClipState::Saved;
            task.clipFacts.savedPath = u"/nonexistent/a.mp4"_s;
        } else if (state == u"failed"_s) {
            task.status = Status::Failed;
            task.message = u"too long"_s;
        }
    };
}

} // namespace

/// Each command does what it is called, and is offered only where it can.
class WindowCommandsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { chooseMediaBackend(); }
    void cleanup() { QGuiApplication::clipboard()->clear(); }

    void aCommandIsOfferedWhereItCanBeDone_data();
    void aCommandIsOfferedWhereItCanBeDone();
    void theBarsButtonsFollowTheirCommands();
    void theContextMenuOffersWhatCanBeDone();
    void theContextMenuOffersTheOtherServiceOfAnId();
    void theColumnsMenuTicksWhatIsShown();
    void everyFilterHasItsKey();
    void nextAndPreviousGoOnRow();
    void theClipIsPausedByItsKeyAndByADoubleClick();
    void savingAllPassesTheSelectionOver();
    void savingThatFailsSaysWhy();
    void savingElsewhereOffersTheClipsName();
    void savingElsewhereBeginsWhereTheClipsGo_data();
    void savingElsewhereBeginsWhereTheClipsGo();
    void aRemovalLeavesTheNextTaskSelected();
    void filesAreChosenAndReadIn();
    void checkingTellsWhatIsAsked();
    void checkingAllPassesFinishedTasksOver();
    void aPausedTaskIsTickedAndSaysSo();
    void allArePausedAndResumedInTheStatusBar();
    void removingSeveralTellsTheirNumber();
    void theLabelOfATaskCanBeChanged();
    void theModeInUseIsTicked();
    void aCopiedRowHasEveryColumn();
    void theAddDialogsChoiceIsRemembered();
    void whatTheDetailsAskForIsDone();
    void returnInTheSearchGoesToTheTable();
    void aSearchWithoutAMatchKeepsTheCursor();
    void findingAgainReplacesTheSearch();
    void keysOfTheTableAreListedToo();
    void aboutNamesTheVersion();
    void quittingClosesTheWindow();
};

void WindowCommandsTest::aCommandIsOfferedWhereItCanBeDone_data()
{
    QTest::addColumn<Command>("command");
    QTest::addColumn<QStringList>("states");
    QTest::addColumn<bool>("offered");
    const auto row = [](const char *name, Command command, const QStringList &states, bool offered) {
        QTest::newRow(name) << command << states << offered;
    };
    row("nothing to label", Command::Label, {}, false);
    row("label a task", Command::Label, {u"new"_s}, true);
    row("check a new task", Command::Check, {u"new"_s}, true);
    row("check a clip at risk", Command::Check, {u"at risk"_s}, true);
    row("all that can be asked about", Command::CheckAll, {u"held"_s, u"new"_s}, true);
    row("none that can be asked about", Command::CheckAll, {u"held"_s, u"failed"_s}, false);
    row("pause a new task", Command::Pause, {u"held"_s, u"new"_s}, true);
    row("nothing to pause of a clip at risk", Command::Pause, {u"at risk"_s}, false);
    row("nothing to check of a held clip", Command::Check, {u"held"_s}, false);
    row("no link of a new task", Command::CopyLink, {u"new"_s}, false);
    row("the link of a clip", Command::CopyLink, {u"new"_s, u"at risk"_s}, true);
    row("no error of a held clip", Command::CopyError, {u"held"_s}, false);
    row("the error of a failed task", Command::CopyError, {u"held"_s, u"failed"_s}, true);
    row("nothing to play of a new task", Command::Play, {u"new"_s}, false);
    row("a held clip plays", Command::Play, {u"held"_s}, true);
    row("two clips do not play", Command::Play, {u"held"_s, u"held"_s}, false);
    row("a clip can be saved elsewhere", Command::SaveAs, {u"held"_s}, true);
    row("two clips have no one place", Command::SaveAs, {u"held"_s, u"held"_s}, false);
    row("nothing in a folder", Command::ShowInFolder, {u"at risk"_s}, false);
    row("a saved file is in its folder", Command::ShowInFolder, {u"saved alone"_s}, true);
    row("two files have no one folder", Command::ShowInFolder, {u"held"_s, u"held"_s}, false);
    row("a task before", Command::Previous, {u"new"_s}, true);
    row("no task before", Command::Previous, {}, false);
}

void WindowCommandsTest::aCommandIsOfferedWhereItCanBeDone()
{
    QFETCH(Command, command);
    QFETCH(QStringList, states);
    QFETCH(bool, offered);
    Bench bench;
    QVector<qint64> numbers;
    for (const QString &state : states)
        numbers.append(bench.add(u"sora_%1aaaaaaaaaaa"_s.arg(numbers.size()), changeTo(state)));
    bench.select(numbers);
    QCOMPARE(bench.action(command)->isEnabled(), offered);
}

void WindowCommandsTest::theBarsButtonsFollowTheirCommands()
{
    Bench bench;
    bench.add(u"sora_1aaaaaaaaaaa"_s);
    bench.table->clearSelection();
    QCoreApplication::processEvents();
    const auto buttons = bench.find<TopBar>()->findChildren<ActionButton *>();
    const auto named = [&buttons](Command command) {
        return *std::ranges::find_if(buttons, [command](const ActionButton *button) {
            return button->text().startsWith(commandName(command));
        });
    };
    QVERIFY(!named(Command::Save)->isEnabled());
    QVERIFY(named(Command::Save)->toolTip().contains(u"Ctrl+S"_s));
    named(Command::Add)->click();
    QVERIFY(bench.dialog<AddDialog>());
}

void WindowCommandsTest::theContextMenuOffersWhatCanBeDone()
{
    Bench bench;
    bench.select({bench.add(u"sora_1aaaaaaaaaaa"_s)});
    QList<QAction *> offered;
    QTimer::singleShot(0, this, [&offered] {
        if (auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget())) {
            offered = menu->actions();
            menu->close();
        }
    });
    Q_EMIT bench.table->customContextMenuRequested({5, 5});
    for (const Command command :
         {Command::Check, Command::Save, Command::Mode, Command::CopyId, Command::Remove})
        QVERIFY(offered.contains(bench.action(command)));
}

void WindowCommandsTest::theContextMenuOffersTheOtherServiceOfAnId()
{
    Bench bench;
    const auto click = [this, &bench](const QString &wanted) {
        bool isThere = false;
        QTimer::singleShot(0, this, [&isThere, &wanted] {
            auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            if (!menu)
                return;
            const auto actions = menu->actions();
            const auto found = std::ranges::find(actions, wanted, &QAction::text);
            isThere = found != actions.end();
            if (isThere)
                (*found)->trigger();
            menu->close();
        });
        Q_EMIT bench.table->customContextMenuRequested({5, 5});
        return isThere;
    };
    const QString elsewhere = u"Watch at kyyAiPower"_s;
    bench.select({bench.add(u"sora_1aaaaaaaaaaa"_s)});
    QVERIFY(!click(elsewhere));
    const qint64 number = bench.add(u"vgen_1aaaaaaaaaaa"_s);
    bench.select({number});
    QVERIFY(click(elsewhere));
    QTRY_COMPARE(bench.fixture.engine().monitor().task(number)->service, u"kyyAiPower"_s);
}

void WindowCommandsTest::theColumnsMenuTicksWhatIsShown()
{
    Bench bench;
    bench.add(u"sora_1aaaaaaaaaaa"_s);
    const auto menus = bench.window->menuBar()->findChildren<QMenu *>();
    const auto columns = std::ranges::find(menus, u"&Columns"_s, &QMenu::title);
    QVERIFY(columns != menus.end());
    Q_EMIT(*columns)->aboutToShow();
    int ticked = 0;
    for (int column = 0; column < taskColumnCount; ++column) {
        const auto actions = (*columns)->actions();
        const auto entry = std::ranges::find(actions, columnTitle(TaskColumn(column)), &QAction::text);
        QVERIFY(entry != actions.end());
        QCOMPARE((*entry)->isChecked(), !bench.table->isColumnHidden(column));
        ticked += (*entry)->isChecked() ? 1 : 0;
    }
    QVERIFY(ticked < taskColumnCount);
}

void WindowCommandsTest::everyFilterHasItsKey()
{
    Bench bench;
    bench.add(u"sora_1aaaaaaaaaaa"_s);
    const TaskFilter filters[] = {AllTasks, RunningTasks, ReadyTasks, NotHeldTasks, FailedTasks, SavedTasks};
    for (int i = int(std::size(filters)) - 1; i >= 0; --i) {
        QTest::keyClick(bench.window.get(), Qt::Key(Qt::Key_1 + i), Qt::ControlModifier);
        QCOMPARE(bench.find<FilterBar>()->filter(), filters[i]);
    }
}

void WindowCommandsTest::nextAndPreviousGoOnRow()
{
    Bench bench;
    for (const QString &id : {u"sora_1aaaaaaaaaaa"_s, u"sora_2aaaaaaaaaaa"_s, u"sora_3aaaaaaaaaaa"_s})
        bench.add(id);
    bench.table->selectRow(1);
    QCoreApplication::processEvents();
    QTest::keyClick(bench.window.get(), Qt::Key_P);
    QCOMPARE(bench.table->currentIndex().row(), 0);
    QTest::keyClick(bench.window.get(), Qt::Key_N);
    QTest::keyClick(bench.window.get(), Qt::Key_N);
    QCOMPARE(bench.table->currentIndex().row(), 2);
    QCOMPARE(bench.table->selectedNumbers(), QVector<qint64>{*bench.table->currentNumber()});
}

void WindowCommandsTest::theClipIsPausedByItsKeyAndByADoubleClick()
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

void WindowCommandsTest::savingAllPassesTheSelectionOver()
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

void WindowCommandsTest::savingThatFailsSaysWhy()
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

void WindowCommandsTest::savingElsewhereOffersTheClipsName()
{
    Bench bench;
    bench.fixture.engine().settings().setNameTemplate(u"{id}"_s);
    bench.select({bench.add(u"sora_1aaaaaaaaaaa"_s, hold)});
    bench.action(Command::SaveAs)->trigger();
    const auto *dialog = bench.dialog<QFileDialog>();
    QVERIFY(dialog);
    QCOMPARE(QFileInfo(dialog->selectedFiles().value(0)).fileName(), u"sora_1aaaaaaaaaaa.mp4"_s);
}

void WindowCommandsTest::filesAreChosenAndReadIn()
{
    Bench bench;
    QTemporaryDir folder;
    QFile file(folder.filePath(u"ids.txt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("sora_1aaaaaaaaaaa");
    file.close();
    bench.action(Command::OpenFiles)->trigger();
    auto *dialog = bench.dialog<QFileDialog>();
    QVERIFY(dialog);
    Q_EMIT dialog->filesSelected({file.fileName()});
    QTRY_COMPARE(bench.rows(), 1);
}

void WindowCommandsTest::checkingTellsWhatIsAsked()
{
    Bench bench;
    bench.select({bench.add(u"sora_1aaaaaaaaaaa"_s)});
    bench.find<NoticeBar>()->dismiss();
    QTest::keyClick(bench.window.get(), Qt::Key_F5);
    QVERIFY(!bench.notice().isEmpty());
}

void WindowCommandsTest::checkingAllPassesFinishedTasksOver()
{
    Bench bench;
    bench.add(u"sora_1aaaaaaaaaaa"_s, changeTo(u"new"_s));
    bench.add(u"sora_2aaaaaaaaaaa"_s, changeTo(u"held"_s));
    bench.select({});
    bench.action(Command::CheckAll)->trigger();
    QVERIFY2(bench.notice().contains(u'1') && !bench.notice().contains(u"finished"_s), qPrintable(bench.notice()));
}

void WindowCommandsTest::aPausedTaskIsTickedAndSaysSo()
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
    pause->trigger();
    QTRY_VERIFY(!bench.fixture.engine().monitor().task(first)->pausedAt);
    QTRY_VERIFY(!pause->isChecked());
}

void WindowCommandsTest::allArePausedAndResumedInTheStatusBar()
{
    Bench bench;
    const qint64 number = bench.add(u"sora_1aaaaaaaaaaa"_s, changeTo(u"new"_s));
    auto *status = bench.find<StatusLine>();
    bench.action(Command::PauseAll)->trigger();
    QVERIFY(bench.fixture.engine().monitor().allArePaused());
    QTRY_COMPARE(bench.text(number, TaskColumn::Status, SecondLineRole), u"paused"_s);
    auto *resume = status->findChild<QPushButton *>();
    QTRY_VERIFY(resume->isVisible());
    QCOMPARE(resume->text(), u"Resume"_s);
    resume->click();
    QVERIFY(!bench.fixture.engine().monitor().allArePaused());
    QTRY_VERIFY(!bench.action(Command::PauseAll)->isChecked());
    QTRY_VERIFY(resume->text() != u"Resume"_s || !resume->isVisible());
}

void WindowCommandsTest::removingSeveralTellsTheirNumber()
{
    Bench bench;
    bench.select({bench.add(u"sora_1aaaaaaaaaaa"_s), bench.add(u"sora_2aaaaaaaaaaa"_s)});
    QTest::keyClick(bench.table, Qt::Key_Delete);
    QCOMPARE(bench.notice(), u"Removed: 2."_s);
}

void WindowCommandsTest::savingElsewhereBeginsWhereTheClipsGo_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("opened");
    QTest::newRow("there") << u"clips"_s << u"clips"_s;
    QTest::newRow("not there yet") << u"clips/new"_s << u"clips"_s;
    QTest::newRow("nor its parent") << u"clips/new/newer"_s << u"clips"_s;
}

void WindowCommandsTest::savingElsewhereBeginsWhereTheClipsGo()
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

void WindowCommandsTest::aRemovalLeavesTheNextTaskSelected()
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

void WindowCommandsTest::theLabelOfATaskCanBeChanged()
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

void WindowCommandsTest::theModeInUseIsTicked()
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

void WindowCommandsTest::aCopiedRowHasEveryColumn()
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

void WindowCommandsTest::theAddDialogsChoiceIsRemembered()
{
    Bench bench;
    bench.action(Command::Add)->trigger();
    auto *dialog = bench.dialog<AddDialog>();
    QSignalSpy recognised(dialog, &AddDialog::recognised);
    dialog->setText(u"vgen_7f31c09ab2e4"_s);
    QVERIFY(recognised.wait());
    auto *chosen = dialog->findChild<QComboBox *>(u"service"_s);
    chosen->setCurrentIndex(chosen->findData(u"kyyAiPower"_s));
    dialog->accept();
    QTRY_COMPARE(bench.rows(), 1);
    QCOMPARE(bench.fixture.engine().settings().chosenService(u"vgen_"_s), u"kyyAiPower"_s);
}

void WindowCommandsTest::whatTheDetailsAskForIsDone()
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

void WindowCommandsTest::returnInTheSearchGoesToTheTable()
{
    Bench bench;
    bench.add(u"sora_1aaaaaaaaaaa"_s);
    bench.add(u"sora_2aaaaaaaaaaa"_s);
    auto *search = bench.find<TopBar>()->findChild<QLineEdit *>();
    search->setFocus();
    search->setText(u"sora_2"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(bench.rows(), 1); // without a pause
    QTRY_VERIFY(bench.table->hasFocus());
}

void WindowCommandsTest::aSearchWithoutAMatchKeepsTheCursor()
{
    Bench bench;
    bench.add(u"sora_1aaaaaaaaaaa"_s);
    auto *search = bench.find<TopBar>()->findChild<QLineEdit *>();
    search->setFocus();
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClicks(search, u"zzz"_s);
    QTRY_COMPARE(bench.rows(), 0);
    QVERIFY(search->hasFocus());
}

void WindowCommandsTest::findingAgainReplacesTheSearch()
{
    Bench bench;
    bench.add(u"sora_1aaaaaaaaaaa"_s);
    auto *search = bench.find<TopBar>()->findChild<QLineEdit *>();
    search->setText(u"sora"_s);
    QTest::keyClick(bench.window.get(), Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(search->hasFocus());
    search->end(false); // the cursor is in it already
    QTest::keyClick(search, Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(search, u"x"_s);
    QCOMPARE(search->text(), u"x"_s);
}

void WindowCommandsTest::keysOfTheTableAreListedToo()
{
    Bench bench;
    bench.action(Command::Keys)->trigger();
    const auto labels = bench.dialog<KeysDialog>()->findChildren<QLabel *>();
    for (const QString &text : {u"Ctrl+A"_s, u"Home"_s, u"Esc"_s, u"Ctrl+1"_s, u"to"_s, u"Ctrl+6"_s})
        QVERIFY2(std::ranges::any_of(labels, [&](const QLabel *label) { return label->text() == text; }),
                 qPrintable(text));
}

void WindowCommandsTest::aboutNamesTheVersion()
{
    Bench bench;
    bench.action(Command::About)->trigger();
    const auto *about = bench.dialog<QMessageBox>();
    QVERIFY(about);
    QVERIFY(about->text().startsWith(u"Rushes "_s));
    QVERIFY(about->informativeText().contains(QString::fromLatin1(qVersion())));
}

void WindowCommandsTest::quittingClosesTheWindow()
{
    Bench bench;
    QTest::keyClick(bench.window.get(), Qt::Key_Q, Qt::ControlModifier);
    QVERIFY(!bench.window->isVisible());
}

} // namespace rushes::test

QTEST_MAIN(rushes::test::WindowCommandsTest)
#include "window_commands_test.moc"
