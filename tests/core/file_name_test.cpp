// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/file_name.h"

#include <QTest>

using namespace rushes;
using namespace Qt::StringLiterals;

namespace {

const QDateTime created(QDate(2026, 11, 21), QTime(14, 2, 33));

Task taskOf(const QString &id, const QString &label = {})
{
    Task task;
    task.id = id;
    task.label = label;
    task.service = u"kyyReactApiServer"_s;
    task.model = u"veo_3_1_fast"_s;
    task.mode = u"first-last-frame"_s;
    return task;
}

QString standardName(const QString &label, const QString &id = u"vgen_1"_s)
{
    return clipFileName(defaultNameTemplate.toString(), taskOf(id, label), created);
}

} // namespace

class FileNameTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void templatesAreCheckedBeforeTheyAreUsed_data();
    void templatesAreCheckedBeforeTheyAreUsed();
    void everyFieldIsFilledIn();
    void emptyFieldsLeaveNoGap_data();
    void emptyFieldsLeaveNoGap();
    void namesAreLegalEverywhere_data();
    void namesAreLegalEverywhere();
    void longNamesKeepTheirIdAndWholeCharacters();
    void aNameIsNeverEmpty_data();
    void aNameIsNeverEmpty();
    void furtherTakesAreNumberedBeforeTheEnding_data();
    void furtherTakesAreNumberedBeforeTheEnding();
};

void FileNameTest::templatesAreCheckedBeforeTheyAreUsed_data()
{
    QTest::addColumn<QString>("nameTemplate");
    QTest::addColumn<bool>("good");
    const auto row = [](const QString &text, bool good) { QTest::newRow(qPrintable(text)) << text << good; };
    row(u"{date} {label} {id}"_s, true);
    row(u"{date}{time}{service}{model}{mode}{label}{id}"_s, true);
    row(u"{id}.mp4"_s, true);
    row(u"clip"_s, true);
    row(u"镜头 {id}"_s, true);
    row(u"{id}: {label}?"_s, true);
    row(u""_s, false);
    row(u"   "_s, false);
    row(u"."_s, false);
    row(u".."_s, false);
    row(u".mp4"_s, false);
    row(u"clips/{id}"_s, false);
    row(u"/tmp/{id}"_s, false);
    row(u"../{id}"_s, false);
    row(u"clips\\{id}"_s, false);
    row(u"{unknown} {id}"_s, false);
    row(u"{ID}"_s, false);
    row(u"{id"_s, false);
    row(u"id}"_s, false);
    row(u"{}"_s, false);
    row(u"{{id}}"_s, false);
    row(u"\u202E"_s, false);
}

void FileNameTest::templatesAreCheckedBeforeTheyAreUsed()
{
    QFETCH(QString, nameTemplate);
    QFETCH(bool, good);
    const Outcome outcome = checkNameTemplate(nameTemplate);
    QCOMPARE(outcome.ok(), good);
    if (!good)
        QCOMPARE(outcome.error(), (Error{ErrorKind::FileNameInvalid, nameTemplate}));
}

void FileNameTest::everyFieldIsFilledIn()
{
    QCOMPARE(clipFileName(u"{date} {time} {service} {model} {mode} {label} {id}"_s,
                          taskOf(u"vgen_1"_s, u"Sea"_s), created),
             u"2026-11-21 14-02-33 kyyReactApiServer veo_3_1_fast first-last-frame Sea vgen_1.mp4"_s);
    QCOMPARE(clipFileName(u"{id}{id}.MP4"_s, taskOf(u"a"_s), created), u"aa.mp4"_s);
    QCOMPARE(standardName(u"{id}"_s), u"2026-11-21 {id} vgen_1.mp4"_s);
}

void FileNameTest::emptyFieldsLeaveNoGap_data()
{
    QTest::addColumn<QString>("nameTemplate");
    QTest::addColumn<QString>("name");
    const auto row = [](const QString &nameTemplate, const QString &name) {
        QTest::newRow(qPrintable(nameTemplate)) << nameTemplate << name;
    };
    row(u"{date} {label} {id}"_s, u"2026-11-21 vgen_1.mp4"_s);
    row(u"{date} - {label} - {id}"_s, u"2026-11-21 - vgen_1.mp4"_s);
    row(u"{date}_{label}_{id}"_s, u"2026-11-21_vgen_1.mp4"_s);
    row(u"{label} {id}"_s, u"vgen_1.mp4"_s);
    row(u"{label} - {id}"_s, u"vgen_1.mp4"_s);
    row(u"{id}, {label}"_s, u"vgen_1.mp4"_s);
    row(u"{id} ({label})"_s, u"vgen_1.mp4"_s);
    row(u"{id} [{label}] {date}"_s, u"vgen_1 2026-11-21.mp4"_s);
    row(u"take {label}"_s, u"take.mp4"_s);
    row(u"{label}{label}{id}"_s, u"vgen_1.mp4"_s);
    row(u"{label}-{label}-{id}-{label}-{label}"_s, u"vgen_1.mp4"_s);
    row(u"{id}  {date}"_s, u"vgen_1 2026-11-21.mp4"_s);
    row(u"-{id}-"_s, u"-vgen_1-.mp4"_s);
}

void FileNameTest::emptyFieldsLeaveNoGap()
{
    QFETCH(QString, nameTemplate);
    QFETCH(QString, name);
    QCOMPARE(clipFileName(nameTemplate, taskOf(u"vgen_1"_s), created), name);
}

void FileNameTest::namesAreLegalEverywhere_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("name"); // by the template "{label}"
    const auto row = [](const char *name, const QString &label, const QString &fileName) {
        QTest::newRow(name) << label << QString(fileName + u".mp4");
    };
    row("plain", u"Paper boats"_s, u"Paper boats"_s);
    row("Chinese", u"纸船，第三镜"_s, u"纸船，第三镜"_s);
    row("emoji", u"🎬 take 👩‍🚀"_s, u"🎬 take 👩‍🚀"_s);
    row("decomposed", u"e\u0301te\u0301"_s, u"été"_s);
    row("folders", u"../../etc/passwd"_s, u"-..-etc-passwd"_s);
    row("folders of Windows", u"C:\\Windows\\x"_s, u"C--Windows-x"_s);
    row("wild cards and pipes", u"a*b?c<d>e|f\"g"_s, u"a-b-c-d-e-f-g"_s);
    row("control characters", u"a\u0001b\u007Fc\u0085d"_s, u"abc d"_s);
    row("line breaks and tabs", u"a\nb\tc\r\nd"_s, u"a b c d"_s);
    row("a null", u"a"_s + QChar(0) + u"b"_s, u"ab"_s);
    row("a turned direction", u"gnp.\u202Efdp.exe\u200F\u2066x\u2069"_s, u"gnp.fdp.exex"_s);
    row("nothing to see", u"a\u200Bb\uFEFFc\u00ADd"_s, u"abcd"_s);
    row("half a character", u"a"_s + QChar(0xD800) + u"b"_s, u"ab"_s);
    row("trailing dots", u"name..."_s, u"name"_s);
    row("trailing spaces", u"name   "_s, u"name"_s);
    row("leading dots", u"...hidden"_s, u"hidden"_s);
    row("leading spaces", u"   name"_s, u"name"_s);
    row("doubled spaces", u"a    b"_s, u"a b"_s);
    row("no-break spaces", u"a\u00A0\u3000b"_s, u"a b"_s);
    row("a device", u"CON"_s, u"_CON"_s);
    row("a device, small letters", u"nul"_s, u"_nul"_s);
    row("a device with a number", u"COM1"_s, u"_COM1"_s);
    row("a device with a small number", u"LPT²"_s, u"_LPT²"_s);
    row("a device with an ending", u"aux.tar"_s, u"_aux.tar"_s);
    row("a device with spaces", u"PRN  .x"_s, u"_PRN .x"_s);
    row("the console", u"CONIN$"_s, u"_CONIN$"_s);
    row("no device", u"CONSOLE"_s, u"CONSOLE"_s);
    row("no device either", u"COM10"_s, u"COM10"_s);
    row("its own ending", u"clip.mp4"_s, u"clip.mp4"_s);
}

void FileNameTest::namesAreLegalEverywhere()
{
    QFETCH(QString, label);
    QFETCH(QString, name);
    QCOMPARE(clipFileName(u"{label}"_s, taskOf(u"vgen_1"_s, label), created), name);
}

void FileNameTest::longNamesKeepTheirIdAndWholeCharacters()
{
    for (const QString &piece : {u"a"_s, u"é"_s, u"镜"_s, u"🎬"_s, u"a "_s, u"."_s}) {
        const QString name = standardName(piece.repeated(300));
        QVERIFY2(name.endsWith(u"vgen_1.mp4"_s), qPrintable(name));
        QVERIFY(name.startsWith(u"2026-11-21 "_s));
        QVERIFY(name.toUtf8().size() <= 204);
        QVERIFY(!name.contains(u"  "_s));
        QVERIFY(!name.contains(QChar::ReplacementCharacter));
        QCOMPARE(QString::fromUtf8(name.toUtf8()), name);
    }
    for (int before = 0; before < 8; ++before) {
        for (const int count : {50, 300}) {
            Task task = taskOf(u"x"_s);
            task.model = u"a"_s.repeated(before) + u"🎬"_s.repeated(count);
            const QString name = clipFileName(u"{model}"_s, task, created);
            QCOMPARE(QString::fromUtf8(name.toUtf8()), name);
            QVERIFY(name.toUtf8().size() > 196 && name.toUtf8().size() <= 204);
        }
    }
    // 200 bytes are used, to the last whole character.
    QCOMPARE(clipFileName(u"{label}"_s, taskOf(u"x"_s, u"a"_s.repeated(300)), created).size(), 204);
    QCOMPARE(clipFileName(u"{label}"_s, taskOf(u"x"_s, u"镜"_s.repeated(300)), created).toUtf8().size(),
             198 + 4);
    QCOMPARE(clipFileName(u"{id}"_s, taskOf(u"i"_s.repeated(256)), created).size(), 204);
}

void FileNameTest::aNameIsNeverEmpty_data()
{
    QTest::addColumn<QString>("nameTemplate");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("name");
    QTest::newRow("an empty label") << u"{label}"_s << u"vgen_1"_s << u"vgen_1.mp4"_s;
    QTest::newRow("an empty template") << u""_s << u"vgen_1"_s << u"vgen_1.mp4"_s;
    QTest::newRow("dots alone") << u"..."_s << u"vgen_1"_s << u"vgen_1.mp4"_s;
    QTest::newRow("an unknown field") << u"{unknown}"_s << u"vgen_1"_s << u"vgen_1.mp4"_s;
    QTest::newRow("an id of dots") << u"{label}"_s << u"..."_s << u"clip.mp4"_s;
    QTest::newRow("an id with a colon") << u"{id}"_s << u"a:b"_s << u"a-b.mp4"_s;
    QTest::newRow("an id that is a device") << u"{id}"_s << u"nul"_s << u"_nul.mp4"_s;
    QTest::newRow("nothing at all") << u""_s << u""_s << u"clip.mp4"_s;
}

void FileNameTest::aNameIsNeverEmpty()
{
    QFETCH(QString, nameTemplate);
    QFETCH(QString, id);
    QFETCH(QString, name);
    QCOMPARE(clipFileName(nameTemplate, taskOf(id), created), name);
    QCOMPARE(clipFileName(u"{date}"_s, taskOf(id), QDateTime()),
             id == u"..." || id.isEmpty() ? u"clip.mp4"_s : clipFileName(u"{id}"_s, taskOf(id), created));
}

void FileNameTest::furtherTakesAreNumberedBeforeTheEnding_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("take");
    QTest::addColumn<QString>("expected");
    QTest::newRow("the first") << u"a.mp4"_s << 1 << u"a.mp4"_s;
    QTest::newRow("the second") << u"a.mp4"_s << 2 << u"a (2).mp4"_s;
    QTest::newRow("the hundredth") << u"a.mp4"_s << 100 << u"a (100).mp4"_s;
    QTest::newRow("dots") << u"a.b.mp4"_s << 2 << u"a.b (2).mp4"_s;
    QTest::newRow("no ending") << u"a"_s << 2 << u"a (2)"_s;
    QTest::newRow("place markers") << u"100 %1 %2.mp4"_s << 2 << u"100 %1 %2 (2).mp4"_s;
    QTest::newRow("none") << u"a.mp4"_s << 0 << u"a.mp4"_s;
}

void FileNameTest::furtherTakesAreNumberedBeforeTheEnding()
{
    QFETCH(QString, name);
    QFETCH(int, take);
    QFETCH(QString, expected);
    QCOMPARE(numberedFileName(name, take), expected);
}

QTEST_GUILESS_MAIN(FileNameTest)
#include "file_name_test.moc"
