// SPDX-License-Identifier: GPL-3.0-or-later
#include "program_bench.h"

#include <QJsonArray>
#include <QtTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

namespace {

/// Paths, sizes and times of change.
QStringList everythingIn(const QString &folder)
{
    QStringList all;
    QDirIterator entries(folder, QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System,
                         QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const QFileInfo entry(entries.next());
        all += u"%1 %2 %3"_s.arg(entry.filePath())
                   .arg(entry.size())
                   .arg(entry.lastModified().toMSecsSinceEpoch());
    }
    all.sort();
    return all;
}

} // namespace

/// The commands that tell what is known, and ask nobody.
class ListingTest : public ProgramBench
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void listTellsWhatIsRemembered();
    void listTellsOfADatabaseThatCannotBeRead();
    void listTellsWhatIsLeftOfADatabaseThatIsGone();
    void idsTellsWhatWouldBeAdded();
    void aHeldClipTellsWhatIsOddAboutIt();
    void expiryTellsWhenALinkEnds();
    void expiryReadsALinkALine();
    void verifyTellsWholeFromBroken();
};

void ListingTest::listTellsWhatIsRemembered()
{
    QCOMPARE(run({u"list"_s, u"--profile"_s, profile()}).output, QByteArray());
    QVERIFY(!QFile::exists(profile()));
    setTask(u"sora_abc123"_s, sim::Completes{.clip = m_clip});
    (void)run(watchArguments({u"--mode"_s, u"8s"_s, u"sora_abc123"_s}));
    const QJsonObject line =
        objectsIn(run({u"list"_s, u"--json"_s, u"--profile"_s, profile()}).output).value(0);
    QCOMPARE(line.keys(),
             (QStringList{u"clip"_s, u"contact"_s, u"created"_s, u"expires_at"_s, u"family"_s, u"id"_s,
                          u"label"_s, u"mode"_s, u"path"_s, u"service"_s, u"status"_s}));
    QCOMPARE(line.value(u"service").toString(), u"custom"_s);
    QCOMPARE(line.value(u"family").toString(), u"sora"_s);
    QCOMPARE(line.value(u"clip").toString(), u"held"_s);
    QVERIFY(QFile::exists(line.value(u"path").toString()));
    QVERIFY(line.value(u"label").isNull());
}

void ListingTest::listTellsOfADatabaseThatCannotBeRead()
{
    QVERIFY(QDir().mkpath(profile()));
    QFile database(profile() + u"/tasks.sqlite"_s);
    QVERIFY(database.open(QIODevice::WriteOnly));
    database.write(QByteArray(40'000, 'x'));
    database.close();
    const Run result = run({u"list"_s, u"--profile"_s, profile()});
    QCOMPARE(result.exitCode, 2);
    QCOMPARE(result.output, QByteArray());
    QCOMPARE(result.errors.count('\n'), 1);
}

void ListingTest::listTellsWhatIsLeftOfADatabaseThatIsGone()
{
    setTask(u"sora_held"_s, sim::Completes{.clip = m_clip});
    setTask(u"sora_fails"_s, sim::Fails{u"content policy"_s});
    QCOMPARE(run(watchArguments({u"sora_held"_s, u"sora_fails"_s})).exitCode, 1);
    const QByteArray known = run({u"list"_s, u"--json"_s, u"--profile"_s, profile()}).output;
    const QDir backups(profile() + u"/backups"_s);
    QVERIFY(backups.mkpath(backups.path()));
    const QString backup = backups.filePath(u"tasks-20261121T120000Z.sqlite"_s);
    QVERIFY(QFile::rename(profile() + u"/tasks.sqlite"_s, backup));

    const QStringList before = everythingIn(profile());
    const Run fromBackup = run({u"list"_s, u"--json"_s, u"--profile"_s, profile()});
    QCOMPARE(fromBackup.exitCode, 0);
    QCOMPARE(fromBackup.output, known);
    QCOMPARE(fromBackup.errors.count('\n'), 1);
    QVERIFY2(fromBackup.errors.contains("is gone") && fromBackup.errors.contains("backup of"),
             fromBackup.errors.constData());
    QCOMPARE(everythingIn(profile()), before);

    QVERIFY(QFile::remove(backup));
    const Run fromFacts = run({u"list"_s, u"--json"_s, u"--profile"_s, profile()});
    QCOMPARE(fromFacts.exitCode, 0);
    QCOMPARE(fromFacts.events.size(), 1);
    QCOMPARE(fromFacts.events.first().value(u"id").toString(), u"sora_held"_s);
    QCOMPARE(fromFacts.events.first().value(u"clip").toString(), u"held"_s);
    QVERIFY2(fromFacts.errors.contains("beside them: 1"), fromFacts.errors.constData());

    const QDir clips(profile() + u"/clips"_s);
    for (const QString &facts : clips.entryList({u"*.json"_s}))
        QVERIFY(QFile::remove(clips.filePath(facts)));
    const Run unknown = run({u"list"_s, u"--profile"_s, profile()});
    QCOMPARE(unknown.exitCode, 2);
    QCOMPARE(unknown.output, QByteArray());
    QVERIFY2(unknown.errors.contains("nothing is known: 1"), unknown.errors.constData());
    // The next start says so too.
    const Run watched = run(watchArguments({u"sora_fails"_s}));
    QVERIFY2(watched.errors.contains("nothing is known: 1"), watched.errors.constData());
    QCOMPARE(clips.entryList({u"*.mp4"_s}).size(), 1);
}

void ListingTest::idsTellsWhatWouldBeAdded()
{
    const Run result =
        run({u"ids"_s, u"-"_s}, {}, "看看 sora_abc123def456，还有 vgen_7f31c09ab2e4。video_url vgen_");
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.events, (QVector<QJsonObject>{{{u"id"_s, u"sora_abc123def456"_s},
                                                   {u"service"_s, u"kyyReactApiServer"_s},
                                                   {u"family"_s, u"sora"_s},
                                                   {u"certain"_s, true}},
                                                  {{u"id"_s, u"vgen_7f31c09ab2e4"_s},
                                                   {u"service"_s, u"kyyReactApiServer"_s},
                                                   {u"family"_s, u"veo"_s},
                                                   {u"certain"_s, false}}}));
    QCOMPARE(run({u"ids"_s}, {}, "nothing here").output, QByteArray());
}

void ListingTest::aHeldClipTellsWhatIsOddAboutIt()
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/media/black.mp4"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_simulator->setClip(u"black"_s, file.readAll(), 4.0); // and half a second long
    setTask(u"sora_black"_s, sim::Completes{.clip = u"black"_s});
    const Run watched = run(watchArguments({u"sora_black"_s}));
    QCOMPARE(watched.exitCode, 0);
    const QJsonObject held = watched.of(u"held"_s).value(0);
    QCOMPARE(held.value(u"marks").toArray(), QJsonArray({u"shorter"_s, u"black"_s, u"silent"_s}));
    const Run verified = run({u"verify"_s, held.value(u"path").toString()});
    QCOMPARE(verified.exitCode, 0);
    // A file alone does not tell what the service said.
    QCOMPARE(verified.events.value(0).value(u"marks").toArray(), QJsonArray({u"black"_s, u"silent"_s}));
    // The profile remembers it.
    const Run again = run(watchArguments({u"sora_black"_s}));
    QCOMPARE(again.of(u"held"_s).value(0).value(u"marks"), held.value(u"marks"));
}

void ListingTest::expiryTellsWhenALinkEnds()
{
    const QString link =
        u"https://a.example/b.mp4?X-Amz-Date=20261202T082011Z&X-Amz-Expires=57600&X-Amz-Signature=0a"_s;
    const Run told = run({u"expiry"_s, u"--now"_s, u"2026-12-02T09:30:11+01:00"_s, link});
    QCOMPARE(told.exitCode, 0);
    QCOMPARE(told.errors, QByteArray());
    QCOMPARE(told.output,
             QByteArray(R"({"certainty":"exact","expires_at":"2026-12-03T00:20:11Z","known_from":"link"})"
                        "\n"));
    const QByteArray unknown = R"({"certainty":"unknown","expires_at":null,"known_from":"none"})"
                               "\n";
    QCOMPARE(run({u"expiry"_s, u"--now"_s, u"2036-12-02T08:30:11Z"_s, link}).output, unknown);
    QCOMPARE(run({u"expiry"_s, u"no link at all"_s}).output, unknown);
    // Without --now it is now.
    const Moment end = std::chrono::floor<std::chrono::seconds>(m_clock.wall() + 24h);
    const QString soon =
        u"https://a.example/b.mp4?Signature=s&Expires="_s + QString::number(end.time_since_epoch() / 1s);
    QCOMPARE(run({u"expiry"_s, soon}).events.value(0).value(u"expires_at").toString(), toRfc3339(end));
    QVERIFY(!QFile::exists(profile()));
}

void ListingTest::expiryReadsALinkALine()
{
    const QByteArray link = "https://a.example/b.mp4?Signature=s&Expires=1796439609";
    const Run result =
        run({u"expiry"_s, u"--now"_s, u"2026-12-02T08:30:11Z"_s, u"-"_s}, {},
            link + "\r\n\n  " + link + "&x-amz-security-token=t  \nhttps://a.example/c.mp4\n\xff\n" +
                "https://a.example/c.mp4?expires=1796439609");
    QCOMPARE(result.exitCode, 0);
    QStringList certainties;
    for (const QJsonObject &end : result.events)
        certainties.append(end.value(u"certainty").toString());
    QCOMPARE(certainties, (QStringList{u"exact"_s, u"at-latest"_s, u"unknown"_s, u"unknown"_s, u"about"_s}));
    QCOMPARE(result.events.last().value(u"expires_at").toString(), u"2026-12-05T03:00:09Z"_s);
    QCOMPARE(run({u"expiry"_s, u"-"_s}).output, QByteArray());
    // More than a pipe holds.
    QCOMPARE(run({u"expiry"_s, u"-"_s}, {}, QByteArray(link + '\n').repeated(5'000)).events.size(), 5'000);
}

void ListingTest::verifyTellsWholeFromBroken()
{
    const QString whole = m_folder->filePath(u"whole.mp4"_s);
    const QString cut = m_folder->filePath(u"cut.mp4"_s);
    QFile wholeFile(whole);
    QFile cutFile(cut);
    QVERIFY(wholeFile.open(QIODevice::WriteOnly) && cutFile.open(QIODevice::WriteOnly));
    wholeFile.write(m_simulator->clip(m_clip));
    cutFile.write(m_simulator->clip(m_clip).chopped(100));
    wholeFile.close();
    cutFile.close();
    const Run good = run({u"verify"_s, whole});
    QCOMPARE(good.exitCode, 0);
    QVERIFY(good.events.value(0).value(u"ok").toBool());
    QCOMPARE(good.events.value(0).value(u"marks").toArray(), QJsonArray());
    QVERIFY(good.events.value(0).value(u"width").toInt() > 0);
    const Run mixed = run({u"verify"_s, whole, cut});
    QCOMPARE(mixed.exitCode, 1);
    QVERIFY(!mixed.events.value(1).value(u"ok").toBool());
    QVERIFY(!mixed.events.value(1).value(u"reason").toString().isEmpty());
    QVERIFY(mixed.events.value(1).value(u"marks").isNull());
}

/// A server that says the key wherever it can, to every kind of task.

QTEST_GUILESS_MAIN(ListingTest)
#include "listing_test.moc"
