// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/file_name.h"
#include "core/name_template.h"
#include "name_samples.h"

#include <QTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

namespace {

QString standardName(const QString &label, const QString &id = u"vgen_1"_s)
{
    return clipFileName(defaultNameTemplate.toString(), taskOf(id, label), created);
}

} // namespace

/// What the name of a saved clip is made of, and that every system takes it.
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
    void aCharacterIsNeverCutInTwo();
    void aNameIsNeverEmpty_data();
    void aNameIsNeverEmpty();
};

void FileNameTest::templatesAreCheckedBeforeTheyAreUsed_data()
{
    using Kind = TemplateProblem::Kind;
    QTest::addColumn<QString>("nameTemplate");
    QTest::addColumn<std::optional<TemplateProblem>>("problem");
    const auto good = [](const QString &text) {
        QTest::newRow(qPrintable(text)) << text << std::optional<TemplateProblem>();
    };
    const auto bad = [](const QString &text, Kind kind, const QString &part = {}, qsizetype position = 0) {
        QTest::newRow(qPrintable(text)) << text << std::optional(TemplateProblem{kind, part, position});
    };
    good(u"{date} {label} {id}"_s);
    good(u"{date}{time}{service}{model}{mode}{label}{id}{take}"_s);
    good(u"{id}.mp4"_s);
    good(u"clip"_s);
    good(u"镜头 {id}"_s);
    good(u"{id}: {label}?"_s);
    bad(u""_s, Kind::Empty);
    bad(u"   "_s, Kind::Empty);
    bad(u"."_s, Kind::Empty);
    bad(u".."_s, Kind::Empty);
    bad(u"-"_s, Kind::Empty);
    bad(u".mp4"_s, Kind::Empty);
    bad(u"\u202E"_s, Kind::Empty);
    bad(u"\u200D\u3164"_s, Kind::Empty);
    bad(u"clips/{id}"_s, Kind::NamesFolder, u"/"_s, 5);
    bad(u"/tmp/{id}"_s, Kind::NamesFolder, u"/"_s, 0);
    bad(u"../{id}"_s, Kind::NamesFolder, u"/"_s, 2);
    bad(u"{id}\\{label}"_s, Kind::NamesFolder, u"\\"_s, 4);
    bad(u"{id} {unknown}"_s, Kind::UnknownField, u"{unknown}"_s, 5);
    bad(u"{ID}"_s, Kind::UnknownField, u"{ID}"_s, 0);
    bad(u"{ id }"_s, Kind::UnknownField, u"{ id }"_s, 0);
    bad(u"{}"_s, Kind::UnknownField, u"{}"_s, 0);
    bad(u"{id} {label"_s, Kind::LooseBrace, u"{"_s, 5);
    bad(u"{label {id}"_s, Kind::LooseBrace, u"{"_s, 0);
    bad(u"id}"_s, Kind::LooseBrace, u"}"_s, 2);
    bad(u"{{id}}"_s, Kind::LooseBrace, u"{"_s, 0);
    bad(u"{id}}"_s, Kind::LooseBrace, u"}"_s, 4);
}

void FileNameTest::templatesAreCheckedBeforeTheyAreUsed()
{
    QFETCH(QString, nameTemplate);
    QFETCH(std::optional<TemplateProblem>, problem);
    const auto found = templateProblem(nameTemplate);
    QCOMPARE(found.has_value(), problem.has_value());
    if (problem) {
        QCOMPARE(found->kind, problem->kind);
        QCOMPARE(found->part, problem->part);
        QCOMPARE(found->position, problem->position);
    }
}

void FileNameTest::everyFieldIsFilledIn()
{
    QCOMPARE(clipFileName(u"{date} {time} {service} {model} {mode} {label} {id} {take}"_s,
                          taskOf(u"vgen_1"_s, u"Sea"_s), created, {2, 3}),
             u"2026-11-21 14-02-33 kyyReactApiServer veo_3_1_fast first-last-frame Sea vgen_1 02.mp4"_s);
    for (const NameField field : allNameFields)
        QVERIFY(!templateProblem(braced(field)));
    QCOMPARE(braced(NameField::Take), u"{take}"_s);
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
    row(u"-{id}-"_s, u"vgen_1-.mp4"_s);
    row(u"{id} ({label}{label})"_s, u"vgen_1.mp4"_s);
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
    row("folders", u"../../etc/passwd"_s, u"etc-passwd"_s);
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
    row("like an option", u"--help"_s, u"help"_s);
    row("doubled spaces", u"a    b"_s, u"a b"_s);
    row("no-break spaces", u"a\u00A0\u3000b"_s, u"a b"_s);
    row("a device", u"CON"_s, u"_CON"_s);
    row("a device, small letters", u"nul"_s, u"_nul"_s);
    row("a device with a number", u"COM1"_s, u"_COM1"_s);
    row("a device with a small number", u"LPT²"_s, u"_LPT²"_s);
    row("a device with an ending", u"aux.tar"_s, u"_aux.tar"_s);
    row("a device with spaces", u"PRN  .x"_s, u"_PRN .x"_s);
    row("the console", u"CONIN$"_s, u"_CONIN$"_s);
    row("a device without an ending", u"Con."_s, u"_Con"_s);
    row("nothing but joiners around", u"\u200Da\u200D"_s, u"a"_s);
    row("letters without a shape", u"a\u3164b\u115Fc\u2800d"_s, u"abcd"_s);
    row("an accent alone", u"\u0301a"_s, u"a"_s);
    row("a letter and its accent, parted", u"e\u200B\u0301"_s, u"\u00E9"_s);
    row("a character that Unicode decomposes", u"\u0958"_s, u"\u0915\u093C"_s);
    row("a mark of order", u"\uFEFFname"_s, u"name"_s);
    row("private and unknown characters", u"a\uE000\uFFFEb"_s, u"ab"_s);
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

void FileNameTest::aCharacterIsNeverCutInTwo()
{
    // A family is one character of 25 bytes, a flag one of 8, a letter with accents one of 1 + 2 n.
    for (const QString &character :
         {u"👨‍👩‍👧‍👦"_s, u"🇳🇴"_s, u"q\u0323\u0307"_s, u"각"_s, u"👍🏽"_s}) {
        const qsizetype bytes = character.toUtf8().size();
        for (qsizetype room = 0; room < 3 * bytes; ++room)
            QCOMPARE(cutToBytes(character.repeated(3), room), character.repeated(room / bytes));
    }
    QCOMPARE(cutToBytes(u"abc"_s, -1), QString());
    // Where the library finds borders inside a pair of surrogates.
    const QString mixed = u"\u0915\u093C 👩‍🚀"_s;
    for (qsizetype room = 7; room < mixed.toUtf8().size(); ++room)
        QCOMPARE(cutToBytes(mixed, room), u"\u0915\u093C "_s);
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

QTEST_GUILESS_MAIN(FileNameTest)
#include "file_name_test.moc"
