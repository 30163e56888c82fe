// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/file_name.h"
#include "core/name_template.h"

#include <QRandomGenerator>
#include <QTest>
#include <QTextBoundaryFinder>

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

/// As TakeCount counts them, each task by itself.
QHash<qint64, Take> countedOneByOne(const QString &nameTemplate, const QVector<Task> &tasks)
{
    QHash<qint64, Take> takes;
    for (const Task &task : tasks) {
        TakeCount count(nameTemplate, task);
        for (const Task &other : tasks)
            count.add(other);
        takes.insert(task.number, count.take());
    }
    return takes;
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
    void aCharacterIsNeverCutInTwo();
    void anyTextMakesALegalName();
    void takesAreCountedAmongEqualNames_data();
    void takesAreCountedAmongEqualNames();
    void takesComeInTheOrderOfCreation();
    void takesHaveAsManyDigitsAsTheirCountNeeds();
    void aNameIsNeverEmpty_data();
    void aNameIsNeverEmpty();
    void furtherTakesAreNumberedBeforeTheEnding_data();
    void furtherTakesAreNumberedBeforeTheEnding();
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

namespace {

/// What the three systems ask of a name, said another way than the code says it.
QByteArray problemOf(const QString &name)
{
    const QByteArray bytes = name.toUtf8();
    if (QString::fromUtf8(bytes) != name)
        return "halves of characters";
    if (bytes.size() > 204 || !name.endsWith(u".mp4"_s))
        return "length or ending of " + QByteArray::number(bytes.size());
    if (name.normalized(QString::NormalizationForm_C) != name)
        return "not composed";
    const QString stem = name.chopped(4);
    if (stem.isEmpty() || stem.startsWith(u'.') || stem.startsWith(u'-') || stem.startsWith(u' '))
        return "start";
    if (stem.endsWith(u'.') || stem.endsWith(u' ') || stem.contains(u"  "_s))
        return "end or spaces";
    for (const char c : bytes) {
        if (uchar(c) < 0x20 || c == 0x7F || QByteArrayView("<>:\"/\\|?*").contains(c))
            return "forbidden character";
    }
    static const QStringList devices = u"CON PRN AUX NUL COM1 COM9 LPT1 LPT9 CONIN$ CONOUT$"_s.split(u' ');
    if (devices.contains(stem.section(u'.', 0, 0).trimmed().toUpper()))
        return "device";
    for (const char16_t c : u"\u202E\u200F\u2066\uFEFF\u200B\u00AD\uFFFD\u3164"_s.toStdU16String()) {
        if (name.contains(QChar(c)))
            return "hidden character";
    }
    return {};
}

QString randomText(QRandomGenerator &random)
{
    static const QStringList pieces{u"CON"_s,
                                    u"nul"_s,
                                    u"com1"_s,
                                    u"."_s,
                                    u".."_s,
                                    u"-"_s,
                                    u" "_s,
                                    u"/"_s,
                                    u"\\"_s,
                                    u"e\u0301"_s,
                                    u"\u0301"_s,
                                    u"\u202E"_s,
                                    u"👩‍🚀"_s,
                                    u"\u200D"_s,
                                    u"\u3164"_s,
                                    u"镜"_s,
                                    u"{id}"_s,
                                    u".mp4"_s,
                                    u"\uFEFF"_s,
                                    u"\u0958"_s,
                                    u"("_s,
                                    u")"_s,
                                    u"a"_s.repeated(90)};
    QString text;
    for (quint32 length = random.bounded(40); length > 0; --length) {
        switch (random.bounded(4)) {
        case 0:
            text += pieces.at(random.bounded(pieces.size()));
            break;
        case 1:
            text += QChar(ushort(random.bounded(0x10000)));
            break;
        case 2: {
            const char32_t c = random.bounded(0x110000u);
            text += QString::fromUcs4(&c, 1);
            break;
        }
        default:
            text += QChar(ushort(random.bounded(0x80)));
        }
    }
    return text;
}

} // namespace

void FileNameTest::anyTextMakesALegalName()
{
    QRandomGenerator random(20261121);
    for (int round = 0; round < 20'000; ++round) {
        Task task = taskOf(randomText(random), randomText(random));
        task.model = randomText(random);
        const QString nameTemplate =
            QStringList{u"{label}"_s, u"{label} {id}"_s, u"({model}) {label}.{take}"_s, randomText(random)}
                .at(round % 4);
        const QString name = clipFileName(nameTemplate, task, created);
        const QByteArray problem = problemOf(name);
        QVERIFY2(problem.isEmpty(),
                 qPrintable(QString::number(round) + u": "_s +
                            QString::fromLatin1(problem + ' ' + name.toUtf8().toPercentEncoding())));
        QCOMPARE(legalStem(name.chopped(4)), name.chopped(4));
    }
}

void FileNameTest::takesAreCountedAmongEqualNames_data()
{
    QTest::addColumn<QString>("nameTemplate");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("by label") << u"{label} {take}"_s
                              << QStringList{u"Sea 01.mp4"_s, u"Sea 02.mp4"_s, u"Hill 01.mp4"_s,
                                             u"sea 03.mp4"_s};
    QTest::newRow("by model and label")
        << u"{model} {label} {take}"_s
        << QStringList{u"veo Sea 01.mp4"_s, u"sora Sea 01.mp4"_s, u"veo Hill 01.mp4"_s, u"veo sea 02.mp4"_s};
    QTest::newRow("by day") << u"{date} {take}"_s
                            << QStringList{u"1970-01-01 01.mp4"_s, u"1970-01-01 02.mp4"_s,
                                           u"1970-01-01 03.mp4"_s, u"1970-01-01 04.mp4"_s};
    QTest::newRow("by itself") << u"{take}"_s
                               << QStringList{u"01.mp4"_s, u"02.mp4"_s, u"03.mp4"_s, u"04.mp4"_s};
    QTest::newRow("by id") << u"{id} {take}"_s
                           << QStringList{u"a 01.mp4"_s, u"b 01.mp4"_s, u"c 01.mp4"_s, u"d 01.mp4"_s};
}

void FileNameTest::takesAreCountedAmongEqualNames()
{
    QFETCH(QString, nameTemplate);
    QFETCH(QStringList, names);
    QVector<Task> tasks;
    for (const auto &[id, label, model] :
         {std::tuple(u"a"_s, u"Sea"_s, u"veo"_s), std::tuple(u"b"_s, u"Sea"_s, u"sora"_s),
          std::tuple(u"c"_s, u"Hill"_s, u"veo"_s), std::tuple(u"d"_s, u"sea"_s, u"veo"_s)}) {
        tasks.append(taskOf(id, label));
        tasks.last().model = model;
        tasks.last().number = tasks.size();
    }
    const auto takes = takesOf(nameTemplate, tasks);
    QStringList got;
    for (const Task &task : tasks)
        got.append(clipFileName(nameTemplate, task, localTimeOf(task), takes.value(task.number)));
    QCOMPARE(got, names);
    QCOMPARE(countedOneByOne(nameTemplate, tasks), takes);
}

void FileNameTest::takesComeInTheOrderOfCreation()
{
    QVector<Task> tasks;
    for (const int second : {30, 10, 20, 10}) {
        tasks.append(taskOf(u"x"_s, u"Sea"_s));
        tasks.last().number = tasks.size();
        tasks.last().created = Moment(std::chrono::seconds(second));
    }
    tasks[2].created.reset();
    tasks[2].addedAt = Moment(std::chrono::seconds(15));
    const auto takes = takesOf(u"{label} {take}"_s, tasks);
    QCOMPARE(takes.value(2), (Take{1, 4}));
    QCOMPARE(takes.value(4), (Take{2, 4}));
    QCOMPARE(takes.value(3), (Take{3, 4}));
    QCOMPARE(takes.value(1), (Take{4, 4}));
    QCOMPARE(countedOneByOne(u"{label} {take}"_s, tasks), takes);
    tasks[0].created = Moment(std::chrono::hours(100)); // of another day
    QCOMPARE(countedOneByOne(u"{date} {take}"_s, tasks), takesOf(u"{date} {take}"_s, tasks));
    QVERIFY(takesOf(u"{label}"_s, tasks).isEmpty());
}

void FileNameTest::takesHaveAsManyDigitsAsTheirCountNeeds()
{
    const auto name = [](Take take) { return clipFileName(u"{take}"_s, taskOf(u"x"_s), created, take); };
    QCOMPARE(name({}), u"01.mp4"_s);
    QCOMPARE(name({7, 99}), u"07.mp4"_s);
    QCOMPARE(name({7, 100}), u"007.mp4"_s);
    QCOMPARE(name({1234, 1234}), u"1234.mp4"_s);
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
