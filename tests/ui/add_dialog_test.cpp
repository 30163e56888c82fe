// SPDX-License-Identifier: GPL-3.0-or-later
#include "adding_bench.h"

#include "engine_fixture.h"

#include "store/settings.h"
#include "ui/add/add_dialog.h"
#include "ui/add/choice_boxes.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDropEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>
#include <QTreeWidget>
#include <QUrl>

namespace rushes::test {

using namespace Qt::StringLiterals;

/// The dialog in which ids are looked at before they are added.
class AddDialogTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDialogShowsWhatItRecognises();
    void theNewestTextIsWhatIsShown();
    void aForeignHostIsNotedWhole();
    void theDialogAddsWhatIsTicked();
    void theNameOfAFileIsShownButNotTicked();
    void theDialogOffersWhatWasChosenLast();
    void textDroppedOnTheDialogIsReadToo();
    void theDialogFollowsTheLanguage();
    void theDialogsModeGoesToItsFamilyAlone();
    void theDialogAsksForAServiceOnlyInDoubt();
};

void AddDialogTest::theDialogShowsWhatItRecognises()
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

void AddDialogTest::theNewestTextIsWhatIsShown()
{
    EngineFixture fixture;
    AddDialog dialog(fixture.engine().catalogue(), fixture.engine().settings());
    QSignalSpy recognised(&dialog, &AddDialog::recognised);
    for (const QString &id : {u"sora_18cc40de77ff"_s, u"sora_28cc40de77ff"_s, u"sora_38cc40de77ff"_s})
        dialog.setText(id); // while the first is being read
    QVERIFY(recognised.wait());
    QCOMPARE(int(recognised.count()), 1);
    const auto *list = dialog.findChild<QTreeWidget *>();
    QCOMPARE(list->topLevelItemCount(), 1);
    QVERIFY2(list->topLevelItem(0)->text(0).contains(u"sora_38cc40de77ff"_s),
             qPrintable(list->topLevelItem(0)->text(0)));
}

void AddDialogTest::aForeignHostIsNotedWhole()
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

void AddDialogTest::theDialogAddsWhatIsTicked()
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

void AddDialogTest::theNameOfAFileIsShownButNotTicked()
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

void AddDialogTest::theDialogOffersWhatWasChosenLast()
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

void AddDialogTest::textDroppedOnTheDialogIsReadToo()
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

void AddDialogTest::theDialogFollowsTheLanguage()
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
    QTRY_COMPARE(dialog.findChild<QLabel *>(u"summary"_s)->text(),
                 u"IDS ARE SHOWN HERE AS THEY ARE FOUND."_s);
    QCoreApplication::removeTranslator(&shouting);
}

void AddDialogTest::theDialogsModeGoesToItsFamilyAlone()
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

void AddDialogTest::theDialogAsksForAServiceOnlyInDoubt()
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

} // namespace rushes::test

QTEST_MAIN(rushes::test::AddDialogTest)
#include "add_dialog_test.moc"
