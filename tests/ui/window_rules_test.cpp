// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/demo_session.h"
#include "engine/engine.h"
#include "model/quiet_monitor.h"
#include "ui/main_window/commands.h"
#include "ui/main_window/gui_arguments.h"
#include "ui/main_window/gui_program.h"
#include "ui/main_window/row_text.h"
#include "ui/main_window/selection_facts.h"
#include "ui/main_window/status_line.h"

#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QSet>
#include <QTest>
#include <QTranslator>

#include <algorithm>

Q_DECLARE_METATYPE(rushes::GuiArguments)

namespace rushes::test {

using namespace Qt::StringLiterals;

class WindowRulesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCopiedRowIsSafeForSpreadsheets_data();
    void aCopiedRowIsSafeForSpreadsheets();
    void argumentsAreRead_data();
    void argumentsAreRead();
    void aRestartIsOnTheSameProfile();
    void wrongArgumentsGetOneLine_data();
    void wrongArgumentsGetOneLine();
    void theDemoUsesNoKeyStore();
    void noTwoCommandsShareAKey();
    void everyKeyIsOne();
    void whatCanBeDoneWithASelection();
    void modesAreOfferedWithinOneFamily();
    void onlyCopiesAreCounted();
    void whatIsToBeDoneAboutTheWatching();
    void theNextCheckIsCountedDown();
    void whatWaitsForAKeyIsNotSaidToBeNothing();
    void theStatusLineLeavesOutTheLeastFirst();
    void waitsAndStretchesAreOnScreen();
    void theStatusLineFollowsTheLanguage();
};

void WindowRulesTest::aCopiedRowIsSafeForSpreadsheets_data()
{
    QTest::addColumn<QStringList>("fields");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << QStringList{u"vgen_1"_s, u"Lighthouse"_s} << u"vgen_1\tLighthouse"_s;
    QTest::newRow("formula") << QStringList{u"=HYPERLINK(\"x\")"_s} << u"'=HYPERLINK(\"x\")"_s;
    QTest::newRow("plus") << QStringList{u"+1"_s} << u"'+1"_s;
    QTest::newRow("minus") << QStringList{u"-1"_s} << u"'-1"_s;
    QTest::newRow("at") << QStringList{u"@SUM(A1)"_s} << u"'@SUM(A1)"_s;
    QTest::newRow("formula behind a space") << QStringList{u"  =1+1"_s} << u"'=1+1"_s;
    QTest::newRow("tab inside") << QStringList{u"a\tb"_s, u"c"_s} << u"a b\tc"_s;
    QTest::newRow("line break inside") << QStringList{u"a\nb"_s} << u"a b"_s;
    QTest::newRow("tab before a formula") << QStringList{u"\t=1"_s} << u"'=1"_s;
    QTest::newRow("empty") << QStringList{QString(), u"x"_s} << u"\tx"_s;
}

void WindowRulesTest::aCopiedRowIsSafeForSpreadsheets()
{
    QFETCH(QStringList, fields);
    QFETCH(QString, expected);
    QCOMPARE(rowText(fields), expected);
}

void WindowRulesTest::argumentsAreRead_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<GuiArguments>("expected");
    QTest::newRow("none") << QStringList{} << GuiArguments{};
    QTest::newRow("ids, each once") << QStringList{u"vgen_1"_s, u"sora_2"_s, u"vgen_1"_s}
                                    << GuiArguments{.ids = {u"vgen_1"_s, u"sora_2"_s}};
    QTest::newRow("profile") << QStringList{u"--profile"_s, u"/p"_s}
                             << GuiArguments{.profileFolder = u"/p"_s, .ids = {}};
    QTest::newRow("profile with =") << QStringList{u"vgen_1"_s, u"--profile=/p"_s}
                                    << GuiArguments{.profileFolder = u"/p"_s, .ids = {u"vgen_1"_s}};
    QTest::newRow("demo") << QStringList{u"--demo"_s} << GuiArguments{.demo = true, .ids = {}};
    QTest::newRow("help") << QStringList{u"-h"_s} << GuiArguments{.ids = {}, .help = true};
    QTest::newRow("version") << QStringList{u"--version"_s} << GuiArguments{.ids = {}, .version = true};
    QTest::newRow("a session that is restored")
        << QStringList{u"-session"_s, u"10d3_17"_s, u"--profile"_s, u"/p"_s, u"vgen_1"_s}
        << GuiArguments{.profileFolder = u"/p"_s, .ids = {u"vgen_1"_s}};
    QTest::newRow("what is Qt's, with two dashes too")
        << QStringList{u"--platform"_s, u"xcb"_s, u"-reverse"_s, u"vgen_1"_s}
        << GuiArguments{.ids = {u"vgen_1"_s}};
    QTest::newRow("after --, dashes belong to ids")
        << QStringList{u"--"_s, u"-a"_s} << GuiArguments{.ids = {u"-a"_s}};
}

void WindowRulesTest::argumentsAreRead()
{
    QFETCH(QStringList, arguments);
    QFETCH(GuiArguments, expected);
    const auto read = readGuiArguments(arguments);
    QVERIFY(std::holds_alternative<GuiArguments>(read));
    QVERIFY(std::get<GuiArguments>(read) == expected);
}

void WindowRulesTest::aRestartIsOnTheSameProfile()
{
    QCOMPARE(restartArguments({.ids = {u"vgen_1"_s}}), QStringList());
    QCOMPARE(restartArguments({.profileFolder = u"/p"_s, .ids = {u"vgen_1"_s}}),
             (QStringList{u"--profile"_s, u"/p"_s}));
    QCOMPARE(restartArguments({.profileFolder = u"p"_s, .ids = {}}),
             (QStringList{u"--profile"_s, QDir::current().absoluteFilePath(u"p"_s)}));
}

void WindowRulesTest::wrongArgumentsGetOneLine_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    QTest::newRow("unknown option") << QStringList{u"--frames"_s} << u"--frames"_s;
    QTest::newRow("profile without a folder") << QStringList{u"--profile"_s} << u"--profile"_s;
    QTest::newRow("profile with nothing behind =") << QStringList{u"--profile="_s} << u"--profile"_s;
    QTest::newRow("no possible id") << QStringList{u"../../etc"_s} << u"../../etc"_s;
    QTest::newRow("a path") << QStringList{u"."_s} << u"."_s;
    QTest::newRow("too long") << QStringList{QString(257, u'a')} << u"aaa"_s;
    QTest::newRow("control characters") << QStringList{u"--\x1b[2J"_s} << u"--"_s;
}

void WindowRulesTest::wrongArgumentsGetOneLine()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, named);
    const auto read = readGuiArguments(arguments);
    QVERIFY(std::holds_alternative<WrongArguments>(read));
    const QString sentence = std::get<WrongArguments>(read).sentence;
    QVERIFY2(sentence.contains(named), qPrintable(sentence));
    QVERIFY(!sentence.contains(u'\n'));
    QVERIFY(!sentence.contains(u'\x1b'));
}

void WindowRulesTest::theDemoUsesNoKeyStore()
{
    const auto demo = DemoSession::start(QStringLiteral(PROGRAMS_DIR "/rushes-simulator"), 12);
    QVERIFY(demo.ok());
    QVERIFY(!engineOptions(u"/none"_s, demo->get()).keyStore);
    QVERIFY(engineOptions(u"/none"_s, nullptr).keyStore);
}

void WindowRulesTest::noTwoCommandsShareAKey()
{
    QSet<QString> taken;
    for (const CommandFacts &facts : allCommands()) {
        for (const QKeySequence &keys : keysOf(facts.command)) {
            QVERIFY2(!taken.contains(keys.toString()), qPrintable(keys.toString()));
            taken.insert(keys.toString());
        }
    }
}

void WindowRulesTest::everyKeyIsOne()
{
    for (const CommandFacts &facts : allCommands()) {
        for (const QKeySequence &keys : keysOf(facts.command))
            QVERIFY2(!keys.isEmpty() && !keys.toString().isEmpty(), facts.keys);
        QVERIFY(!commandName(facts.command).isEmpty());
        QVERIFY(!commandName(facts.command).contains(u'&'));
    }
}

void WindowRulesTest::whatCanBeDoneWithASelection()
{
    const ServiceCatalogue &catalogue = ServiceCatalogue::builtIn();
    Task running;
    running.status = Status::Processing;
    Task held;
    held.status = Status::Completed;
    held.clip = ClipState::Held;
    held.clipFacts.heldFile = u"a.mp4"_s;
    held.videoUrl = u"https://clips.example/a"_s;
    Task failed;
    failed.status = Status::Failed;
    failed.message = u"too long"_s;

    const SelectionFacts none = factsOf({}, catalogue);
    QVERIFY(!none.anyToCheck && !none.anyHere && !none.anyLink && !none.anyMessage && none.count == 0);
    const SelectionFacts one = factsOf({&running}, catalogue);
    QVERIFY(one.anyToCheck && !one.anyHere && !one.anyLink);
    const SelectionFacts done = factsOf({&held}, catalogue);
    QVERIFY(!done.anyToCheck && done.anyHere && done.anyOnDisk && done.anyLink);
    QVERIFY(done.anyPlayable);
    Task unverified = held;
    unverified.clip = ClipState::Unverified;
    QVERIFY(factsOf({&unverified}, catalogue).anyHere && !factsOf({&unverified}, catalogue).anyPlayable);
    const SelectionFacts all = factsOf({&running, &held, &failed}, catalogue);
    QVERIFY(all.anyToCheck && all.anyHere && all.anyMessage);
    QCOMPARE(all.count, 3);
}

void WindowRulesTest::modesAreOfferedWithinOneFamily()
{
    const ServiceCatalogue &catalogue = ServiceCatalogue::builtIn();
    Task veo;
    veo.id = u"vgen_1"_s;
    veo.service = u"kyyReactApiServer"_s;
    veo.family = u"veo"_s;
    veo.mode = u"reference-image"_s;
    Task other = veo;
    other.mode.clear();
    Task sora;
    sora.id = u"sora_1"_s;
    sora.service = u"kyyReactApiServer"_s;
    sora.family = u"sora"_s;

    const SelectionFacts same = factsOf({&veo}, catalogue);
    QVERIFY(same.family);
    QCOMPARE(same.family->name, u"veo"_s);
    QCOMPARE(same.mode, u"reference-image"_s);
    QCOMPARE(factsOf({&veo, &other}, catalogue).mode, QString());
    QVERIFY(factsOf({&veo, &other}, catalogue).family);
    QVERIFY(!factsOf({&veo, &sora}, catalogue).family);
}

void WindowRulesTest::onlyCopiesAreCounted()
{
    Task held;
    held.clip = ClipState::Held;
    held.clipFacts.heldFile = u"a.mp4"_s;
    Task unverified = held;
    unverified.clip = ClipState::Unverified;
    Task saved = held;
    saved.clip = ClipState::Saved;
    saved.clipFacts.savedPath = u"/videos/a.mp4"_s;
    const Task running;
    QCOMPARE(factsOf({&held, &unverified, &saved, &running}, ServiceCatalogue::builtIn()).onlyCopies, 2);
}

void WindowRulesTest::whatIsToBeDoneAboutTheWatching()
{
    const ServiceCatalogue &catalogue = ServiceCatalogue::builtIn();
    const QString service = catalogue.defaultService();
    const Moment now{1h};
    WatchState state;
    QVERIFY(troublesOf(state, catalogue, now).isEmpty());

    state.waits.append({service, now + 40s});
    state.noContactSince = now;
    state.keyRefused.append(service);
    state.keyMissing.append(service);
    const QVector<WatchTrouble> troubles = troublesOf(state, catalogue, now);
    QCOMPARE(int(troubles.size()), 4);
    QCOMPARE(troubles[0].remedy, WatchTrouble::Remedy::EnterKey);
    QCOMPARE(troubles[1].tone, Tone::Danger);
    QCOMPARE(troubles[2].remedy, WatchTrouble::Remedy::None);
    QVERIFY(troubles[3].text.contains(u"40\u00A0s"_s));
}

void WindowRulesTest::waitsAndStretchesAreOnScreen()
{
    const ServiceCatalogue &catalogue = ServiceCatalogue::builtIn();
    const Moment now{100h};
    const auto textsOf = [&](const WatchState &state) {
        QStringList texts;
        for (const WatchTrouble &trouble : troublesOf(state, catalogue, now))
            texts.append(trouble.text);
        return texts;
    };
    WatchState state;
    state.network = NetworkSeen::Offline;
    QVERIFY(textsOf(state).isEmpty()); // a hint, of which nothing was felt
    state.rests.append({u"kyyAiPower"_s, now - 10min, now + 40s});
    QStringList texts = textsOf(state);
    QCOMPARE(texts.size(), 2);
    QVERIFY(texts.at(0).contains(u"offline"_s));
    QVERIFY(texts.at(1).contains(u"kyyAiPower"_s) && texts.at(1).contains(u"40\u00A0s"_s));

    WatchState crowded;
    crowded.stretches.append({u"kyyAiPower"_s, 10'000, 60, 10'000s});
    QCOMPARE(troublesOf(crowded, catalogue, now).first().tone, Tone::Neutral);
    QVERIFY(!textsOf(crowded).first().contains(u"kyyAiPower"_s)); // there is but one
    crowded.stretches.append({u"kyyReactApiServer"_s, 600, 60, 10min});
    texts = textsOf(crowded);
    QVERIFY(texts.at(0).startsWith(u"kyyAiPower"_s));
    QVERIFY(texts.at(1).contains(u"10\u00A0min"_s));
}

void WindowRulesTest::theNextCheckIsCountedDown()
{
    QuietMonitor quiet({numberedTask(1, Status::Processing)});
    quiet.network.answerAll([](const SentRequest &) {
        return FakeAnswer::ofJson(R"({"id":"vgen_000001","status":"processing"})");
    });
    quiet.keys.setKey(u"kyyReactApiServer"_s, u"sk-1"_s);
    quiet.monitor.start();
    quiet.clock.advance(2s);
    QTRY_COMPARE(quiet.monitor.task(1)->contact, Contact::Ok);
    StatusLine line(quiet.monitor, quiet.clock);
    line.show();
    const auto shown = [&line] {
        for (const QLabel *label : line.findChildren<QLabel *>()) {
            if (label->text().startsWith(u"Next check in"_s))
                return label->text();
        }
        return QString();
    };
    QVERIFY(!line.findChild<QPushButton *>()->isVisible()); // no key is asked for
    const QString before = shown();
    QVERIFY(!before.isEmpty());
    quiet.clock.advance(5s);
    QTRY_VERIFY(!shown().isEmpty() && shown() != before);
}

void WindowRulesTest::whatWaitsForAKeyIsNotSaidToBeNothing()
{
    QuietMonitor quiet({numberedTask(1)}); // for which there is no key
    StatusLine line(quiet.monitor, quiet.clock);
    const auto says = [&line](const QString &text) {
        const QList<QLabel *> labels = line.findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *label) { return label->text() == text; });
    };
    line.show();
    quiet.monitor.start();
    quiet.clock.advance(2s);
    QTRY_COMPARE(quiet.monitor.state().keyMissing.size(), 1);
    line.refresh();
    QVERIFY(!says(u"Nothing to check"_s));
    QVERIFY(!says(u"Checking now"_s));
}

void WindowRulesTest::theStatusLineLeavesOutTheLeastFirst()
{
    Task asked = numberedTask(2);
    asked.service = u"kyyAiPower"_s;
    QuietMonitor quiet({numberedTask(1), asked}); // for the first there is no key
    quiet.keys.setKey(asked.service, u"sk-1"_s);
    StatusLine line(quiet.monitor, quiet.clock);
    quiet.monitor.start();
    quiet.clock.advance(2s); // the other's request hangs
    line.show();
    const auto label = [&line](const QString &begins) -> QLabel * {
        for (QLabel *each : line.findChildren<QLabel *>()) {
            if (each->text().startsWith(begins))
                return each;
        }
        return nullptr;
    };
    QTRY_VERIFY(label(u"No key for"_s));
    const auto isWhole = [&](const QString &begins) {
        QCoreApplication::processEvents();
        const QLabel *each = label(begins);
        return each->isVisible() && each->width() >= each->sizeHint().width();
    };
    line.resize(1400, line.height());
    QVERIFY(isWhole(u"No key for"_s) && isWhole(u"Requests"_s) && isWhole(u"Checking now"_s));
    const int all = line.sizeHint().width();
    line.resize(all - 20, line.height());
    QVERIFY(isWhole(u"No key for"_s) && isWhole(u"Checking now"_s));
    QVERIFY(!label(u"Requests"_s)->isVisible());
    line.resize(all - 20 - label(u"Requests"_s)->sizeHint().width(), line.height());
    QVERIFY(isWhole(u"No key for"_s) && isWhole(u"2 watched"_s));
    QVERIFY(!label(u"Checking now"_s)->isVisible());
    line.resize(1400, line.height());
    QVERIFY(isWhole(u"Requests"_s) && isWhole(u"Checking now"_s));
}

void WindowRulesTest::theStatusLineFollowsTheLanguage()
{
    class Shouting final : public QTranslator
    {
    public:
        [[nodiscard]] bool isEmpty() const override { return false; }
        [[nodiscard]] QString translate(const char *, const char *text, const char *, int) const override
        {
            return QString::fromUtf8(text).toUpper();
        }
    };
    const QuietMonitor quiet({numberedTask(1)});
    StatusLine line(quiet.monitor, quiet.clock);
    const auto says = [&line](const QString &text) {
        const auto labels = line.findChildren<QLabel *>();
        return std::ranges::any_of(labels,
                                   [&text](const QLabel *label) { return label->text().contains(text); });
    };
    QVERIFY(says(u"watched"_s));
    Shouting shouting;
    QCoreApplication::installTranslator(&shouting);
    QEvent change(QEvent::LanguageChange);
    QCoreApplication::sendEvent(&line, &change);
    QVERIFY(says(u"WATCHED"_s));
    QCoreApplication::removeTranslator(&shouting);
}

} // namespace rushes::test

QTEST_MAIN(rushes::test::WindowRulesTest)
#include "window_rules_test.moc"
