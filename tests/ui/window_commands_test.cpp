// SPDX-License-Identifier: GPL-3.0-or-later
#include "task_states.h"

#include "store/settings.h"
#include "ui/add/add_dialog.h"
#include "ui/main_window/action_button.h"
#include "ui/main_window/keys_dialog.h"
#include "ui/main_window/top_bar.h"
#include "ui/preview/media_backend.h"
#include "ui/table/filter_bar.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTimer>

Q_DECLARE_METATYPE(rushes::Command)

namespace rushes::test {

/// Each command is offered only where it can be done, by its key, menu and button.
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
    void filesAreChosenAndReadIn();
    void theAddDialogsChoiceIsRemembered();
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
    const auto found = std::ranges::find(menus, u"&Columns"_s, &QMenu::title);
    QVERIFY(found != menus.end());
    QMenu *const columns = *found;
    Q_EMIT columns->aboutToShow();
    int ticked = 0;
    for (int column = 0; column < taskColumnCount; ++column) {
        const auto actions = columns->actions();
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
