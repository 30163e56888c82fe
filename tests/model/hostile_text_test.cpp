// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/task_cells.h"
#include "wording/at_risk_text.h"
#include "wording/catalogue_text.h"
#include "wording/clip_sentence.h"
#include "wording/error_text.h"
#include "wording/plain_text.h"
#include "wording/task_facts.h"
#include "wording/task_fixture.h"
#include "wording/task_text.h"
#include "wording/time_line.h"
#include "wording/watch_text.h"
#include "wording/what_next.h"

#include <QTest>

#include <array>
#include <utility>

namespace rushes::test {

namespace {

/// What strangers send, wherever it is shown.
const QVector<std::pair<const char *, QString>> hostileTexts{
    {"an image", u"<img src=\"http://127.0.0.1:1/x\">"_s},
    {"bold", u"<b>bold</b>"_s},
    {"a link", u"<a href=\"file:///etc/passwd\">click</a>"_s},
    {"right-to-left override", u"cod\u202Egpj.exe"_s},
    {"isolates", u"\u2066a\u2069\u200F"_s},
    {"colours of a terminal", u"\x1B[31mred\x1B[0m"_s},
    {"a title of a terminal", u"\x1B]0;owned\x07"_s},
    {"C1", QString(QChar(0x9B)) + u"31m"_s},
    {"null", u"a"_s + QChar(0) + u"b"_s},
    {"newlines", u"one\ntwo\r\nthree\u2028four\u0085five"_s},
    {"10,000 characters", QString(10'000, u'x')},
    {"10,000 overrides", QString(10'000, QChar(0x202E))},
    {"places of ours", u"%1 %2 %n %L1"_s},
    {"half a pair", QString(QChar(0xD83D))},
};

bool isTreacherous(QChar character)
{
    const auto category = character.category();
    return (category == QChar::Other_Control && character != u'\n') || category == QChar::Separator_Line ||
           category == QChar::Separator_Paragraph ||
           (category == QChar::Other_Format && character != QChar(0x200C) && character != QChar(0x200D));
}

/// Lone halves of pairs break what is behind them.
bool isWellFormed(const QString &text)
{
    return QString::fromUtf8(text.toUtf8()) == text;
}

constexpr qsizetype longestText = 8 * longestShown;

Task hostileTask(Status status, ClipState clip, const QString &hostile)
{
    Task task = status == Status::Completed ? completedTask(clip) : runningTask(status, 1min);
    task.service = hostile;
    task.family = hostile;
    task.mode = hostile;
    task.label = hostile;
    task.model = hostile;
    task.statusWord = hostile;
    task.message = hostile;
    task.trouble = Error{ErrorKind::ServerTrouble, hostile};
    task.clipTrouble = Error{ErrorKind::LinkRefused, hostile};
    task.contact = Contact::Lost;
    task.transitions = {{Status::Unrecognised, hostile, noonish - 2min, noonish - 1min}};
    return task;
}

} // namespace

class HostileTextTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { speakEnglishInUtc(); }
    void everyPlaceShowsItAsText_data();
    void everyPlaceShowsItAsText();
    void everyErrorShowsItAsText_data() { everyPlaceShowsItAsText_data(); }
    void everyErrorShowsItAsText();

private:
    /// A text for a label, a notification or a line of the terminal.
    static void look(const char *place, const QString &text)
    {
        for (const QChar character : text)
            QVERIFY2(!isTreacherous(character), place);
        QVERIFY2(isWellFormed(text), place);
        QVERIFY2(text.size() <= longestText,
                 qPrintable(u"%1: %2"_s.arg(QLatin1StringView(place)).arg(text.size())));
    }
    /// A text for a widget that takes rich text by itself: its own tags are the only ones.
    static void lookAtToolTip(QString text)
    {
        if (!text.contains(u'<'))
            return;
        QVERIFY2(text.startsWith(u"<qt>"_s) && text.endsWith(u"</qt>"_s), qPrintable(text));
        for (const QString &ours : {u"<qt>"_s, u"</qt>"_s, u"<br>"_s})
            text.remove(ours);
        QVERIFY2(!text.contains(u'<'), qPrintable(text));
    }
};

void HostileTextTest::everyPlaceShowsItAsText_data()
{
    QTest::addColumn<QString>("hostile");
    for (const auto &[name, text] : hostileTexts)
        QTest::newRow(name) << text;
}

void HostileTextTest::everyPlaceShowsItAsText()
{
    QFETCH(const QString, hostile);
    Family family = veo();
    family.title = hostile;
    family.modes = {{.name = hostile, .title = hostile, .estimate = {}, .clipSeconds = {}}};
    rushes::Service service = kyyReact();
    service.title = hostile;
    TaskContext context = contextOf(&family);
    context.service = &service;
    context.familyIsShared = true;
    context.linkEnd = promisedEnd(1h);
    context.nextCheck = noonish + 1min;
    const std::array<std::pair<rushes::Status, ClipState>, 6> states{
        {{rushes::Status::Unrecognised, ClipState::None},
         {rushes::Status::Failed, ClipState::None},
         {rushes::Status::Processing, ClipState::None},
         {rushes::Status::Completed, ClipState::Online},
         {rushes::Status::Completed, ClipState::Held},
         {rushes::Status::Completed, ClipState::Unverified}}};
    for (const auto &[status, clip] : states) {
        const rushes::Task task = hostileTask(status, clip, hostile);
        for (int index = 0; index < taskColumnCount; ++index) {
            const auto column = TaskColumn(index);
            look("cell", displayText(task, column, context));
            look("second line", secondLine(task, column, context));
            look("spoken", accessibleText(task, column, context));
            const QString tip = toolTip(task, column, context);
            look("tool tip", tip);
            lookAtToolTip(tip);
        }
        for (const TimeLineEntry &entry : timeLine(task, context)) {
            for (const QString &text : {entry.what, entry.when, entry.toolTip})
                look("time line", text);
        }
        for (const Fact &fact : facts(task, context)) {
            look("fact", fact.name);
            look("fact", fact.value);
        }
        look("title", titleText(task));
        look("status", statusText(task));
        look("kind", kindText(task, context));
        look("model", modelText(task, context));
        look("message", messageText(task));
        look("heard", heardDetailText(task, context));
        look("what next", whatNextText(task, context));
        look("clip", clipSentence(task, context).heading);
        look("clip", clipSentence(task, context).body);
        look("clip's marks", clipMarksSentence(task));
        look("warning", linkOfTaskEndsSoonText(task, context.linkEnd, 1h));
        look("warning", linksEndSoonText(2, task, 1h));
        look("warning", linksMayHaveEndedText(2, task));
        look("what happens", clipHappeningText(task, context));
    }
    look("service", serviceText(&service));
    look("service", serviceText(nullptr, hostile));
    look("family", familyText(&family));
    look("mode", modeText(&family, hostile));
    look("key", keyMissingText(serviceText(&service)));
    look("key", keyRefusedText(serviceText(&service)));
    look("wait", askedToWaitText(serviceText(&service), noonish + 1h, noonish));
    look("not saved", notSavedText(u"vgen_1"_s, hostile, errorText({ErrorKind::FileWriteFailed, hostile})));
}

void HostileTextTest::everyErrorShowsItAsText()
{
    QFETCH(const QString, hostile);
    for (int kind = 0; kind <= int(ErrorKind::Cancelled); ++kind)
        look("error", errorText({ErrorKind(kind), hostile}));
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::HostileTextTest)
#include "hostile_text_test.moc"
