// SPDX-License-Identifier: GPL-3.0-or-later

// Small things that a person notices at once: names with an "&", labels of several tasks, where the view and
// the focus stand afterwards, and a status line that says much in little room.

#include "window_bench.h"

#include "core/service_catalogue.h"
#include "engine/user_services.h"
#include "model/quiet_monitor.h"
#include "monitor/task_monitor.h"
#include "ui/add/add_dialog.h"
#include "ui/main_window/label_dialog.h"
#include "ui/main_window/status_line.h"
#include "ui/main_window/top_bar.h"
#include "ui/settings/settings_dialog.h"
#include "ui/style/icons.h"
#include "ui/table/filter_bar.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScreen>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTimer>

namespace rushes::test {

namespace {

QVector<Service> servicesNamed(const QStringList &titles)
{
    QVector<Service> made;
    for (const QString &title : titles) {
        Service added = *ServiceCatalogue::builtIn().find(u"kyyAiPower"_s);
        added.name = u"own%1"_s.arg(made.size());
        added.title = title;
        added.base = QUrl(u"http://127.0.0.1:%1"_s.arg(7001 + made.size()));
        made.append(added);
    }
    return made;
}

/// A number is kept beside its unit.
QString plainSpaces(QString text)
{
    return text.replace(QChar::Nbsp, u' ');
}

QString shownText(const QWidget &widget)
{
    QStringList texts;
    for (const QLabel *label : widget.findChildren<QLabel *>()) {
        if (label->isVisible())
            texts.append(label->text());
    }
    return texts.join(u'|');
}

/// What the context menu of the table offers while it is open.
QStringList contextMenuTexts(const Bench &bench, const QString &submenu = {})
{
    QStringList texts;
    QTimer::singleShot(0, bench.window.get(), [&texts, &submenu] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        if (!menu)
            return;
        for (const QAction *action : menu->actions()) {
            if (submenu.isEmpty())
                texts.append(action->text());
            else if (action->text() == submenu && action->menu()) {
                for (const QAction *inner : action->menu()->actions())
                    texts.append(inner->text());
            }
        }
        menu->close();
    });
    Q_EMIT bench.table->customContextMenuRequested({5, 5});
    return texts;
}

} // namespace

class WindowMannersTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsSoAtManyServicesIsOneTrouble();
    void whatEndsFirstIsSaidFirst();
    void pausedTasksAreCountedWithTheOthers();
    void theTipTellsOfEachService();
    void theKeyIsEnteredWhereItLacks();
    void aClickOnResumeMovesNoFocus();
    void anAmpersandIsShown();
    void manyServicesAreInAMenuOfTheirOwn();
    void labelsThatDifferAreKept();
    void oneLabelOfAllIsOffered();
    void aLabelSaysWhereItEnds();
    void anIconOfTheChosenLineIsSeen();
    void aSearchShowsItsFirstHit();
    void theArrowKeysKeepToTheChips();
    void noDialogIsHigherThanTheScreen();
};

void WindowMannersTest::whatIsSoAtManyServicesIsOneTrouble()
{
    WatchState state;
    state.keyMissing = {u"A"_s, u"B"_s, u"C"_s, u"D"_s};
    state.keyRefused = {u"E"_s, u"F"_s};
    const QVector<WatchTrouble> troubles = troublesOf(state, ServiceCatalogue::builtIn(), {});
    QCOMPARE(int(troubles.size()), 2);
    QCOMPARE(troubles[0].text, u"No key for A, B and 2 more"_s);
    QCOMPARE(troubles[0].service, u"A"_s);
    QCOMPARE(int(troubles[0].single.size()), 4);
    QVERIFY(troubles[0].single.constLast().startsWith(u"No key for D"_s));
    QCOMPARE(troubles[1].text, u"Key refused by E and F"_s);
}

void WindowMannersTest::whatEndsFirstIsSaidFirst()
{
    const Moment now{100h};
    WatchState state;
    state.rests.append({u"Portal"_s, now - 10min, now + 3min});
    state.rests.append({u"Gone away"_s, now - 10min, now + 2min});
    state.waits.append({u"Downtown"_s, now + 4min});
    state.waits.append({u"Slowpoke"_s, now + 29s});
    const QVector<WatchTrouble> troubles = troublesOf(state, ServiceCatalogue::builtIn(), now);
    QCOMPARE(int(troubles.size()), 2);
    QCOMPARE(plainSpaces(troubles[0].text), u"Asked to wait 29 s or more: Slowpoke and Downtown"_s);
    QCOMPARE(plainSpaces(troubles[1].text),
             u"No usable answer, tried again in 2 min: Gone away and Portal"_s);
}

void WindowMannersTest::pausedTasksAreCountedWithTheOthers()
{
    QuietMonitor quiet({numberedTask(1, Status::Processing)});
    quiet.keys.setKey(service, u"sk-1"_s);
    quiet.monitor.start();
    StatusLine line(quiet.monitor, quiet.clock);
    line.show();
    quiet.monitor.setPaused({1}, true);
    QTRY_VERIFY2(shownText(line).contains(u"1 watched · 0 ready · 1 paused"_s), qPrintable(shownText(line)));
    QVERIFY(!shownText(line).contains(u"|1 paused"_s)); // said once
}

void WindowMannersTest::theTipTellsOfEachService()
{
    Bench bench;
    QVERIFY(bench.fixture.engine().userServices().replace(servicesNamed({u"Atelier"_s, u"Harbour"_s})).ok());
    bench.fixture.addTask(u"vgen_1"_s, u"own0"_s);
    bench.fixture.addTask(u"vgen_2"_s, u"own1"_s);
    bench.fixture.engine().start();
    bench.fixture.clock().advance(2s);
    const auto tips = [&bench] {
        QString all;
        for (const QLabel *label : bench.find<StatusLine>()->findChildren<QLabel *>())
            all += label->toolTip();
        return all;
    };
    QTRY_VERIFY2(shownText(*bench.find<StatusLine>()).contains(u"No key for Atelier and Harbour"_s),
                 qPrintable(shownText(*bench.find<StatusLine>())));
    QCOMPARE(tips(),
             u"No key for Atelier: enter one in Settings\nNo key for Harbour: enter one in Settings"_s);
}

void WindowMannersTest::theKeyIsEnteredWhereItLacks()
{
    Bench bench;
    bench.add(u"sora_1aaaaaaaaaaa"_s);
    bench.fixture.engine().start();
    bench.fixture.clock().advance(2s);
    auto *button = bench.find<StatusLine>()->findChild<QPushButton *>();
    QTRY_VERIFY(button->isVisible());
    button->click();
    auto *dialog = bench.dialog<SettingsDialog>();
    QVERIFY(dialog);
    QVERIFY(dialog->focusWidget());
    QCOMPARE(dialog->focusWidget()->objectName(), u"key-kyyReactApiServer"_s); // the second one
}

void WindowMannersTest::aClickOnResumeMovesNoFocus()
{
    Bench bench;
    bench.add(u"sora_1aaaaaaaaaaa"_s, [](Task &task) {
        task.status = Status::Processing;
        task.contact = Contact::Ok; // nothing but the pause is wrong
        task.trouble.reset();
    });
    bench.window->activateWindow();
    bench.table->setFocus();
    bench.action(Command::PauseAll)->trigger();
    auto *resume = bench.find<StatusLine>()->findChild<QPushButton *>();
    QTRY_VERIFY(resume->isVisible());
    QTRY_COMPARE(resume->text(), u"Resume"_s);
    QTest::mouseClick(resume, Qt::LeftButton);
    QTRY_VERIFY(!bench.fixture.engine().monitor().allArePaused());
    QTRY_VERIFY(!resume->isVisible() || resume->text() != u"Resume"_s);
    QCOMPARE(bench.window->focusWidget(), bench.table);
}

void WindowMannersTest::anAmpersandIsShown()
{
    Bench bench;
    QVERIFY(bench.fixture.engine().userServices().replace(servicesNamed({u"Lost & found"_s})).ok());
    bench.action(Command::Settings)->trigger();
    bool isThere = false;
    for (const QLabel *label : bench.dialog<SettingsDialog>()->findChildren<QLabel *>())
        isThere = isThere || (label->buddy() && label->text() == u"Lost && found"_s);
    QVERIFY(isThere);
    bench.dialog<SettingsDialog>()->close();
    bench.select({bench.add(u"vgen_1aaaaaaaaaaa"_s)});
    const QStringList offered = contextMenuTexts(bench);
    QVERIFY2(offered.contains(u"Watch at Lost && found"_s), qPrintable(offered.join(u'|')));
}

void WindowMannersTest::manyServicesAreInAMenuOfTheirOwn()
{
    Bench bench;
    QVERIFY(bench.fixture.engine().userServices().replace(servicesNamed({u"A"_s, u"B"_s, u"C & D"_s})).ok());
    bench.select({bench.add(u"vgen_1aaaaaaaaaaa"_s)});
    const QString submenu = u"Watch at another service"_s;
    QVERIFY(contextMenuTexts(bench).filter(u"Watch at"_s) == QStringList{submenu});
    QCOMPARE(contextMenuTexts(bench, submenu), (QStringList{u"kyyAiPower"_s, u"A"_s, u"B"_s, u"C && D"_s}));
}

void WindowMannersTest::labelsThatDifferAreKept()
{
    Bench bench;
    const auto label = [](const QString &text) { return [text](Task &task) { task.label = text; }; };
    const qint64 boats = bench.add(u"sora_1aaaaaaaaaaa"_s, label(u"Boats"_s));
    const qint64 masks = bench.add(u"sora_2aaaaaaaaaaa"_s, label(u"Masks"_s));
    bench.select({boats, masks});
    bench.action(Command::Label)->trigger();
    auto *dialog = bench.dialog<LabelDialog>();
    QVERIFY(dialog);
    QCOMPARE(dialog->textValue(), QString());
    QSignalSpy chosen(dialog, &LabelDialog::labelChosen);
    dialog->accept();
    QCOMPARE(int(chosen.size()), 0);
    QCOMPARE(bench.fixture.engine().monitor().latest(boats)->label, u"Boats"_s);

    bench.action(Command::Label)->trigger();
    QTRY_VERIFY(bench.dialog<LabelDialog>());
    QSignalSpy both(bench.dialog<LabelDialog>(), &LabelDialog::labelChosen);
    QTest::keyClicks(bench.dialog<LabelDialog>()->findChild<QLineEdit *>(), u" Both "_s);
    bench.dialog<LabelDialog>()->accept();
    QCOMPARE(int(both.size()), 1);
    QCOMPARE(both.constFirst().constFirst().toString(), u"Both"_s);
    QTRY_COMPARE(bench.fixture.engine().monitor().task(boats)->label, u"Both"_s);
    QTRY_COMPARE(bench.fixture.engine().monitor().task(masks)->label, u"Both"_s);
}

void WindowMannersTest::oneLabelOfAllIsOffered()
{
    const LabelDialog *one = new LabelDialog({u"Boats"_s}, nullptr);
    QCOMPARE(one->textValue(), u"Boats"_s);
    delete one;
    LabelDialog same({u"Boats"_s, u"Boats"_s}, nullptr);
    QCOMPARE(same.textValue(), u"Boats"_s);
    // To take the label out is an answer there.
    QSignalSpy chosen(&same, &LabelDialog::labelChosen);
    same.setAttribute(Qt::WA_DeleteOnClose, false);
    same.open();
    same.findChild<QLineEdit *>()->clear();
    same.accept();
    QCOMPARE(int(chosen.size()), 1);
    QCOMPARE(chosen.constFirst().constFirst().toString(), QString());
}

void WindowMannersTest::aLabelSaysWhereItEnds()
{
    LabelDialog dialog({QString()}, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    auto *field = dialog.findChild<QLineEdit *>();
    QVERIFY(!dialog.labelText().contains(u"200"_s));
    field->insert(QString(250, u'a'));
    QCOMPARE(int(field->text().size()), LabelDialog::longestLabel);
    QVERIFY2(dialog.labelText().contains(u"200"_s), qPrintable(dialog.labelText()));
    field->backspace();
    QVERIFY(!dialog.labelText().contains(u"200"_s));
}

void WindowMannersTest::anIconOfTheChosenLineIsSeen()
{
    const Bench bench;
    const auto inkOf = [](const QIcon &icon, QIcon::Mode mode) {
        const QImage image = icon.pixmap(QSize(32, 32), 1, mode).toImage();
        QColor ink;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y).alpha() == 255)
                    ink = image.pixelColor(x, y);
            }
        }
        return ink;
    };
    const QIcon find = bench.action(Command::Find)->icon();
    QVERIFY(!find.isNull());
    QCOMPARE(inkOf(find, QIcon::Active), bench.window->palette().color(QPalette::HighlightedText));
    QVERIFY(inkOf(find, QIcon::Normal) != inkOf(find, QIcon::Active));
    // Of one colour where nothing is highlighted: buttons are active under the mouse.
    const QIcon plain = themedIcon(u"search"_s, QColor(Qt::red));
    QCOMPARE(inkOf(plain, QIcon::Active), QColor(Qt::red));
}

void WindowMannersTest::aSearchShowsItsFirstHit()
{
    Bench bench;
    QVector<qint64> numbers;
    for (int i = 0; i < 40; ++i)
        numbers.append(bench.add(u"sora_%1aaaaaaaaaa"_s.arg(i, 2, 10, QLatin1Char('0'))));
    QScrollBar *bar = bench.table->verticalScrollBar();
    bar->setValue(bar->maximum());
    const int bottom = bench.rows() - 1;
    bench.table->selectRow(bottom);
    QVERIFY(bar->value() > 0);
    auto *field = bench.find<TopBar>()->findChild<QLineEdit *>();
    QTest::keyClicks(field, u"sora"_s);
    QTest::keyClick(field, Qt::Key_Return); // at once
    QTRY_COMPARE(bar->value(), 0);
    field->clear();
    QTRY_VERIFY(bar->value() > 0); // back at the row that has the keyboard
}

void WindowMannersTest::theArrowKeysKeepToTheChips()
{
    Bench bench;
    bench.add(u"vgen_7f31c09ab2e4"_s); // nothing is ready, failed or saved: no table stands there then
    QTRY_COMPARE(bench.rows(), 1);
    bench.window->activateWindow();
    const auto chips = bench.find<FilterBar>()->findChildren<FilterChip *>();
    chips[0]->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(chips[0]->hasFocus());
    for (int next : {1, 2, 3, 4, 5, 4, 3, 2, 1, 0}) {
        const int at = int(chips.indexOf(QApplication::focusWidget()));
        QTest::keyClick(QApplication::focusWidget(), next > at ? Qt::Key_Right : Qt::Key_Left);
        QVERIFY2(chips[next]->isChecked(), qPrintable(QString::number(next)));
        QVERIFY2(chips[next]->hasFocus(), qPrintable(QString::number(next)));
    }
    QVERIFY(bench.table->isVisible());
}

void WindowMannersTest::noDialogIsHigherThanTheScreen()
{
    const QFont usual = QApplication::font();
    QFont large = usual;
    large.setPixelSize(20);
    QApplication::setFont(large);
    {
        const Bench bench;
        const int room = bench.window->screen()->availableSize().height();
        bench.action(Command::Add)->trigger();
        QTRY_VERIFY(bench.dialog<AddDialog>());
        QVERIFY(bench.dialog<AddDialog>()->height() < room);
        bench.dialog<AddDialog>()->close();
        bench.action(Command::Settings)->trigger();
        QTRY_VERIFY(bench.dialog<SettingsDialog>());
        QVERIFY(bench.dialog<SettingsDialog>()->height() < room);
    }
    QApplication::setFont(usual);
}

} // namespace rushes::test

QTEST_MAIN(rushes::test::WindowMannersTest)
#include "window_manners_test.moc"
