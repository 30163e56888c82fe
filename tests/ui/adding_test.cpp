// SPDX-License-Identifier: GPL-3.0-or-later
#include "adding_bench.h"

#include "engine_fixture.h"

#include "monitor/intake.h"
#include "store/settings.h"
#include "support/taken_in.h"
#include "ui/add/choice_boxes.h"
#include "ui/add/incoming_text.h"
#include "ui/add/undecided_strip.h"

#include <QComboBox>
#include <QLabel>
#include <QMimeData>
#include <QSignalSpy>
#include <QStringEncoder>
#include <QTest>
#include <QToolButton>
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

} // namespace

/// Text that comes in, from wherever, and the strip that asks about what is in doubt.
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
    const SharedTask task = fixture.model().task(fixture.model().numberAt(0));
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

} // namespace rushes::test

QTEST_MAIN(rushes::test::AddingTest)
#include "adding_test.moc"
