// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine_fixture.h"

#include "monitor/intake.h"
#include "store/settings.h"
#include "support/taken_in.h"
#include "ui/add/add_dialog.h"
#include "ui/add/choice_boxes.h"
#include "ui/add/incoming_text.h"
#include "ui/add/notice_bar.h"
#include "ui/add/undecided_strip.h"

#include <QAbstractEventDispatcher>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDropEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStringEncoder>
#include <QTest>
#include <QToolButton>
#include <QTranslator>
#include <QTreeWidget>
#include <QUrl>

#include <algorithm>

namespace rushes::test {

using namespace Qt::StringLiterals;

namespace {

QString written(const QTemporaryDir &folder, const QString &name, const QByteArray &content)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        return {};
    return file.fileName();
}

QPushButton *buttonNamed(const QWidget &widget, const QString &start)
{
    for (QPushButton *button : widget.findChildren<QPushButton *>()) {
        if (button->text().startsWith(start))
            return button;
    }
    return nullptr;
}

} // namespace

class AddingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsTakenAsItIs();
    void filesAreReadInTheirEncoding_data();
    void filesAreReadInTheirEncoding();
    void severalFilesAreOneText();
    void textAboveTheBoundIsRefused();
    void whatCannotBeReadIsRefusedWithASentence_data();
    void whatCannotBeReadIsRefusedWithASentence();
    void aFileAtTheBoundIsTakenAndOneAboveIsNot();

    void theStripWaitsForADecision();
    void theStripNamesWhatItAsksAbout();
    void theStripOffersTheModesOfTheService();
    void theStripOffersNoModesWhereThereAreNone();
    void theStripsChoiceIsRemembered();
    void anotherStripOffersWhatWasChosenLast();
    void theStripCanBeDismissed();
    void theStripUndoesWhatWasAdded();
    void theStripNamesAForeignHost();
    void theStripTellsEachReasonOnce();

    void theDialogShowsWhatItRecognises();
    void aForeignHostIsNotedWhole();
    void theDialogAddsWhatIsTicked();
    void theNameOfAFileIsShownButNotTicked();
    void theDialogOffersWhatWasChosenLast();
    void textDroppedOnTheDialogIsReadToo();
    void theDialogFollowsTheLanguage();
    void theDialogsModeGoesToItsFamilyAlone();
    void theDialogAsksForAServiceOnlyInDoubt();

    void aNoticeOffersAnActionOnce();
    void aNewerNoticeTakesTheOldOnesPlace();
    void aNoticeStaysAsLongAsItIsNeeded();
    void aNoticeWaitsUnderTheMouse();
    void aNoticeIsClosedByItsButton();
};

void AddingTest::textIsTakenAsItIs()
{
    IncomingText incoming;
    QSignalSpy arrived(&incoming, &IncomingText::arrived);
    QMimeData mime;
    mime.setText(u"vgen_1 and =sora_2"_s);
    QVERIFY(IncomingText::accepts(mime));
    incoming.take(mime);
    QCOMPARE(arrived.count(), 1);
    QCOMPARE(arrived[0][0].toString(), u"vgen_1 and =sora_2"_s);

    QMimeData link;
    link.setUrls({QUrl(u"https://api.example/v1/result/sora_2"_s)});
    incoming.take(link);
    QVERIFY(arrived[1][0].toString().contains(u"sora_2"_s));
    QVERIFY(!IncomingText::accepts(QMimeData()));
}

void AddingTest::filesAreReadInTheirEncoding_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QString text = u"sora_1 灯塔"_s;
    QTest::newRow("UTF-8") << text.toUtf8();
    QTest::newRow("UTF-8 with a mark") << "\xef\xbb\xbf" + text.toUtf8();
    QStringEncoder utf16(QStringEncoder::Utf16LE, QStringEncoder::Flag::WriteBom);
    QTest::newRow("UTF-16") << QByteArray(utf16(text));
}

void AddingTest::filesAreReadInTheirEncoding()
{
    QFETCH(QByteArray, bytes);
    QTemporaryDir folder;
    IncomingText incoming;
    QSignalSpy arrived(&incoming, &IncomingText::arrived);
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(written(folder, u"ids.txt"_s, bytes))});
    mime.setText(u"file:///ids.txt"_s); // as file managers do
    incoming.take(mime);
    QVERIFY(arrived.wait());
    QCOMPARE(arrived[0][0].toString().trimmed(), u"sora_1 灯塔"_s);
}

void AddingTest::severalFilesAreOneText()
{
    QTemporaryDir folder;
    IncomingText incoming;
    QSignalSpy arrived(&incoming, &IncomingText::arrived);
    incoming.readFiles({written(folder, u"a.txt"_s, "sora_1"), written(folder, u"b.log"_s, "sora_2")});
    QVERIFY(arrived.wait());
    QCOMPARE(arrived[0][0].toString(), u"sora_1\nsora_2\n"_s);
}

void AddingTest::textAboveTheBoundIsRefused()
{
    IncomingText incoming;
    QSignalSpy arrived(&incoming, &IncomingText::arrived);
    QSignalSpy refused(&incoming, &IncomingText::refused);
    QMimeData mime;
    mime.setText(QString(IncomingText::largest, u'x'));
    incoming.take(mime);
    QCOMPARE(arrived.count(), 1);
    mime.setText(QString(IncomingText::largest + 1, u'x'));
    incoming.take(mime);
    QCOMPARE(arrived.count(), 1);
    QCOMPARE(refused.count(), 1);
}

void AddingTest::whatCannotBeReadIsRefusedWithASentence_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("missing") << u"missing.txt"_s;
    QTest::newRow("a folder") << u"."_s;
}

void AddingTest::whatCannotBeReadIsRefusedWithASentence()
{
    QFETCH(QString, name);
    QTemporaryDir folder;
    IncomingText incoming;
    QSignalSpy arrived(&incoming, &IncomingText::arrived);
    QSignalSpy refused(&incoming, &IncomingText::refused);
    incoming.readFiles({written(folder, u"a.txt"_s, "sora_1"), folder.filePath(name)});
    QVERIFY(refused.wait());
    QVERIFY(refused[0][0].toString().endsWith(u'.'));
    QCOMPARE(arrived.count(), 0);
}

void AddingTest::aFileAtTheBoundIsTakenAndOneAboveIsNot()
{
    QTemporaryDir folder;
    IncomingText incoming;
    QSignalSpy arrived(&incoming, &IncomingText::arrived);
    QSignalSpy refused(&incoming, &IncomingText::refused);
    const QByteArray largest(IncomingText::largest, 'x');
    incoming.readFiles({written(folder, u"largest.txt"_s, largest)});
    QVERIFY(arrived.wait());
    incoming.readFiles({written(folder, u"larger.txt"_s, largest + 'x')});
    QVERIFY(refused.wait());
    QVERIFY(refused[0][0].toString().contains(u"larger.txt"_s));
    QCOMPARE(arrived.count(), 1);
}

void AddingTest::theStripWaitsForADecision()
{
    EngineFixture fixture;
    Intake &intake = fixture.engine().intake();
    UndecidedStrip strip(intake, fixture.engine().catalogue());
    QVERIFY(strip.isHidden());
    const IntakeReport report = takenIn(intake, u"vgen_aa31c09ab2e4 vgen_bb31c09ab2e4 sora_18cc40de77ff"_s);
    QCOMPARE(report.undecided, 2);
    strip.setAdded(report);
    QVERIFY(!strip.isHidden());
    strip.resize(1200, 60);

    QSignalSpy decided(&strip, &UndecidedStrip::decided);
    QPushButton *add = buttonNamed(strip, u"Add"_s);
    QVERIFY(add && add->text().contains(u"2"_s));
    add->click();
    QCOMPARE(decided.count(), 1);
    QVERIFY(strip.isHidden());
    QTRY_COMPARE(fixture.model().rowCount(), 3);
}

void AddingTest::theStripNamesWhatItAsksAbout()
{
    EngineFixture fixture;
    UndecidedStrip strip(fixture.engine().intake(), fixture.engine().catalogue());
    const IntakeReport report = takenIn(fixture.engine().intake(), u"vgen_aa31c09ab2e4 sora_18cc40de77ff"_s);
    strip.setAdded(report);
    strip.show();
    const auto says = [&strip](const QString &text) {
        const auto labels = strip.findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&text](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        });
    };
    QVERIFY(says(u"Added: 1 of 2"_s));
    QVERIFY(says(u"begin with vgen_"_s));
}

void AddingTest::theStripOffersTheModesOfTheService()
{
    EngineFixture fixture;
    UndecidedStrip strip(fixture.engine().intake(), fixture.engine().catalogue());
    takenIn(fixture.engine().intake(), u"vgen_aa31c09ab2e4"_s);
    const auto boxes = strip.findChildren<QComboBox *>();
    QCOMPARE(int(boxes.size()), 2);
    QCOMPARE(boxes[0]->count(), 2); // the two services that use the prefix
    QVERIFY(boxes[1]->findData(u"reference-image"_s) >= 0);
    QCOMPARE(chosenWord(*boxes[0]), fixture.engine().catalogue().defaultService());
    const Family *veo = fixture.engine().catalogue().find(chosenWord(*boxes[0]))->familyOfId(u"vgen_a"_s);
    QCOMPARE(chosenWord(*boxes[1]), veo->defaultMode);
}

void AddingTest::theStripOffersNoModesWhereThereAreNone()
{
    EngineFixture fixture;
    UndecidedStrip strip(fixture.engine().intake(), fixture.engine().catalogue());
    takenIn(fixture.engine().intake(), u"curl https://evil.example/v1/result/video_1234567890"_s);
    strip.show();
    const auto boxes = strip.findChildren<QComboBox *>();
    QVERIFY(boxes[0]->isVisible());
    QVERIFY(!boxes[1]->isVisible());
}

void AddingTest::theStripsChoiceIsRemembered()
{
    EngineFixture fixture;
    UndecidedStrip strip(fixture.engine().intake(), fixture.engine().catalogue());
    takenIn(fixture.engine().intake(), u"vgen_aa31c09ab2e4"_s);
    const auto boxes = strip.findChildren<QComboBox *>();
    boxes[0]->setCurrentIndex(boxes[0]->findData(u"kyyAiPower"_s));
    boxes[1]->setCurrentIndex(boxes[1]->findData(u"first-last-frame"_s));
    buttonNamed(strip, u"Add"_s)->click();
    QTRY_COMPARE(fixture.model().rowCount(), 1);
    const Task *task = fixture.model().task(fixture.model().numberAt(0));
    QCOMPARE(task->service, u"kyyAiPower"_s);
    QCOMPARE(task->mode, u"first-last-frame"_s);

    takenIn(fixture.engine().intake(), u"vgen_bb31c09ab2e4"_s);
    QCOMPARE(chosenWord(*boxes[0]), u"kyyAiPower"_s);
    QCOMPARE(chosenWord(*boxes[1]), u"first-last-frame"_s);
}

void AddingTest::anotherStripOffersWhatWasChosenLast()
{
    EngineFixture fixture;
    fixture.engine().settings().rememberChoice(u"vgen_"_s, u"kyyAiPower"_s, u"veo"_s, u"first-last-frame"_s);
    UndecidedStrip strip(fixture.engine().intake(), fixture.engine().catalogue());
    takenIn(fixture.engine().intake(), u"vgen_aa31c09ab2e4"_s);
    const auto boxes = strip.findChildren<QComboBox *>();
    QCOMPARE(chosenWord(*boxes[0]), u"kyyAiPower"_s);
    QCOMPARE(chosenWord(*boxes[1]), u"first-last-frame"_s);
}

void AddingTest::theStripCanBeDismissed()
{
    EngineFixture fixture;
    Intake &intake = fixture.engine().intake();
    UndecidedStrip strip(intake, fixture.engine().catalogue());
    takenIn(intake, u"vgen_aa31c09ab2e4"_s);
    QSignalSpy dismissed(&strip, &UndecidedStrip::dismissed);
    strip.findChild<QToolButton *>()->click();
    QCOMPARE(dismissed.count(), 1);
    QCOMPARE(dismissed[0][0].toStringList(), QStringList{u"vgen_aa31c09ab2e4"_s});
    QVERIFY(intake.undecided().isEmpty());
    QVERIFY(strip.isHidden());
}

void AddingTest::theStripUndoesWhatWasAdded()
{
    EngineFixture fixture;
    UndecidedStrip strip(fixture.engine().intake(), fixture.engine().catalogue());
    const IntakeReport report = takenIn(fixture.engine().intake(), u"vgen_aa31c09ab2e4 sora_18cc40de77ff"_s);
    strip.setAdded(report);
    QSignalSpy undo(&strip, &UndecidedStrip::undoRequested);
    QPushButton *button = buttonNamed(strip, u"Undo"_s);
    QVERIFY(button && !button->isHidden());
    button->click();
    QCOMPARE(undo.count(), 1);
    QCOMPARE(undo[0][0].value<QVector<qint64>>(), report.added);
    QVERIFY(button->isHidden());
}

void AddingTest::theStripTellsEachReasonOnce()
{
    EngineFixture fixture;
    UndecidedStrip strip(fixture.engine().intake(), fixture.engine().catalogue());
    takenIn(fixture.engine().intake(),
            u"vgen_aa31c09ab2e4 vgen_bb31c09ab2e4\ncurl https://evil.example/v1/result/sora_18cc40de77ff"_s);
    QString question;
    for (const QLabel *label : strip.findChildren<QLabel *>()) {
        if (label->text().startsWith(u"3 to decide"_s))
            question = label->text();
    }
    QVERIFY2(question.contains(u"begin with vgen_: 2"_s), qPrintable(question));
    QVERIFY2(question.contains(u"evil.example is no configured service: 1"_s), qPrintable(question));
}

void AddingTest::theStripNamesAForeignHost()
{
    EngineFixture fixture;
    UndecidedStrip strip(fixture.engine().intake(), fixture.engine().catalogue());
    takenIn(fixture.engine().intake(), u"curl https://evil.example/v1/result/sora_18cc40de77ff"_s);
    QCOMPARE(fixture.model().rowCount(), 0);
    QVERIFY(!strip.isHidden());
    bool named = false;
    for (const QLabel *label : strip.findChildren<QLabel *>())
        named = named || label->text().contains(u"evil.example"_s);
    QVERIFY(named);
    QCOMPARE(chosenWord(*strip.findChildren<QComboBox *>().first()),
             fixture.engine().catalogue().defaultService());
}

void AddingTest::theDialogShowsWhatItRecognises()
{
    EngineFixture fixture;
    AddDialog dialog(fixture.engine().catalogue(), fixture.engine().settings());
    QSignalSpy recognised(&dialog, &AddDialog::recognised);
    QPushButton *add = dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
    QVERIFY(!add->isEnabled());
    dialog.findChild<QPlainTextEdit *>()->setPlainText(u"sora_18cc40de77ff, video_1234567890"_s);
    QVERIFY(recognised.wait());
    auto *list = dialog.findChild<QTreeWidget *>();
    QCOMPARE(list->topLevelItemCount(), 2);
    QCOMPARE(list->topLevelItem(0)->text(0), u"sora_18cc40de77ff"_s);
    QVERIFY(add->isEnabled());
    QVERIFY(add->text().contains(u"2"_s));
    dialog.setText(u"nothing to see"_s);
    QVERIFY(recognised.wait());
    QVERIFY(!add->isEnabled());
}

void AddingTest::aForeignHostIsNotedWhole()
{
    EngineFixture fixture;
    AddDialog dialog(fixture.engine().catalogue(), fixture.engine().settings());
    dialog.QWidget::show();
    QSignalSpy recognised(&dialog, &AddDialog::recognised);
    const auto *list = dialog.findChild<QTreeWidget *>();
    dialog.setText(u"sora_18cc40de77ff"_s);
    QVERIFY(recognised.wait());
    QVERIFY(list->isColumnHidden(3)); // nothing to note
    dialog.setText(u"curl https://video.example.com/v1/result/vgen_18cc40de77ff"_s);
    QVERIFY(recognised.wait());
    const QTreeWidgetItem *row = list->topLevelItem(0);
    QCOMPARE(row->text(2), u"VEO"_s);
    QVERIFY2(row->text(3).contains(u"video.example.com"_s), qPrintable(row->text(3)));
    QVERIFY(row->toolTip(3).contains(u"no configured service"_s));
    QVERIFY(list->columnWidth(3) >= list->fontMetrics().horizontalAdvance(row->text(3)) + 10);
    QVERIFY2(list->header()->length() <= list->viewport()->width(),
             qPrintable(u"%1 %2 %3 %4 in %5"_s.arg(list->columnWidth(0))
                            .arg(list->columnWidth(1))
                            .arg(list->columnWidth(2))
                            .arg(list->columnWidth(3))
                            .arg(list->viewport()->width())));
}

void AddingTest::theDialogAddsWhatIsTicked()
{
    EngineFixture fixture;
    AddDialog dialog(fixture.engine().catalogue(), fixture.engine().settings());
    QSignalSpy recognised(&dialog, &AddDialog::recognised);
    dialog.setText(u"sora_18cc40de77ff video_1234567890"_s);
    QVERIFY(recognised.wait());
    QTreeWidgetItem *row = dialog.findChild<QTreeWidget *>()->topLevelItem(0);
    QCOMPARE(row->text(1), u"kyyReactApiServer"_s);
    row->setCheckState(0, Qt::Unchecked);
    QCOMPARE(dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->text(), u"Add 1"_s);
    dialog.findChild<QLineEdit *>()->setText(u" Boats "_s);
    const QVector<NewTask> tasks = dialog.newTasks();
    QCOMPARE(int(tasks.size()), 1);
    QCOMPARE(tasks[0].id, u"video_1234567890"_s);
    QCOMPARE(tasks[0].label, u"Boats"_s);
    QVERIFY(!tasks[0].service.isEmpty());
}

void AddingTest::theNameOfAFileIsShownButNotTicked()
{
    EngineFixture fixture;
    AddDialog dialog(fixture.engine().catalogue(), fixture.engine().settings());
    QSignalSpy recognised(&dialog, &AddDialog::recognised);
    dialog.setText(u"sora_abc123def456.mp4"_s);
    QVERIFY(recognised.wait());
    const QTreeWidgetItem *row = dialog.findChild<QTreeWidget *>()->topLevelItem(0);
    QVERIFY(row);
    QCOMPARE(row->checkState(0), Qt::Unchecked);
    QCOMPARE(row->text(2), u"Sora"_s);
    QCOMPARE(row->text(3), u"the name of a file"_s);
    QVERIFY(!dialog.findChild<QTreeWidget *>()->isColumnHidden(3));
    QVERIFY(dialog.newTasks().isEmpty());
    const auto *summary = dialog.findChild<QLabel *>(u"summary"_s);
    QVERIFY2(summary->text().contains(u"In doubt: 1."_s), qPrintable(summary->text()));
}

void AddingTest::theDialogOffersWhatWasChosenLast()
{
    EngineFixture fixture;
    fixture.engine().settings().rememberChoice(u"vgen_"_s, u"kyyAiPower"_s, u"veo"_s, u"first-last-frame"_s);
    AddDialog dialog(fixture.engine().catalogue(), fixture.engine().settings());
    QSignalSpy recognised(&dialog, &AddDialog::recognised);
    dialog.setText(u"vgen_7f31c09ab2e4"_s);
    QVERIFY(recognised.wait());
    QCOMPARE(chosenWord(*dialog.findChild<QComboBox *>(u"service"_s)), u"kyyAiPower"_s);
    QCOMPARE(chosenWord(*dialog.findChild<QComboBox *>(u"mode"_s)), u"first-last-frame"_s);
}

void AddingTest::textDroppedOnTheDialogIsReadToo()
{
    EngineFixture fixture;
    AddDialog dialog(fixture.engine().catalogue(), fixture.engine().settings());
    QMimeData mime;
    mime.setText(u"sora_18cc40de77ff"_s);
    QDragEnterEvent enter({50, 50}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&dialog, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&dialog, &drop);
    QTRY_COMPARE(dialog.findChild<QTreeWidget *>()->topLevelItemCount(), 1);
}

void AddingTest::theDialogFollowsTheLanguage()
{
    class Shouting : public QTranslator
    {
    public:
        [[nodiscard]] bool isEmpty() const override { return false; }
        [[nodiscard]] QString translate(const char *, const char *text, const char *, int) const override
        {
            return QString::fromUtf8(text).toUpper();
        }
    };
    EngineFixture fixture;
    AddDialog dialog(fixture.engine().catalogue(), fixture.engine().settings());
    Shouting shouting;
    QCoreApplication::installTranslator(&shouting);
    QTRY_COMPARE(dialog.windowTitle(), u"ADD TASKS"_s);
    QTRY_COMPARE(dialog.findChild<QLabel *>(u"summary"_s)->text(), u"IDS ARE SHOWN HERE AS THEY ARE FOUND."_s);
    QCoreApplication::removeTranslator(&shouting);
}

void AddingTest::theDialogsModeGoesToItsFamilyAlone()
{
    EngineFixture fixture;
    AddDialog dialog(fixture.engine().catalogue(), fixture.engine().settings());
    QSignalSpy recognised(&dialog, &AddDialog::recognised);
    dialog.setText(u"sora_18cc40de77ff"_s);
    QVERIFY(recognised.wait());
    QComboBox *mode = dialog.findChild<QComboBox *>(u"mode"_s);
    QVERIFY(mode->isEnabled());
    mode->setCurrentIndex(mode->findData(u"12s"_s));
    QCOMPARE(dialog.newTasks()[0].mode, u"12s"_s);
    QVERIFY(dialog.newTasks()[0].modeIsUsers);

    dialog.setText(u"sora_18cc40de77ff vgen_7f31c09ab2e4"_s);
    QVERIFY(recognised.wait());
    QVERIFY(!mode->isEnabled()); // of two families
    for (const NewTask &task : dialog.newTasks())
        QVERIFY(task.mode.isEmpty());
}

void AddingTest::theDialogAsksForAServiceOnlyInDoubt()
{
    EngineFixture fixture;
    AddDialog dialog(fixture.engine().catalogue(), fixture.engine().settings());
    QSignalSpy recognised(&dialog, &AddDialog::recognised);
    QComboBox *service = dialog.findChild<QComboBox *>(u"service"_s);
    dialog.setText(u"sora_18cc40de77ff"_s);
    QVERIFY(recognised.wait());
    QVERIFY(service->isHidden());
    dialog.setText(u"vgen_7f31c09ab2e4"_s);
    QVERIFY(recognised.wait());
    QVERIFY(!service->isHidden());
    service->setCurrentIndex(service->findData(u"kyyAiPower"_s));
    QCOMPARE(dialog.newTasks()[0].service, u"kyyAiPower"_s);
    dialog.rememberChoice();
    QCOMPARE(fixture.engine().settings().chosenService(u"vgen_"_s), u"kyyAiPower"_s);
}

void AddingTest::aNoticeOffersAnActionOnce()
{
    NoticeBar bar;
    int undone = 0;
    bar.tell({Tone::Neutral, u"Removed: 1."_s, {{u"Undo"_s, [&undone] { ++undone; }}}});
    QCOMPARE(bar.text(), u"Removed: 1."_s);
    buttonNamed(bar, u"Undo"_s)->click();
    QCOMPARE(undone, 1);
    QVERIFY(bar.isHidden());
    QCOMPARE(bar.text(), QString());
}

void AddingTest::aNewerNoticeTakesTheOldOnesPlace()
{
    NoticeBar bar;
    bar.tell({Tone::Neutral, u"One."_s, {{u"Undo"_s, [] {}}}});
    bar.tell({Tone::Danger, u"<b>Two</b>."_s, {}});
    QCOMPARE(bar.text(), u"<b>Two</b>."_s);
    QTRY_VERIFY(!buttonNamed(bar, u"Undo"_s));
    for (const QLabel *label : bar.findChildren<QLabel *>()) {
        if (!label->text().isEmpty())
            QCOMPARE(label->textFormat(), Qt::PlainText); // text from outside is text
    }
}

void AddingTest::aNoticeStaysAsLongAsItIsNeeded()
{
    NoticeBar bar;
    const auto interval = [&bar] {
        const auto timers = QAbstractEventDispatcher::instance()->registeredTimers(&bar);
        return timers.isEmpty() ? 0 : timers.constFirst().interval;
    };
    bar.tell({Tone::Neutral, u"Told."_s, {}});
    const int reading = interval();
    QVERIFY(reading > 0);
    bar.tell({Tone::Good, u"Saved."_s, {{u"Undo"_s, [] {}}}});
    QVERIFY(interval() > reading); // there is something to decide
    for (const Tone tone : {Tone::Warning, Tone::Danger}) {
        bar.tell({tone, u"Look."_s, {}});
        QCOMPARE(interval(), 0); // until it is closed
    }
}

void AddingTest::aNoticeWaitsUnderTheMouse()
{
    NoticeBar bar;
    const auto isLeaving = [&bar] {
        return !QAbstractEventDispatcher::instance()->registeredTimers(&bar).isEmpty();
    };
    bar.tell({Tone::Neutral, u"Told."_s, {}});
    QEnterEvent enter(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5));
    QCoreApplication::sendEvent(&bar, &enter);
    QVERIFY(!isLeaving());
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(&bar, &leave);
    QVERIFY(isLeaving());
}

void AddingTest::aNoticeIsClosedByItsButton()
{
    NoticeBar bar;
    bar.tell({Tone::Warning, u"Look."_s, {}});
    bar.findChild<QToolButton *>()->click();
    QVERIFY(bar.isHidden());
}

} // namespace rushes::test

QTEST_MAIN(rushes::test::AddingTest)
#include "adding_test.moc"
