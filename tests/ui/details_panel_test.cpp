// SPDX-License-Identifier: GPL-3.0-or-later
#include "drawn_text.h"
#include "engine_fixture.h"
#include "monitor/task_monitor.h"
#include "ui/details/details_panel.h"
#include "ui/details/time_line_view.h"
#include "ui/preview/preview_panel.h"
#include "ui/style/text_labels.h"

#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

#include <algorithm>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

namespace {

const QString react = u"kyyReactApiServer"_s;

void makeProcessing(Task &task)
{
    task.status = Status::Processing;
    task.contact = Contact::Ok;
    task.label = u"Paper boats"_s;
    task.model = u"veo_3_1_fast"_s;
    task.created = Moment(1772366300s);
    task.transitions = {{.status = Status::Processing,
                         .word = u"processing"_s,
                         .notBefore = {},
                         .seenAt = Moment(1772366330s)}};
    task.lastAnswer = R"({"id":"vgen_1","status":"processing"})";
}

void makeUnverified(Task &task)
{
    makeProcessing(task);
    task.status = Status::Completed;
    task.clip = ClipState::Unverified;
    task.clipFacts.heldFile = u"x.mp4"_s;
    task.clipFacts.bytes = 100;
}

} // namespace

class DetailsPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void nothingSelectedSaysWhatToDo();
    void severalSelectedSayHowMany();
    void severalTellWhichAreNotHeld();
    void aTaskShowsItsNameItsStateAndWhatIsNext();
    void aTaskWithoutALabelIsCalledByItsId();
    void theIdCanBeCopied();
    void aChangeOfTheTaskIsShown();
    void aRemovedTaskIsShownNoMore();
    void timeRunsInTheDetails();
    void theClipIsLetGoWithTheSelection();
    void theTimeLineTellsWhatAndWhen();
    void buttonsAskForWhatTheySay();
    void theModeIsChosenInTheFacts();
    void aFamilyWithoutModesOffersNone();
    void factsHaveNamesAndChangeInTheirPlaces();
    void aFactCanBeCopied();
    void aHeldFileIsNamed();
    void theAnswerIsShownAsText();
    void whereThereIsNoAnswerAHintSaysWhy();
    void aLongReasonIsShownWhole();
    void theAnswerOfAnotherTaskIsNotKept();
    void anotherTaskIsShownFromItsTop();
    void textFromOutsideStaysText();
    void aTaskThatIsNotFoundCanBeAskedForElsewhere();
    void anUnverifiedClipIsNotPlayedButSaved();
    void everythingFitsTheLeastWidth();
    void aChangeOfLanguageIsFollowedAtOnce();
    void theTabOrderIsTheReadingOrder();

private:
    QPushButton *button(const QString &begins) const
    {
        for (QPushButton *each : m_panel->findChildren<QPushButton *>()) {
            if (each->isVisible() && each->text().startsWith(begins))
                return each;
        }
        return nullptr;
    }
    QString label(const char *name) const
    {
        const auto *found = m_panel->findChild<QLabel *>(QString::fromLatin1(name));
        return found && found->isVisible() ? found->text() : QString();
    }
    /// Layouts settle in the turn of the event loop that follows.
    void showTask(std::optional<qint64> number)
    {
        m_panel->showTask(number);
        QCoreApplication::processEvents();
    }
    /// The value of a fact, by its name.
    QString fact(const QString &name) const
    {
        for (const WrappedLabel *each : m_panel->findChildren<WrappedLabel *>()) {
            if (each->accessibleName() == name)
                return each->text();
        }
        return {};
    }
    void showTab(int index) { m_panel->findChild<QTabBar *>()->setCurrentIndex(index); }

    std::unique_ptr<EngineFixture> m_fixture;
    std::unique_ptr<DetailsPanel> m_panel;
};

void DetailsPanelTest::init()
{
    m_fixture = std::make_unique<EngineFixture>();
    m_panel = std::make_unique<DetailsPanel>(m_fixture->engine(), m_fixture->model(), nullptr);
    m_panel->resize(380, 800);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
}

void DetailsPanelTest::cleanup()
{
    m_panel.reset();
    m_fixture.reset();
}

void DetailsPanelTest::nothingSelectedSaysWhatToDo()
{
    QCOMPARE(label("messageHeading"), u"Nothing selected"_s);
    QVERIFY(!label("messageBody").isEmpty());
    showTask(4711);
    QCOMPARE(label("messageHeading"), u"Nothing selected"_s);
    m_panel->playPause();
}

void DetailsPanelTest::severalSelectedSayHowMany()
{
    const qint64 one = m_fixture->addTask(u"vgen_1"_s, react, makeUnverified);
    const qint64 two = m_fixture->addTask(u"vgen_2"_s, react, makeProcessing);
    showTask(one);
    m_panel->showSelection({one, two});
    QVERIFY2(label("messageHeading").startsWith(u'2'), qPrintable(label("messageHeading")));
    QCOMPARE(label("messageBody"), u"1 ready"_s);
}

void DetailsPanelTest::severalTellWhichAreNotHeld()
{
    const auto finish = [](Task &task) {
        makeProcessing(task);
        task.status = Status::Completed;
        task.videoUrl = u"https://127.0.0.1/a.mp4"_s;
        task.linkIsRefused = true; // nothing is fetched here
    };
    const qint64 one = m_fixture->addTask(u"vgen_1"_s, react, makeUnverified);
    const qint64 two = m_fixture->addTask(u"vgen_2"_s, react, finish);
    m_panel->showSelection({one, two});
    QCOMPARE(label("messageBody"), u"1 ready\n1 not yet held"_s);
}

void DetailsPanelTest::aTaskShowsItsNameItsStateAndWhatIsNext()
{
    showTask(m_fixture->addTask(u"vgen_1"_s, react, makeProcessing));
    QCOMPARE(label("title"), u"Paper boats"_s);
    QTRY_COMPARE(label("id"), u"vgen_1"_s);
    QCOMPARE(label("placeholderHeading"), u"Processing"_s);
    QVERIFY(!label("safetyHeading").isEmpty());
    QVERIFY(!label("whatNext").isEmpty());
    QVERIFY(button(u"Save clip"_s));
    QVERIFY(!button(u"Save clip"_s)->isEnabled());
    QCOMPARE(button(u"Save clip"_s)->toolTip(), u"The clip can be saved once a copy is on this computer"_s);
}

void DetailsPanelTest::aTaskWithoutALabelIsCalledByItsId()
{
    showTask(m_fixture->addTask(u"video_1234567890"_s, react));
    QCOMPARE(label("title"), u"video_1234567890"_s);
}

void DetailsPanelTest::theIdCanBeCopied()
{
    showTask(m_fixture->addTask(u"vgen_1"_s, react));
    m_panel->findChild<QToolButton *>(u"copyId"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"vgen_1"_s);
}

void DetailsPanelTest::aChangeOfTheTaskIsShown()
{
    const qint64 number = m_fixture->addTask(u"vgen_1"_s, react, makeProcessing);
    showTask(number);
    QVERIFY(m_fixture->changeTask(number, [](Task &task) {
        task.status = Status::Failed;
        task.message = u"Reference video exceeds maximum total duration of 15 seconds."_s;
    }));
    QTRY_COMPARE(label("placeholderHeading"), u"Failed"_s);
    QCOMPARE(label("placeholderBody"), u"Reference video exceeds maximum total duration of 15 seconds."_s);
    QVERIFY(!button(u"Save clip"_s));
}

void DetailsPanelTest::aRemovedTaskIsShownNoMore()
{
    const qint64 number = m_fixture->addTask(u"vgen_1"_s, react, makeProcessing);
    showTask(number);
    m_fixture->engine().monitor().remove({number});
    QTRY_COMPARE(label("messageHeading"), u"Nothing selected"_s);
}

void DetailsPanelTest::timeRunsInTheDetails()
{
    showTask(m_fixture->addTask(u"vgen_1"_s, react, makeProcessing));
    const QString before = fact(u"Elapsed"_s);
    QVERIFY(!before.isEmpty());
    m_fixture->clock().advance(3min);
    QTRY_VERIFY(fact(u"Elapsed"_s) != before);
}

void DetailsPanelTest::theClipIsLetGoWithTheSelection()
{
    QVERIFY(m_fixture->putClip(QStringLiteral(RESOURCES_DIR "/clips/lighthouse.mp4"), u"x.mp4"_s));
    showTask(m_fixture->addTask(u"vgen_1"_s, react, [](Task &task) {
        makeUnverified(task);
        task.clip = ClipState::Held;
    }));
    const PlaybackController &playback = m_panel->findChild<PreviewPanel *>()->playback();
    QVERIFY(playback.state() != Playback::Empty);
    showTask(std::nullopt);
    QCOMPARE(playback.state(), Playback::Empty);
}

void DetailsPanelTest::theTimeLineTellsWhatAndWhen()
{
    showTask(m_fixture->addTask(u"vgen_1"_s, react, makeProcessing));
    const auto *line = m_panel->findChild<TimeLineView *>();
    QStringList texts;
    for (const QLabel *each : line->findChildren<QLabel *>()) {
        texts.append(each->accessibleName().isEmpty() ? each->text() : each->accessibleName());
        QVERIFY2(!texts.constLast().isEmpty(), qPrintable(texts.join(u'|')));
        QVERIFY(!each->parentWidget()->toolTip().isEmpty());
    }
    QCOMPARE(int(texts.size()), 4); // added, then processing: each with its time
    QVERIFY(texts.contains(u"Added"_s) && texts.contains(u"Processing"_s));
}

void DetailsPanelTest::buttonsAskForWhatTheySay()
{
    const qint64 number = m_fixture->addTask(u"vgen_1"_s, react, makeProcessing);
    QSignalSpy check(m_panel.get(), &DetailsPanel::checkRequested);
    QSignalSpy save(m_panel.get(), &DetailsPanel::saveRequested);
    QSignalSpy saveAs(m_panel.get(), &DetailsPanel::saveAsRequested);
    QSignalSpy show(m_panel.get(), &DetailsPanel::showInFolderRequested);
    showTask(number);
    button(u"Check now"_s)->click();
    QCOMPARE(check.count(), 1);
    QCOMPARE(check.first().first().toLongLong(), number);

    QVERIFY(m_fixture->changeTask(number, makeUnverified));
    QTRY_VERIFY(button(u"Save as"_s));
    QVERIFY(button(u"Save clip"_s)->isDefault());
    QVERIFY(!button(u"Save as"_s)->isDefault());
    button(u"Save clip"_s)->click();
    button(u"Save as"_s)->click();
    QCOMPARE(save.count(), 1);
    QCOMPARE(saveAs.count(), 1);

    QVERIFY(m_fixture->changeTask(number, [](Task &task) {
        task.clip = ClipState::Saved;
        task.clipFacts.savedPath = u"/tmp/x.mp4"_s;
    }));
    QTRY_VERIFY(button(u"Show in folder"_s));
    button(u"Show in folder"_s)->click();
    button(u"Save again"_s)->click();
    QCOMPARE(show.count(), 1);
    QCOMPARE(save.count(), 2);
}

void DetailsPanelTest::theModeIsChosenInTheFacts()
{
    QSignalSpy mode(m_panel.get(), &DetailsPanel::modeRequested);
    showTask(m_fixture->addTask(u"vgen_1"_s, react, [](Task &task) {
        makeProcessing(task);
        task.mode = u"reference-image"_s;
    }));
    showTab(1);
    auto *modes = m_panel->findChild<QComboBox *>(u"mode"_s);
    QVERIFY(modes->isVisible());
    QCOMPARE(modes->count(), 3);
    QCOMPARE(modes->currentData().toString(), u"reference-image"_s);
    QTest::keyClick(modes, Qt::Key_End);
    QCOMPARE(mode.count(), 1);
    QCOMPARE(mode.first().at(1).toString(), u"first-last-frame"_s);
}

void DetailsPanelTest::aFamilyWithoutModesOffersNone()
{
    showTask(m_fixture->addTask(u"video_1"_s, react));
    showTab(1);
    QVERIFY(!m_panel->findChild<QComboBox *>(u"mode"_s)->isVisible());
}

void DetailsPanelTest::factsHaveNamesAndChangeInTheirPlaces()
{
    const qint64 number = m_fixture->addTask(u"vgen_1"_s, react, makeProcessing);
    showTask(number);
    QCOMPARE(fact(u"Id"_s), u"vgen_1"_s);
    QCOMPARE(fact(u"Label"_s), u"Paper boats"_s);
    QVERIFY(m_fixture->changeTask(number, [](Task &task) { task.label = u"Harbour"_s; }));
    QTRY_COMPARE(fact(u"Label"_s), u"Harbour"_s);
}

void DetailsPanelTest::aFactCanBeCopied()
{
    showTask(m_fixture->addTask(u"vgen_1"_s, react, makeProcessing));
    showTab(1);
    const auto labels = m_panel->findChildren<WrappedLabel *>();
    const auto found = std::ranges::find(labels, u"Model"_s, &QWidget::accessibleName);
    QVERIFY(found != labels.end());
    WrappedLabel *value = *found;
    QContextMenuEvent asked(QContextMenuEvent::Mouse, QPoint(2, 2), value->mapToGlobal(QPoint(2, 2)));
    QCoreApplication::sendEvent(value, &asked);
    auto *menu = value->findChild<QMenu *>();
    QVERIFY(menu);
    menu->actions().constFirst()->trigger();
    menu->close();
    QVERIFY2(QGuiApplication::clipboard()->text().contains(u"veo_3_1_fast"_s),
             qPrintable(QGuiApplication::clipboard()->text()));
}

void DetailsPanelTest::aHeldFileIsNamed()
{
    QVERIFY(m_fixture->putClip(QStringLiteral(RESOURCES_DIR "/clips/lighthouse.mp4"), u"x.mp4"_s));
    showTask(m_fixture->addTask(u"vgen_1"_s, react, makeUnverified));
    QVERIFY(fact(u"Held as"_s).endsWith(u"x.mp4"_s));
    QVERIFY(label("safetyBody").size() > 0);
}

void DetailsPanelTest::theAnswerIsShownAsText()
{
    showTask(m_fixture->addTask(u"vgen_1"_s, react, makeProcessing));
    showTab(2);
    const auto *answer = m_panel->findChild<QPlainTextEdit *>(u"answer"_s);
    QVERIFY(answer->isVisible());
    QVERIFY(answer->isReadOnly());
    QCOMPARE(answer->toPlainText(), u"{\n  \"id\": \"vgen_1\",\n  \"status\": \"processing\"\n}"_s);
}

void DetailsPanelTest::whereThereIsNoAnswerAHintSaysWhy()
{
    const auto *answer = m_panel->findChild<QPlainTextEdit *>(u"answer"_s);
    const auto hintFor = [&](const QString &id, const std::function<void(Task &)> &change) {
        showTask(m_fixture->addTask(id, react, change));
        showTab(2);
        return answer->accessibleDescription();
    };
    const QString notYet = hintFor(u"vgen_1"_s, {});
    QVERIFY2(notYet.contains(u"not answered"_s), qPrintable(notYet));
    const QString notFound = hintFor(u"vgen_2"_s, [](Task &task) { task.contact = Contact::NotFound; });
    QVERIFY2(notFound.contains(u"does not know"_s), qPrintable(notFound));
    const QString notKept = hintFor(u"vgen_3"_s, [](Task &task) { task.status = Status::Completed; });
    QVERIFY2(notKept.contains(u"not kept"_s), qPrintable(notKept));
    QVERIFY(answer->toPlainText().isEmpty());
    DrawnText drawn;
    answer->viewport()->render(&drawn, {}, {}, {});
    QVERIFY(!drawn.pieces().isEmpty());
    QVERIFY(answer->font().pointSizeF() != m_panel->font().pointSizeF());
    for (const DrawnText::Piece &piece : drawn.pieces())
        QCOMPARE(piece.font.pointSizeF(), m_panel->font().pointSizeF());
    QCOMPARE(hintFor(u"vgen_4"_s, makeProcessing), QString());
}

void DetailsPanelTest::aLongReasonIsShownWhole()
{
    const QString reason = u"The reference video is longer than fifteen seconds. "_s.repeated(5).trimmed();
    m_panel->resize(400, 900);
    showTask(m_fixture->addTask(u"vgen_1"_s, react, [&reason](Task &task) {
        task.status = Status::Failed;
        task.message = reason;
    }));
    const auto *body = m_panel->findChild<WrappedLabel *>(u"placeholderBody"_s);
    DrawnText drawn;
    const_cast<WrappedLabel *>(body)->render(&drawn, {}, {}, {});
    QCOMPARE(drawn.lines().join(u' ').simplified(), reason);
}

void DetailsPanelTest::theAnswerOfAnotherTaskIsNotKept()
{
    showTask(m_fixture->addTask(u"vgen_1"_s, react, makeProcessing));
    showTask(m_fixture->addTask(u"vgen_2"_s, react));
    const auto *answer = m_panel->findChild<QPlainTextEdit *>(u"answer"_s);
    QCOMPARE(answer->toPlainText(), QString());
    QVERIFY(!answer->accessibleDescription().isEmpty());
}

void DetailsPanelTest::anotherTaskIsShownFromItsTop()
{
    const qint64 one = m_fixture->addTask(u"vgen_1"_s, react, makeProcessing);
    const qint64 two = m_fixture->addTask(u"vgen_2"_s, react, makeProcessing);
    m_panel->resize(m_panel->minimumWidth(), 420);
    showTask(one);
    showTab(1);
    QScrollBar *scroll = m_panel->findChild<QScrollArea *>()->verticalScrollBar();
    QTRY_VERIFY(scroll->maximum() > 0);
    scroll->setValue(scroll->maximum());
    showTask(two);
    QCOMPARE(scroll->value(), 0);
}

void DetailsPanelTest::textFromOutsideStaysText()
{
    const QString hostile = u"<b>bold</b><img src='http://127.0.0.1/x'>"_s;
    showTask(m_fixture->addTask(u"vgen_1"_s, react, [&](Task &task) {
        makeProcessing(task);
        task.status = Status::Failed;
        task.message = hostile;
        task.label = hostile;
        task.model = hostile;
    }));
    QCOMPARE(label("title").contains(u"<b>"), true);
    QCOMPARE(label("placeholderBody"), hostile);
    for (const QLabel *each : m_panel->findChildren<QLabel *>()) {
        if (each->text().contains(u"<b>"))
            QCOMPARE(each->textFormat(), Qt::PlainText);
        QVERIFY2(!each->toolTip().startsWith(u"<b>"), qPrintable(each->toolTip()));
    }
}

void DetailsPanelTest::aTaskThatIsNotFoundCanBeAskedForElsewhere()
{
    QSignalSpy move(m_panel.get(), &DetailsPanel::moveRequested);
    showTask(m_fixture->addTask(u"vgen_1"_s, react, [](Task &task) { task.contact = Contact::NotFound; }));
    QVERIFY(button(u"Ask at kyyAiPower"_s));
    button(u"Ask at kyyAiPower"_s)->click();
    QCOMPARE(move.count(), 1);
    QCOMPARE(move.first().at(1).toString(), u"kyyAiPower"_s);
}

void DetailsPanelTest::anUnverifiedClipIsNotPlayedButSaved()
{
    QVERIFY(m_fixture->putClip(QStringLiteral(RESOURCES_DIR "/clips/lighthouse.mp4"), u"x.mp4"_s));
    showTask(m_fixture->addTask(u"vgen_1"_s, react, makeUnverified));
    QCOMPARE(label("placeholderHeading"), u"Unverified"_s);
    QVERIFY(!m_panel->findChild<QToolButton *>(u"playButton"_s)->isVisible());
    QVERIFY(button(u"Save clip"_s)->isEnabled());
}

void DetailsPanelTest::everythingFitsTheLeastWidth()
{
    showTask(m_fixture->addTask(u"vgen_"_s + QString(200, u'x'), react, [](Task &task) {
        makeUnverified(task);
        task.label = QString(300, u'W');
        task.clipFacts.savedPath = u"/home/"_s + QString(300, u'y');
    }));
    for (const int tab : {0, 1, 2}) {
        showTab(tab);
        m_panel->resize(m_panel->minimumWidth(), 500);
        QCOMPARE(m_panel->width(), m_panel->minimumWidth());
        QVERIFY(m_panel->minimumSizeHint().width() <= m_panel->minimumWidth());
        for (const QPushButton *each : m_panel->findChildren<QPushButton *>()) {
            if (each->isVisible())
                QVERIFY(each->mapTo(m_panel.get(), QPoint(each->width(), 0)).x() <= m_panel->width());
        }
    }
}

void DetailsPanelTest::aChangeOfLanguageIsFollowedAtOnce()
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
    showTask(m_fixture->addTask(u"vgen_1"_s, react, makeProcessing));
    Shouting shouting;
    QCoreApplication::installTranslator(&shouting);
    QTRY_COMPARE(label("placeholderHeading"), u"PROCESSING"_s);
    QCOMPARE(m_panel->findChild<QTabBar *>()->tabText(0), u"TIME LINE"_s);
    QVERIFY(button(u"SAVE CLIP"_s));
    QCOMPARE(label("safetyHeading"), u"NO CLIP YET"_s);
    QStringList labels;
    for (const QLabel *each : m_panel->findChildren<QLabel *>())
        labels.append(each->text());
    QCOMPARE(m_panel->findChild<QToolButton *>(u"copyId"_s)->toolTip(), u"COPY THE ID"_s);
    QVERIFY(labels.contains(u"MODEL"_s));
    QVERIFY(labels.contains(u"ADDED"_s));
    QCoreApplication::removeTranslator(&shouting);
    QTRY_COMPARE(label("placeholderHeading"), u"Processing"_s);
}

void DetailsPanelTest::theTabOrderIsTheReadingOrder()
{
    showTask(m_fixture->addTask(u"vgen_1"_s, react, makeUnverified));
    m_panel->activateWindow();
    QTRY_VERIFY(m_panel->isActiveWindow());
    m_panel->findChild<QToolButton *>(u"copyId"_s)->setFocus();
    QList<QWidget *> order;
    for (int i = 0; i < 4; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        order.append(QApplication::focusWidget());
    }
    const QList<QWidget *> expected{m_panel->findChild<QScrollArea *>(), button(u"Save clip"_s),
                                    button(u"Save as"_s), m_panel->findChild<QTabBar *>()};
    QCOMPARE(order, expected);
}

QTEST_MAIN(DetailsPanelTest)
#include "details_panel_test.moc"
