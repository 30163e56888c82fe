// SPDX-License-Identifier: GPL-3.0-or-later

// How tasks come into the window, and what can be done with them there.

#include "window_bench.h"

#include "monitor/intake.h"
#include "store/clip_store.h"
#include "store/settings.h"
#include "ui/add/add_dialog.h"
#include "ui/add/undecided_strip.h"
#include "ui/main_window/commands.h"
#include "ui/main_window/drop_hint.h"
#include "ui/main_window/fetch_dialog.h"
#include "ui/main_window/remove_dialog.h"
#include "ui/main_window/top_bar.h"
#include "ui/style/text_labels.h"
#include "ui/table/filter_bar.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QDropEvent>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <algorithm>

namespace rushes::test {

using namespace Qt::StringLiterals;

namespace {

constexpr auto threeCertain = "sora_18cc40de77ff, sora_28cc40de77ff and video_1234567890";

} // namespace

class WindowTasksTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QGuiApplication::clipboard()->clear(); }

    void pastedIdsAreAddedAndSelected();
    void pastingIntoTheSearchFieldStaysThere();
    void addingIsUndone();
    void addingIsUndoneFromTheStrip();
    void idsThatWereNotAddedAreAskedAboutAgain();
    void aDuplicateIsFoundAndSelected();
    void aDuplicateIsFoundBehindAFilter();
    void whatIsUncertainIsAskedAbout();
    void theUncertainWaitThroughARestart();
    void textWithNothingInItIsToldSo();
    void droppedTextIsTakenIn();
    void whatIsDraggedAwayAgainLeavesNoHint();
    void aDroppedFileThatCannotBeReadIsToldSo();
    void theAddDialogAdds();

    void removingIsUndone();
    void removingTheOnlyCopyAsksFirst();
    void aLinkThatLeadsInsideIsFetchedAfterAQuestion();
    void labelsAreSet();
    void modesAreOfferedByTheFamily();
    void copyingPutsTextInTheClipboard();
    void aCopiedLinkIsCalledSecret();
    void commandsFollowTheSelection();
    void savingTellsWhereTheClipIs();
    void savingAllTakesHeldClipsAlone();
};

void WindowTasksTest::pastedIdsAreAddedAndSelected()
{
    Bench bench;
    QGuiApplication::clipboard()->setText(QString::fromLatin1(threeCertain));
    QTest::keyClick(bench.window.get(), Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(bench.rows(), 3);
    QVERIFY(bench.table->isVisible());
    QTRY_COMPARE(int(bench.table->selectedNumbers().size()), 3);
    QVERIFY(bench.notice().contains(u'3'));
}

void WindowTasksTest::pastingIntoTheSearchFieldStaysThere()
{
    Bench bench;
    bench.add(u"sora_18cc40de77ff"_s);
    QGuiApplication::clipboard()->setText(u"video_1234567890"_s);
    auto *search = bench.find<TopBar>()->findChild<QLineEdit *>();
    search->setFocus();
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClick(search, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(search->text(), u"video_1234567890"_s);
    QCOMPARE(bench.fixture.model().rowCount(), 1);
}

void WindowTasksTest::addingIsUndone()
{
    Bench bench;
    bench.window->takeInText(QString::fromLatin1(threeCertain));
    QTRY_COMPARE(bench.rows(), 3);
    bench.clickOffer(u"Undo"_s);
    QTRY_COMPARE(bench.rows(), 0);
    bench.clickOffer(u"Undo"_s); // and that as well
    QTRY_COMPARE(bench.rows(), 3);
}

void WindowTasksTest::addingIsUndoneFromTheStrip()
{
    Bench bench;
    bench.window->takeInText(u"vgen_aa31c09ab2e4 sora_18cc40de77ff"_s);
    QTRY_COMPARE(bench.rows(), 1);
    const auto buttons = bench.find<UndecidedStrip>()->findChildren<QPushButton *>();
    (*std::ranges::find(buttons, u"Undo"_s, &QPushButton::text))->click();
    QTRY_COMPARE(bench.rows(), 0);
    QVERIFY(bench.find<UndecidedStrip>()->isVisible()); // the others still wait
}

void WindowTasksTest::idsThatWereNotAddedAreAskedAboutAgain()
{
    Bench bench;
    bench.window->takeInText(u"vgen_aa31c09ab2e4 vgen_bb31c09ab2e4"_s);
    auto *strip = bench.find<UndecidedStrip>();
    strip->findChild<QToolButton *>()->click();
    QVERIFY(!strip->isVisible());
    QCOMPARE(bench.notice(), u"Not added: 2."_s);
    bench.clickOffer(u"Undo"_s);
    QVERIFY(strip->isVisible());
    QCOMPARE(int(bench.fixture.engine().intake().undecided().size()), 2);
}

void WindowTasksTest::aDuplicateIsFoundAndSelected()
{
    Bench bench;
    bench.window->takeInText(QString::fromLatin1(threeCertain));
    QTRY_COMPARE(bench.rows(), 3);
    bench.table->clearSelection();
    bench.window->takeInText(u"video_1234567890 sora_38cc40de77ff"_s);
    QTRY_COMPARE(bench.rows(), 4);
    QTRY_COMPARE(int(bench.table->selectedNumbers().size()), 2);
    QCOMPARE(bench.notice(), u"1 added, 1 already there."_s);
}

void WindowTasksTest::aDuplicateIsFoundBehindAFilter()
{
    Bench bench;
    const qint64 number = bench.add(u"sora_18cc40de77ff"_s);
    bench.find<FilterBar>()->setFilter(FailedTasks);
    QCOMPARE(bench.rows(), 0);
    bench.find<TopBar>()->findChild<QLineEdit *>()->setText(u"lighthouse"_s);
    bench.window->takeInText(u"sora_18cc40de77ff"_s);
    QTRY_COMPARE(bench.table->selectedNumbers(), QVector<qint64>{number});
    QCOMPARE(bench.find<FilterBar>()->filter(), AllTasks);
    QCOMPARE(bench.find<TopBar>()->search(), QString());
}

void WindowTasksTest::whatIsUncertainIsAskedAbout()
{
    Bench bench;
    bench.window->takeInText(u"vgen_aa31c09ab2e4 sora_18cc40de77ff"_s);
    auto *strip = bench.find<UndecidedStrip>();
    QVERIFY(strip->isVisible());
    QVERIFY(bench.notice().isEmpty()); // the strip tells it all
    QTRY_COMPARE(bench.rows(), 1);
    bench.table->clearSelection();
    for (QPushButton *button : strip->findChildren<QPushButton *>()) {
        if (button->text().startsWith(u"Add"_s)) {
            button->click();
            break;
        }
    }
    QTRY_COMPARE(bench.rows(), 2);
    QVERIFY(!strip->isVisible());
    QCOMPARE(bench.notice(), u"1 added."_s);
    QTRY_COMPARE(int(bench.table->selectedNumbers().size()), 1);
}

void WindowTasksTest::theUncertainWaitThroughARestart()
{
    Bench bench;
    bench.window->takeInText(u"vgen_aa31c09ab2e4"_s);
    bench.window.reset();
    bench.open();
    QVERIFY(bench.find<UndecidedStrip>()->isVisible());
}

void WindowTasksTest::textWithNothingInItIsToldSo()
{
    Bench bench;
    bench.window->takeInText(u"good morning"_s);
    QVERIFY(!bench.notice().isEmpty());
    QCOMPARE(bench.rows(), 0);
}

void WindowTasksTest::droppedTextIsTakenIn()
{
    Bench bench;
    QMimeData mime;
    mime.setText(u"sora_18cc40de77ff"_s);
    QDragEnterEvent enter({50, 50}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(bench.window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QVERIFY(bench.find<DropHint>()->isVisible());
    QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(bench.window.get(), &drop);
    QVERIFY(!bench.find<DropHint>()->isVisible());
    QTRY_COMPARE(bench.rows(), 1);
}

void WindowTasksTest::whatIsDraggedAwayAgainLeavesNoHint()
{
    Bench bench;
    QMimeData mime;
    mime.setText(u"sora_18cc40de77ff"_s);
    QDragEnterEvent enter({50, 50}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(bench.window.get(), &enter);
    QDragLeaveEvent leave;
    QCoreApplication::sendEvent(bench.window.get(), &leave);
    QVERIFY(!bench.find<DropHint>()->isVisible());
}

void WindowTasksTest::aDroppedFileThatCannotBeReadIsToldSo()
{
    Bench bench;
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(bench.fixture.folder() + u"/missing.txt"_s)});
    QDragEnterEvent enter({50, 50}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(bench.window.get(), &enter);
    QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(bench.window.get(), &drop);
    QTRY_VERIFY2(bench.notice().contains(u"missing.txt"_s), qPrintable(bench.notice()));
}

void WindowTasksTest::theAddDialogAdds()
{
    Bench bench;
    bench.action(Command::Add)->trigger();
    auto *dialog = bench.dialog<AddDialog>();
    QVERIFY(dialog);
    QSignalSpy recognised(dialog, &AddDialog::recognised);
    dialog->setText(u"sora_18cc40de77ff"_s);
    QVERIFY(recognised.wait());
    dialog->accept();
    QTRY_COMPARE(bench.rows(), 1);
}

void WindowTasksTest::removingIsUndone()
{
    Bench bench;
    const qint64 number = bench.add(u"sora_1aaaaaaaaaaa"_s);
    bench.select({number});
    QTest::keyClick(bench.table, Qt::Key_Delete);
    QTRY_COMPARE(bench.rows(), 0);
    bench.clickOffer(u"Undo"_s);
    QTRY_COMPARE(bench.rows(), 1);
}

void WindowTasksTest::removingTheOnlyCopyAsksFirst()
{
    Bench bench;
    const qint64 number = bench.add(u"sora_1aaaaaaaaaaa"_s, hold);
    bench.select({number});
    QTest::keyClick(bench.table, Qt::Key_Delete);
    auto *question = bench.dialog<RemoveDialog>();
    QVERIFY(question);
    const auto *folder = question->findChild<ElidedLabel *>();
    QCOMPARE(folder->wholeText(), bench.fixture.engine().clips().folder());
    const auto *buttons = question->findChild<QDialogButtonBox *>();
    QVERIFY(buttons->button(QDialogButtonBox::Cancel)->isDefault());
    QTest::keyClick(question, Qt::Key_Return);
    QTRY_VERIFY(!bench.dialog<RemoveDialog>());
    QCOMPARE(bench.rows(), 1);

    bench.action(Command::Remove)->trigger();
    question = bench.dialog<RemoveDialog>();
    QVERIFY(question);
    for (QAbstractButton *button : question->findChildren<QAbstractButton *>()) {
        if (question->findChild<QDialogButtonBox *>()->buttonRole(button) ==
            QDialogButtonBox::DestructiveRole)
            button->click();
    }
    QTRY_COMPARE(bench.rows(), 0);
}

void WindowTasksTest::aLinkThatLeadsInsideIsFetchedAfterAQuestion()
{
    Bench bench;
    const qint64 number = bench.add(u"sora_1aaaaaaaaaaa"_s, [](Task &task) {
        complete(task);
        task.clip = ClipState::Online;
        task.clipTrouble = Error{ErrorKind::LinkUntrusted, u"loopback address 127.0.0.1"_s};
    });
    bench.select({number});
    const auto ask = [&] {
        for (QPushButton *button : bench.window->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text() == u"Fetch anyway…")
                button->click();
        }
        return bench.dialog<FetchDialog>();
    };
    const auto task = [&] { return *bench.fixture.engine().monitor().task(number); };
    FetchDialog *question = ask();
    QVERIFY(question);
    const auto *where = question->findChild<QLabel *>(u"fetchWhere"_s);
    QVERIFY2(where->text().contains(u"loopback address 127.0.0.1"_s), qPrintable(where->text()));
    QVERIFY(question->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Cancel)->isDefault());
    QTest::keyClick(question, Qt::Key_Return);
    QTRY_VERIFY(!bench.dialog<FetchDialog>());
    QVERIFY(task().linkIsRefused);

    question = ask();
    QVERIFY(question);
    for (QAbstractButton *button : question->findChildren<QAbstractButton *>()) {
        if (question->findChild<QDialogButtonBox *>()->buttonRole(button) ==
            QDialogButtonBox::DestructiveRole)
            button->click();
    }
    QTRY_VERIFY(!task().linkIsRefused);
    QCOMPARE(task().allowedOrigins, QStringList{u"https://127.0.0.1:443"_s});
}

void WindowTasksTest::labelsAreSet()
{
    Bench bench;
    const QVector<qint64> numbers{bench.add(u"sora_1aaaaaaaaaaa"_s), bench.add(u"sora_2aaaaaaaaaaa"_s)};
    bench.select(numbers);
    QTest::keyClick(bench.window.get(), Qt::Key_F2);
    auto *dialog = bench.dialog<QInputDialog>();
    QVERIFY(dialog);
    dialog->setTextValue(u" Harbour "_s);
    dialog->accept();
    for (const qint64 number : numbers)
        QTRY_COMPARE(bench.fixture.model().task(number)->label, u"Harbour"_s);
}

void WindowTasksTest::modesAreOfferedByTheFamily()
{
    Bench bench;
    const qint64 sora = bench.add(u"sora_1aaaaaaaaaaa"_s);
    const qint64 veo = bench.add(u"vgen_1aaaaaaaaaaa"_s);
    bench.select({sora});
    QMenu *menu = bench.action(Command::Mode)->menu();
    Q_EMIT menu->aboutToShow();
    QVERIFY(menu->actions().size() >= 3);
    menu->actions().constLast()->trigger();
    QTRY_VERIFY(bench.fixture.model().task(sora)->modeIsUsers);
    QVERIFY(!bench.fixture.model().task(sora)->mode.isEmpty());
    bench.select({sora, veo});
    QTRY_VERIFY(!bench.action(Command::Mode)->isEnabled());
}

void WindowTasksTest::copyingPutsTextInTheClipboard()
{
    Bench bench;
    const QVector<qint64> numbers{
        bench.add(u"sora_1aaaaaaaaaaa"_s, [](Task &task) { task.label = u"=cmd()"_s; }),
        bench.add(u"sora_2aaaaaaaaaaa"_s, [](Task &task) {
            task.status = Status::Failed;
            task.message = u"too long"_s;
        })};
    bench.select(numbers);
    QTest::keyClick(bench.table, Qt::Key_C, Qt::ControlModifier);
    QStringList ids = QGuiApplication::clipboard()->text().split(u'\n');
    ids.sort();
    QCOMPARE(ids, QStringList({u"sora_1aaaaaaaaaaa"_s, u"sora_2aaaaaaaaaaa"_s}));
    QTest::keyClick(bench.table, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    const QString rows = QGuiApplication::clipboard()->text();
    QCOMPARE(rows.count(u'\n'), 1);
    QVERIFY(rows.contains(u"\t'=cmd()\t"_s));
    bench.action(Command::CopyError)->trigger();
    QVERIFY(QGuiApplication::clipboard()->text().split(u'\n').contains(u"too long"_s));
}

void WindowTasksTest::aCopiedLinkIsCalledSecret()
{
    Bench bench;
    bench.select({bench.add(u"sora_1aaaaaaaaaaa"_s, complete)});
    QTRY_VERIFY(bench.action(Command::CopyLink)->isEnabled());
    QVERIFY(bench.action(Command::CopyLink)->text().contains(u"secret"_s));
    bench.action(Command::CopyLink)->trigger();
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"signature=secret"_s));
    QVERIFY(bench.notice().contains(u"secret"_s));
    QVERIFY(!bench.notice().contains(u"signature"_s)); // it says so without telling it
    bench.clickOffer(u"Clear the clipboard"_s);
    QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
}

void WindowTasksTest::commandsFollowTheSelection()
{
    Bench bench;
    const qint64 running = bench.add(u"sora_1aaaaaaaaaaa"_s);
    const qint64 held = bench.add(u"sora_2aaaaaaaaaaa"_s, hold);
    bench.table->clearSelection();
    QTRY_VERIFY(!bench.action(Command::Save)->isEnabled());
    QVERIFY(!bench.action(Command::Check)->isEnabled());
    QVERIFY(!bench.action(Command::Remove)->isEnabled());
    bench.select({running});
    QTRY_VERIFY(bench.action(Command::Check)->isEnabled());
    QVERIFY(!bench.action(Command::Save)->isEnabled());
    bench.select({held});
    QTRY_VERIFY(bench.action(Command::Save)->isEnabled());
    QVERIFY(!bench.action(Command::Check)->isEnabled());
    QVERIFY(bench.action(Command::ShowInFolder)->isEnabled());
    // A task that changes under the selection takes its commands along.
    bench.select({running});
    QVERIFY(bench.fixture.changeTask(running, hold));
    QTRY_VERIFY(bench.action(Command::Save)->isEnabled());
}

void WindowTasksTest::savingTellsWhereTheClipIs()
{
    Bench bench;
    QTemporaryDir folder;
    bench.fixture.engine().settings().setSaveFolder(folder.path());
    QFile clip(folder.filePath(u"source"_s));
    QVERIFY(clip.open(QIODevice::WriteOnly));
    clip.write("clip");
    clip.close();
    QVERIFY(bench.fixture.putClip(clip.fileName(), u"sora_1aaaaaaaaaaa.mp4"_s));
    bench.select({bench.add(u"sora_1aaaaaaaaaaa"_s, hold)});
    QTRY_VERIFY(bench.action(Command::Save)->isEnabled());
    QTest::keyClick(bench.window.get(), Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(!bench.notice().isEmpty());
    QVERIFY2(bench.notice().contains(u"sora_1aaaaaaaaaaa.mp4"_s), qPrintable(bench.notice()));
    QCOMPARE(int(QDir(folder.path()).entryList({u"*.mp4"_s}).size()), 1);
}

void WindowTasksTest::savingAllTakesHeldClipsAlone()
{
    Bench bench;
    bench.add(u"sora_1aaaaaaaaaaa"_s, hold);
    bench.add(u"sora_2aaaaaaaaaaa"_s, [](Task &task) {
        hold(task);
        task.clip = ClipState::Unverified;
    });
    bench.add(u"sora_3aaaaaaaaaaa"_s);
    QTRY_VERIFY(bench.action(Command::SaveAll)->isEnabled());
    QCOMPARE(bench.action(Command::SaveAll)->iconText(), u"Save all ready (1 of 2)"_s);
}

} // namespace rushes::test

QTEST_MAIN(rushes::test::WindowTasksTest)
#include "window_tasks_test.moc"
